"""Hostile words in every field, over every address of the API: JSON stays JSON, headers are whole, and what is exported is saved, not shown."""
import json
import pathlib
import re
import sys
import tempfile
import unittest
import urllib.parse

from serving import ROOT, Running, ServerTest

sys.path.insert(0, str(ROOT / "tests" / "cli"))
import naughty  # noqa: E402

CONTROL = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]")


def part(text):
    return urllib.parse.quote(text, safe="")


class Naughty(ServerTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        lines = pathlib.Path(folder.name) / "in.jsonl"
        lines.write_text(naughty.lines(naughty.PAYLOADS), encoding="utf-8")
        (pathlib.Path(folder.name) / "<script>window.pwned=1<!script>.html").write_bytes(b"\x89PNG<script>")
        cls.server = Running("--db", "s.db", folder.name, folder=folder.name)
        cls.addClassCleanup(cls.server.stop)

    def json_of(self, target):
        answered = self.server.get(target)
        self.assertEqual(answered.status, 200, (target, answered.body[:200]))
        self.whole(answered, target)
        self.assertEqual(answered.headers["Content-Type"], "application/json", target)
        self.assertIsNone(CONTROL.search(answered.body.replace(b"\n", b"")), target)
        return answered.json()

    def whole(self, answered, target):
        """Nothing of the words became a header, and a browser is told to guess nothing."""
        self.assertIsNone(answered.headers["Set-Cookie"], target)
        self.assertEqual(answered.headers["X-Content-Type-Options"], "nosniff", target)

    def test_every_address_answers_in_its_form(self):
        ids = {"articles": ["id"], "events": ["event", "id"], "statements": ["statement", "id"], "figures": ["figure", "id"], "stories": ["story", "id"],
               "entities": ["id"], "sources": ["id"]}
        asked = 0
        for kind, names in ids.items():
            for item in self.json_of(f"/api/v1/{kind}?limit=500")["items"]:
                self.json_of(f"/api/v1/{kind}/{part(next(item[name] for name in names if name in item))}")
                asked += 1
        self.assertGreater(asked, 3 * len(naughty.PAYLOADS))
        for target in ("status", "session", "searches", "skipped", "corrections", "alerts", "followed", "openapi.json"):
            self.json_of("/api/v1/" + target)
        self.assertIn("<script>", json.dumps(self.json_of("/api/v1/skipped")))

    def test_every_payload_may_be_asked_for(self):
        for text in naughty.PAYLOADS:
            for target in ("search?q=", "entities?q=", "articles?story=", "articles/", "stories/", "sources/", "export?format="):
                answered = self.server.get(f"/api/v1/{target}{part(text)}")
                self.assertIn(answered.status, (200, 400, 404, 422), (target, text))
                self.whole(answered, (target, text))
                self.assertNotIn(b"window.pwned=1()", answered.body)
                if answered.status != 200:
                    self.assertIn(answered.headers["Content-Type"], ("application/problem+json", "application/json"), (target, text))

    def test_names_of_searches_stay_names(self):
        for text in naughty.PAYLOADS:
            made = self.server.change("POST", "/api/v1/searches", {"name": text, "q": "title:pont"})
            self.assertIn(made.status, (200, 201, 422), (text, made.body))
            self.whole(made, text)
        names = {one["name"] for one in self.server.items("/api/v1/searches")}
        self.assertEqual({text for text in naughty.PAYLOADS if text.strip()} - names, set())
        self.whole(self.server.get("/api/v1/alerts.atom"), "alerts.atom")

    def test_exports_are_what_they_say(self):
        story = self.json_of("/api/v1/stories")["items"][0]["story"]
        for form, kind in (("csv", "text/csv"), ("markdown", "text/markdown"), ("gexf", "xml"), ("json", "json"), ("html", "text/html")):
            answered = self.server.get(f"/api/v1/export?format={form}&story={part(story)}")
            self.assertEqual(answered.status, 200, answered.body[:300])
            self.whole(answered, form)
            self.assertIn(kind, answered.headers["Content-Type"])
            self.assertIn("attachment", answered.headers["Content-Disposition"], "a browser must not show it as a page of ours")

    def test_metrics_are_lines(self):
        for line in self.server.get("/metrics").body.decode().splitlines():
            self.assertRegex(line, r'^(# .*|[a-z_]+(\{[^<>]*\})? [-+\d.e]+)$')


if __name__ == "__main__":
    unittest.main()
