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
    ("Le coût du quai est de 12 millions d'euros, selon la préfecture.", "The cost of the quay is 18 million euros, the union said.", "differ"),
    ("Le quai coûtera 12 millions d'euros, selon la préfecture.", "The port paid 18 million euros in fines, the union said.", None),
    ("La grue portait douze tonnes de sable, selon la préfecture.", "La grue portait vingt tonnes de sable, selon le syndicat.", "differ"),
    ("La grue portait douze tonnes de sable, selon la préfecture.", "La grue portait vingt tonnes de rails, selon le syndicat.", None),
    ("The port paid a 12 million euros fine, the prefecture said.", "The port paid an 18 million euros fine, the union said.", "differ"),
]
# The same of the people counted: what has become of them is one thing, whatever noun bears the number.
PEOPLE = [
    ("Au moins 12 personnes ont péri, ont annoncé les pompiers.", "Le bilan s'est alourdi à 17 morts, selon les pompiers.", None, "agree"),
    ("12 personnes ont péri, ont annoncé les pompiers.", "Le bilan s'est alourdi à 17 morts, selon le port.", "2031-03-20", "revised"),
    ("12 personnes ont péri, ont annoncé les pompiers.", "L'accident a fait 17 morts, selon le port.", None, "differ"),
    ("12 personnes ont péri, ont annoncé les pompiers.", "The death toll has risen to 17, the port said.", "2031-03-20", "revised"),
    ("12 personnes ont péri, ont annoncé les pompiers.", "L'accident a fait 17 blessés, selon le port.", None, None),
    ("12 people died and 30 were missing, the port said.", "25 people are missing, the port said.", "2031-03-20", "revised"),
    ("L'accident a fait 12 morts à Sélane, selon le port.", "L'effondrement du pont de Sélane a fait 17 morts, selon la mairie.", None, "differ"),
    ("L'accident a fait 12 morts à Sélane, selon le port.", "The fall of the Selane bridge killed 17 people, the port said.", None, "differ"),
    ("L'accident a fait 12 morts à Sélane, selon le port.", "L'accident a fait 17 morts à Brest, selon la mairie.", None, None),
    ("25 personnes sont portées disparues, selon le port.", "20 personnes sont portées disparues, selon le port.", "2031-03-20", "revised"),
]
# Who counted how many of one crowd, or of one thing, in the ways in which the press says so; None is the article itself.
COUNTS = [
    ("Ils étaient 300 selon la police, 1 000 selon les organisateurs, à défiler dimanche.", {"police": 300, "organisateurs": 1000}),
    ("Entre 300 (police) et 1 000 (organisateurs) personnes ont défilé dimanche.", {"police": 300, "organisateurs": 1000}),
    ("Un millier de personnes (300 selon la police) ont manifesté dimanche.", {None: 1000, "police": 300}),
    ("La police a compté 300 manifestants. Les organisateurs en revendiquent 1 000.", {"police": 300, "organisateurs": 1000}),
    ("Selon l'armateur, le ferry transportait 120 passagers. Les gendarmes en ont dénombré 180.", {"armateur": 120, "gendarmes": 180}),
    ("Le naufrage a fait 15 morts selon le ministère, 12 selon les gendarmes.", {"ministère": 15, "gendarmes": 12}),
    ("The police put the crowd at 300, while organisers said 1,000 people had taken part.", {"police": 300, "organisers": 1000}),
    ("The organisers estimated the crowd at 1,000. Police said it was closer to 300.", {"organisers": 1000, "Police": 300}),
    ("The march drew 1,000 people, according to organisers, and 300, according to police.", {"organisers": 1000, "police": 300}),
    ("The rally drew some 300 protesters (1,000 according to the organisers).", {None: 300, "organisers": 1000}),
    ("The blast left 12 dead, the ministry said. Police reported that 15 were killed.", {"ministry": 12, "Police": 15}),
    ("The blast killed 12, the ministry said, while police counted 15 dead.", {"ministry": 12, "police": 15}),
    ("Aucun blessé n'est à déplorer, selon l'armateur. Les gendarmes ont compté 12 blessés.", {"armateur": 0, "gendarmes": 12}),
    ("The operator said no one was killed. Police counted 12 dead.", {"operator": 0, "Police": 12}),
    ("The ferry sank and 12 people lost their lives, the port said; police put the death toll at 15.", {"port": 12, "police": 15}),
]
# Amounts that two sources give of one thing, of which the second says no more than the number.
SUMS = [
    ("Les dégâts sont estimés à 12 millions d'euros par la mairie. Les assureurs les chiffrent à 18 millions d'euros.", {"mairie": 12e6, "assureurs": 18e6}),
    ("La participation a atteint 61 %, selon le ministère. L'opposition évoque 45 %.", {"ministère": 61, "opposition": 45}),
    ("Le feu a brûlé 120 hectares, selon les pompiers. La préfecture fait état de 150 hectares.", {"pompiers": 120, "préfecture": 150}),
    ("The council put the damage at $12 million. Insurers put it at $18 million.", {"council": 12e6, "Insurers": 18e6}),
    ("The ministry put turnout at 61%; the opposition says 45%.", {"ministry": 61, "opposition": 45}),
]
# Numbers near a crowd or a toll that count something else.
NO_COUNTS = [
    "The police put the crowd at 300. In March 500 people died in a fire, the ministry said.",
    "La police a compté 300 manifestants. Les organisateurs rappellent que 500 emplois sont menacés.",
    "The police counted 300 protesters, of whom 46 were arrested, the mayor said.",
    "The crowd sang for the coach, who was 68, the club said. The police put the crowd at 300.",
]
# A crowd has a number of its own each day: of one day its counts are held against each other, those of two days are not.
MARCH = "Les dockers du port de Brévalon ont défilé {day} dans le centre-ville contre la vente de la grue du quai Nord. "
CROWDS = [
    (("2031-03-18", MARCH.format(day="mardi") + "La police a compté 1 200 manifestants, les syndicats en revendiquent 3 000."),
     ("2031-03-19", MARCH.format(day="mercredi") + "La police parle de 1 800 manifestants."), {("a",): "differ", ("b",): "agree"}),
    (("2031-03-18", MARCH.format(day="mardi") + "La police a compté 1 200 manifestants."),
     ("2031-03-19", MARCH.format(day="mardi") + "Les syndicats parlent de 3 000 manifestants."), {("a", "b"): "differ"}),
]
EVENT = {"fr": "Une grue s'est effondrée mardi 17 mars 2031 sur le quai Nord du port de Brévalon. ",
         "en": "A crane collapsed on Tuesday 17 March 2031 on the north quay of the port of Brevalon. "}


