// sourcier: the command line. One file a command; program.cc joins them.
#include "apps/cli/command.h"
#include "apps/cli/no_memory.h"

namespace {

// Libraries allocate as they are loaded, before main() and even before the constructors of this
// program; only what stands in this section runs earlier.
void begin(int /*argc*/, char** /*argv*/, char** /*environment*/) {
  sourcier::cli::end_plainly_without_memory();
}
__attribute__((section(".preinit_array"), used)) void (*const kFirst)(int, char**, char**) = begin;

}  // namespace

int main(int argc, char** argv) { return sourcier::cli::run_program(argc, argv); }
