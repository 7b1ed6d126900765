"""The server on a store: the same answers, what another program adds, versions, what stays after the end."""
import csv
import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import time
import unittest

from serving import EXAMPLE, PROGRAM, Running, ServerTest, trace


def add(store, *inputs):
    return subprocess.run([PROGRAM, "add", "--db", str(store), "--quiet", *map(str, inputs)], capture_output=True, text=True,
                          check=False, timeout=120)


class OnAStore(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = self.folder / "news.db"
        self.assertEqual(add(self.store, EXAMPLE).returncode, 0)

    def serve(self, *arguments):
        server = Running("--db", self.store, *arguments)
        self.addCleanup(server.stop)
        return server

    def wait(self, condition):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if condition():
                return
            time.sleep(0.2)
        self.fail("waited a minute in vain")

    def indexed(self, server):
        status = server.get("/api/v1/status").json()
        return status["indexed"] == status["stories"]

    def test_answers_are_those_of_trace_and_of_memory(self):
        server, memory, dossier = self.serve(), Running(EXAMPLE), trace(EXAMPLE)
        self.addCleanup(memory.stop)
        self.assertEqual(server.get("/api/v1/status").json()["store"], str(self.store))
        self.wait(lambda: self.indexed(server))
        statements = server.items("/api/v1/statements")
        self.assertEqual({s["id"]: s for s in statements}, {s["id"]: s for s in dossier["statements"]})
        for target in ("/api/v1/stories", "/api/v1/entities", "/api/v1/sources", "/api/v1/figures", "/api/v1/search?q=port",
                       "/api/v1/statements/" + statements[0]["id"]):
            self.assertEqual(server.get(target).json(), memory.get(target).json(), target)

    def test_an_id_that_a_story_or_an_event_once_had_leads_to_it(self):
        alone, events = {}, {}
        for page in sorted(pathlib.Path(EXAMPLE).rglob("*.html"))[:3]:
            store = self.folder / (page.stem + ".db")
            self.assertEqual(add(store, page).returncode, 0)
            server = Running("--db", store)
            article = server.items("/api/v1/articles")[0]
            alone[server.items("/api/v1/stories")[0]["story"]] = events[article["event"]] = article["id"]
            server.stop()
        server = self.serve()
        present = {a["id"]: a["story"] for a in server.items("/api/v1/articles")}
        self.assertTrue(any(once != present[article] for once, article in alone.items()), "no id changed: nothing is tried here")
        for once, article in alone.items():
            answer = server.get("/api/v1/stories/" + once)
            self.assertEqual((answer.status, answer.json()["story"]), (200, present[article]))
        self.assertEqual(server.get("/api/v1/stories/st" + "0" * 20).status, 404)
        self.wait(lambda: self.indexed(server))
        present = {a["id"]: a["event"] for a in server.items("/api/v1/articles")}
        self.assertTrue(any(once != present[article] for once, article in events.items()), "no id changed: nothing is tried here")
        for once, article in events.items():
            answer = server.get("/api/v1/events/" + once)
            self.assertEqual((answer.status, answer.json()["event"]), (200, present[article]))
        self.assertEqual(server.get("/api/v1/events/ev" + "0" * 20).status, 404)

    def kept(self):
        connection = sqlite3.connect(self.store)
        try:
            return dict(connection.execute("SELECT story, key FROM dossier"))
        finally:
            connection.close()

    def test_a_story_is_traced_once_and_kept(self):
        server = self.serve()
        self.wait(lambda: self.indexed(server) and self.kept())
        stories = {s["story"] for s in server.items("/api/v1/stories")}
        self.wait(lambda: set(self.kept()) == stories)
        pages = {story: server.get("/api/v1/stories/" + story).body for story in stories}
        self.assertEqual(server.stop(), 0)
        kept, again = self.kept(), self.serve()
        for story, page in pages.items():
            self.assertEqual(again.get("/api/v1/stories/" + story).body, page)
            parts = again.get(f"/api/v1/stories/{story}?only=events,figures").json()
            self.assertEqual(list(parts), ["story", "title", "events", "figures"])
            self.assertEqual(parts["events"], json.loads(page)["events"])
        self.wait(lambda: self.indexed(again))
        self.assertEqual(self.kept(), kept)
        # What is removed is in no dossier that is kept.
        article = json.loads(max(pages.values(), key=len))["articles"][0]
        run = subprocess.run([PROGRAM, "remove", article["id"], "--db", self.store], capture_output=True, text=True, check=False)
        self.assertIn("1 removed", run.stderr)
        self.wait(lambda: self.kept() and self.kept() != kept)
        self.assertEqual(again.get("/api/v1/articles/" + article["id"]).status, 404)
        self.assertNotIn(article["id"].encode(), again.get("/api/v1/stories/" + article["story"]).body)

    def test_a_story_that_another_program_changes_is_shown_and_then_renewed(self):
        server = self.serve()
        story = server.get("/api/v1/stories").json()["items"][0]["story"]
        pages = [server.get(f"/api/v1/articles?story={story}").json()["items"][0]]
        dated = self.folder / "later.jsonl"
        text = server.get("/api/v1/articles/" + pages[0]["id"]).json()["text"]
        dated.write_text(json.dumps({"id": pages[0]["id"], "title": pages[0]["title"], "text": text + "\n\nUne ligne de plus.",
                                     "date": pages[0]["published"], "modified": "2040-01-01", "url": pages[0]["url"]}))
        self.assertEqual(add(self.store, dated).returncode, 0)
        self.wait(lambda: b"Une ligne de plus" in server.get("/api/v1/articles/" + pages[0]["id"]).body)
        seen = server.get("/api/v1/articles/" + pages[0]["id"]).json()["story"]
        self.assertEqual(server.get("/api/v1/stories/" + seen).status, 200)

    def test_a_store_that_cannot_be_written_to_is_read(self):
        os.chmod(self.store, 0o444)
        server = self.serve()
        self.wait(lambda: self.indexed(server))
        self.assertEqual(server.get("/api/v1/stories").status, 200)

    def test_followed_stories_and_alerts(self):
        server = self.serve()
        story = server.get("/api/v1/stories").json()["items"][0]["story"]
        article = server.get(f"/api/v1/articles?story={story}").json()["items"][0]["id"]
        self.assertEqual(server.change("POST", "/api/v1/followed", {"article": "none"}).status, 422)
        self.assertEqual(server.change("POST", "/api/v1/followed", {"article": article}).status, 201)
        self.assertEqual([f["story"] for f in server.items("/api/v1/followed")], [story])
        connection = sqlite3.connect(self.store)
        with connection:
            connection.execute("INSERT INTO alert (kind, name, article, at, is_sent) VALUES ('story', ?, ?, '2031-01-01T00:00:00Z', 0)",
                               (article, article))
        connection.close()
        self.assertEqual([a["article"] for a in server.items("/api/v1/alerts")], [article])
        run = subprocess.run([PROGRAM, "unfollow", "--db", self.store, "--json"], capture_output=True, check=True)
        self.assertEqual([f["story"] for f in json.loads(run.stdout)["followed"]], [story])
        subprocess.run([PROGRAM, "unfollow", "--db", self.store, article], check=True)
        self.assertEqual(subprocess.run([PROGRAM, "unfollow", "--db", self.store, article], capture_output=True, check=False).returncode, 1)
        self.assertEqual(server.items("/api/v1/followed"), [])
        self.assertEqual(server.change("DELETE", "/api/v1/followed/" + article).status, 404)

    def test_what_another_program_adds_is_seen(self):
        server = self.serve()
        self.assertIn(server.get("/api/v1/articles/n1").status, (404, 503))
        note = self.folder / "note.jsonl"
        note.write_text(json.dumps({"id": "n1", "title": "Note", "date": "2031-06-01", "text": "Le pont de Brévalon est fermé."}))
        self.assertEqual(add(self.store, note).returncode, 0)
        self.wait(lambda: server.get("/api/v1/articles/n1").status == 200)
        self.assertEqual(server.get("/api/v1/search?q=br%C3%A9valon").json()["total"], 1)

    def test_versions_and_what_changed(self):
        server = self.serve()
        one = {"id": "n1", "title": "Note", "date": "2031-06-01", "text": "Le pont est fermé. Il y a trois blessés."}
        two = {**one, "date": "2031-06-02", "text": "Le pont est fermé. Il y a quatre blessés."}
        for value in (one, two):
            self.assertEqual(server.change("POST", "/api/v1/inputs", {"name": "n.jsonl", "text": json.dumps(value)}).status, 202)
        article = server.get("/api/v1/articles/n1").json()
        versions = [v["version"] for v in article["versions"]]
        self.assertEqual(len(versions), 2)
        earlier = server.get(f"/api/v1/articles/n1/versions/{versions[0]}").json()
        self.assertEqual(earlier["text"], one["text"])
        changes = server.get(f"/api/v1/articles/n1/changes?from={versions[0]}&to={versions[1]}").json()["changes"]
        self.assertEqual([(c["kind"], c["text"].strip()) for c in changes],
                         [("same", "Le pont est fermé. Il y a"), ("removed", "trois"), ("added", "quatre"), ("same", "blessés.")])

    def test_corrections_stay_in_the_store(self):
        server = Running("--db", self.store)
        story = server.get("/api/v1/stories").json()["items"][0]["story"]
        persons = [e["id"] for e in server.get("/api/v1/stories/" + story).json()["entities"] if e["type"] == "PER"][:2]
        made = server.change("POST", "/api/v1/corrections", {"kind": "merge_entities", "of": [{"id": p} for p in persons]})
        self.assertEqual(made.status, 201, made.body)
        server.stop()
        again = self.serve()
        self.assertEqual([c["state"] for c in again.items("/api/v1/corrections")], ["applied"])
        self.assertNotIn(persons[1], [e["id"] for e in again.get("/api/v1/stories/" + story).json()["entities"]])

    def test_a_store_that_is_not_there(self):
        run = subprocess.run([PROGRAM, "serve", "--db", str(self.folder / "none.db")], capture_output=True, text=True, check=False,
                             timeout=60)
        self.assertEqual(run.returncode, 1)
        self.assertIn("none.db", run.stderr)


class Exports(ServerTest):
    def test_exports_are_those_of_the_command(self):
        story = self.server.get("/api/v1/stories").json()["items"][0]["story"]
        articles = self.server.get("/api/v1/stories/" + story).json()["articles"]
        pages = sorted(article["source"]["path"] for article in articles)
        for form in ("jsonl", "csv", "csv-fr", "ninjs", "gexf", "graphml", "prov", "annotations", "stix", "conllu"):
            run = subprocess.run([PROGRAM, "export", "--format", form, *pages], capture_output=True, check=True)
            answered = self.server.get(f"/api/v1/export?format={form}&story={story}")
            self.assertEqual(answered.status, 200, form)
            self.assertEqual(answered.body, run.stdout, form)
            self.assertIn("attachment", answered.headers["Content-Disposition"])
        page = self.server.get(f"/api/v1/export?format=html&language=en&story={story}")
        self.assertIn(b"<!doctype html>", page.body.lower()[:200])
        self.assertIn("attachment", page.headers["Content-Disposition"])
        self.assertEqual(self.server.get(f"/api/v1/export?format=doc&story={story}").status, 400)
        self.assertEqual(self.server.get("/api/v1/export?format=csv&story=none").status, 404)

    def test_all_stories_go_into_one_file(self):
        stories = self.server.items("/api/v1/stories")
        articles = sum(s["counts"]["articles"] for s in stories)
        lines = self.server.get("/api/v1/export?format=jsonl").body.splitlines()
        self.assertEqual(len({json.loads(line)["id"] for line in lines}), articles)
        rows = list(csv.reader(self.server.get("/api/v1/export?format=csv&table=articles").body.decode().splitlines()))
        self.assertEqual(len(rows), articles + 1)
        self.assertEqual(len({tuple(row[:1]) for row in rows}), articles + 1)
        self.assertEqual(self.server.get("/api/v1/export?format=gexf").status, 422)


if __name__ == "__main__":
    unittest.main()
