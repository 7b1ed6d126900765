// How the commands reach the network.
#pragma once

#include <CLI/CLI.hpp>
#include <atomic>

#include "engine/live/polite.h"
#include "engine/pipeline/pipeline.h"

namespace sourcier::cli {

void add_network_options(CLI::App& command, bool& allow_private);

PoliteOptions polite_options(bool allow_private, double pause_seconds,
                             const std::atomic<bool>* stop);

// Gets the addresses among the inputs of a command, by the same rules as watch does.
FetchPage fetch_inputs(bool allow_private);

}  // namespace sourcier::cli
