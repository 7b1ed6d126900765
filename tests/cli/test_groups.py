"""Groups of whole collections: what belongs to different worlds never meets in one story."""
import collections
import json
import os
import pathlib
import unittest

from harness import EXAMPLE, ROOT, CliTest

SHARED = pathlib.Path(os.environ.get("SOURCIER_SHARED", ROOT.parent / "shared"))
RPM2 = SHARED / "data" / "stories" / "rpm2"


@unittest.skipUnless((SHARED / "seeds").is_dir() and RPM2.is_dir(),
                     f"no development data at {SHARED}; SOURCIER_SHARED names another place")
class Worlds(CliTest):
    def test_no_story_joins_two_themes(self):
        themes = {row["id"]: row["cluster"] for row in map(json.loads, (RPM2 / "labels.jsonl").read_text().splitlines())}
        worlds = collections.defaultdict(set)
        for line in self.run_program("group", SHARED / "seeds", EXAMPLE, RPM2 / "articles.jsonl").lines():
            if "family" in line:
                worlds[line["story"]].add(themes.get(line["id"], "a seed or an example"))
        self.assertGreaterEqual(len(worlds), 13, "ten themes, the seeds' story and two of the examples'")
        self.assertEqual([sorted(story) for story in worlds.values() if len(story) > 1], [])



class SumsUp(CliTest):
    """An article that sums up two events belongs to the one it is about and mentions the other."""

    RESCUE = (
        ("Un céréalier s’échoue à Kervazan", "Le navire céréalier Astrolabe s'est échoué dimanche soir sur les récifs de Kervazan, avec dix-neuf marins à bord, a annoncé la préfecture maritime."),
        ("Les marins de l’Astrolabe hélitreuillés", "Un hélicoptère de la Marine a hélitreuillé les dix-neuf marins de l'Astrolabe, échoué sur les récifs de Kervazan dans une mer très forte."),
        ("Astrolabe : le gouvernail perdu", "L'Astrolabe transportait douze mille tonnes de blé ; le céréalier échoué à Kervazan a perdu son gouvernail dans la tempête, selon l'armateur."),
        ("La nuit de l’échouement", "À Kervazan, les sauveteurs racontent la nuit de l'échouement du céréalier Astrolabe : rafales, récifs, et dix-neuf marins treuillés un à un."))
    OYSTERS = (
        ("Le fioul atteint les huîtres", "Une nappe de fioul de quatre kilomètres a atteint jeudi les parcs à huîtres de Lanester-Plage, où la vente est interdite, ont décidé les autorités sanitaires."),
        ("La récolte perdue", "Les ostréiculteurs de Lanester-Plage ont perdu leur récolte : la nappe de fioul échappée de l'Astrolabe a souillé les parcs à huîtres, la vente est interdite."),
        ("Huîtres interdites", "Interdiction de vendre les huîtres de Lanester-Plage : le fioul de l'Astrolabe couvre quarante hectares de parcs, selon le comité de la conchyliculture."),
        ("Volontaires contre le fioul", "Deux cents volontaires ramassent le fioul sur la plage et dans les parcs à huîtres de Lanester-Plage ; la vente des huîtres reste interdite."))
    BOTH = ("Huîtres interdites : retour sur une semaine noire",
            "La vente des huîtres est interdite à Lanester-Plage depuis que la nappe de fioul de l'Astrolabe a atteint jeudi les parcs, et les ostréiculteurs ont perdu leur récolte.\n\n"
            "Tout a commencé dimanche soir, quand le céréalier s'est échoué sur les récifs de Kervazan avec dix-neuf marins à bord, hélitreuillés par la Marine dans une mer très forte. "
            "Le navire avait perdu son gouvernail dans la tempête.\n\nLe fioul couvre quarante hectares de parcs à huîtres, selon le comité de la conchyliculture.")

    def test_it_is_of_one_event_and_mentions_the_other(self):
        rows = [(f"rescue{i}", "2031-02-02", *one) for i, one in enumerate(self.RESCUE)]
        rows += [(f"oysters{i}", "2031-02-06", *one) for i, one in enumerate(self.OYSTERS)] + [("both", "2031-02-07", *self.BOTH)]
        keys = ("id", "published", "title", "text")
        lines = "".join(json.dumps(dict(zip(keys, row), language="fr")) + "\n" for row in rows)
        of = {line["id"]: line for line in self.run_program("group", self.write("week.jsonl", lines)).lines() if "family" in line}
        rescue, oysters = of["rescue0"]["event"], of["oysters0"]["event"]
        self.assertNotEqual(rescue, oysters)
        self.assertEqual(len({line["story"] for line in of.values()}), 1)
        self.assertEqual({of[f"rescue{i}"]["event"] for i in range(4)}, {rescue})
        self.assertEqual({of[f"oysters{i}"]["event"] for i in range(4)}, {oysters})
        self.assertEqual((of["both"]["event"], of["both"]["events_mentioned"]), (oysters, [rescue]))
        self.assertEqual([id for id, line in of.items() if id != "both" and line["events_mentioned"]], [])


