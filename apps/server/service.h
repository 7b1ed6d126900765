// Service: answers requests, whatever carried them. Guards, finds the resource, checks what was
// given, and makes of its answer what HTTP wants: validators, compression, the fields of defence.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "apps/server/answer.h"
#include "apps/server/guard.h"
#include "apps/server/incoming.h"
#include "apps/server/metrics.h"
#include "apps/server/settings.h"
#include "engine/api/library.h"

namespace sourcier::server {

struct Service {
  Library& library;
  const Resources& data;
  const Settings& settings;
  Guard guard;
  mutable Metrics metrics;
  std::string language_default = "fr";  // Of the user interface, where the reader has chosen none.

  Service(Library& held, const Resources& loaded, const Settings& chosen)
      : library(held), data(loaded), settings(chosen), guard(chosen) {}
};

// Never throws: what a resource throws is an answer of 500.
Answer answer(const Service& service, const Incoming& incoming);

// How large the body of a request to this target may be.
std::uint64_t largest_body(const std::string& method, const std::string& target);

}  // namespace sourcier::server
