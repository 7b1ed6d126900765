"""Invented collections: the same seed gives the same bytes, the truth holds, and the engine reads them as meant."""
import json
import os
import unittest

from harness import CliTest

MAKE_CORPUS = os.environ["SOURCIER_MAKE_CORPUS"]


class MakeCorpus(CliTest):
    def make(self, count, seed=1, name="corpus"):
        run = self.run_program("--count", count, "--seed", seed, "--articles", f"{name}.jsonl", "--truth", f"{name}.truth",
                               "--pages", f"{name}.warc", program=MAKE_CORPUS)
        self.assertEqual(run.status, 0, run.err)
        return {kind: (self.folder / f"{name}.{kind}").read_bytes() for kind in ("jsonl", "truth", "warc")}

    @staticmethod
    def by_id(lines):
        return {row["id"]: row for row in map(json.loads, lines.splitlines())}

    def test_a_function_of_the_seed(self):
        first = self.make(300)
        self.assertTrue(self.make(300, name="again") == first)
        self.assertFalse(self.make(300, seed=2, name="other")["jsonl"] == first["jsonl"])
        self.assertEqual(len(self.by_id(first["jsonl"])), 300)

    def test_the_truth_is_of_the_articles(self):
        made = self.make(2000)
        articles, truth = self.by_id(made["jsonl"]), self.by_id(made["truth"])
        self.assertTrue(articles.keys() == truth.keys())
        for id, row in truth.items():
            self.assertTrue(row["family"] in truth, row)
            if row["kind"] == "exact":
                self.assertEqual(articles[id]["text"].split(), articles[row["source"]]["text"].split())
            if row["source"]:
                self.assertEqual(row["event"], truth[row["source"]]["event"])
        kinds = [row["kind"] for row in truth.values()]
        for kind, least in (("own", 0.5), ("exact", 0.03), ("abridged", 0.03), ("rewritten", 0.03), ("dispatch", 0.03),
                            ("partial", 0.02), ("quotation", 0.01)):
            self.assertGreater(kinds.count(kind) / len(kinds), least, kind)

    def test_pages_give_their_articles(self):
        made = self.make(100)
        articles = self.by_id(made["jsonl"])
        run = self.run_program("extract", "corpus.warc")
        self.assertEqual(run.status, 0, run.err)
        found = {row["id"]: row for row in run.lines()}
        same = sum(id in found and found[id]["text"] == row["text"] for id, row in articles.items())
        self.assertGreaterEqual(same, 95)

    def test_readings_and_groups(self):
        made = self.make(200)
        quoted = sum(bool(row["quotations"]) for row in self.run_program("read", "corpus.jsonl").lines())
        self.assertGreater(quoted, 150)
        truth = self.by_id(made["truth"])
        run = self.run_program("group", "corpus.jsonl")
        self.assertEqual(run.status, 0, run.err)
        families = {row["id"]: row["family"] for row in run.lines() if "family" in row}
        for id, row in truth.items():
            if row["kind"] == "exact":
                self.assertEqual(families[id], families[row["source"]])


if __name__ == "__main__":
    unittest.main()
