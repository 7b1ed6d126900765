"""Who counts as one voice: a call that two states' agencies report, five outlets over one agency, an interview, a photographer's credit, a denial.
Each is a small story of its own in French and in English."""
import json
import unittest

from harness import CliTest


def articles(name, language, *texts, day="2031-05-14"):
    """Rows of articles by as many outlets: what `trace` reads."""
    titles = {"fr": "L'affaire de Tarvel", "en": "The Tarvel affair"}
    return "".join(json.dumps({"id": f"{name}{i}", "title": titles[language], "text": text, "language": language, "published": day,
                               "outlet": f"Journal {name.upper()}{i}"}, ensure_ascii=False) + "\n" for i, text in enumerate(texts))


# A story's texts, words of the statement asked for, its origins, and how many texts state none.
VOICES = {
    "two states' agencies, in French": ("fr", "nouvelles discussions", ["Anadolu", "TASS"], 0, [
        "Les présidents turc et russe se sont parlé mardi. « La Turquie est prête à de nouvelles discussions à Istanbul », a déclaré le président turc, "
        "Kemal Sarioglu, cité par l'agence Anadolu. L'échange a duré une heure.",
        "Selon l'agence TASS, le président turc Kemal Sarioglu a assuré mardi que la Turquie était prête à de nouvelles discussions à Istanbul. "
        "Les deux dirigeants ont aussi évoqué le gaz."]),
    "two states' agencies, in English": ("en", "poison", ["Kyodo News", "Yonhap"], 0, [
        "The leaders of Korea and Japan spoke on Tuesday. \"We will not allow this dispute to poison our relations,\" Han Do-yun said, according to Yonhap.",
        "Han Do-yun said Seoul would not allow this dispute to poison its relations with Tokyo, Kyodo News reported on Tuesday. The yen was little changed."]),
    "five outlets, two agencies, one state agency, in French": ("fr", "équilibre", ["KCNA"], 0, [
        "« Cet engin changera l'équilibre en mer de l'Est », a affirmé Kim Jong Un, selon l'agence officielle KCNA, citée par l'AFP.",
        "Pyongyang essaie un engin. « Cet engin changera l'équilibre en mer de l'Est », a affirmé Kim Jong Un, a rapporté l'AFP, citant KCNA.",
        "Selon l'agence d'État nord-coréenne, citée par Reuters, Kim Jong Un a affirmé que cet engin « changera l'équilibre en mer de l'Est ».",
        "Kim Jong Un a dit que cet engin changerait l'équilibre en mer de l'Est, selon Reuters, qui cite KCNA. Deux navires étaient là.",
        "D'après une dépêche de l'AFP reprenant les médias officiels nord-coréens, Kim Jong Un a déclaré que l'engin changerait l'équilibre en mer de l'Est."]),
    "five outlets, two agencies, one state agency, in English": ("en", "watch over", ["IRNA"], 0, [
        "\"This satellite will watch over our farmers,\" Reza Golshani said, according to IRNA, as quoted by Reuters.",
        "Tehran is glad. \"This satellite will watch over our farmers,\" Reza Golshani said, Reuters reported, citing IRNA.",
        "Iran's official news agency, cited by AFP, said Reza Golshani had promised that the satellite \"will watch over our farmers\".",
        "AFP, quoting the Islamic Republic News Agency, said Reza Golshani told reporters the satellite would watch over farmers.",
        "According to a Reuters report citing Iranian state media, Reza Golshani said the satellite would watch over farmers."]),
    "an interview, in French": ("fr", "quarante personnes", ["Journal A0"], 0, [
        "Le directeur des thermes de Cauvières, Hervé Lanusse, a reçu Journal A0. « Nous embaucherons quarante personnes avant Noël », nous a-t-il confié.",
        "Les thermes recrutent. « Nous embaucherons quarante personnes avant Noël », a confié leur directeur, Hervé Lanusse, au Journal A0."]),
    "an interview, in English": ("en", "dredge", ["Journal A0"], 0, [
        "Harbour master Celia Thornback spoke to us on Monday. \"We shall dredge the channel before the storms come,\" she told us.",
        "Work could begin soon. Harbour master Celia Thornback told the Journal A0: \"We shall dredge the channel before the storms come.\""]),
    "a photographer's credit, in French": ("fr", "écoliers", [], 2, [
        "La passerelle a été inaugurée. « Elle servira aux écoliers de la vallée », a déclaré la maire, Odile Varenchon.\n\nPhoto : AFP / Jean Morlet",
        "Tarvel a sa passerelle. « Elle servira aux écoliers de la vallée », a déclaré Odile Varenchon, qui a coupé le ruban.\n\n© Reuters"]),
    "a photographer's credit, in English": ("en", "schoolchildren", [], 2, [
        "The footbridge opened on Saturday. \"It will serve our schoolchildren,\" said mayor Olive Trewartha.\n\nPhotograph: Reuters/John Marrack",
        "Tarvel has a new footbridge. \"It will serve our schoolchildren,\" mayor Olive Trewartha said.\n\nPhoto by AP"]),
}
# What is said, and who denies it: the words of both.
DENIALS = {
    "in French": ("fr", "avoir rejeté des solvants", "avoir rejeté des solvants", [
        "L'association Rivière Libre accuse le groupe Verdane d'avoir rejeté des solvants dans la Saône. Une enquête est ouverte.",
        "Le groupe Verdane a démenti mardi avoir rejeté des solvants dans la Saône. « Nous restons sereins », a dit son directeur, Luc Maubert."]),
    "in English": ("en", "Carmody dumped", "dumping solvents", [
        "\"Carmody dumped solvents in the Exe for years,\" the chair of Clean Exe, Ruth Penhale, said on Monday. Police are investigating.",
        "Carmody on Tuesday denied dumping solvents in the Exe. \"We have never dumped solvents in the Exe,\" said its director, Mark Sallow."]),
}


