"""`sourcier model train names-<tag>`: a model of names from labelled texts, the same bytes each time."""
import json
import unittest

from harness import CliTest

CLUSTERS = "film\t3\t1\nZorbel\t4\t1\n"


def row(text, name, kind, gold=()):
    begin = text.index(name)
    return json.dumps({"text": text, "gold": list(gold), "mentions": [{"span": [begin, begin + len(name)], "type": kind}]}) + "\n"


TEXTS = row("L'été, le film Zorbel sort.", "Zorbel", "MISC") + row("Le port de Tolvane, hier.", "Tolvane", "INST", ["PER"])


class ModelNames(CliTest):
    def train(self, out, *data):
        return self.run_program("model", "train", "names-fr", *data, "--out", self.folder / out)

    def test_gives_the_same_bytes(self):
        data = self.write("a.jsonl", TEXTS), self.write("b.tsv", CLUSTERS)
        self.assertEqual(self.train("one.model", *data).status, 0)
        self.assertEqual(self.train("two.model", self.folder).status, 0)
        model = (self.folder / "one.model").read_bytes()
        self.assertTrue(model.startswith(b"SRCNAME1"))
        self.assertEqual(model, (self.folder / "two.model").read_bytes())

    def test_names_what_is_malformed(self):
        broken = self.train("x.model", self.write("a.jsonl", TEXTS + '{"text": "x"}\n'))
        self.assertEqual(broken.status, 1)
        self.assertIn("a.jsonl:3: expected an object with text, gold and mentions", broken.err)
        outside = self.train("x.model", self.write("a.jsonl", '{"text": "x", "gold": [], "mentions": [{"span": [0, 9], "type": "PER"}]}\n'))
        self.assertIn("a.jsonl:1: expected", outside.err)
        clusters = self.train("x.model", self.write("a.jsonl", TEXTS), self.write("b.tsv", "film\tx\t1\n"))
        self.assertEqual(clusters.status, 1)
        self.assertIn("b.tsv:1: expected a word and two numbers of clusters", clusters.err)
        nothing = self.train("x.model", self.write("b.tsv", CLUSTERS))
        self.assertEqual(nothing.status, 1)
        self.assertIn("expected labelled texts (.jsonl)", nothing.err)


if __name__ == "__main__":
    unittest.main()
