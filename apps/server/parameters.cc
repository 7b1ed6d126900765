#include "apps/server/parameters.h"

#include <algorithm>
#include <charconv>

#include "apps/server/base64.h"
#include "engine/base/date.h"

namespace sourcier::server {
namespace {

bool is_count(const std::string& value) {
  std::size_t number = 0;
  const auto end = std::from_chars(value.data(), value.data() + value.size(), number);
  return end.ec == std::errc() && end.ptr == value.data() + value.size() && number >= 1 &&
         number <= kLargestLimit;
}

// What a value should have been; "" where it is that.
std::string wanted_instead(const Parameter& parameter, const std::string& value) {
  switch (parameter.takes) {
    case Takes::kText:
      return "";
    case Takes::kDay:
      return parse_date(value) ? "" : "a date such as 2025-07-12";
    case Takes::kCount:
      return is_count(value) ? "" : "a number from 1 to 500";
    case Takes::kCursor:
      return from_base64url(value) ? "" : "the next of an earlier page";
    case Takes::kLanguage: {
      const bool is_tag =
          !value.empty() && value.size() <= 35 && std::ranges::all_of(value, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-';
          });
      return is_tag ? "" : "a language such as fr or en";
    }
    case Takes::kWord:
      break;
  }
  if (std::ranges::find(parameter.words, value) != parameter.words.end()) return "";
  std::string known;
  for (const std::string_view word : parameter.words) (known += known.empty() ? "" : ", ") += word;
  return "one of " + known;
}

std::string names_of(const std::vector<Parameter>& parameters) {
  std::string names;
  for (const Parameter& parameter : parameters)
    names += (names.empty() ? "" : ", ") + std::string(parameter.name);
  return names.empty() ? "none" : names;
}

}  // namespace

std::vector<Parameter> with_paging(std::vector<Parameter> parameters) {
  parameters.push_back({"limit", Takes::kCount, "Items a page, at most 500; 50 if not given."});
  parameters.push_back({"after", Takes::kCursor, "The `next` of the page before."});
  return parameters;
}

std::optional<Answer> take_parameters(const Resource& resource, const Target& target, Call& call) {
  for (const auto& [name, value] : target.query) {
    const auto row = std::ranges::find(resource.parameters, name,
                                       [](const Parameter& p) { return std::string_view(p.name); });
    if (row == resource.parameters.end())
      return problem(Status::kBadRequest, "'" + name +
                                              "' is no parameter of this address; wanted " +
                                              names_of(resource.parameters));
    if (const std::string wanted = wanted_instead(*row, value); !wanted.empty())
      return problem(Status::kBadRequest, name + ": '" + value + "' was given; wanted " + wanted);
    if (!call.query.emplace(name, value).second)
      return problem(Status::kBadRequest, name + " is given twice");
  }
  for (const Parameter& parameter : resource.parameters) {
    if (parameter.is_required && !call.query.contains(parameter.name))
      return problem(Status::kBadRequest, std::string(parameter.name) + " is missing; wanted: " +
                                              std::string(parameter.about));
  }
  return {};
}

}  // namespace sourcier::server
