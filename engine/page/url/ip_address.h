// IP addresses in URLs: what looks like one is read as one, or refused, and written in one form.
//
// https://url.spec.whatwg.org/#concept-ipv4-parser and #concept-ipv6-parser
#pragma once

#include <string>
#include <string_view>

namespace sourcier {

// Whether the last label of a domain is a number: then the whole must be an IPv4 address.
bool ends_in_number(std::string_view domain);

// Appends "192.168.0.1" for any way of writing it ("0xC0.0250.1"); false for what is no address.
bool append_ipv4(std::string& out, std::string_view text);

// Appends "[1::2]"; `text` is without the brackets.
bool append_ipv6(std::string& out, std::string_view text);

}  // namespace sourcier
