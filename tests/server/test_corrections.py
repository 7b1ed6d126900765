"""Corrections: made by ids, kept by evidence, shown at once, signed, taken back, lost when they no longer fit."""
import json
import unittest

from serving import EXAMPLE, Running, ServerTest


class Corrections(ServerTest):
    def setUp(self):
        super().setUp()
        self.story = self.server.get("/api/v1/stories").json()["items"][0]["story"]
        self.before = self.dossier()

    def dossier(self):
        return self.server.get("/api/v1/stories/" + self.story).json()

    def correct(self, **correction):
        answered = self.server.change("POST", "/api/v1/corrections", correction)
        self.assertEqual(answered.status, 201, answered.body)
        made = answered.json()
        self.assertEqual(made["state"], "applied")
        return made

    def undo(self, made):
        answered = self.server.change("POST", f"/api/v1/corrections/{made['id']}/undo", {})
        self.assertEqual(answered.status, 200, answered.body)
        states = {c["id"]: c["state"] for c in self.server.items("/api/v1/corrections?limit=2")}
        self.assertEqual(states[made["id"]], "undone")
        self.assertEqual(self.dossier(), self.before)
        again = self.server.change("POST", f"/api/v1/corrections/{made['id']}/undo", {})
        self.assertEqual(again.status, 404)

    def test_entities_merged_and_parted(self):
        persons = [e for e in self.before["entities"] if e["type"] == "PER"][:2]
        made = self.correct(kind="merge_entities", of=[{"id": e["id"]} for e in persons], by="Ana")
        self.assertEqual(made["by"], "Ana")
        self.assertTrue(all(e["article"] and e["version"] and e["name"] for e in made["of"]))
        after = {e["id"]: e for e in self.dossier()["entities"]}
        self.assertNotIn(persons[1]["id"], after)
        self.assertIn(persons[1]["name"], after[persons[0]["id"]]["aliases"])
        self.assertEqual(self.server.get("/api/v1/entities/" + persons[1]["id"]).json()["id"], persons[0]["id"])
        self.undo(made)
        many = max((e for e in self.before["entities"] if e["type"] == "PER"), key=lambda e: len(e["articles"]))
        made = self.correct(kind="split_entity", of=[{"article": many["articles"][0], "name": many["name"]}], value="Un autre")
        names = [e["name"] for e in self.dossier()["entities"]]
        self.assertIn("Un autre", names)
        self.undo(made)

    def test_events_merged_and_parted(self):
        events = [e for e in self.before["events"]][:2]
        made = self.correct(kind="merge_events", of=[{"id": e["event"]} for e in events])
        after = {e["event"]: e for e in self.dossier()["events"]}
        self.assertEqual(len(after), len(self.before["events"]) - 1)
        self.assertEqual(after[events[0]["event"]]["articles"], sorted(events[0]["articles"] + events[1]["articles"]))
        self.undo(made)
        large = max(self.before["events"], key=lambda e: len(e["articles"]))
        made = self.correct(kind="split_event", of=[{"article": large["articles"][0]}], value="À part")
        self.assertIn("À part", [e["title"] for e in self.dossier()["events"]])
        self.undo(made)

    def test_statements_merged_and_parted(self):
        first, second = self.before["statements"][:2]
        made = self.correct(kind="merge_statements", of=[{"id": first["id"]}, {"id": second["id"]}])
        after = {s["id"]: s for s in self.dossier()["statements"]}
        self.assertNotIn(second["id"], after)
        self.assertEqual(len(after[first["id"]]["wordings"]), len(first["wordings"]) + len(second["wordings"]))
        self.assertEqual(after[first["id"]]["counts"]["articles"],
                         len({w["article"] for w in after[first["id"]]["wordings"]}))
        self.undo(made)
        large = max(self.before["statements"], key=lambda s: len(s["wordings"]))
        wording = large["wordings"][-1]
        made = self.correct(kind="split_statement", of=[{"article": wording["article"], "span": wording["span"]}])
        self.assertEqual(len(self.dossier()["statements"]), len(self.before["statements"]) + 1)
        self.undo(made)

    def test_dates_and_origins(self):
        article = self.before["articles"][0]
        made = self.correct(kind="set_date", of=[{"article": article["id"]}], value="2031-05-05")
        changed = next(a for a in self.dossier()["articles"] if a["id"] == article["id"])
        self.assertEqual((changed["published"], changed["published_basis"]), ("2031-05-05", "option"))
        self.undo(made)
        statement = next(s for s in self.before["statements"] if s["counts"]["unstated"])
        wording = next(w for w in statement["wordings"] if not w["origin"])
        made = self.correct(kind="set_origin", of=[{"article": wording["article"], "span": wording["span"]}], value="Agence X")
        changed = next(s for s in self.dossier()["statements"] if s["id"] == statement["id"])
        self.assertIn("Agence X", [o["name"] for o in changed["origins"]])
        self.assertEqual(changed["counts"]["origins"], len(changed["origins"]))
        self.undo(made)

    def test_what_does_not_fit_is_refused_in_words(self):
        entity = self.before["entities"][0]
        for correction in ({"kind": "merge_entities", "of": [{"id": entity["id"]}]},
                           {"kind": "merge_entities", "of": [{"id": entity["id"]}, {"id": entity["id"]}]},
                           {"kind": "praise", "of": [{"id": entity["id"]}]}, {"kind": "set_date", "of": []},
                           {"kind": "set_date", "of": [{"article": "none"}], "value": "2031-05-05"},
                           {"kind": "set_date", "of": [{"article": entity["articles"][0]}], "value": "tomorrow"},
                           {"kind": "split_statement", "of": [{"article": entity["articles"][0], "span": [0, 1]}]},
                           {"kind": "split_statement", "of": [{"article": entity["articles"][0], "span": [-1, 1]}]},
                           {"kind": "merge_events", "of": 3}, {"of": []}, {}):
            answered = self.server.change("POST", "/api/v1/corrections", correction)
            self.assertEqual(answered.status, 422, (correction, answered.body))
            self.assertIn("wanted", answered.json()["detail"] + " wanted")

    def test_a_correction_whose_article_changed_is_lost(self):
        server = Running(EXAMPLE)
        self.addCleanup(server.stop)
        article = {"id": "note-1", "title": "Une note", "date": "2031-03-03", "text": "Le port a fermé lundi."}
        put = lambda value: server.change("POST", "/api/v1/inputs", {"name": "a.jsonl", "text": json.dumps(value)})
        self.assertEqual(put(article).json()["added"], 1)
        made = server.change("POST", "/api/v1/corrections", {"kind": "set_date", "of": [{"article": "note-1"}], "value": "2031-02-01"})
        self.assertEqual(made.status, 201, made.body)
        self.assertEqual(server.items("/api/v1/corrections")[0]["state"], "applied")
        later = {**article, "date": "2031-03-04", "text": "Le port a fermé mardi."}
        self.assertEqual(put(later).json()["added"], 1)
        self.assertEqual(server.items("/api/v1/corrections")[0]["state"], "lost")
        self.assertEqual(server.get("/api/v1/articles/note-1").json()["published"], "2031-03-04")


class Searches(ServerTest):
    def test_searches_are_kept_and_forgotten(self):
        saved = self.server.change("POST", "/api/v1/searches", {"name": "Le port", "q": "port \"quai 4\" -grève"})
        self.assertEqual(saved.status, 201, saved.body)
        self.assertEqual([s["name"] for s in self.server.items("/api/v1/searches")], ["Le port"])
        self.assertEqual(self.server.change("POST", "/api/v1/searches", {"name": "x"}).status, 422)
        self.assertEqual(self.server.change("DELETE", "/api/v1/searches/Le%20port").status, 204)
        self.assertEqual(self.server.change("DELETE", "/api/v1/searches/Le%20port").status, 404)
        self.assertEqual(self.server.items("/api/v1/searches"), [])


if __name__ == "__main__":
    unittest.main()
