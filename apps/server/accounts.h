// Accounts: who may ask a server that others than this machine's user can reach.
#pragma once

#include <string>
#include <vector>

#include "apps/server/settings.h"
#include "engine/base/result.h"

namespace sourcier::server {

// One a line: "reader NAME TOKEN" or "editor NAME TOKEN"; empty lines and those with # at their
// beginning are left out. A file that others may read is refused.
Result<std::vector<Account>> read_accounts(const std::string& path);

// What is missing for the address that was asked for: another than loopback needs accounts, and
// TLS or a proxy that has it. "" where nothing is.
std::string wanted_for_sharing(const Settings& settings);

}  // namespace sourcier::server
