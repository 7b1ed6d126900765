"""The server on a store: the same answers, what another program adds, versions, what stays after the end."""
import json
import os
import pathlib
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


if __name__ == "__main__":
    unittest.main()
