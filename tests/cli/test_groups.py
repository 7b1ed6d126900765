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

    def test_the_end_of_a_path_names_an_article(self):
        pages = sorted(page.name for page in EXAMPLE.iterdir())[:2]
        told = self.explain(*pages, "--json").lines()[0]
        self.assertLessEqual({told["id"], told["other"]}, set(self.groups))

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