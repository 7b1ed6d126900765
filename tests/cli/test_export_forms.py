"""Every form of `sourcier export` is read by a reader of another maker, and says what the dossier says."""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from harness import EXAMPLE, ROOT, CliTest

READER = pathlib.Path(__file__).with_name("read_exports.py")
PYTHON = ROOT / "build" / "test-tools" / "bin" / "python3"
FORMS = ("csv", "csv-fr", "gexf", "graphml", "prov", "stix", "conllu", "markdown")
NODE = ROOT / "build" / "test-tools" / "node"
NINJS_PROFILE = ROOT / "tests" / "node" / "ninjs_profile.json"
# IPTC's schema, which is not ours to hand on: fetched by script/test_tools where its address can be reached, or a copy that is named.
NINJS_SCHEMA = pathlib.Path(os.environ.get("SOURCIER_NINJS_SCHEMA") or ROOT / "build" / "test-tools" / "ninjs-schema_3.0.json")
GEOJSON = "https://geojson.org/schema/GeoJSON.json"  # IPTC's schema refers to it, for places; we write no coordinates.

HOSTILE = """<!doctype html><html lang="fr"><head><title>Le pont | de la Gravière</title></head><body><article>
<h1>=HYPERLINK("http://evil.example") &lt;script&gt;alert(1)&lt;/script&gt;</h1>
<p>Le conseil municipal de Brévalon a voté mardi soir la rénovation du pont de la Gravière, fermé depuis deux ans.</p>
<p>« =SOMME(1;2) &lt;img src=x onerror=alert(1)&gt; nous commencerons les travaux », a déclaré la maire, Lucie Tarbel, devant les habitants.</p>
</article></body></html>"""


