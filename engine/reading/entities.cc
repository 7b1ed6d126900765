#include "engine/reading/entities.h"

#include "engine/reading/capital_nouns.h"
#include "engine/reading/linking.h"
#include "engine/reading/name_candidates.h"
#include "engine/reading/name_corrections.h"
#include "engine/reading/name_lexicon.h"
#include "engine/reading/name_types.h"
#include "engine/reading/name_words.h"
#include "engine/reading/own_outlet.h"
#include "engine/reading/roles.h"
#include "engine/reading/spelt_names.h"

namespace sourcier {

Named find_entities(const Article& article, std::span<const Span> sentences,
                    std::span<const Token> tokens, const Language& language) {
  const std::string_view text = article.text;
  const NameLexicon lexicon(language);
  const auto words = name_words(text, sentences, tokens);
  const auto roles = find_roles(words, lexicon);
  const auto candidates =
      without_common_nouns(find_candidates(text, words, roles, lexicon), words, lexicon);
  auto names =
      correct_names(text, words, roles, type_names(text, words, roles, candidates, lexicon),
                    lexicon, language.made<NameModel>());
  names = with_spelt_names(text, words, roles, std::move(names), lexicon);
  type_own_outlet(text, words, article.outlet, names);
  return link_names(text, words, names, lexicon);
}

}  // namespace sourcier
