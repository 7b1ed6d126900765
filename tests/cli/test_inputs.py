"""Bad input costs that input only: it is named with a reason, the rest is done, the exit status tells."""
import os
import unittest

from harness import ARTICLE, EXAMPLE, CliTest

LARGEST_PAGE = 32 << 20


class Inputs(CliTest):
    def good(self, name="good.html", title="Le pont de la Gravière sera rénové"):
        return self.write(name, ARTICLE.format(title=title))

    def assert_skips(self, path, reason):
        self.good()
        run = self.run_program("extract", "good.html", path)
        self.assertEqual(run.status, 3, run.err)
        self.assertEqual(len(run.lines()), 1)
        self.assertIn(f"sourcier: skipped {path}", run.err)
        self.assertIn(reason, run.err)

    def test_all_read(self):
        self.good()
        run = self.run_program("extract", "good.html")
        self.assertEqual((run.status, run.err), (0, ""))
        self.assertEqual(run.lines()[0]["title"], "Le pont de la Gravière sera rénové")

    def test_records_of_which_the_last_has_no_line_end(self):
        text = "Le conseil municipal a voté la rénovation du pont. " * 40
        for count in range(1, 9):
            records = [f'{{"id": "a{n}", "text": "{text}"}}' for n in range(count)]
            self.write("records.jsonl", "\n".join(records))
            run = self.run_program("extract", "records.jsonl")
            self.assertEqual((run.status, run.err), (0, ""), count)
            self.assertEqual([a["id"] for a in run.lines()], [f"a{n}" for n in range(count)])

    def test_missing_path(self):
        self.assert_skips("nowhere.html", "No such file")

    def test_empty_file(self):
        self.write("empty.html", b"")
        self.assert_skips("empty.html", "empty")

    def test_binary_file(self):
        self.write("photo.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 16)
        self.assert_skips("photo.html", "a PNG image")

    def test_file_over_the_limit(self):
        self.write("huge.html", b"<p>" + b"x" * LARGEST_PAGE)
        self.assert_skips("huge.html", str(LARGEST_PAGE))

    def test_folder_without_permission_as_another_user(self):
        self.good("pages/good.html")
        self.good("pages/closed/secret.html")
        os.chmod(self.folder / "pages" / "closed", 0)
        self.addCleanup(os.chmod, self.folder / "pages" / "closed", 0o755)
        run = self.run_program("extract", "pages", **self.as_another_user())
        self.assertEqual(run.status, 3, run.err)
        self.assertEqual(len(run.lines()), 1)
        self.assertIn("sourcier: skipped pages/closed", run.err)
        self.assertIn("Permission denied", run.err)

    def test_nothing_read_is_a_failure(self):
        self.assertEqual(self.run_program("extract", "nowhere.html").status, 1)

    def test_wrong_usage(self):
        self.assertEqual(self.run_program("extract").status, 2)
        self.assertEqual(self.run_program("extract", "--jobs", "none", "x").status, 2)
        self.assertEqual(self.run_program("trace", "--reference-date", "someday", "x").status, 2)

    def test_a_million_nested_elements_still_give_an_article(self):
        story = ARTICLE.format(title="Le pont de la Gravière sera rénové")
        self.write("deep.html", story.replace("</article>", "</article>" + "<div>" * 1_000_000))
        run = self.run_program("extract", "deep.html")
        self.assertEqual(run.status, 0, run.err)
        article = run.lines()[0]
        self.assertIn("Nous commencerons les travaux", article["text"])
        self.assertTrue(article["notes"])

    def test_invalid_utf8_still_gives_an_article(self):
        story = ARTICLE.format(title="Le pont de la Gravière sera rénové").encode("utf-8")
        page = story.replace(b'<html lang="fr"><head>', b'<html lang="fr"><head><meta charset="utf-8">')
        self.write("broken.html", page.replace(b"habitants", b"habi\xfftants \xe2\x82"))
        run = self.run_program("extract", "broken.html")
        self.assertEqual(run.status, 0, run.err)
        article = run.lines()[0]
        self.assertIn("Nous commencerons les travaux", article["text"])
        self.assertTrue(article["notes"])

    def test_standard_input(self):
        story = ARTICLE.format(title="Le pont de la Gravière sera rénové").encode("utf-8")
        run = self.run_program("extract", "-", stdin=story)
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(run.lines()[0]["source"]["path"], "-")

    def test_what_is_said_in_a_language_without_rules_is_unknown(self):
        text = r'O porto de Valmarina continua fechado desde segunda-feira. Paulo Duarte : \"O cais vai fechar amanhã de manhã\", segundo o jornal.'
        self.write("a.jsonl", "".join('{"id": "%s", "text": "%s", "lang": "pt"}\n' % (name, text) for name in "ab"))
        self.assertEqual(self.run_program("trace", "--json", "a.jsonl").lines()[0]["statements"], [])
        report = self.run_program("trace", "a.jsonl", "--report-language", "fr").out.decode()
        self.assertIn("2 articles sont dans des langues qui ne sont pas lues", report)
        self.assertNotIn("langues", self.run_program("trace", EXAMPLE, "--report-language", "fr").out.decode())

    def test_json_lines_keep_text_and_id(self):
        text = "Une  ligne\\r\\navec  « espaces » e\\u0301.  "
        self.write("a.jsonl", '{"id": "mine", "text": "%s", "date": "2031-03-18", "lang": "fr"}\n' % text)
        article = self.run_program("read", "a.jsonl").lines()[0]
        self.assertEqual(article["id"], "mine")
        self.assertEqual(article["text"], "Une  ligne\r\navec  « espaces » e\u0301.  ")
        self.assertEqual((article["published"], article["language"]), ("2031-03-18", "fr"))

    def test_damaged_lines_without_end_are_counted(self):
        self.write("a.jsonl", '{"id": "one", "text": "Un texte entier."}\n' + "no JSON\n" * 10_050)
        run = self.run_program("extract", "a.jsonl")
        self.assertEqual((run.status, len(run.lines())), (3, 1))
        self.assertEqual(len(run.err.splitlines()), 10_001)
        self.assertIn("50 others were skipped", run.err.splitlines()[-1])

    def test_a_damaged_line_is_named(self):
        self.write("a.jsonl", '{"id": "one", "text": "Un texte entier."}\n{"id": "two", "te\n')
        run = self.run_program("extract", "a.jsonl")
        self.assertEqual(run.status, 3, run.err)
        self.assertEqual([a["id"] for a in run.lines()], ["one"])
        self.assertIn("sourcier: skipped a.jsonl:2", run.err)


if __name__ == "__main__":
    unittest.main()