class Forms(CliTest):
    def export(self, form, *inputs, **options):
        run = self.run_program("export", *inputs, "-f", form, **options)
        self.assertEqual(run.status, 0, run.err)
        return run.out.decode("utf-8")

    def dossier(self, *inputs):
        return json.loads(self.export("json", *inputs))

    def read_by_others(self, folders):
        if not PYTHON.exists():
            self.skipTest(f"{PYTHON} is not there: script/test_tools installs it")
        done = subprocess.run([PYTHON, READER, *folders], capture_output=True, text=True, check=False,
                              env={**os.environ, "PYTHONWARNINGS": "ignore"})
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def read_all_by_others(self, *inputs):
        for form in FORMS:
            self.write(form, self.export(form, *inputs))
        found, = self.read_by_others([self.folder])
        self.assertNotIn("refused", found)
        return found

    def test_others_read_what_the_dossier_says(self):
        dossier, found = self.dossier(EXAMPLE), self.read_all_by_others(EXAMPLE)
        wordings = [wording for statement in dossier["statements"] for wording in statement["wordings"]]
        self.assertEqual(found["csv"]["rows"], len(wordings))
        self.assertEqual(found["csv"]["articles"], sum(s["counts"]["articles"] * len(s["wordings"]) for s in dossier["statements"]))
        self.assertTrue(found["csv"]["same"], "French Excel's table has other values")
        edges, relations = dossier["sources"]["edges"], sorted({e["relation"] for e in dossier["sources"]["edges"]})
        for form in ("gexf", "graphml"):
            self.assertEqual(found[form], {"nodes": len(dossier["sources"]["nodes"]), "edges": len(edges), "relations": relations}, form)
        self.assertEqual(found["prov"]["quoted"], len(wordings))
        self.assertEqual(found["prov"]["chains"], len([w for w in wordings if w["chain"]]))
        self.assertGreaterEqual(found["prov"]["agents"], len(dossier["sources"]["nodes"]))
        self.assertEqual(found["stix"]["note"], len(dossier["statements"]))
        self.assertGreater(found["stix"]["identity"], 0)
        self.assertEqual(found["stix"]["report"], len(dossier["stories"]))
        self.assertEqual(found["markdown"]["stories"], len(dossier["stories"]))
        self.assertEqual(found["markdown"]["html"].count("<table>"), len(dossier["stories"]))

    def test_others_see_what_is_damaged(self):
        """What a reader finds would say little if it found the same, or anything, in a form that is broken."""
        whole = {form: self.export(form, EXAMPLE) for form in FORMS}
        damages = [("csv", r"\n[^\n]+\n$", "\n"), ("csv-fr", ";", ","), ("csv-fr", r"\n[^\n]+\n$", "\n"), ("csv", ",", ";"),
                   ("gexf", "<edge ", "<age "), ("gexf", "</nodes>", ""), ("gexf", 'source="[^"]*"', 'source="nobody"'),
                   ("graphml", "<edge ", "<age "), ("graphml", "</graph>", ""), ("graphml", 'key id="edge.relation"', 'key id="edge.relations"'),
                   ("prov", "wasQuotedFrom", "wasQuoted"), ("prov", '"@context"', '"context"'), ("prov", '"prov:Agent"', '"prov:Gent"'),
                   ("stix", '"source_ref": ?"[^"]*"', '"source_ref":"identity--00000000-0000-4000-8000-000000000000"'),
                   ("stix", '"type": ?"note"', '"type":"knot"'), ("stix", '"created": ?"[^"]*"', '"created":"yesterday"'),
                   ("conllu", r"\tNOUN\t", "\tNAME\t"), ("conllu", r"\n2\t[^\n]*", ""), ("conllu", "SpaceAfter=No", "_"),
                   ("markdown", r"\|( ?:?-+:? ?\|)+", ""), ("markdown", "\n## ", "\n### ")]
        folders = []
        for at, (form, found, put) in enumerate([("csv", "$", ""), *damages]):
            damaged = re.sub(found, put, whole[form], count=0 if form == "csv-fr" and found == ";" else 1)
            self.assertEqual(damaged == whole[form], at == 0, f"{form}: {found} is nowhere")
            folders.append(self.folder / str(at))
            for name, text in {**whole, form: damaged}.items():
                self.write(f"{at}/{name}", text)
        sound, *readings = self.read_by_others(folders)
        self.assertNotIn("refused", sound)
        for damage, reading in zip(damages, readings):
            self.assertNotEqual(reading, sound, damage)
            others = {form: told for form, told in reading.items() if form not in (damage[0].removesuffix("-fr"), "refused")}
            self.assertEqual(others, {form: sound[form] for form in others}, damage)

    def test_sentences_and_tokens_are_those_of_the_readings(self):
        readings = self.run_program("read", "--tokens", EXAMPLE).lines()
        found = self.read_all_by_others(EXAMPLE)["conllu"]
        self.assertEqual(found["tokens"], sum(len(r["tokens"]) for r in readings))
        self.assertGreater(found["sentences"], 100)
        for rebuilt, text in found["texts"]:
            self.assertEqual(" ".join(rebuilt.split()), " ".join(text.split()))

    def test_annotations_lie_where_their_quotes_are(self):
        texts = {a["id"]: a for a in map(json.loads, self.export("jsonl", EXAMPLE).splitlines())}
        page = json.loads(self.export("annotations", EXAMPLE))
        self.assertGreater(len(page["items"]), 50)
        self.assertEqual(len({item["id"] for item in page["items"]}), len(page["items"]))
        for item in page["items"]:
            source = item["target"]["source"]
            article = texts[source["sourcier:article"]]
            self.assertEqual(source["sourcier:version"], article["version"])
            position, quote = item["target"]["selector"]
            begin, end = position["start"], position["end"]
            self.assertEqual(article["text"][begin:end], quote["exact"])
            self.assertEqual(article["text"][max(0, begin - 32):begin], quote["prefix"])
            self.assertEqual(article["text"][end:end + 32], quote["suffix"])

    def test_ninjs_items_carry_their_sources(self):
        items = [json.loads(line) for line in self.export("ninjs", EXAMPLE).splitlines()]
        origins = {a["id"]: [o["name"] for o in a["origins"]] for a in self.dossier(EXAMPLE)["articles"]}
        self.assertEqual(len(items), len(origins))
        for item in items:
            self.assertEqual(item["standard"]["version"], "3.0")
            self.assertIn(":", item["uri"])
            names = [s["name"] for s in item.get("infoSources", []) if not s["role"].endswith(":outlet")]
            self.assertEqual(names, origins[item["altIds"][0]["value"]])
        again = self.write("items.jsonl", "\n".join(map(json.dumps, items)))
        self.assertEqual(len(self.run_program("extract", again).lines()), len(items))

    def faults(self, schema, lines):
        if shutil.which("node") is None or not (NODE / "node_modules" / "ajv-formats").exists():
            self.skipTest("Node or Ajv is not there: script/test_tools installs the latter")
        done = subprocess.run(["node", ROOT / "tests" / "node" / "validate.mjs", schema, GEOJSON], input=lines, capture_output=True, text=True,
                              check=False, env={**os.environ, "SOURCIER_NODE_TOOLS": str(NODE)})
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.splitlines()

    def test_ninjs_items_are_valid_whatever_was_given(self):
        text = "Le conseil municipal de Brévalon a voté mardi soir la rénovation du pont de la Gravière, fermé depuis deux ans."
        given = [("http://exemple.fr/é à/ü", "2031-02-30T10:00:00Z"), ("pas une adresse", "2031-02-03T10:00:00+05:30"), ("", "hier"),
                 ("http://exa mple.fr/x", "2031-02-03T25:61:00Z"), ("/relatif", "2031-02-03T10:00:00"), ("http://[::1]/a[b]", "0000-01-01T00:00:00Z"),
                 ("https://exemple.fr/%zz?a|b=<c>#d#e", "2031-02-03T23:59:60Z"), ("HTTP://EXEMPLE.fr:80/a\\b", "2031-02-03T10:00Z"),
                 ("mailto:x@exemple.fr", "2031-02-03T10:00:00-99:99"), ("urn:newsml:exemple.fr:1", "Tue, 04 Mar 2031 17:20:00 GMT")]
        records = [{"url": url, "published": date, "modified": date, "lang": "fr-FR", "title": f"Titre {at}", "text": f"{text} Numéro {at}."}
                   for at, (url, date) in enumerate(given)]
        inputs = [self.write("given.jsonl", "\n".join(map(json.dumps, records))), self.write("hostile.html", HOSTILE), EXAMPLE]
        lines = self.export("ninjs", *inputs)
        items = [json.loads(line) for line in lines.splitlines()]
        self.assertGreater(len(items), len(given) + 10)
        self.assertEqual(len({item["uri"] for item in items}), len(items))
        for schema in [NINJS_PROFILE, *([NINJS_SCHEMA] if NINJS_SCHEMA.exists() else [])]:
            self.assertEqual(self.faults(schema, lines), [], schema)
            for damage in ({"uri": "é"}, {"uri": None}, {"firstCreated": "2031-02-03"}, {"bodies": [{"role": "main"}]}, {"headline": "x"},
                           {"standard": {"name": "ninjs", "schema": "no address"}}):
                damaged = {key: value for key, value in {**items[0], **damage}.items() if value is not None}
                self.assertTrue(self.faults(schema, json.dumps(damaged)), f"{schema} lets {damage} pass")
        if not NINJS_SCHEMA.exists():
            print("skipped in part: IPTC's schema is not there (script/test_tools fetches it, SOURCIER_NINJS_SCHEMA names a copy)")

    def test_a_folder_gets_every_table(self):
        run = self.run_program("export", EXAMPLE, "-f", "csv", "--out", "tables/")
        self.assertEqual((run.status, run.out), (0, b""), run.err)
        names = sorted(path.stem for path in (self.folder / "tables").iterdir())
        self.assertEqual(names, ["articles", "copies", "coverage", "entities", "events", "figures", "sources", "statements"])
        dossier = self.dossier(EXAMPLE)
        for name, wanted in (("articles", len(dossier["articles"])), ("entities", len(dossier["entities"])),
                             ("sources", len(dossier["sources"]["edges"])), ("events", len(dossier["events"])),
                             ("figures", sum(len(f["values"]) for f in dossier["figures"]))):
            one = (self.folder / "tables" / f"{name}.csv").read_text(encoding="utf-8")
            self.assertEqual(len(list(csv.DictReader(io.StringIO(one)))), wanted, name)

    def test_nothing_from_outside_runs(self):
        page = self.write("page.html", HOSTILE)
        rows = list(csv.DictReader(io.StringIO(self.run_program("export", page, "-f", "csv", "--table", "articles").out.decode("utf-8"))))
        self.assertEqual(len(rows), 1)
        self.assertTrue(rows[0]["title"].startswith("'=HYPERLINK"), rows[0]["title"])
        for row in csv.DictReader(io.StringIO(self.export("csv", page))):
            self.assertNotIn(row["text"][:1], "=+-@")
        html = self.read_all_by_others(page)["markdown"]["html"]
        for tag in ("<script", "<img"):
            self.assertNotIn(tag, html)

    def test_an_unknown_format_names_the_known_ones(self):
        run = self.run_program("export", EXAMPLE, "-f", "excel")
        self.assertEqual(run.status, 2)
        self.assertIn("'excel' is no format; wanted one of jsonl, json, csv", run.err)

    def test_parquet_without_the_python_package_says_how_to_install_it(self):
        run = self.run_program("export", EXAMPLE, "-f", "parquet", "-o", "all/", SOURCIER_PYTHON="/nowhere/python3")
        self.assertEqual(run.status, 1)
        self.assertIn("parquet needs the Python package: /nowhere/python3 -m pip install ./bindings/python pyarrow", run.err)

    def test_parquet_is_written_by_the_python_package(self):
        package = pathlib.Path(os.environ["SOURCIER_PROGRAM"]).parent / "python"
        if not PYTHON.exists() or not (package / "sourcier" / "sourcier.pack").exists():
            self.skipTest("the Python package was not built: script/test_tools installs what it needs")
        run = self.run_program("export", EXAMPLE, "-f", "parquet", "-o", "all/", SOURCIER_PYTHON=str(PYTHON), PYTHONPATH=str(package))
        self.assertEqual((run.status, run.out), (0, b""), run.err)
        for path in (self.folder / "all").iterdir():
            self.assertEqual(path.read_bytes()[:4], b"PAR1")
        self.assertIn("statements.parquet", [path.name for path in (self.folder / "all").iterdir()])

    def test_the_same_bytes_for_any_jobs(self):
        for form in ("csv", "stix", "prov", "ninjs", "annotations", "graphml", "markdown"):
            one, four = (self.run_program("export", EXAMPLE, "-f", form, "--jobs", jobs).out for jobs in (1, 4))
            self.assertEqual(one, four, form)


if __name__ == "__main__":
    unittest.main()
