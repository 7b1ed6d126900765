"""sourcier watch and http inputs, against a server of the test's own: conditional requests, robots.txt, redirections,
private addresses, failures, alerts."""
import html
import http.server
import json
import re
import signal
import subprocess
import threading
import unittest
from xml.etree import ElementTree

import naughty
from harness import ARTICLE, PROGRAM, CliTest

ATOM = "{http://www.w3.org/2005/Atom}"

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Le Fanal</title><link>{root}/</link><description>x</description>
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>{root}{path}</link><pubDate>Mon, 17 Mar 2031 10:00:0{second} GMT</pubDate>
<description>Résumé de {title}, tel que le fil le donne à ses lecteurs ce matin.</description></item>"""


SILENT = 0  # In the place of a status: the connection ends without an answer.


class Site:
    """Answers by path; notes what was asked for."""

    def __init__(self):
        self.answers, self.asked, self.posted = {}, [], []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                status, headers, body = site.answers.get(self.path, (404, {}, b""))
                if status == SILENT:
                    self.close_connection = True
                    return
                if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                site.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def put(self, path, body, status=200, **headers):
        body = body.encode("utf-8") if isinstance(body, str) else body
        self.answers[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)

    def paths(self):
        return [path for path, _ in self.asked]


class WatchTest(CliTest):
    def setUp(self):
        super().setUp()
        self.site = Site()
        self.addCleanup(self.site.server.server_close)
        self.addCleanup(self.site.server.shutdown)

    def feed(self, *titles, etag='"1"', second=0):
        items = "".join(ITEM.format(root=self.site.root, title=t, path=f"/{i}.html", second=second)
                        for i, t in enumerate(titles))
        self.site.put("/feed.xml", FEED.format(root=self.site.root, items=items), ETag=etag,
                      Content_Type="application/rss+xml")
        for i, title in enumerate(titles):
            page = ARTICLE.format(title=title).replace("Brévalon", f"Brévalon-{i}")
            self.site.put(f"/{i}.html", page, Content_Type="text/html", ETag=f'"{title}"')

    def watch(self, *arguments, status=0):
        run = self.run_program("watch", self.site.root + "/feed.xml", "--db", "s.db", "--once", "--allow-private",
                               "--pause", "0", *arguments)
        self.assertEqual(run.status, status, run.err)
        return run

    def check(self):
        run = self.run_program("check", "--db", "s.db", "--json")
        self.assertEqual(run.status, 0, run.out)
        return json.loads(run.out)

    def test_new_articles_come_and_nothing_is_asked_twice(self):
        self.feed("Un pont rouvre", "Une école ferme")
        self.assertIn("2 articles added", self.watch().err)
        self.assertEqual(self.check()["articles"], 2)
        self.assertTrue(all(h["User-Agent"].startswith("Sourcier/") for _, h in self.site.asked))
        self.assertEqual(self.site.paths()[0], "/robots.txt")
        self.site.asked.clear()
        self.assertIn("0 articles added", self.watch().err)
        self.assertEqual(self.site.paths(), ["/robots.txt", "/feed.xml"])
        self.assertEqual(self.site.asked[1][1]["If-None-Match"], '"1"')

    def test_a_changed_article_keeps_its_earlier_text(self):
        self.feed("Un pont rouvre")
        self.watch()
        self.feed("Un pont rouvre", etag='"2"', second=5)
        self.site.put("/0.html", ARTICLE.format(title="Un pont rouvre").replace("quatorze mois", "seize mois"))
        self.assertIn("1 changed", self.watch().err)
        self.assertEqual(self.check()["versions"], 1)

    def test_what_failed_is_tried_again(self):
        self.feed("Un pont rouvre", "Une école ferme")
        whole = self.site.answers["/1.html"]
        self.site.put("/1.html", "", status=500)
        self.assertIn("answers with status 500", self.watch(status=3).err)
        self.assertEqual(self.check()["skipped"], 1)
        self.site.answers["/1.html"] = whole
        self.assertIn("1 articles added", self.watch().err)
        self.assertEqual(self.check()["skipped"], 0)

    def test_robots_are_heeded(self):
        self.feed("Un pont rouvre", "Une école ferme")
        self.site.put("/robots.txt", "User-agent: *\nDisallow: /1.html")
        self.assertIn("2 articles added", self.watch().err)  # The second as the feed states it.
        self.assertNotIn("/1.html", self.site.paths())
        self.site.put("/robots.txt", "User-agent: sourcier\nDisallow: /")
        self.assertIn("robots.txt of its site does not allow it", self.watch(status=1).err)
        self.site.put("/robots.txt", "", status=503)
        self.watch(status=1)

    def test_redirections_are_followed_and_counted(self):
        self.feed("Un pont rouvre")
        page = self.site.answers["/0.html"]
        self.site.put("/0.html", "", status=302, Location="/moved.html")
        self.site.answers["/moved.html"] = page
        self.assertIn("1 articles added", self.watch().err)
        self.site.put("/feed.xml", "", status=301, Location="/feed.xml")
        self.assertIn("redirected more than 5 times", self.watch(status=1).err)
        self.site.put("/feed.xml", "", status=301, Location="file:///etc/passwd")
        self.assertIn("is no http or https address", self.watch(status=1).err)

    def test_a_host_that_wants_time_off_gets_it(self):
        self.feed("Un pont rouvre", "Une école ferme")
        self.site.put("/0.html", "", status=429, Retry_After="3600")
        run = self.watch(status=3)
        self.assertIn("answers with status 429", run.err)
        self.assertIn("asked to be left alone", run.err)
        self.assertNotIn("/1.html", self.site.paths())

    def test_a_site_whose_robots_cannot_be_had_is_tried_again(self):
        """What its feed tells does not stand for its pages for ever."""
        other = Site()
        self.addCleanup(other.server.server_close)
        self.addCleanup(other.server.shutdown)
        items = ITEM.format(root=other.root, title="Un pont rouvre", path="/0.html", second=0)
        self.site.put("/feed.xml", FEED.format(root=self.site.root, items=items), Content_Type="application/rss+xml")
        other.put("/0.html", ARTICLE.format(title="Un pont rouvre"), Content_Type="text/html")
        for status in (503, 429, SILENT):
            other.put("/robots.txt", "", status=status)
            self.assertIn("does not give its robots.txt", self.watch(status=3).err)
            self.assertEqual(set(other.paths()), {"/robots.txt"})
        del other.answers["/robots.txt"]
        self.assertIn("1 articles added", self.watch().err)
        self.assertIn("/0.html", other.paths())

    def test_a_host_that_does_not_answer_is_not_waited_for_at_every_page(self):
        titles = ["Un pont rouvre", "Une école ferme", "Un quai brûle", "Un train déraille", "Une usine ouvre"]
        self.feed(*titles)
        pages = dict(self.site.answers)
        for i in range(len(titles)):
            self.site.put(f"/{i}.html", "", status=SILENT)
        run = self.watch(status=3)
        self.assertEqual([p for p in self.site.paths() if p.endswith(".html")], ["/0.html", "/1.html"])
        self.assertEqual(run.err.count("is left alone for a while"), 3)
        self.site.answers = pages
        self.assertIn("5 articles added", self.watch().err)

    def test_followed_until_it_is_stopped(self):
        self.feed("Un pont rouvre")
        watching = subprocess.Popen([PROGRAM, "watch", self.site.root + "/feed.xml", "--db", "s.db", "--allow-private",
                                     "--pause", "0"], cwd=self.folder, stderr=subprocess.PIPE, text=True)
        self.addCleanup(watching.stderr.close)
        self.addCleanup(watching.kill)
        self.assertIn("1 articles added", watching.stderr.readline())
        self.assertIsNone(watching.poll())
        watching.send_signal(signal.SIGTERM)
        self.assertEqual(watching.wait(20), 0)
        self.assertEqual(self.check()["articles"], 1)

    def test_private_addresses_are_refused(self):
        port = self.site.root.rsplit(":", 1)[1]
        for address, reason in (("http://127.0.0.1/f", "not of the public Internet"),
                                ("http://localhost/f", "not of the public Internet"),
                                ("http://2130706433/f", "not of the public Internet"),
                                ("http://0x7f.1/f", "not of the public Internet"),
                                ("http://[::1]/f", "not of the public Internet"),
                                ("http://[::ffff:127.0.0.1]/f", "not of the public Internet"),
                                ("http://169.254.169.254/latest/meta-data", "not of the public Internet"),
                                ("http://10.0.0.1/f", "not of the public Internet"),
                                (f"http://127.0.0.1:{port}/feed.xml", f"has port {port}")):
            run = self.run_program("watch", address, "--db", "s.db", "--once")
            self.assertEqual(run.status, 1, address)
            self.assertIn(reason, run.err, address)
        self.assertEqual(self.site.asked, [])

    def test_what_is_too_large_or_no_feed_is_named(self):
        self.site.put("/feed.xml", b"x" * (33 << 20))
        self.assertIn("sends more than", self.watch(status=1).err)
        self.site.put("/feed.xml", ARTICLE.format(title="Un titre"), Content_Type="text/html")
        self.assertIn("is no feed", self.watch(status=1).err)

    def test_alerts(self):
        self.feed("Un pont rouvre", "Une école ferme")
        hook = self.site.root + "/hook"
        run = self.watch("--search", "ponts=title:pont", "--alerts", "a.atom", "--webhook", hook)
        self.assertIn("search ponts  Un pont rouvre", run.out.decode())
        self.assertEqual([a["title"] for a in self.site.posted[0]["alerts"]], ["Un pont rouvre"])
        self.assertIn("pont de la Gravière", self.site.posted[0]["alerts"][0]["passage"])
        feed = ElementTree.parse(self.folder / "a.atom").getroot()
        self.assertEqual(len(feed.findall(ATOM + "entry")), 1)
        self.assertEqual(self.watch("--alerts", "a.atom", "--webhook", hook).out, b"")
        self.assertEqual(len(self.site.posted), 1)

    def test_hostile_words_stay_words_in_the_feed_of_alerts_and_on_the_terminal(self):
        texts = [text for text in naughty.PAYLOADS if "\0" not in text]
        self.feed(*(html.escape(re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", f"Un pont {text}")) for text in texts[:20]))
        run = self.watch("--alerts", "a.atom", *(word for text in texts for word in ("--search", text.replace("=", "") + "=title:pont")))
        self.assertIsNone(re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", run.out.decode() + run.err))
        entries = ElementTree.parse(self.folder / "a.atom").getroot().findall(ATOM + "entry")
        self.assertGreater(len(entries), 100)
        for element in (element for entry in entries for element in entry.iter()):
            self.assertIn(element.tag.removeprefix(ATOM), {"entry", "id", "title", "updated", "link", "summary", "author", "name", "category", "content"})
            self.assertRegex(element.get("href", "http://"), "^https?://")

    def test_lists_of_feeds(self):
        self.feed("Un pont rouvre")
        self.write("feeds.opml", f"""<opml version="2.0"><body><outline text="x">
            <outline type="rss" xmlUrl="{self.site.root}/feed.xml"/></outline></body></opml>""")
        run = self.run_program("watch", "feeds.opml", "--db", "s.db", "--once", "--allow-private", "--pause", "0")
        self.assertEqual(run.status, 0, run.err)
        self.write("none.txt", "no list")
        self.assertIn("is no list of feeds", self.run_program("watch", "none.txt", "--db", "t.db").err)
        missing = self.run_program("watch", "nope.opml", "--db", "t.db")
        self.assertEqual((missing.status, missing.err), (2, "sourcier: nope.opml: cannot open: No such file or directory; wanted a list of feeds (OPML), or an address with http:// or https://\n"))

    def test_addresses_are_inputs(self):
        self.feed("Un pont rouvre")
        page = self.site.root + "/0.html"
        run = self.run_program("add", page, "--db", "s.db", "--allow-private")
        self.assertEqual(run.status, 0, run.err)
        traced = self.run_program("trace", "--json", page, "--allow-private")
        self.assertEqual(json.loads(traced.out)["articles"][0]["url"], page)
        self.assertEqual(self.run_program("add", "http://127.0.0.1/x", "--db", "s.db").status, 1)


if __name__ == "__main__":
    unittest.main()
