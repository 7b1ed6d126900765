"""kill -9 at random moments of `watch`: nothing acknowledged is lost, and the resumed rounds end like one that nobody disturbed."""
import random
import sqlite3
import subprocess
import unittest

from killing import Killing, kills, seed  # First: it finds what follows.
from harness import ARTICLE, PROGRAM
from test_watch import FEED, ITEM, Site

KILLS = kills(6)
SEED = seed(11)
FEEDS, PAGES = 8, 6


class KillWatch(Killing):
    def setUp(self):
        super().setUp()
        self.site = Site()
        self.site.server.handle_error = lambda *_: None  # Who asked was killed.
        self.addCleanup(self.site.server.server_close)
        self.addCleanup(self.site.server.shutdown)
        for feed in range(FEEDS):
            items = ""
            for page in range(PAGES):
                title, path = f"Le pont {feed}-{page} rouvre", f"/{feed}-{page}.html"
                items += ITEM.format(root=self.site.root, title=title, path=path, second=page % 10)
                self.site.put(path, ARTICLE.format(title=title).replace("Brévalon", f"Brévalon-{feed}-{page}"), Content_Type="text/html",
                              ETag=f'"{feed}-{page}"')
            self.site.put(f"/{feed}.xml", FEED.format(root=self.site.root, items=items), ETag=f'"{feed}"', Content_Type="application/rss+xml")

    def watch(self, store):
        feeds = [f"{self.site.root}/{feed}.xml" for feed in range(FEEDS)]
        return [PROGRAM, "watch", *feeds, "--db", self.folder / store, "--once", "--allow-private", "--pause", "0", "--quiet"]

    def acknowledged(self, store):
        """The articles and the feeds that the ledger has, read by a program that knows nothing of ours."""
        connection = sqlite3.connect(self.folder / store)
        try:
            return ({row[0] for row in connection.execute("SELECT id FROM article")},
                    {row[0] for row in connection.execute("SELECT place FROM input WHERE is_whole")})
        except sqlite3.OperationalError:
            return set(), set()  # It was killed before there were tables.
        finally:
            connection.close()

    def kept(self, store):
        """All that a round leaves; when a page was fetched is another time in every run."""
        connection = sqlite3.connect(self.folder / store)
        try:
            return [sorted(connection.execute(sql)) for sql in (
                "SELECT id, version, url, outlet, title, published, language FROM article",
                "SELECT a.id, s.version, s.path, s.form, s.reading FROM state s JOIN article a ON a.number = s.article",
                "SELECT * FROM grouping", "SELECT * FROM copy", "SELECT * FROM event", "SELECT * FROM story", "SELECT * FROM skipped",
                "SELECT place, tag, items, is_whole FROM input")]
        finally:
            connection.close()

    def test_a_killed_round_goes_on_where_it_stopped(self):
        chance = random.Random(SEED)
        length = self.seconds_of(self.watch("whole.db"))
        self.assertEqual(self.check("whole.db")["articles"], FEEDS * PAGES)

        store, articles, inputs = "killed.db", set(), set()
        for _ in range(KILLS):
            self.kill(self.watch(store), chance.uniform(0, length))
            if not (self.folder / store).exists():
                continue
            now = self.acknowledged(store)
            self.assertLessEqual(articles, now[0])  # What was there stays there.
            self.assertLessEqual(inputs, now[1])
            articles, inputs = now
            if articles:
                self.assertEqual(self.check(store)["problems"], [])
            if chance.random() < 0.4:
                self.begin_anew(store)
                articles, inputs = set(), set()
        subprocess.run(self.watch(store), check=True, timeout=300)
        self.assertEqual(self.check(store)["problems"], [])
        self.assertEqual(self.kept(store), self.kept("whole.db"))


if __name__ == "__main__":
    unittest.main()
