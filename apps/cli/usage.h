// What is told of a command line that cannot be understood.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace sourcier::cli {

// The words are the command line, the program's name aside.
std::string usage_problem(const CLI::App& program, const CLI::ParseError& error,
                          const std::vector<std::string>& words);

}  // namespace sourcier::cli
