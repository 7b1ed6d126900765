"""Feeds are read entry by entry, sound or broken, and their entries behave as articles in every command."""
import json
import unittest

from harness import CliTest

TEXT = ("Le conseil municipal de Brévalon a voté mardi soir la rénovation du pont de la Gravière, fermé depuis deux ans. "
        "« Nous commencerons les travaux au printemps », a déclaré la maire, Lucie Tarbel.")

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Le Phare de Brévalon</title><link>https://phare.example/</link>
<item><title>Le pont sera &lt;i&gt;rénové&lt;/i&gt;</title><link>https://phare.example/pont?utm_source=rss</link>
<pubDate>Tue, 18 Mar 2031 19:48:21 +0100</pubDate><dc:creator>Ana Ruiz</dc:creator>
<content:encoded><![CDATA[<p>{TEXT}</p><p>(AFP)</p>]]></content:encoded></item>
<item><title>Un titre seul</title><link>https://phare.example/titre</link></item>
</channel></rss>"""


class Feeds(CliTest):
    def extract(self, name, content):
        self.write(name, content)
        run = self.run_program("extract", name)
        self.assertEqual(run.status, 0, run.err)
        return run.lines()

    def test_an_entry_is_an_article(self):
        article, headline = self.extract("feed.xml", RSS)
        self.assertEqual(article["title"], "Le pont sera rénové")
        self.assertEqual(article["url"], "https://phare.example/pont")
        self.assertEqual(article["outlet"], "Le Phare de Brévalon")
        self.assertEqual(article["authors"], ["Ana Ruiz"])
        self.assertEqual((article["published"], article["published_basis"]), ("2031-03-18T19:48:21+01:00", "meta"))
        self.assertEqual((article["text"], article["language"]), (TEXT, "fr"))
        self.assertEqual([c["name"] for c in article["credits"]], ["AFP"])
        self.assertEqual(article["notes"], [])
        self.assertIsNone(article["source"]["warc_record_offset"])
        self.assertEqual((headline["title"], headline["text"]), ("Un titre seul", ""))

    def test_a_broken_feed_gives_what_it_holds(self):
        broken = RSS.replace("<title>Un titre seul", "<title>Q & A &eacute; 1 < 2").replace("</channel></rss>", "<item><title>cou")
        articles = self.extract("broken.xml", "\n\n" + broken)
        self.assertEqual([a["title"] for a in articles], ["Le pont sera rénové", "Q & A é 1 < 2", "cou"])
        self.assertTrue(articles[0]["notes"])

    def test_a_json_feed(self):
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Le Phare", "items": [
            {"id": "1", "url": "https://phare.example/1", "title": "Un", "content_text": TEXT, "date_published": "2031-03-18T19:48:21Z"}]}
        article, = self.extract("feed.json", json.dumps(feed))
        self.assertEqual((article["outlet"], article["text"], article["published"]), ("Le Phare", TEXT, "2031-03-18T19:48:21Z"))

    def test_every_cut_gives_an_answer(self):
        feed = RSS.encode("utf-8")
        for size in range(60, len(feed), 97):
            self.write("cut.xml", feed[:size])
            self.assertIn(self.run_program("extract", "cut.xml").status, (0, 1))

    def test_nothing_outside_is_opened(self):
        self.write("secret.txt", "secret")
        for path in ("secret.txt", f"file://{self.folder}/secret.txt"):
            feed = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{path}">]><rss><channel><item><title>A &e;</title></item></channel></rss>'
            self.assertNotIn("secret", json.dumps(self.extract("feed.xml", feed)[0]["title"]))

    def test_entries_go_through_all_stages(self):
        self.write("feed.xml", RSS)
        for command in ("read", "group", "trace"):
            run = self.run_program(command, "feed.xml")
            self.assertEqual(run.status, 0, run.err)
        self.assertEqual(self.run_program("add", "--db", "a.db", "feed.xml").status, 0)
        self.assertEqual(self.run_program("check", "--db", "a.db").status, 0)


if __name__ == "__main__":
    unittest.main()
