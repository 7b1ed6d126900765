#include "apps/cli/model_data.h"

#include <simdjson.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <sstream>

#include "engine/page/url/url.h"

namespace sourcier::cli {
namespace {

using simdjson::dom::element;

std::string string_at(const element& record, std::string_view key) {
  std::string_view value;
  if (record[key].get(value) != simdjson::SUCCESS) return {};
  return std::string(value);
}

std::vector<std::string> strings_at(const element& record, std::string_view key) {
  std::vector<std::string> values;
  simdjson::dom::array list;
  if (record[key].get(list) != simdjson::SUCCESS) return values;
  for (const element item : list) {
    std::string_view value;
    if (item.get(value) == simdjson::SUCCESS) values.emplace_back(value);
  }
  return values;
}

// Written as hexadecimal digits.
std::vector<std::uint32_t> keys_at(const element& record, std::string_view key) {
  constexpr int kHexadecimal = 16;
  std::vector<std::uint32_t> keys;
  for (const std::string& digits : strings_at(record, key)) {
    std::uint32_t value = 0;
    const char* const end = digits.data() + digits.size();
    if (std::from_chars(digits.data(), end, value, kHexadecimal).ptr == end) keys.push_back(value);
  }
  return keys;
}

PageTruth truth_of(const element& record) {
  PageTruth truth;
  truth.id = string_at(record, "id");
  truth.site = site_of(parse_url(string_at(record, "url")).host);
  truth.with = strings_at(record, "with");
  truth.without = strings_at(record, "without");
  truth.weak = strings_at(record, "weak");
  truth.body = keys_at(record, "body");
  truth.other = keys_at(record, "other");
  const bool has_snippets = !truth.with.empty() || !truth.without.empty();
  if (std::string_view text; !has_snippets && record["text"].get(text) == simdjson::SUCCESS)
    truth.text = std::string(text);
  return truth;
}

}  // namespace

Result<std::vector<LabelledPage>> load_labelled(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "truth.jsonl";
  std::ifstream lines(path);
  if (!lines)
    return fail(ErrorKind::kNotFound, path.string(),
                "cannot open the answers; wanted a folder with truth.jsonl and pages/");
  std::vector<LabelledPage> pages;
  simdjson::dom::parser parser;
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.empty()) continue;
    element record;
    if (parser.parse(line).get(record) != simdjson::SUCCESS) {
      return fail(ErrorKind::kMalformed, path.string() + ":" + std::to_string(number),
                  "expected one JSON object a line");
    }
    LabelledPage page;
    page.truth = truth_of(record);
    const PageTruth& truth = page.truth;
    if (!truth.text && truth.with.empty() && truth.without.empty() && truth.weak.empty()) continue;
    const std::filesystem::path file = folder / "pages" / (truth.id + ".html");
    std::ifstream bytes(file, std::ios::binary);
    if (!bytes)
      return fail(ErrorKind::kNotFound, file.string(),
                  std::string("cannot open the page: ") + std::strerror(errno));
    std::ostringstream body;
    body << bytes.rdbuf();
    page.page.body = std::move(body).str();
    page.page.path = file.string();
    pages.push_back(std::move(page));
  }
  if (pages.empty())
    return fail(ErrorKind::kNotFound, path.string(), "no page of pages/ has an answer");
  return pages;
}

}  // namespace sourcier::cli
