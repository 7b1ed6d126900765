// sourcier: the command line. One file a command; program.cc joins them.
#include "apps/cli/command.h"

int main(int argc, char** argv) { return sourcier::cli::run_program(argc, argv); }