# Who announces the closure, and who denies having asked for it.
NEAR = ["La direction du port a annoncé mardi la fermeture jusqu'à nouvel ordre de son terminal à conteneurs, deux semaines après la rupture d'un câble.",
        "Le ministère des Transports a démenti jeudi avoir demandé la fermeture du terminal à conteneurs du port, arrêté depuis lundi."]


class Voices(CliTest):
    def statements(self, language, texts):
        run = self.run_program("trace", "--json", self.write("story.jsonl", articles("a", language, *texts)))
        self.assertEqual(run.status, 0, run.err)
        return json.loads(run.out)["statements"]

    def test_who_counts_as_one(self):
        for name, (language, words, origins, unstated, texts) in VOICES.items():
            with self.subTest(name):
                found = [one for one in self.statements(language, texts) if any(words in wording["text"] for wording in one["wordings"])]
                self.assertEqual([(sorted(origin["name"] for origin in one["origins"]), one["counts"]["articles"], one["counts"]["unstated"])
                                  for one in found], [(origins, len(texts), unstated)])

    def test_a_denial_names_what_it_denies(self):
        for name, (language, denied, denial, texts) in DENIALS.items():
            with self.subTest(name):
                statements = self.statements(language, texts)
                texts_of = {one["id"]: one["wordings"][0]["text"] for one in statements}
                pairs = [(texts_of[one["id"]], texts_of[by]) for one in statements for by in one["denied_by"]]
                self.assertEqual(len(pairs), 1, pairs)
                self.assertIn(denied, pairs[0][0])
                self.assertIn(denial, pairs[0][1])

    def test_a_denial_of_something_near_denies_nothing_else(self):
        self.assertEqual([one["denied_by"] for one in self.statements("fr", NEAR)], [[], []])


if __name__ == "__main__":
    unittest.main()
