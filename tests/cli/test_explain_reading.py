"""`read --explain` names what made each finding, for people and for programs."""
import json
import unittest

from harness import CliTest

TEXT = "« Le pont est fermé », a déclaré hier Paul Durand à l’AFP."


class ExplainReading(CliTest):
    def setUp(self):
        super().setUp()
        self.write("article.jsonl", json.dumps({"id": "a", "text": TEXT, "language": "fr", "published": "2026-11-25"}))

    def test_for_programs(self):
        run = self.run_program("read", "--explain", "--json", "article.jsonl")
        self.assertEqual((run.status, run.err), (0, ""))
        findings = run.lines()[0]["findings"]
        kinds = {finding["finding"] for finding in findings}
        self.assertLessEqual({"entity", "quotation", "attribution", "hop", "time"}, kinds)
        quotation = next(f for f in findings if f["finding"] == "quotation")
        begin, end = quotation["span"]
        self.assertEqual(TEXT[begin:end], "Le pont est fermé")
        self.assertIn("saying_verbs: déclaré (déclarer, says, participle)", quotation["rows"])
        self.assertEqual(quotation["model"], "parts-fr")

    def test_for_people_in_columns(self):
        run = self.run_program("read", "--explain", "article.jsonl")
        self.assertEqual((run.status, run.err), (0, ""))
        lines = run.out.decode("utf-8").splitlines()
        table = [line for line in lines if line.startswith(("finding", "quotation", "entity"))]
        column = table[0].index("rule")
        self.assertEqual(table[-1][column - 1], " ")
        self.assertTrue(any(line[column:].startswith("in marks, before its cue") for line in table))


if __name__ == "__main__":
    unittest.main()
