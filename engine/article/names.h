// Names of authors and agencies, as bylines and credit lines give them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.h"
#include "engine/article/rules.h"

namespace sourcier {

// Whom a byline names and nothing more ("Par Ana Ruiz et Léo Blin"): persons, and agencies as
// credits of the text ("By Reuters Staff"). Empty where the line is no byline.
struct Byline {
  std::vector<std::string> authors;
  std::vector<Credit> credits;
  bool empty() const { return authors.empty() && credits.empty(); }
};
Byline read_byline(std::string_view line, const ExtractionRules::Data& rules);

// The persons of a line that is their names and nothing more, but for where they are and an agency
// that they wrote with: "Ana Ruiz & Tom Ray", "Ana Ruiz, à Vaucelin", "Ana Ruiz avec AFP", "Ana
// Ruiz (avec Léo Blin)". Each needs a known given name. Empty for any other line.
std::vector<std::string> read_signature(std::string_view line, const ExtractionRules::Data& rules);

// The line from a "by" in its midst on, where a day or a label stands before it ("Posted on 4 March
// by Ana Ruiz"), in an element that is marked as an author's also anything that is no name; else
// the line.
std::string_view after_by(std::string_view line, bool is_marked,
                          const ExtractionRules::Data& rules);

// Who wrote an article, gathered from all that names somebody. What names nobody is dropped:
// generic words, addresses. Persons, and desks with a name of their own, are `names`; whoever else
// signs is one of the `others`, who count where no person is named.
class AuthorList {
 public:
  // `outlets` are the names of the site, folded.
  AuthorList(const ExtractionRules::Data& rules, std::vector<std::string> outlets)
      : rules_(rules), outlets_(std::move(outlets)) {}

  // A list of names ("Ana Ruiz, Léo Blin et Tom Ray"). `is_marked`: the page's data or marks say
  // that it names authors, so that "surfguard" is one.
  void add(std::string_view names, bool is_marked);
  // The name of what its data calls an organisation. The outlet itself is none.
  void add_organisation(std::string_view name);

  bool empty() const { return names.empty(); }

  // An empty list that knows the same.
  AuthorList like() const;
  // Adds the others of another list.
  void take_others(const AuthorList& list);

  // Who signs: the persons; where none is named, or only by a sign ("det"), the others.
  std::vector<std::string> signatories() const;

  std::vector<std::string> names;
  std::vector<std::string>
      others;  // Desks, organisations, agencies, the outlet; as they are named.
  std::vector<std::string> agencies;
  // What is added now is read by the page's readers. The outlet counts only so, for systems fill it
  // into data where nobody else is.
  bool is_shown = false;
  bool takes_others = true;  // Nobody else has named any.

 private:
  void add_list(std::string_view names, bool is_marked);
  void add_one(std::string_view name, bool is_marked);
  void add_other(std::string_view name);
  void add_agency(std::string_view name);
  bool is_outlet(std::string_view folded) const;
  bool is_nobody(std::string_view name, const LineWords& words) const;
  std::string_view without_address(std::string_view list) const;
  std::string_view cut_at_stop(std::string_view name) const;
  std::string_view without_agency(std::string_view name) const;
  bool is_place(std::string_view name, const LineWords& words) const;

  const ExtractionRules::Data& rules_;
  std::vector<std::string> outlets_;
};

// Adds whom a byline names to the list; nothing where the line is no byline.
void add_byline(std::string_view line, const ExtractionRules::Data& rules, AuthorList& list);

// Adds the persons of a list of names to `authors`; `outlet` and agencies are none.
void add_authors(std::string_view names, std::string_view outlet,
                 const ExtractionRules::Data& rules, std::vector<std::string>& authors);

// Whether the first word of a name is a given name, and a name follows. Where it is an ordinary
// word too, `is_told` must say that a name is expected.
bool has_given_name(std::string_view name, bool is_told, const ExtractionRules::Data& rules);

// Whether the line is the name of an agency and nothing more ("AFP", "Thomson Reuters").
bool is_agency(std::string_view name, const ExtractionRules::Data& rules);

// The credits that a short line gives: "(AFP)", "avec AFP", "Photo : X/Y", "Tous droits réservés
// X/AP". `in_figure` says that it stands at a picture. Empty where the line is no credit line.
std::vector<Credit> credits_in_line(std::string_view line, bool in_figure,
                                    const ExtractionRules::Data& rules);

// A caption parted from the credit at its end ("Two men at a port. Ana Ruiz/AP"): the length of
// its prose, and the credits after it.
struct CaptionParts {
  std::size_t prose = 0;
  std::vector<Credit> credits;
};
CaptionParts part_caption(std::string_view caption, const ExtractionRules::Data& rules);

// The agency of a dateline at the beginning ("PARIS (AFP) - …") or of a tag at the end
// ("… (AFP)") of the text; "" for none.
std::string dateline_agency(std::string_view first_paragraph, const ExtractionRules::Data& rules);

}  // namespace sourcier
