"""Exports that can be read back give the articles that they were made of; a store gives what was put into it."""
import csv
import io
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

    def test_tables_come_back_cell_by_cell(self):
        self.output("export", EXAMPLE, "-f", "csv", "--out", "tables/")
        written = sorted((self.folder / "tables").iterdir())
        self.assertGreater(len(written), 5)
        for path in written:
            text = path.read_bytes().decode("utf-8")
            rows = list(csv.reader(io.StringIO(text, newline="")))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, path.name)
            again = io.StringIO()
            csv.writer(again, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(rows)
            self.assertEqual(again.getvalue(), text, path.name)
        articles = self.articles("extract", EXAMPLE)
        table = list(csv.DictReader(io.StringIO((self.folder / "tables" / "articles.csv").read_text(encoding="utf-8"))))
        self.assertEqual({row["article"] for row in table}, set(articles))
        for row in table:
            article = articles[row["article"]]
            for name in ("title", "outlet", "url", "language", "modified", "section"):
                self.assertEqual(row[name], article[name] or "", (row["article"], name))
            self.assertTrue(row["published"].startswith(article["published"] or ""))  # What is not stated is inferred.

    def test_words_of_conllu_come_back_as_the_text(self):
        articles = self.articles("extract", EXAMPLE)
        documents = self.output("export", EXAMPLE, "-f", "conllu").decode("utf-8").split("# newdoc id = ")[1:]
        self.assertEqual({document.split("\n", 1)[0] for document in documents}, set(articles))
        for document in documents:
            id, _, body = document.partition("\n")
            whole = ""
            for sentence in body.strip().split("\n\n"):
                lines = sentence.split("\n")
                stated = next(line for line in lines if line.startswith("# text = ")).removeprefix("# text = ")
                rows = [line.split("\t") for line in lines if not line.startswith("#")]
                made = "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows).rstrip()
                self.assertEqual(made.split(), stated.split(), id)
                whole += made
            self.assertEqual("".join(whole.split()), "".join(articles[id]["text"].split()), id)


if __name__ == "__main__":
    unittest.main()
