"""Figures read from sentences: amounts are held against each other only where they are of one thing."""
import json
import unittest

from harness import CliTest

# Two sentences of one event, and how their amounts stand to each other (None: not held against each other).
AMOUNTS = [
    ("La régie du port a subi une perte de 12 millions d'euros, selon la préfecture.",
     "La régie du port a annoncé une perte de 18 millions d'euros, selon le syndicat.", "differ"),
    ("La régie du port a subi une perte de 12 millions d'euros, selon la préfecture.",
     "La régie du port a payé une amende de 18 millions d'euros, selon le syndicat.", None),
    ("Le port a enregistré une perte de 12 millions d'euros au premier semestre 2030, selon la préfecture.",
     "Le port a enregistré une perte de 18 millions d'euros au second semestre 2030, selon le syndicat.", None),
    ("Selon la préfecture, la régie du port a reçu une aide de 12 millions d'euros.",
     "Selon le syndicat, la régie du port a reçu une aide de 18 millions d'euros.", "differ"),
    ("The port paid a 12 million euros fine, the prefecture said.", "The port paid an 18 million euros fine, the union said.", "differ"),
]
EVENT = {"fr": "Une grue s'est effondrée mardi 17 mars 2031 sur le quai Nord du port de Brévalon. ",
         "en": "A crane collapsed on Tuesday 17 March 2031 on the north quay of the port of Brevalon. "}


class Figures(CliTest):
    def figures(self, first, second):
        language = "en" if first.startswith("The ") else "fr"
        rows = [{"id": name, "title": EVENT[language].strip(" ."), "text": EVENT[language] + sentence, "language": language,
                 "published": "2031-03-18", "outlet": f"Journal {name}"} for name, sentence in (("a", first), ("b", second))]
        path = self.write("pair.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        run = self.run_program("trace", "--json", path)
        self.assertEqual(run.status, 0, run.err)
        return json.loads(run.out)["figures"]

    def test_amounts_of_one_thing_alone_are_held_against_each_other(self):
        for first, second, relation in AMOUNTS:
            with self.subTest(first=first, second=second):
                both = [figure for figure in self.figures(first, second) if {value["article"] for value in figure["values"]} == {"a", "b"}]
                self.assertEqual([figure["relation"] for figure in both], [relation] if relation else [])

    def test_an_amount_is_named_by_what_it_is_of(self):
        first, second, _ = AMOUNTS[0]
        self.assertIn("perte", [figure["counted"] for figure in self.figures(first, second)])


if __name__ == "__main__":
    unittest.main()