class Figures(CliTest):
    def figures(self, first, second, second_day=None):
        rows = []
        for name, sentence, day in (("a", first, None), ("b", second, second_day)):
            language = "en" if sentence.startswith(("The ", "12 people", "25 people")) else "fr"
            rows.append({"id": name, "title": EVENT[language].strip(" ."), "text": EVENT[language] + sentence, "language": language,
                         "published": day or "2031-03-18", "outlet": f"Journal {name}"})
        path = self.write("pair.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        run = self.run_program("trace", "--json", path)
        self.assertEqual(run.status, 0, run.err)
        return json.loads(run.out)["figures"]

    def test_amounts_of_one_thing_alone_are_held_against_each_other(self):
        for first, second, relation in AMOUNTS:
            with self.subTest(first=first, second=second):
                both = [figure for figure in self.figures(first, second) if {value["article"] for value in figure["values"]} == {"a", "b"}]
                self.assertEqual([figure["relation"] for figure in both], [relation] if relation else [])

    def test_a_crowd_of_another_day_is_another_crowd(self):
        for (first_day, first), (second_day, second), wanted in CROWDS:
            with self.subTest(first=first, second=second):
                rows = [{"id": name, "title": text[:40], "text": text, "language": "fr", "published": day, "outlet": f"Journal {name}"}
                        for name, day, text in (("a", first_day, first), ("b", second_day, second))]
                path = self.write("pair.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
                run = self.run_program("trace", "--json", path)
                self.assertEqual(run.status, 0, run.err)
                found = {tuple(sorted({value["article"] for value in figure["values"]})): figure["relation"]
                         for figure in json.loads(run.out)["figures"]}
                self.assertEqual(found, wanted)

    def test_people_are_counted_by_what_has_become_of_them(self):
        for first, second, day, relation in PEOPLE:
            with self.subTest(first=first, second=second):
                both = [figure for figure in self.figures(first, second, day) if {value["article"] for value in figure["values"]} == {"a", "b"}]
                self.assertEqual([figure["relation"] for figure in both], [relation] if relation else [])

    def counts(self, text):
        """The values of each figure of an article alone, by who gives them."""
        language = "en" if text.startswith("The ") else "fr"
        row = {"id": "a", "title": EVENT[language].strip(" ."), "text": EVENT[language] + text, "language": language, "published": "2031-03-18", "outlet": "Journal a"}
        run = self.run_program("trace", "--json", self.write("one.jsonl", json.dumps(row, ensure_ascii=False) + "\n"))
        self.assertEqual(run.status, 0, run.err)
        return [(figure["relation"], {value["according_to"]: value["low"] for value in figure["values"]}) for figure in json.loads(run.out)["figures"]]

    def test_two_count_one_thing(self):
        for text, wanted in COUNTS + SUMS:
            with self.subTest(text=text):
                self.assertIn(("differ", wanted), self.counts(text))

    def test_another_thing_is_not_counted_with_it(self):
        for text in NO_COUNTS:
            with self.subTest(text=text):
                self.assertEqual([figure for figure in self.counts(text) if len(figure[1]) > 1], [])

    def test_a_rounded_amount_is_the_same(self):
        for first, second, relation in (("52 %", "52,3 %", "agree"), ("52 %", "54,3 %", "differ"), ("12 millions", "12,3 millions", "agree"), ("1 million", "1,4 million", "differ")):
            with self.subTest(first=first, second=second):
                told = [f"Les dockers du quai perdent {amount}{'' if '%' in amount else ' d’euros'} de leurs primes." for amount in (first, second)]
                self.assertEqual([figure["relation"] for figure in self.figures(*told) if len(figure["values"]) == 2], [relation])

    def test_one_sentence_gives_two_counts_of_one_crowd(self):
        crowd = "La fermeture du quai a fait sortir 12 000 manifestants selon la préfecture, 40 000 selon les organisateurs."
        figures = [figure for figure in self.figures(crowd, "Le quai est fermé.") if len(figure["values"]) == 2]
        self.assertEqual([(figure["relation"], sorted(value["according_to"] for value in figure["values"])) for figure in figures],
                         [("differ", ["organisateurs", "préfecture"])])

    def test_an_amount_is_named_by_what_it_is_of(self):
        cost = [amounts for amounts in AMOUNTS if "coût du quai" in amounts[0]][0]
        for (first, second, _), name in ((AMOUNTS[0], "perte"), (cost, "coût")):
            self.assertIn(name, [figure["counted"] for figure in self.figures(first, second)])

    def test_what_is_to_be_by_a_later_day_is_said_on_the_articles_day(self):
        plan = "La mairie a annoncé que 40 dockers seraient embauchés avant le 25 décembre 2031."
        self.assertEqual({value["as_of"] for figure in self.figures(plan, "Selon la mairie, 40 dockers seront embauchés.") for value in figure["values"]},
                         {"2031-03-18"})


if __name__ == "__main__":
    unittest.main()
