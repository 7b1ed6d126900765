#include "engine/page/url/url_host.h"

#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <array>
#include <memory>

#include "engine/page/url/ip_address.h"
#include "engine/page/url/url_encode.h"
#include "engine/text/icu_status.h"
#include "engine/text/utf8.h"

namespace sourcier {
namespace {

using namespace std::string_view_literals;

constexpr auto kForbiddenInHost = "\0\t\n\r #/:<>?@[\\]^|"sv;

// What may not stand in a domain: the above, "%", controls and what is not ASCII.
constexpr std::array<bool, 256> make_forbidden() {
  std::array<bool, 256> forbidden{};
  for (std::size_t byte = 0; byte < forbidden.size(); ++byte)
    forbidden[byte] = byte < 0x20 || byte > 0x7E;
  for (const char c : kForbiddenInHost) forbidden[static_cast<unsigned char>(c)] = true;
  forbidden['%'] = true;
  return forbidden;
}

constexpr std::array<bool, 256> kForbiddenInDomain = make_forbidden();

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

const icu::IDNA* idna() {
  static const std::unique_ptr<const icu::IDNA> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const std::uint32_t options =
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
    std::unique_ptr<const icu::IDNA> made(icu::IDNA::createUTS46Instance(options, status));
    return is_done(status) ? std::move(made) : nullptr;
  }();
  return instance.get();
}

// "xn--bcher-kva.example" for "Bücher.example", as UTS 46 has it; "" for failure. Lengths and the
// places of hyphens do not matter to the standard.
std::string domain_to_ascii(std::string_view domain) {
  if (domain.size() > kLongestDomain || idna() == nullptr) return {};
  constexpr std::uint32_t kIgnored = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                     UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                     UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  idna()->nameToASCII_UTF8(icu::StringPiece(domain.data(), static_cast<int32_t>(domain.size())),
                           sink, info, status);
  if (!is_done(status) || (info.getErrors() & ~kIgnored) != 0) return {};
  return out;
}

// Appends a domain that is ASCII, in lower case: the common way, without a copy.
bool append_ascii_domain(std::string& out, std::string_view domain) {
  if (domain.empty()) return false;
  const std::size_t begin = out.size();
  for (const char c : domain) {
    if (kForbiddenInDomain[static_cast<unsigned char>(c)]) return false;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (!ends_in_number(domain)) return true;
  out.resize(begin);
  return append_ipv4(out, domain);
}

bool append_opaque(std::string& out, std::string_view text) {
  if (text.find_first_of(kForbiddenInHost) != std::string_view::npos) return false;
  append_encoded(out, text, EncodeSet::kControl);
  return true;
}

}  // namespace

bool append_host(std::string& out, std::string_view text, bool is_special) {
  if (text.starts_with('['))
    return text.ends_with(']') && append_ipv6(out, text.substr(1, text.size() - 2));
  if (!is_special) return append_opaque(out, text);
  if (text.find('%') == std::string_view::npos && is_ascii(text))
    return append_ascii_domain(out, text);
  const std::string decoded = mend_utf8(percent_decoded(text));
  return append_ascii_domain(out, is_ascii(decoded) ? decoded : domain_to_ascii(decoded));
}

}  // namespace sourcier
