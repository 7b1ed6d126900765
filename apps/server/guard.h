// Guard: who may ask, and what. Against pages in the same browser that would read or change what is
// here (DNS rebinding, forged requests), and against strangers where the server is shared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "apps/server/answer.h"
#include "apps/server/incoming.h"
#include "apps/server/settings.h"

namespace sourcier::server {

// Who asks; `role` is kNobody where the refusal says why.
struct Caller {
  Role role = Role::kNobody;
  std::string name;  // "" for this machine's user.
};

class Guard {
 public:
  explicit Guard(const Settings& settings);

  // A refusal for a Host that is not ours: a rebound name must not be answered.
  std::optional<Answer> check_host(const Incoming& incoming) const;

  // Without accounts the user of this machine is an editor.
  Caller caller_of(const Incoming& incoming) const;

  // A refusal for a change that this server's own page, or a program that says so, did not ask for.
  std::optional<Answer> check_change(const Incoming& incoming) const;

  // True where no other site's page asks.
  bool is_same_origin(const Incoming& incoming) const;

  // What changes must bring; another in every run.
  const std::string& token() const { return token_; }

 private:
  bool is_our_host(std::string_view host) const;
  bool is_our_origin(std::string_view origin) const;

  const Settings& settings_;
  std::string token_;
};

// Compares in a time that tells nothing of the place of the first difference.
bool is_same_secret(std::string_view a, std::string_view b);

}  // namespace sourcier::server
