"""Statements read from whole articles: what joins them, and who put them on record."""
import json
import unittest

from harness import CliTest

DAY = "The firm Quaylight is close to being sold to Orchard, the company said on 9 March 2031. "
OVER = "It's as good as over, and if it is not so now, it will be by then"
# What the second article says, and whether it is one statement with the first one's.
SECOND = [
    (f"\"{OVER},\" a well-placed source on the engineering team told the Herald.", True),
    (f"\"{OVER.replace(chr(39), chr(0x2019))}.\" said an employee who knows of it.", True),
    ("\"It's as good as over, but only if we all wait,\" a well-placed source told the Herald.", False),
]

# What one article says, in French, and the origins of its statement that holds "pont".
ORIGINS = [
    ("Le pont est fermé, a rapporté l'agence TASS, citant la mairie de Lyon.", ["mairie de Lyon"]),
    ("Le pont est fermé, a annoncé la mairie, citée par l'agence TASS.", ["mairie"]),
    ("Le pont est fermé, a indiqué la mairie à l'AFP.", ["AFP"]),
    ("Le pont est fermé, a annoncé la mairie.", ["mairie"]),
    ("« Le pont est fermé pour longtemps », a écrit la mairie.", ["mairie"]),
    ("« Le pont est fermé pour longtemps », a déclaré Paul Durand.", []),
    ("« Le pont est fermé pour longtemps », nous a déclaré Paul Durand.", ["Journal du Lac"]),
]
# The same of two articles: an organisation's own word is no second origin beside the one that passed it on.
TWO_ORIGINS = [
    ("« Le pont est fermé pour longtemps », a déclaré la mairie de Lyon à l'AFP.",
     "Les riverains attendent depuis des jours que la circulation reprenne sur les quais. Des barrières ont été posées aux deux entrées. "
     "« Le pont est fermé pour longtemps », a déclaré la mairie de Lyon.", ["AFP"], 1),
    ("« Le pont est fermé pour longtemps », a déclaré la mairie de Lyon.",
     "« Le pont est fermé pour longtemps », a déclaré la mairie de Lyon.", ["mairie de Lyon"], 0),
]
# What a French and an English article say, and whether it is one statement.
TRANSLATED = [
    ("le quai fermera en mai", "the quay will close in May", True),
    ("le quai fermera en mars", "the quay will close in March", True),
    ("le quai fermera en mars", "the quay will close in May", False),
    ("le quai fermera à 14 heures", "the quay will close at 2 p.m.", True),
    ("le quai fermera à 14 heures", "the quay will close at 3 p.m.", False),
    ("le projet coûtera deux milliards de dollars", "the project will cost $2 billion", True),
    ("le projet coûtera deux milliards de dollars", "the project will cost $3 billion", False),
    ("le quai a fermé hier", "the quay closed yesterday", True),  # and not "ferme", firm
    ("la Russie a attaqué l'Ukraine", "Russia attacked Ukraine", True),
    ("il n'y a aucune preuve", "there is no evidence", True),
    ("il n'a pas confirmé que le quai fermerait", "the quay will close", False),
]


# What one article says, and the stance in which the wording that holds "pont est fermé" is shown.
STANCES = [
    ("La mairie a annoncé que le pont est fermé.", "asserts"),
    ("La mairie a démenti que le pont est fermé.", "denies"),
]


class Statements(CliTest):
    def of_bridge(self, *sentences):
        rows = [{"id": f"a{i}", "title": "Le pont du Lac", "text": f"Une crue a frappé Lyon le 9 mars 2031. {sentence}", "language": "fr",
                 "published": "2031-03-09", "outlet": ["Journal du Lac", "Courrier du Col"][i]} for i, sentence in enumerate(sentences)]
        run = self.run_program("trace", "--json", self.write("lake.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)))
        self.assertEqual(run.status, 0, run.err)
        return [one for one in json.loads(run.out)["statements"] if any("e pont est fermé" in w["text"] for w in one["wordings"])]

    def test_lone_denial_is_shown_as_one(self):
        for sentence, stance in STANCES:
            with self.subTest(sentence=sentence):
                told = [w for one in self.of_bridge(sentence) for w in one["wordings"] if "pont est fermé" in w["text"]]
                self.assertEqual([w["stance"] for w in told], [stance])

    def test_who_put_it_on_record(self):
        for sentence, origins in ORIGINS:
            with self.subTest(sentence=sentence):
                self.assertEqual([[origin["name"] for origin in one["origins"]] for one in self.of_bridge(sentence)], [origins])

    def test_an_organisations_own_word_beside_who_passed_it_on(self):
        for first, second, origins, unstated in TWO_ORIGINS:
            with self.subTest(first=first):
                self.assertEqual([([origin["name"] for origin in one["origins"]], one["counts"]["unstated"]) for one in self.of_bridge(first, second)],
                                 [(origins, unstated)])

    def speakers_of(self, second):
        texts = {"a": f"{DAY}A source told the Gazette: \"{OVER}.\"", "b": DAY + second}
        rows = [{"id": name, "title": "Quaylight is nearly sold", "text": text, "language": "en", "published": "2031-03-09",
                 "outlet": f"Outlet {name}"} for name, text in texts.items()]
        run = self.run_program("trace", "--json", self.write("two.jsonl", "".join(json.dumps(row) + "\n" for row in rows)))
        self.assertEqual(run.status, 0, run.err)
        return [sorted({wording["article"] for wording in statement["wordings"] if "as good as over" in wording["text"]})
                for statement in json.loads(run.out)["statements"] if any("as good as over" in w["text"] for w in statement["wordings"])]

    def test_the_same_words_of_small_words_too(self):
        for second, is_one in SECOND:
            with self.subTest(second=second):
                self.assertEqual(sorted(self.speakers_of(second)), [["a", "b"]] if is_one else [["a"], ["b"]])

    def test_what_two_languages_say_alike(self):
        for french, english, is_one in TRANSLATED:
            with self.subTest(french=french, english=english):
                rows = [{"id": name, "title": title, "text": text, "language": name, "published": "2031-03-04", "outlet": f"Outlet {name}"}
                        for name, title, text in (("fr", "Quai de Brévalon", f"La maire Anne Dell a dit à Brévalon que {french}."),
                                                  ("en", "Brévalon quay", f"Mayor Anne Dell said in Brévalon that {english}."))]
                run = self.run_program("trace", "--json", self.write("quay.jsonl", "".join(json.dumps(row) + "\n" for row in rows)))
                found = [{wording["article"] for wording in statement["wordings"]} for statement in json.loads(run.out)["statements"]]
                self.assertEqual({"fr", "en"} in found, is_one, run.out)


if __name__ == "__main__":
    unittest.main()
