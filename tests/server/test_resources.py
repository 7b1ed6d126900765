"""The resources give what the command line gives for the same pages."""
import base64
import unittest
from urllib.parse import quote

from serving import EXAMPLE, ROOT, ServerTest, trace

PAGE = (ROOT / "tests" / "cli" / "harness.py").read_text(encoding="utf-8").split('"""')[3]


class Resources(ServerTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dossier = trace(EXAMPLE)

    def test_stories_are_those_of_trace(self):
        summaries = self.server.items("/api/v1/stories")
        self.assertEqual({s["story"] for s in summaries}, {s["story"] for s in self.dossier["stories"]})
        lasts = [s["last"] for s in summaries if s["last"]]
        self.assertEqual(lasts, sorted(lasts, reverse=True))
        for summary in summaries:
            story = self.server.get("/api/v1/stories/" + summary["story"]).json()
            self.assertEqual(summary["counts"]["articles"], len(story["articles"]))
            self.assertEqual(summary["title"], story["title"])

    def test_the_parts_of_a_story_are_those_of_trace(self):
        for name, key in (("articles", "id"), ("statements", "id"), ("figures", "id"), ("events", "event")):
            items = {item[key]: item for item in self.server.items(f"/api/v1/{name}?limit=3")}
            traced = {item[key]: item for item in self.dossier[name]}
            self.assertEqual(set(items), set(traced), name)
            for found in list(items)[:5]:
                self.assertEqual(items[found], traced[found], name)
                one = self.server.get(f"/api/v1/{name}/{found}").json()
                if name != "articles":
                    self.assertEqual(one, traced[found])

    def test_an_article_has_its_text_and_all_that_was_found(self):
        statement = max(self.dossier["statements"], key=lambda s: s["counts"]["articles"])
        for wording in statement["wordings"]:
            article = self.server.get("/api/v1/articles/" + wording["article"]).json()
            begin, end = wording["span"]
            self.assertEqual(article["text"][begin:end], wording["text"])
            self.assertIn(statement["id"], article["statements"])
            self.assertEqual(article["versions"][0]["version"], article["version"])
            earlier = self.server.get(f"/api/v1/articles/{article['id']}/versions/{article['version']}").json()
            self.assertEqual(earlier["text"], article["text"])

    def test_two_articles_beside_each_other(self):
        copy = next(c for c in self.dossier["copies"] if c["passages"])
        beside = self.server.get(f"/api/v1/articles/{copy['b']}/beside/{copy['a']}").json()
        self.assertEqual([p["there"] for p in beside["passages"]], [p["here"] for p in copy["passages"]])
        self.assertEqual(beside["copy"]["of"], copy["a"])

    def test_entities_and_sources(self):
        entities = self.server.items("/api/v1/entities?limit=7")
        self.assertEqual({e["id"] for e in entities}, {e["id"] for e in self.dossier["entities"]})
        speaker = next(s["speaker"] for s in self.dossier["statements"] if s["speaker"] and s["speaker"]["entity"])
        entity = self.server.get("/api/v1/entities/" + speaker["entity"]).json()
        self.assertTrue(entity["statements"] and entity["stories"])
        named = self.server.items("/api/v1/entities?type=PER&q=" + quote(speaker["name"].split()[-1].lower()))
        self.assertIn(speaker["entity"], {e["id"] for e in named})
        sources = self.server.items("/api/v1/sources")
        self.assertEqual({s["id"] for s in sources}, {n["id"] for n in self.dossier["sources"]["nodes"]})
        self.assertTrue(any(s["credits"] for s in sources))

    def test_search_finds_words_whatever_their_accents(self):
        found = self.server.get("/api/v1/search?q=PORT%20declaration&limit=2").json()
        self.assertGreater(found["total"], 2)
        self.assertEqual(len(found["items"]), 2)
        self.assertTrue(any(part["match"] for part in found["items"][0]["snippet"]))
        self.assertTrue(found["facets"]["outlet"])
        rest = self.server.get(f"/api/v1/search?q=PORT%20declaration&limit=500&after={found['next']}").json()
        self.assertEqual(len(rest["items"]), found["total"] - 2)
        self.assertFalse({i["article"] for i in rest["items"]} & {i["article"] for i in found["items"]})

    def test_status_and_filters(self):
        status = self.server.get("/api/v1/status").json()
        self.assertEqual(status["articles"], len(self.dossier["articles"]))
        self.assertEqual(status["events"], len(self.dossier["events"]))
        self.assertTrue(status["writable"])
        self.assertIsNone(status["store"])
        french = self.server.items("/api/v1/articles?language=fr")
        english = self.server.items("/api/v1/articles?language=en")
        self.assertTrue(french and english)
        self.assertEqual(len(french) + len(english), status["articles"])
        late = self.server.items("/api/v1/articles?from=2031-04-01")
        self.assertTrue(all(a["published"] >= "2031-04-01" for a in late))

    def test_problems_are_told_as_rfc_9457_has_them(self):
        for target, status in (("/api/v1/stories/none", 404), ("/api/v1/nothing", 404), ("/api/v1/stories?limit=0", 400),
                               ("/api/v1/stories?limit=x", 400), ("/api/v1/stories?unknown=1", 400),
                               ("/api/v1/articles?from=yesterday", 400), ("/api/v1/stories?after=%25", 400)):
            answered = self.server.get(target)
            self.assertEqual(answered.status, status, target)
            self.assertEqual(answered.headers["Content-Type"], "application/problem+json")
            problem = answered.json()
            self.assertEqual(problem["status"], status)
            self.assertTrue(problem["title"] and problem["detail"])


class Dropping(ServerTest):
    def test_a_dropped_page_is_added_and_told_of(self):
        before = self.server.get("/api/v1/status").json()["articles"]
        page = PAGE.replace("{title}", "Le pont de la Gravière sera rénové")
        body = {"name": "pont.html", "content": base64.b64encode(page.encode()).decode()}
        added = self.server.change("POST", "/api/v1/inputs", body)
        self.assertEqual(added.status, 202, added.body)
        self.assertEqual(added.json(), {"added": 1, "skipped": []})
        self.assertEqual(self.server.get("/api/v1/status").json()["articles"], before + 1)
        again = self.server.change("POST", "/api/v1/inputs", body)
        self.assertEqual(again.json()["added"], 0)
        wrong = self.server.change("POST", "/api/v1/inputs", {"name": "scan.pdf", "text": "%PDF-1.4 \u0001\u0002"})
        self.assertEqual(len(wrong.json()["skipped"]), 1)
        self.assertIn("scan.pdf", {s["place"] for s in self.server.items("/api/v1/skipped")})


if __name__ == "__main__":
    unittest.main()
