"""Entities that are made one, or parted, across stories: everywhere, in stories that come later too, and taken back."""
import contextlib
import csv
import json
import pathlib
import sqlite3
import subprocess
import tempfile
import time
import unittest

from serving import PROGRAM, Running


def article(id, date, outlet, title, language, *paragraphs):
    return {"id": id, "title": title, "date": date, "outlet": outlet, "lang": language, "text": "\n\n".join(paragraphs)}


BRIDGE = [
    article("bridge-1", "2031-03-03", "Le Fanal", "Le pont de Brisancy est fermé", "fr",
            "La mairie de Brisancy a fermé le pont des Tanneurs lundi après la découverte de fissures dans les câbles.",
            "« Nous ne rouvrirons pas le pont avant la fin des travaux », a déclaré Claire Vasseur, maire de Brisancy, selon l'Agence Boréale.",
            "Selon l'Agence Boréale, quarante camions passaient chaque jour sur le pont des Tanneurs.",
            "Claire Vasseur a ajouté que les riverains seraient indemnisés avant l'été."),
    article("bridge-2", "2031-03-04", "La Digue", "Brisancy : le pont des Tanneurs fermé pour des mois", "fr",
            "Le pont des Tanneurs, à Brisancy, restera fermé plusieurs mois, a annoncé la mairie.",
            "La maire Claire Vasseur a dit mardi que « les câbles doivent être remplacés », a rapporté l'Agence Boréale.",
            "Les fissures avaient été découvertes dans les câbles du pont des Tanneurs lundi."),
]
MINE = [
    article("mine-1", "2033-06-10", "Harbour Post", "Miners of Tolvik end their strike", "en",
            "The miners of Tolvik went back to the Halder pit on Tuesday after eleven weeks of strike.",
            '"The owners have signed what they promised in April," said Klara Vasser, who leads the miners\' union, '
            "according to Boreal News Agency.",
            "According to Boreal News Agency, 640 miners returned to the Halder pit in Tolvik.",
            "Klara Vasser said that the union would watch the owners closely."),
    article("mine-2", "2033-06-11", "The Ridge", "Halder pit opens again in Tolvik", "en",
            "The Halder pit in Tolvik opened again after the strike of its miners, Boreal News Agency reported.",
            'Klara Vasser, leader of the miners\' union, said on Wednesday that "nobody has won this strike".',
            "The miners of Tolvik had stopped work in the Halder pit eleven weeks ago."),
]
FERRY = [
    article("ferry-1", "2036-09-01", "Harbour Post", "Ferry to Ostrel island runs aground", "en",
            "The night ferry to Ostrel ran aground near the island's lighthouse on Monday with ninety passengers.",
            '"Everybody was brought ashore before dawn," said Klara Vasser, who keeps the lighthouse, according to Boreal News Agency.',
            "According to Boreal News Agency, the ferry to Ostrel had left the quay two hours late."),
]


