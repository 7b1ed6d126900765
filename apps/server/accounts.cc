#include "apps/server/accounts.h"

#include <arpa/inet.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace sourcier::server {
namespace {

constexpr std::size_t kMostAccounts = 1000;  // Of a newsroom.

Result<Account> account_of(const std::string& line, const std::string& place) {
  std::istringstream parts(line);
  std::string role, more;
  Account account;
  parts >> role >> account.name >> account.token;
  if (role == "reader") account.role = Role::kReader;
  if (role == "editor") account.role = Role::kEditor;
  if (account.role == Role::kNobody) {
    return fail(ErrorKind::kMalformed, place,
                "'" + role + "' begins the line; wanted reader or editor, a name and a token");
  }
  if (account.token.empty() || parts >> more) {
    return fail(ErrorKind::kMalformed, place,
                std::string(account.token.empty() ? "too few" : "too many") +
                    " words; wanted three: reader or editor, a name, a token");
  }
  if (account.token.size() < kShortestToken) {
    return fail(ErrorKind::kMalformed, place,
                "the token of " + account.name + " has " + std::to_string(account.token.size()) +
                    " characters; wanted at least " + std::to_string(kShortestToken));
  }
  return account;
}

bool is_loopback(const std::string& address) {
  return address == "::1" || address.starts_with("127.");
}

bool is_address(const std::string& text) {
  in6_addr any{};
  return inet_pton(AF_INET, text.c_str(), &any) == 1 ||
         inet_pton(AF_INET6, text.c_str(), &any) == 1;
}

}  // namespace

Result<std::vector<Account>> read_accounts(const std::string& path) {
  struct stat status{};
  if (stat(path.c_str(), &status) != 0)
    return fail(ErrorKind::kNotFound, path,
                std::string("cannot open the file of tokens: ") + std::strerror(errno));
  if ((status.st_mode & (S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)) != 0)
    return fail(ErrorKind::kUnsupported, path, "others may read the tokens; chmod 600 first");
  std::ifstream file(path);
  std::vector<Account> accounts;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const std::string place = path + ":" + std::to_string(number);
    auto account = account_of(line, place);
    if (!account) return tl::unexpected(account.error());
    if (accounts.size() == kMostAccounts)
      return fail(ErrorKind::kTooLarge, place,
                  "more accounts than the most there may be, " + std::to_string(kMostAccounts));
    accounts.push_back(std::move(*account));
  }
  if (accounts.empty())
    return fail(ErrorKind::kMalformed, path,
                "the file names nobody; wanted lines such as: reader ana TOKEN");
  return accounts;
}

std::string wanted_for_sharing(const Settings& settings) {
  if (!is_address(settings.address))
    return "--address: '" + settings.address +
           "' is no address; wanted one such as 127.0.0.1 or ::1";
  const bool is_shared = !is_loopback(settings.address) || settings.is_behind_proxy;
  if (!is_shared) return "";
  const std::string about = settings.address + " can be reached by others: ";
  if (settings.accounts.empty()) return about + "--token-file must say who may ask";
  if (settings.certificate.empty() && !settings.is_behind_proxy)
    return about + "--certificate and --key, or --behind-proxy NAME, must keep what is sent secret";
  return "";
}

}  // namespace sourcier::server
