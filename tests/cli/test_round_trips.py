"""Exports that can be read back give the articles that they were made of; a store gives what was put into it."""
import json
import unittest

from harness import EXAMPLE, CliTest

# Where it was read from, which is another file now.
OF_THE_FILE = {"source"}
# What ninjs has no place for.
NOT_IN_NINJS = OF_THE_FILE | {"published_basis", "credits", "kinds", "section", "paragraphs", "fired"}


class RoundTrips(CliTest):
    def output(self, *arguments, stdin=b""):
        run = self.run_program(*arguments, stdin=stdin)
        self.assertEqual(run.status, 0, run.err)
        return run.out

    def articles(self, *arguments, without=(), **options):
        rows = map(json.loads, self.output(*arguments, **options).splitlines())
        return {row["id"]: {key: value for key, value in row.items() if key not in without} for row in rows}

    def test_articles_and_readings_come_back_as_articles(self):
        wanted = self.articles("extract", EXAMPLE, without=OF_THE_FILE)
        self.assertGreater(len(wanted), 10)
        for command in (["extract", EXAMPLE], ["read", EXAMPLE], ["export", EXAMPLE, "-f", "jsonl"]):
            with self.subTest(command=command[0]):
                written = self.output(*command)
                self.assertEqual(self.articles("extract", self.write("lines.jsonl", written), without=OF_THE_FILE), wanted)
                self.assertEqual(self.articles("extract", "-", stdin=written, without=OF_THE_FILE), wanted)

    def test_ninjs_comes_back_with_what_it_has_a_place_for(self):
        wanted = self.articles("extract", EXAMPLE, without=NOT_IN_NINJS)
        items = self.write("items.jsonl", self.output("export", EXAMPLE, "-f", "ninjs"))
        found = self.articles("extract", items, without=NOT_IN_NINJS)
        for id, article in wanted.items():
            if article["authors"] == ["La rédaction"]:
                article["authors"] = []  # What is `by` an editorial office there is by nobody.
            self.assertEqual(found.pop(id), article)
        self.assertEqual(found, {})

    def test_a_reading_read_again_is_the_same(self):
        once = self.output("read", EXAMPLE)
        again = self.articles("read", self.write("once.jsonl", once), without=OF_THE_FILE)
        self.assertEqual(again, {row["id"]: {key: value for key, value in row.items() if key not in OF_THE_FILE} for row in map(json.loads, once.splitlines())})

    def test_a_store_written_out_and_added_again_tells_the_same_story(self):
        self.output("add", EXAMPLE, "--db", "first.db", "--quiet")
        lines = self.write("lines.jsonl", self.output("export", "--db", "first.db", "-f", "jsonl"))
        self.output("add", lines, "--db", "second.db", "--quiet")
        first, second = (json.loads(self.output("trace", "--json", "--db", store)) for store in ("first.db", "second.db"))
        for part in ("statements", "events", "figures"):
            self.assertEqual(second[part], first[part], part)


if __name__ == "__main__":
    unittest.main()