class Explanations(CliTest):
    """group --explain agrees with group, whichever article is asked for first."""

    def setUp(self):
        super().setUp()
        self.groups = {line["id"]: line for line in self.run_program("group", EXAMPLE).lines() if "family" in line}

    def explain(self, first, second, *options):
        run = self.run_program("group", EXAMPLE, "--explain", first, second, *options)
        self.assertEqual(run.status, 0, run.err)
        return run

    def test_every_pair_says_what_the_groups_say(self):
        ids = sorted(self.groups)
        copies = [(a["id"], c["of"]) for a in self.groups.values() for c in a["copies"]]
        for first, second in [(ids[i], ids[-1 - i]) for i in range(len(ids) // 2)] + copies[:4]:
            with self.subTest(first=first, second=second):
                told = self.explain(first, second, "--json").lines()[0]
                a, b = self.groups[first], self.groups[second]
                self.assertEqual(told["same_family"], a["family"] == b["family"])
                for level in ("event", "story"):
                    self.assertEqual(told[level]["same"], a[level] == b[level])
                    if told[level]["average"] is not None:
                        self.assertEqual(told[level]["average"] >= told[level]["threshold"], a[level] == b[level])
                self.assertEqual(told["copy"], next((c for c in a["copies"] if c["of"] == second), None))
                turned = self.explain(second, first, "--json").lines()[0]
                for key in ("same_family", "actors", "days_apart"):
                    self.assertEqual(turned[key], told[key])

    def test_for_people(self):
        first, second = next((a["id"], c["of"]) for a in self.groups.values() for c in a["copies"] if c["type"] != "exact")
        text = self.explain(first, second).out.decode()
        for line in ("A  ", "B  ", "copies   ", "event    ", "story    ", "actors   ", "dates    ", "shared   "):
            self.assertIn("\n" + line, "\n" + text)

    def test_who_had_it_first_and_why(self):
        sentences = [f"Le conseil de la ville numéro {n} a voté hier soir un crédit de {n * 7} millions pour la place {n + 3} du quartier." for n in range(12, 22)]
        whole, part = " ".join(sentences), " ".join(sentences[:5])
        def article(id, text, **more):
            return {"id": id, "title": "La place", "language": "fr", "text": text, **more}
        credit = [{"name": "AFP", "text": "(AFP)", "of": "text"}]
        rows = (("day", "A", article("a", whole, published="2031-03-03"), article("b", whole, published="2031-03-04")),
                ("credit", "B", article("a", whole, published="2031-03-03", credits=credit), article("b", whole, published="2031-03-04", outlet="AFP")),
                ("time", "B", article("a", whole, published="2031-03-03T10:30:00+01:00"), article("b", whole, published="2031-03-03T09:15:00Z")),
                ("time", "A", article("a", whole, published="2031-03-03T00:20:00+01:00"), article("b", whole, published="2031-03-02T23:40:00Z")),
                (None, "unknown", article("a", whole, published="2031-03-03T10:30:00+01:00"), article("b", whole, published="2031-03-03T09:15:00")),
                (None, "unknown", article("a", whole, published="2031-03-03T00:00:00Z"), article("b", whole, published="2031-03-03T09:15:00Z")),
                ("abridgement", "B", article("a", part), article("b", whole)),
                (None, "unknown", article("a", whole), article("b", whole)))
        for by, first, *pair in rows:
            with self.subTest(by=by):
                path = self.write("pair.jsonl", "".join(json.dumps(one) + "\n" for one in pair))
                told = self.run_program("group", path, "--explain", "a", "b", "--json").lines()[0]
                self.assertEqual(told["first_by"], by)
                text = self.run_program("group", path, "--explain", "a", "b").out.decode()
                self.assertIn(f"first: {first}" + ("; " if by is None else " ("), text)

    def test_the_end_of_a_path_names_an_article(self):
        pages = sorted(page.name for page in EXAMPLE.iterdir())[:2]
        told = self.explain(*pages, "--json").lines()[0]
        self.assertLessEqual({told["id"], told["other"]}, set(self.groups))

    def test_a_language_whose_words_are_not_weighed_is_named(self):
        # Basque has no table of rarity, German has.
        for language, is_told in (("eu", True), ("de", False)):
            path = self.write("two.jsonl", "".join(json.dumps({"id": name, "language": language, "text": text}) + "\n"
                                                   for name, text in (("a", "Kaltes Wasser fällt."), ("b", "Zwei Berge stehen."))))
            told = self.run_program("group", path, "--explain", "a", "b").out.decode()
            self.assertEqual(f"none of '{language}' weighs" in told, is_told)

    def test_wrong_usage(self):
        unknown = self.run_program("group", EXAMPLE, "--explain", "nobody", sorted(self.groups)[0])
        self.assertEqual(unknown.status, 1)
        self.assertIn("no single article is called 'nobody'", unknown.err)
        self.assertEqual(self.run_program("group", EXAMPLE, "--explain", "one").status, 2)


class NearCopies(CliTest):
    """group --near-copies: duplicates of a pile, from the texts alone."""

    def near(self, *arguments):
        run = self.run_program("group", "--near-copies", *arguments)
        self.assertEqual(run.status, 0, run.err)
        return run.out.decode()

    def articles(self, *texts):
        lines = (json.dumps({"id": id, "text": text}) + "\n" for id, text in texts)
        return self.write(f"{len(list(self.folder.iterdir()))}.jsonl", "".join(lines))

    def test_pairs_with_their_nearness_in_the_order_of_ids(self):
        words = [f"word{n}" for n in range(40)]
        one, other = " ".join(words), " ".join(words[:38] + ["else", "where"])
        first, second = self.articles(("c", one), ("b", other)), self.articles(("a", one), ("d", "Quite another text it is."))
        lines = [json.loads(line) for line in self.near("50", first, second).splitlines()]
        self.assertEqual([(line["first"], line["second"], line["nearness"]) for line in lines],
                         [("a", "b", 0.8947), ("a", "c", 1.0), ("b", "c", 0.8947)])
        self.assertEqual(self.near("50", second, first), self.near("50", first, second))
        self.assertEqual(len(self.near("95", first, second).splitlines()), 1)

    def test_no_copies_no_lines(self):
        self.assertEqual(self.near("50", self.articles(("a", "One text of its own, that nobody copied."))), "")

    def test_what_goes_with_it(self):
        for extra in (["--explain", "a", "b"], ["--db", self.folder / "s.db"]):
            self.assertEqual(self.run_program("group", "--near-copies", "50", EXAMPLE, *extra).status, 2)
        self.assertEqual(self.run_program("group", "--near-copies", "0", EXAMPLE).status, 2)


if __name__ == "__main__":
    unittest.main()