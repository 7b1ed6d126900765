"""Whatever stands in the fields of articles stays text: in the report for people, in every export, on a terminal."""
import collections
import csv
import html.parser
import io
import json
import re
import unittest
import xml.etree.ElementTree

import naughty
from harness import CliTest

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
CONTROL_OF_IDS = re.compile(r"[\x00-\x1f\x7f]")
HARMLESS = ["mot", "ville", "pont"]
# Names of a scheme may be followed by anything; what is no scheme that a page may link to is found by its colon.
SAFE_LINK = re.compile(r"(https?://|#|data:image/|[^:]*$)", re.IGNORECASE)


class Page(html.parser.HTMLParser):
    """Which elements and attributes a page has, and the text of what is run."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.attributes, self.links, self.run, self.inside = collections.Counter(), set(), [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements[tag] += 1
        self.inside = tag if tag in ("script", "style") else None
        for name, value in attributes:
            self.attributes.add((tag, name))
            if name in ("href", "src", "action", "formaction", "xlink:href"):
                self.links.append(value or "")

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.run.append(data)


class Naughty(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.lines = naughty.lines()

    def output(self, *arguments, lines=None):
        self.write("in.jsonl", self.lines if lines is None else lines)
        run = self.run_program(*arguments)
        self.assertIn(run.status, (0, 3), run.err[-500:])
        self.assertIsNone(CONTROL.search(run.err), run.err[-500:])
        return run.out.decode("utf-8")

    def test_the_report_runs_and_links_nothing_of_it(self):
        shown = Page(self.output("trace", "in.jsonl", "--html", "/dev/stdout", "--quiet"))
        plain = Page(self.output("trace", "in.jsonl", "--html", "/dev/stdout", "--quiet", lines=naughty.lines(HARMLESS)))
        self.assertGreater(len(shown.links), 20)
        for link in shown.links:
            self.assertRegex(link, SAFE_LINK)
        self.assertFalse({name for _, name in shown.attributes if name.startswith("on")})
        self.assertEqual(shown.elements["script"], plain.elements["script"])
        self.assertEqual(shown.run, plain.run)
        self.assertLessEqual({tag for tag in shown.elements} & {"iframe", "img", "object", "embed", "form", "base", "link", "math", "meta"},
                             set(plain.elements))
        self.assertEqual(shown.elements["meta"], plain.elements["meta"])

    def test_a_terminal_gets_no_control_characters(self):
        for arguments in (["trace", "in.jsonl"], ["trace", "in.jsonl", "--all"], ["trace", "in.jsonl", "--explain", "printemps"],
                          ["read", "in.jsonl", "--explain"], ["extract", "in.jsonl", "--explain"]):
            with self.subTest(arguments):
                found = CONTROL.search(self.output(*arguments))
                self.assertIsNone(found)

    def test_a_search_on_a_terminal(self):
        self.output("add", "in.jsonl", "--db", "s.db", "--quiet")
        self.assertIsNone(CONTROL.search(self.output("search", "printemps", "--db", "s.db", "--limit", "500")))
        for text in naughty.PAYLOADS:
            run = self.run_program("search", "--db", "s.db", "--", text.replace("\0", ""))
            self.assertIn(run.status, (0, 1), text)
            self.assertIsNone(CONTROL.search(run.out.decode() + run.err), text)
        self.assertEqual(self.run_program("check", "--db", "s.db").status, 0)

    def test_tables_hold_no_formula(self):
        for style, mark in (("csv", ","), ("csv-fr", ";")):
            self.output("export", "in.jsonl", "-f", style, "--out", "tables/")
            for path in (self.folder / "tables").iterdir():
                rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=mark))
                self.assertTrue(all(len(row) == len(rows[0]) for row in rows), path)
                for cell in (cell for row in rows for cell in row):
                    self.assertFalse(cell[:1] in tuple("=+-@\t\r") and not re.fullmatch(r"-?[\d.,]+", cell), (path, cell))

    def test_markdown_holds_no_markup_of_it(self):
        text = self.output("export", "in.jsonl", "-f", "markdown")
        self.assertIsNone(CONTROL.search(text))
        text = text.replace("\\\\", "")  # Backslashes that stand for themselves.
        linked = r"(?<!\\)\]\(<([^<>]*)>\)"
        for link in re.findall(linked, text):
            self.assertRegex(link, SAFE_LINK)
        rest = re.sub(linked, "]", text)
        self.assertIsNone(re.search(r"(?<!\\)(<[a-zA-Z/!]|\]\()", rest))

    def test_forms_for_programs_are_well_formed(self):
        for name in ("gexf", "graphml"):
            xml.etree.ElementTree.fromstring(self.output("export", "in.jsonl", "-f", name))
        for name in ("json", "ninjs", "prov", "annotations", "stix", "jsonl"):
            whole = self.output("export", "in.jsonl", "-f", name)
            for document in (whole.rstrip("\n").split("\n") if name in ("jsonl", "ninjs") else [whole]):
                json.loads(document)
        for line in self.output("export", "in.jsonl", "-f", "conllu").split("\n"):
            self.assertTrue(not line or line.startswith("#") or line.count("\t") == 9, line)

    def test_the_text_comes_back_to_the_byte(self):
        given = {CONTROL_OF_IDS.sub(" ", article["id"]): article["text"] for article in naughty.articles()}
        self.output("add", "in.jsonl", "--db", "s.db", "--quiet")
        for arguments in (["extract", "in.jsonl"], ["read", "in.jsonl"], ["export", "--db", "s.db", "-f", "jsonl"]):
            with self.subTest(arguments):
                found = {row["id"]: row["text"] for row in map(json.loads, self.output(*arguments).rstrip("\n").split("\n"))}
                self.assertEqual({id: text for id, text in found.items() if given.get(id) != text}, {})
                self.assertEqual(given.keys() - found.keys(), set())

    def test_every_form_of_export_is_tried_here(self):
        tried = {"csv", "csv-fr", "markdown", "gexf", "graphml", "json", "ninjs", "prov", "annotations", "stix", "jsonl", "conllu", "html"}
        refused = self.run_program("export", "x", "-f", "none").err
        self.assertEqual(tried | {"parquet"}, set(re.search(r"wanted one of ([a-z, -]+)", refused)[1].strip().split(", ")))


if __name__ == "__main__":
    unittest.main()