class Merges(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = self.folder / "news.db"
        self.add(BRIDGE + MINE)

    def run_program(self, *arguments):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=True, timeout=120).stdout

    def add(self, articles):
        lines = self.folder / f"{articles[0]['id']}-{articles[0]['title'][:3]}.jsonl"
        lines.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
        self.run_program("add", "--quiet", "--db", self.store, lines)

    def serve(self, *more):
        server = Running("--db", self.store, *more)
        self.addCleanup(server.stop)
        return server if more else self.settled(server)

    def log(self):
        """The log of corrections as the file holds it."""
        with contextlib.closing(sqlite3.connect(self.store)) as store:
            return "".join(form for (form,) in store.execute("SELECT form FROM correction"))

    def settled(self, server):
        """Waits until lists of all stories know each story as it is now."""
        for _ in range(600):
            status = server.get("/api/v1/status").json()
            if status["indexed"] == status["stories"]:
                return server
            time.sleep(0.1)
        raise AssertionError("not indexed in a minute")

    def names(self, server, path="/api/v1/entities"):
        return {one["name"]: one for one in self.settled(server).items(path)}

    def undo(self, server, made):
        self.assertEqual(server.change("POST", f"/api/v1/corrections/{made['id']}/undo", {}).status, 200)
        self.settled(server)

    def merge(self, server, *names, value=None):
        known = self.names(server)
        made = server.change("POST", "/api/v1/corrections", {"kind": "merge_entities", "of": [{"id": known[n]["id"]} for n in names],
                                                             "value": value})
        self.assertEqual(made.status, 201, made.body)
        self.settled(server)
        return made.json()

    def all_that_is_said(self, server):
        """Everything that readers are told, but for the log itself."""
        stories = sorted((s["story"] for s in server.items("/api/v1/stories")))
        dossiers = [server.get("/api/v1/stories/" + one).json() for one in stories]
        for article in (a for dossier in dossiers for a in dossier["articles"]):
            del article["source"]  # Where it was read.
        return {"stories": dossiers, "entities": server.items("/api/v1/entities"),
                "sources": server.items("/api/v1/sources"), "found": server.get("/api/v1/search?q=person:vasser").json()}

    def test_two_stories_of_the_test_are_two(self):
        self.assertEqual(len(self.serve().items("/api/v1/stories")), 2)

    def test_an_agency_is_one_everywhere(self):
        server = self.serve()
        before = self.all_that_is_said(server)
        old = self.names(server)["Boreal News Agency"]["id"]
        made = self.merge(server, "Agence Boréale", "Boreal News Agency")
        names = self.names(server)
        self.assertNotIn("Boreal News Agency", names)
        one = names["Agence Boréale"]
        self.assertEqual(one["articles"], ["bridge-1", "bridge-2", "mine-1", "mine-2"])
        self.assertEqual(len(one["stories"]), 2)
        self.assertIn("Boreal News Agency", one["aliases"])
        # An id that it had leads to it, as a speaker too.
        self.assertEqual(server.get("/api/v1/entities/" + old).json(), one)
        said = lambda id: [s["id"] for s in server.items("/api/v1/statements?speaker=" + id)]
        self.assertEqual(said(old), said(one["id"]))
        # As a source, an origin and a step of a chain.
        sources = self.names(server, "/api/v1/sources")
        self.assertNotIn("Boreal News Agency", sources)
        self.assertEqual(sources["Agence Boréale"]["articles"], 4)
        for statement in server.items("/api/v1/statements"):
            told = json.dumps([statement["speaker"], statement["origins"], [w["chain"] for w in statement["wordings"]]])
            self.assertNotIn("Boreal News Agency", told)
        story = server.get("/api/v1/articles/mine-1").json()["story"]
        table = csv.DictReader(server.get(f"/api/v1/export?format=csv&table=sources&story={story}").body.decode().splitlines())
        ends = {row[end] for row in table for end in ("from", "to")}
        self.assertEqual(ends, {"Agence Boréale", "Klara Vasser", "Harbour Post", "The Ridge"})
        # The texts say what they say.
        self.assertIn("Boreal News Agency", server.get("/api/v1/articles/mine-1").json()["text"])
        self.undo(server, made)
        self.assertEqual(self.all_that_is_said(server), before)

    def test_later_stories_and_other_programs(self):
        server = self.serve()
        made = self.merge(server, "Agence Boréale", "Boreal News Agency")
        server.stop()
        self.add(FERRY)
        server = self.serve()
        names = self.names(server)
        self.assertEqual(names["Agence Boréale"]["articles"], ["bridge-1", "bridge-2", "ferry-1", "mine-1", "mine-2"])
        self.assertNotIn("Boreal News Agency", names)
        self.assertEqual(server.items("/api/v1/corrections")[0]["state"], "applied")
        # While a program adds, a server that is running sees it too.
        later = [{**FERRY[0], "id": "ferry-2", "outlet": "The Ridge", "date": "2036-09-02", "title": "Ostrel ferry left two hours late"}]
        self.add(later)
        self.assertEqual(server.get("/api/v1/articles/ferry-2").status, 200)
        for statement in server.items("/api/v1/statements"):
            self.assertNotIn("Boreal News Agency", [o["name"] for o in statement["origins"]])
        server.stop()
        # The command line: report, dossier, tables, and the search's persons.
        dossier = json.loads(self.run_program("trace", "--json", "--db", self.store))
        self.assertNotIn("Boreal News Agency", [e["name"] for e in dossier["entities"]])
        table = csv.DictReader(self.run_program("export", "-f", "csv", "--table", "sources", "--db", self.store).splitlines())
        self.assertNotIn("Boreal News Agency", {row[end] for row in table for end in ("from", "to")})
        # Read anew by the program: the same.
        self.run_program("add", "--again", "--quiet", "--db", self.store)
        self.assertEqual(json.loads(self.run_program("trace", "--json", "--db", self.store)), dossier)
        copy = self.folder / "copy.db"
        self.run_program("backup", copy, "--db", self.store)
        self.assertEqual(json.loads(self.run_program("trace", "--json", "--db", copy)), dossier)
        self.assertIn(made["id"], "1")

    def test_the_order_of_adding_does_not_matter(self):
        self.store = self.folder / "other.db"
        for articles in ([MINE[1]], BRIDGE, FERRY, [MINE[0]]):
            self.add(articles)
        server = self.serve()
        self.merge(server, "Agence Boréale", "Boreal News Agency")
        told = self.all_that_is_said(server)
        server.stop()
        self.store = self.folder / "again.db"
        self.add(BRIDGE + MINE)
        server = self.serve()
        self.merge(server, "Agence Boréale", "Boreal News Agency")
        server.stop()
        self.add(FERRY)
        self.assertEqual(self.all_that_is_said(self.serve()), told)

    def test_two_persons_are_one_in_searches_and_alerts(self):
        server = self.serve()
        people = lambda q: {f["value"]: f["count"] for f in server.get("/api/v1/search?q=" + q).json()["facets"]["person"]}
        self.assertEqual(people(""), {"Claire Vasseur": 2, "Klara Vasser": 2})
        made = self.merge(server, "Claire Vasseur", "Klara Vasser", value="Claire Vasseur")
        self.assertEqual(people(""), {"Claire Vasseur": 4})
        found = lambda target: {i["article"] for i in server.items("/api/v1/search?" + target)}
        everywhere = {"bridge-1", "bridge-2", "mine-1", "mine-2"}
        self.assertEqual(found("q=&person=Claire%20Vasseur"), everywhere)
        self.assertEqual(found("q=&person=Klara%20Vasser"), everywhere)
        self.assertEqual(found("q=person:vasseur"), everywhere)
        self.assertEqual(found("q=-person:vasser"), set())
        server.stop()
        search = json.loads(self.run_program("search", "--json", "--db", self.store, 'person:"Klara Vasser"'))
        self.assertEqual({a["article"] for a in search["items"]}, everywhere)
        server = self.serve()
        self.undo(server, made)
        self.assertEqual(people(""), {"Claire Vasseur": 2, "Klara Vasser": 2})
        self.assertEqual(found("q=person:vasseur"), {"bridge-1", "bridge-2"})

    def test_a_chain_of_merges_and_the_middle_taken_back(self):
        self.add(FERRY)
        server = self.serve()
        first = self.merge(server, "Agence Boréale", "Boreal News Agency")
        self.merge(server, "Agence Boréale", "Le Fanal" if "Le Fanal" in self.names(server) else "Halder", value="Boréale")
        self.assertEqual(len(self.names(server)["Boréale"]["articles"]), 5)
        self.undo(server, first)
        names = self.names(server)
        self.assertIn("Boreal News Agency", names)
        self.assertIn("bridge-1", names["Boréale"]["articles"])
        again = server.change("POST", "/api/v1/corrections", {"kind": "merge_entities", "of": [
            {"article": "bridge-1", "name": "Agence Boréale"}, {"article": "mine-2", "name": "Boreal News Agency"}]})
        self.assertEqual(again.status, 201, again.body)
        self.assertIn("ferry-1", self.names(server)["Agence Boréale"]["articles"])
        refused = server.change("POST", "/api/v1/corrections", {"kind": "merge_entities", "of": [
            {"article": "bridge-2", "name": "Agence Boréale"}, {"article": "ferry-1", "name": "Boreal News Agency"}]})
        self.assertEqual(refused.status, 422)
        self.assertIn("one already", refused.json()["detail"])

    def test_a_name_is_parted_in_several_stories(self):
        self.add(FERRY)
        server = self.serve()
        before = self.all_that_is_said(server)
        self.merge(server, "Claire Vasseur", "Klara Vasser")
        one = self.names(server)["Claire Vasseur"]
        of = [{"article": a, "id": one["id"]} for a in ("ferry-1", "mine-1", "mine-2")]
        made = server.change("POST", "/api/v1/corrections", {"kind": "split_entity", "of": of, "value": "K. Vasser"})
        self.assertEqual(made.status, 201, made.body)
        names = self.names(server)  # Lists of all stories follow within moments; `indexed` tells when.
        self.assertEqual(names["K. Vasser"]["articles"], ["ferry-1", "mine-1", "mine-2"])
        self.assertEqual(names["Claire Vasseur"]["articles"], ["bridge-1", "bridge-2"])
        speakers = {s["speaker"]["name"] for s in server.items("/api/v1/statements") if s["speaker"]}
        self.assertIn("K. Vasser", speakers)
        every = [{"article": a, "id": names["K. Vasser"]["id"]} for a in names["K. Vasser"]["articles"]]
        self.assertEqual(server.change("POST", "/api/v1/corrections", {"kind": "split_entity", "of": every}).status, 422)
        # Of the one that was merged nothing is left where it was.
        self.assertEqual([log["state"] for log in server.items("/api/v1/corrections")], ["lost", "applied"])
        for log in server.items("/api/v1/corrections"):
            self.undo(server, log)
        self.assertEqual(self.all_that_is_said(server), before)

    def test_events_call_people_as_corrections_do(self):
        self.add(FERRY)
        server = self.serve()
        present = lambda: sorted({p for e in server.items("/api/v1/events") for p in e["participants"] if "Vass" in p})
        self.assertEqual(present(), ["Claire Vasseur", "Klara Vasser"])
        made = self.merge(server, "Claire Vasseur", "Klara Vasser", value="C. Vasseur")
        self.assertEqual(present(), ["C. Vasseur"])
        summaries = server.items("/api/v1/stories")
        dossiers = [server.get("/api/v1/stories/" + one["story"]).json() for one in summaries]
        self.assertNotIn("Klara Vasser", [p for d in dossiers for e in d["events"] for p in e["participants"]])
        one = self.names(server)["C. Vasseur"]
        split = server.change("POST", "/api/v1/corrections", {"kind": "split_entity", "value": "K. Vasser", "of": [
            {"article": "ferry-1", "id": one["id"]}]})
        self.assertEqual(split.status, 201, split.body)
        self.settled(server)
        self.assertEqual(present(), ["C. Vasseur", "K. Vasser"])
        self.undo(server, split.json())
        server.stop()
        table = csv.DictReader(self.run_program("export", "-f", "csv", "--table", "events", "--db", self.store).splitlines())
        told = " ".join(row["participants"] for row in table)
        self.assertIn("C. Vasseur", told)
        self.assertNotIn("Klara Vasser", told)
        server = self.serve()
        self.undo(server, made)
        self.assertEqual(present(), ["Claire Vasseur", "Klara Vasser"])

    def test_the_command_line_names_what_it_leaves_out(self):
        server = self.serve()
        self.merge(server, "Agence Boréale", "Boreal News Agency")
        made = server.change("POST", "/api/v1/corrections", {"kind": "set_date", "of": [{"article": "mine-2"}], "value": "2033-06-30"})
        self.assertEqual(made.status, 201, made.body)
        server.stop()
        trace = lambda: subprocess.run([PROGRAM, "trace", "--json", "--db", self.store], capture_output=True, text=True, check=True)
        self.assertEqual(trace().stderr, "")
        # Another state of its article; and a row that is none any more.
        self.add([{**MINE[1], "text": MINE[1]["text"] + " It pays 300 crowns more."}])
        with contextlib.closing(sqlite3.connect(self.store)) as store:
            store.execute("INSERT INTO correction (kind, form, made_by, at) VALUES ('praise', '{', 'bo', '2033-07-01T00:00:00Z')")
            store.commit()
        told = trace()
        self.assertEqual(len(told.stderr.splitlines()), 2, told.stderr)
        self.assertRegex(told.stderr, r"correction 2 \(set_date, made \S+Z\) fits nothing any more and is left out")
        self.assertRegex(told.stderr, r"correction 3 \(made 2033-07-01T00:00:00Z by bo\) cannot be read")
        self.assertEqual({a["published"] for a in json.loads(told.stdout)["articles"] if a["id"] == "mine-2"}, {"2033-06-11"})
        # A merge of which one only is left.
        self.run_program("remove", "--db", self.store, "--quiet", "--older-than", "2032-01-01")
        self.assertIn("correction 1 (merge_entities", trace().stderr)

    def test_removal_takes_the_corrections_of_its_article_alone(self):
        like = [{**MINE[0], "id": "mine", "outlet": "The Quay"}, {**MINE[0], "id": "mine-\"1\"", "outlet": "The Lamp"}]
        self.add(like)
        server = self.serve()
        for article in ("mine-1", "mine", "mine-\"1\""):
            made = server.change("POST", "/api/v1/corrections", {"kind": "set_date", "of": [{"article": article}], "value": "2033-06-09"})
            self.assertEqual(made.status, 201, made.body)
        self.merge(server, "Claire Vasseur", "Klara Vasser")
        server.stop()
        with contextlib.closing(sqlite3.connect(self.store)) as store:  # Of two articles alone.
            form = json.loads(store.execute("SELECT form FROM correction WHERE kind = 'merge_entities'").fetchone()[0])
            ends = {one["entity"]: one for one in form["of"] if one["article"] in ("bridge-1", "mine-1")}
            store.execute("UPDATE correction SET form = ? WHERE kind = 'merge_entities'", [json.dumps({**form, "of": list(ends.values())})])
            store.commit()
        self.run_program("remove", "--db", self.store, "--quiet", "mine")
        left = lambda: [c["kind"] + " " + c["of"][0]["article"] for c in self.serve().items("/api/v1/corrections")]
        self.assertEqual(left(), ["set_date mine-1", "set_date mine-\"1\"", "merge_entities bridge-1"])
        self.run_program("remove", "--db", self.store, "--quiet", "mine-\"1\"")
        self.assertEqual(left(), ["set_date mine-1", "merge_entities bridge-1"])

    def test_what_is_removed_leaves_the_log(self):
        server = self.serve()
        self.merge(server, "Claire Vasseur", "Klara Vasser", value="Klara Vasser")
        self.merge(server, "Agence Boréale", "Boreal News Agency")
        server.stop()
        # For good: the merge stands on the other article, and nothing tells of the one that went.
        self.run_program("remove", "--db", self.store, "--quiet", "mine-1")
        server = self.serve()
        self.assertEqual({c["state"] for c in server.items("/api/v1/corrections")}, {"applied"})
        self.assertEqual(self.names(server)["Klara Vasser"]["articles"], ["bridge-1", "bridge-2", "mine-2"])
        server.stop()
        self.assertNotIn("mine-1", self.log())
        # By age: what the newsroom decided holds in stories that come later.
        self.run_program("remove", "--db", self.store, "--quiet", "--older-than", "2032-01-01")
        self.add(FERRY)
        server = self.serve()
        self.assertNotIn("Boreal News Agency", self.names(server))
        self.assertEqual(self.names(server)["Agence Boréale"]["articles"], ["ferry-1", "mine-2"])
        server.stop()
        self.run_program("remove", "--db", self.store, "--quiet", "mine-2", "ferry-1")
        self.add(BRIDGE)
        server = self.serve()
        self.assertEqual(len(server.items("/api/v1/stories")), 1)
        self.assertEqual(self.log(), "")
        self.assertFalse(b"Klara" in self.store.read_bytes())

    def test_newsroom(self):
        tokens = self.folder / "tokens"
        tokens.write_text("editor ana " + "e" * 20 + "\nreader bo " + "r" * 20 + "\n")
        tokens.chmod(0o600)
        server = self.serve("--token-file", tokens, "--behind-proxy", "news.example")
        ask = lambda method, target, who, body=None: server.ask(method, target, None if body is None else json.dumps(body), {
            "Authorization": "Bearer " + who * 20, "Origin": "https://news.example", "Content-Type": "application/json",
            "X-Sourcier-Token": server.get("/api/v1/session", Authorization="Bearer " + who * 20).json()["token"]})
        deadline = time.monotonic() + 60
        while ask("GET", "/api/v1/status", "r").json()["indexed"] < 2 and time.monotonic() < deadline:
            time.sleep(0.1)
        names = {one["name"]: one["id"] for one in ask("GET", "/api/v1/entities?limit=500", "r").json()["items"]}
        body = {"kind": "merge_entities", "of": [{"id": names["Agence Boréale"]}, {"id": names["Boreal News Agency"]}], "by": "somebody else"}
        self.assertEqual(ask("POST", "/api/v1/corrections", "r", body).status, 403)
        made = ask("POST", "/api/v1/corrections", "e", body)
        self.assertEqual((made.status, made.json()["by"]), (201, "ana"))
        self.assertEqual(ask("POST", "/api/v1/corrections/1/undo", "r", {}).status, 403)
        self.assertEqual(ask("POST", "/api/v1/corrections/1/undo", "e", {}).status, 200)


if __name__ == "__main__":
    unittest.main()
