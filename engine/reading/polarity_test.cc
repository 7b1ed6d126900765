// How a report stands to what it tells: held, denied, or left open.
#include <gtest/gtest.h>

#include <string>

#include "engine/reading/read_text.h"

namespace sourcier {
namespace {

struct Case {
  const char* language;
  const char* text;
  const char* wanted;  // "= content", "! content" where denied, "? content" where left open.
};

constexpr Case kPolarities[] = {
    {"en", "The minister denied that the port would close.", "! the port would close"},
    {"en", "The minister rejects the accusation that he took bribes.", "! he took bribes"},
    {"en", "The minister dismissed claims that the port would close.",
     "! claims that the port would close"},
    {"en", "The minister ruled out that the port would close.", "! the port would close"},
    {"en", "The minister rejected the offer.", "? The minister rejected the offer"},
    {"en", "The minister does not want the port to close.",
     "? The minister does not want the port to close"},
    {"en", "The minister did not rule out closing the port.",
     "? The minister did not rule out closing the port"},
    {"en", "The minister pushed back against claims that the port would close.",
     "! claims that the port would close"},
    {"en", "The minister never said the port would close.",
     "? The minister never said the port would close"},
    {"en", "The minister did not deny that the port would close.",
     "? The minister did not deny that the port would close"},
    {"en", "The minister does not believe that the port will close.", "! the port will close"},
    {"en", "The minister doubts that the port will close.",
     "? The minister doubts that the port will close"},
    {"en", "The minister does not doubt that the port will close.", "= the port will close"},
    {"en", "The report was denied by the minister.", "! The report"},
    {"en", "The actress was dismissed by the media.", ""},
    {"en", "“The port will not close,” the minister denied.", "= The port will not close,"},
    {"en", "The minister said it was not true that the port would close.",
     "= it was not true that the port would close"},
    {"en", "The minister may say that the port will close.",
     "? The minister may say that the port will close"},
    {"en", "Nobody says that the port will close.", "? Nobody says that the port will close"},
    {"en", "If the minister says the port will close, all will leave.", ""},
    {"en", "Did the minister say the port would close?", ""},
    {"en", "When the minister said the port would close, the workers left.",
     "= the port would close"},
    {"en", "The minister did not hesitate to say that the port would close.",
     "= the port would close"},
    {"en", "The minister was quick to add that the port would close.", "= the port would close"},
    {"en", "The minister is convinced that the port will close.", "= the port will close"},
    {"en", "The minister is not sure that the port will close.",
     "? The minister is not sure that the port will close"},
    {"en", "It is clear that the port will close.", ""},
    {"fr", "Le ministre tient à préciser que le port fermera.", "= le port fermera"},
    {"fr", "Le ministre n'a pas manqué de rappeler que le port fermerait.", "= le port fermerait"},
    {"fr", "Le ministre n'a pas tenu à préciser que le port fermerait.",
     "? Le ministre n'a pas tenu à préciser que le port fermerait"},
    {"fr", "Le ministre a voulu croire que le port rouvrirait.", "= le port rouvrirait"},
    {"fr", "Le ministre n'a pas osé déclarer la perte du port.", ""},
    {"fr", "Le ministre devrait annoncer que le port fermera.", ""},
    {"fr", "Le ministre se dit convaincu que le port fermera.", "= le port fermera"},
    {"fr", "Il n'est pas certain que le port ferme.", ""},
    {"fr", "Aucun ministre n'a dit que le port fermerait.",
     "? Aucun ministre n'a dit que le port fermerait"},
    {"fr", "Il ressort du rapport que le port fermera.", "= le port fermera"},
    {"fr", "La police n'a pas pu établir si la mère savait que le port fermerait.", ""},
    {"fr", "Si le ministre assure que le port fermera, la maire répond non.", "= le port fermera"},
    {"fr", "Le ministre n'a pas confirmé que le port fermerait.",
     "? Le ministre n'a pas confirmé que le port fermerait"},
    {"fr", "Le ministre ne confirme pas que le port fermera.",
     "? Le ministre ne confirme pas que le port fermera"},
    {"fr", "Le ministre n'a jamais dit que le port fermerait.",
     "? Le ministre n'a jamais dit que le port fermerait"},
    {"fr", "Le ministre a de plus affirmé que le port fermerait.", "= le port fermerait"},
    {"fr", "Le ministre ne dément pas que le port fermera.",
     "? Le ministre ne dément pas que le port fermera"},
    {"fr", "Le ministre ne croit pas que le port fermera.", "! le port fermera"},
    {"fr", "Le ministre doute que le port ferme.", "? Le ministre doute que le port ferme"},
    {"fr", "Le ministre ne doute pas que le port fermera.", "= le port fermera"},
    {"fr", "Le ministre a exclu que le port ferme.", "! le port ferme"},
    {"fr", "Le ministre se défend d'avoir fermé le port.", "! avoir fermé le port"},
    {"fr", "Le ministre rejette les accusations selon lesquelles le port fermerait.",
     "! les accusations selon lesquelles le port fermerait"},
    {"fr", "La fermeture du port a été démentie par le ministre.", "! La fermeture du port"},
    {"fr", "Le port ne fermera pas, a démenti le ministre.", "= Le port ne fermera pas"},
    {"fr", "Le ministre assure n'avoir jamais fermé le port.", "= n'avoir jamais fermé le port"},
};

TEST(Polarity, OfWhatIsReported) {
  constexpr char kMarks[] = {'=', '!', '?'};
  for (const Case& c : kPolarities) {
    const std::string text = c.text;
    std::string found;
    for (const Attribution& each : read_text(c.language, text).attributions) {
      if (!found.empty()) found += '\n';
      found += kMarks[static_cast<std::size_t>(each.stance)];
      found += " " + std::string(slice(text, each.content));
    }
    EXPECT_EQ(found, c.wanted) << text;
  }
}

}  // namespace
}  // namespace sourcier
