"""Web archives and compressed files: every page with its place, damage that costs one record, bounded memory."""
import gzip
import os
import pathlib
import resource
import unittest

from harness import ARTICLE, ROOT, CliTest

SHARED = pathlib.Path(os.environ.get("SOURCIER_SHARED", ROOT.parent / "shared"))
SANITIZED = bool(os.environ.get("SOURCIER_SANITIZED"))
MEGABYTE = 1 << 20


def page(title):
    return ARTICLE.format(title=title).encode("utf-8")


def response(url, body, head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n", kind="response"):
    content = head + body
    return (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-18T07:00:00Z\r\n"
            f"Content-Length: {len(content)}\r\n\r\n").encode() + content + b"\r\n\r\n"


def limit_memory():
    # Less than a bomb's 300 MB and what the program takes without it; the mapped data file counts.
    resource.setrlimit(resource.RLIMIT_AS, (440 * MEGABYTE, 440 * MEGABYTE))


class Archives(CliTest):
    def warc(self, count, compress=gzip.compress):
        """A WARC of `count` pages between what is no page; the places of the pages."""
        data, places = b"", []
        for number in range(count):
            data += compress(response("http://a.test/request", b"", b"GET / HTTP/1.1\r\n\r\n", kind="request"))
            data += compress(response("http://a.test/image", b"\x89PNG", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"))
            places.append(len(data))
            data += compress(response(f"http://a.test/{number}", page(f"Le pont numéro {number} sera rénové")))
            data += compress(response("http://a.test/0", b"", kind="revisit"))
        return data, places

    def test_each_page_has_its_place(self):
        data, places = self.warc(3)
        self.write("a.warc.gz", data)
        run = self.run_program("extract", "a.warc.gz", "--verbose")
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual([a["source"]["warc_record_offset"] for a in run.lines()], places)
        self.assertEqual([a["source"]["path"] for a in run.lines()], ["a.warc.gz"] * 3)
        self.assertEqual([a["url"] for a in run.lines()], [f"http://a.test/{n}" for n in range(3)])
        self.assertRegex(run.err, r"passed over +3 revisits")
        plain, places = self.warc(3, lambda record: record)
        run = self.run_program("extract", "-", stdin=plain)
        self.assertEqual((run.status, run.err), (0, ""))
        self.assertEqual([a["source"]["warc_record_offset"] for a in run.lines()], places)

    def test_the_same_bytes_for_any_number_of_jobs(self):
        data, _ = self.warc(300)
        self.write("a.warc.gz", data[:-300])
        one = self.run_program("extract", "a.warc.gz", "--jobs", 1)
        self.assertEqual(len(one.lines()), 300)
        for jobs in (2, 7):
            run = self.run_program("extract", "a.warc.gz", "--jobs", jobs)
            self.assertEqual((run.out, run.err, run.status), (one.out, one.err, one.status))

    def test_a_damaged_record_is_named_with_its_place(self):
        good = gzip.compress(response("http://a.test/1", page("Le pont de la Gravière sera rénové")))
        broken = bytearray(good)
        broken[len(good) // 2:len(good) // 2 + 9] = b"\xff" * 9
        self.write("a.warc.gz", good + b"junk" + good)
        run = self.run_program("extract", "a.warc.gz")
        self.assertEqual((run.status, len(run.lines())), (3, 2), run.err)
        self.assertIn(f"skipped a.warc.gz:{len(good)}: 4 bytes that are no gzip data", run.err)
        self.write("b.warc.gz", bytes(broken) + good)
        run = self.run_program("extract", "b.warc.gz")
        self.assertEqual(run.lines()[-1]["source"]["warc_record_offset"], len(good))
        self.assertTrue(run.status == 3 or run.lines()[0]["notes"], run.err)

    def test_a_page_cut_short_bears_a_note(self):
        self.write("a.warc", response("http://a.test/1", page("Le pont de la Gravière sera rénové"))[:-120])
        run = self.run_program("extract", "a.warc")
        self.assertEqual((run.status, run.err), (0, ""))
        note = run.lines()[0]["notes"][0]
        self.assertEqual(note["kind"], "truncated")
        self.assertIn("the record is cut short", note["message"])

    def test_compressed_files_of_each_format(self):
        self.write("a.html.gz", gzip.compress(page("Le pont de la Gravière sera rénové")))
        self.write("a.jsonl.gz", gzip.compress(b'{"id": "one", "text": "Un texte."}\n') + gzip.compress(b'{"id": "two", "text": "Autre."}\n'))
        run = self.run_program("extract", "a.html.gz", "a.jsonl.gz")
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual([a["title"] for a in run.lines()][0], "Le pont de la Gravière sera rénové")
        self.assertEqual([a["id"] for a in run.lines()][1:], ["one", "two"])
        self.write("cut.html.gz", gzip.compress(page("Le pont de la Gravière sera rénové"))[:-20])
        run = self.run_program("extract", "cut.html.gz")
        self.assertEqual((run.status, run.lines()[0]["notes"][0]["kind"]), (0, "truncated"), run.err)

    @unittest.skipIf(SANITIZED, "a sanitizer takes the address space")
    def test_bombs_and_large_files_within_bounded_memory(self):
        good = gzip.compress(response("http://a.test/1", page("Le pont de la Gravière sera rénové")))
        bomb = gzip.compress(response("http://a.test/b", b"x" * (300 * MEGABYTE)), 9)
        inner = gzip.compress(b"x" * (300 * MEGABYTE), 9)
        coded = gzip.compress(response("http://a.test/c", inner, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"))
        self.write("a.warc.gz", bomb + good + coded + good)
        run = self.run_program("extract", "a.warc.gz", preexec_fn=limit_memory)
        self.assertEqual((run.status, len(run.lines())), (3, 2), run.err)
        self.assertIn("skipped a.warc.gz:0: ", run.err)
        self.assertIn(f"skipped a.warc.gz:{len(bomb) + len(good)}: ", run.err)
        self.write("page.html.gz", inner)
        run = self.run_program("extract", "page.html.gz", preexec_fn=limit_memory)
        self.assertEqual(run.status, 1)
        self.assertIn("skipped page.html.gz", run.err)
        line = b'{"id": "same", "text": "Un texte."}\n'
        with open(self.folder / "large.jsonl", "wb") as file:
            for _ in range(24):
                file.write(line + b" " * (20 * MEGABYTE) + b"\n")
        run = self.run_program("extract", "large.jsonl", preexec_fn=limit_memory)
        self.assertEqual((run.status, len(run.lines())), (0, 24), run.err)

    def test_archives_of_other_tools(self):
        data = SHARED / "data" / "robust"
        files = sorted(data.glob("warcio/**/*arc*")) + sorted(data.glob("jwarc/**/*.warc.gz"))
        files = [path for path in files if path.is_file()]
        if not files:
            self.skipTest(f"no archives below {data}")
        found = {}
        for path in files:
            run = self.run_program("extract", path)
            self.assertIn(run.status, (0, 1, 3), run.err)
            found[path.name] = [(a["url"], a["source"]["warc_record_offset"]) for a in run.lines()]
        for name, pages in {"example.warc": [("http://example.com/", 1197)], "example.warc.gz": [("http://example.com/", 784)],
                            "example.arc.gz": [("http://example.com/", 171)], "example-resource.warc.gz": [("http://example.com/", 802)],
                            "example-wrong-chunks.warc.gz": [("http://example.com/", 0)],
                            "example-iana.org-chunked.warc.gz": [("http://www.iana.org/", 0)]}.items():
            self.assertEqual(found[name], pages, name)


if __name__ == "__main__":
    unittest.main()
