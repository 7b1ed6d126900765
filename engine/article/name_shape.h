// How names are written: capitals, particles, the signs that lists leave around them.
#pragma once

#include <string>
#include <string_view>

#include "engine/article/phrases.h"
#include "engine/article/words.h"

namespace sourcier::name_shape {

bool begins_upper(std::string_view text);
bool begins_lower(std::string_view text);
bool has_digit(std::string_view text);

bool has_role(const LineWords& words, const Phrases& phrases, std::string_view role);

// "de", "van", "al-": small words inside names.
inline bool is_particle(std::string_view word) { return word.size() <= 3; }

// Whether the parts of a name are written as a person's.
bool is_person_like(std::string_view name, const LineWords& words);

// "surfguard", "Marianne1", "jose de la cruz": what people call themselves.
bool is_user_like(std::string_view name, const LineWords& words);

// "TK", "GNB": the sign of somebody who is named before.
bool is_sign_of_name(std::string_view name);

// Off both ends: white space and the signs that lists leave.
std::string_view trim_signs(std::string_view text);

// "Ana Ruiz Ana Ruiz": what is there once for eyes and once for ears.
std::string_view said_once(std::string_view name);

// "Ana Ruiz (Bern)", "Ana Ruiz @anaruiz", "Ana Ruiz - Le Fanal": the name alone.
std::string_view bare_name(std::string_view name);

// "Ana Ruiz | 12/05/2031 10:20", "Ana Ruiz, 12 mai 2031": without the day behind a sign.
std::string_view undated(std::string_view name);

// Off the end: the full stop of the sentence that the name ends, not that of an initial or "Jr.".
std::string_view without_full_stop(std::string_view name);

// "Ana\u00A0Ruiz": with spaces of one kind.
std::string with_plain_spaces(std::string_view name);

// Letters and digits alone: "INTERSCENAR.IO", "Interscenario" and "interscenar io" have the same.
std::string letters_of(std::string_view folded);

}  // namespace sourcier::name_shape
