#!/usr/bin/env python3
"""Holds `sourcier trace --json` and `sourcier read` on a story against its expected.json.

usage: check_story.py EXPECTED.json DOSSIER.json READINGS.jsonl [--at-least SHARE]
Prints a line for each miss, then a score for each kind of item. Exit status 0 when at least SHARE
(default 0) of the items that are not `stretch` hold. Pages are named by the digits that begin their
file names. Text is compared without case, accents, marks of quotation, apostrophes and hyphens.
"""
import argparse
import collections
import json
import pathlib
import re
import unicodedata

MARKS = re.compile("[’‘'\\-–«»“”\"\\s]+")


def fold(text):
    plain = (c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return MARKS.sub(" ", "".join(plain).casefold()).strip()


def words(text):
    return " " + " ".join(re.findall(r"\w+", fold(text))) + " "


def is_name(wanted, got):
    """Whether one of the wanted names holds `got` as whole words, or is held by it."""
    mine = words(got)
    return bool(mine.strip()) and any(words(w) in mine or mine in words(w) for w in wanted)


def key_of(article):
    path = (article.get("source") or {}).get("path") or ""
    return re.match(r"\d*", pathlib.PurePath(path).name).group()


class Story:
    def __init__(self, expected, dossier, readings):
        self.expected = expected
        self.dossier = dossier
        self.articles = {key_of(a): a for a in dossier.get("articles", [])}
        self.readings = {key_of(r): r for r in readings}
        self.key_of_id = {a["id"]: key for key, a in self.articles.items()}
        self.score = collections.defaultdict(lambda: [0, 0])
        self.misses = []

    def item(self, kind, holds, what, stretch=False):
        row = self.score["stretch" if stretch else kind]
        row[0] += bool(holds)
        row[1] += 1
        if not holds:
            self.misses.append(("stretch: " if stretch else "") + f"{kind}: {what}")

    def cut(self, key, span):
        return (self.readings.get(key, {}).get("text") or "")[span[0]:span[1]] if span else ""

    def of(self, key, field):
        return self.readings.get(key, {}).get(field) or []

    def check_articles(self):
        for file, want in self.expected["articles"].items():
            key = re.match(r"\d*", file).group()
            got = self.readings.get(key, {})
            text = fold(got.get("text"))
            titles = [fold(t) for t in want["title"]]
            self.item("article", got and fold(got.get("title")) in titles, f"{key}: title {got.get('title')!r}")
            if want.get("outlet"):
                self.item("article", fold(got.get("outlet")) == fold(want["outlet"]), f"{key}: outlet {got.get('outlet')!r}")
            self.item("article", got.get("language") == want.get("language", "fr"), f"{key}: language {got.get('language')!r}")
            for part in want.get("has", []):
                self.item("text", fold(part) in text, f"{key}: lost {part!r}")
            for part in want.get("lacks", []):
                self.item("text", text and fold(part) not in text, f"{key}: kept {part!r}")
            for name in want.get("authors_include", []):
                self.item("article", any(is_name([name], a) for a in got.get("authors") or []), f"{key}: author {name!r}")
            credits = got.get("credits") or []
            for name in want.get("credits_include", []):
                self.item("article", any(is_name([name], c.get("name")) for c in credits), f"{key}: credit {name!r}")
            for name in want.get("no_source", []):
                text_credits = [c.get("name") for c in credits if c.get("of") == "text"]
                origins = [o.get("name") for o in self.articles.get(key, {}).get("origins") or []]
                self.item("origin", not any(is_name([name], n) for n in text_credits + origins), f"{key}: {name!r} is a source")
            self.item("date", got and got.get("published") in want["published_in"], f"{key}: published {got.get('published')!r}")
            if want.get("published_stretch"):
                dated = self.articles.get(key, {}).get("published") or ""
                self.item("date", dated.startswith(want["published_stretch"]), f"{key}: dated {dated!r}", True)

    def check_entities(self):
        for want in self.expected["entities"]:
            same = [fold(n) for n in want["same"]]
            hits = []
            for entity in self.dossier.get("entities", []):
                names = {fold(n) for n in [entity.get("name"), *(entity.get("aliases") or [])]}
                if entity.get("type") == want["type"] and same[0] in names:
                    hits.append((entity, names))
            holds = len(hits) == 1 and set(same) <= hits[0][1]
            holds = holds and set(want["articles"]) <= {self.key_of_id.get(i) for i in hits[0][0].get("articles", [])}
            holds = holds and not any(fold(n) in hits[0][1] for n in want.get("apart_from", []) + want.get("never", []))
            self.item("entity", holds, f"{want['type']} {' = '.join(want['same'])}", want.get("stretch", False))

    def check_reading(self):
        for want in self.expected["quotations"]:
            key, stretch = want["article"], want.get("stretch", False)
            found = [q for q in self.of(key, "quotations") if fold(want["has"]) in fold(self.cut(key, q["span"])) and q["span"][1] - q["span"][0] <= want["at_most"]]
            self.item("quotation", found, f"{key}: {want['has']!r}", stretch)
            said = [(q.get("speaker") or {}).get("name") for q in found]
            if want.get("speaker"):
                self.item("speaker", any(is_name(want["speaker"], s) for s in said), f"{key}: {want['has'][:40]!r} by {said}", stretch)
            for names in want.get("chain_has", []):
                hops = [h.get("name") for q in found for h in q.get("chain") or []]
                self.item("chain", any(is_name(names, h) for h in hops), f"{key}: {want['has'][:40]!r} lacks {names[0]!r}", stretch)
        for key, most in self.expected.get("quotations_at_most", {}).items():
            marked = [q for q in self.of(key, "quotations") if q.get("kind") in ("direct", "mixed")]
            self.item("quotation", 0 < len(marked) <= most, f"{key}: {len(marked)} marked, at most {most} are there")
        for want in self.expected["chains"]:
            key, hops = want["article"], want["hops"]
            chains = [[h.get("name") for h in x.get("chain") or []] for field in ("attributions", "quotations") for x in self.of(key, field)]
            self.item("chain", any(self.follows(hops, c) for c in chains), f"{key}: {' <- '.join(h[0] for h in hops)}", want.get("stretch", False))
        for want in self.expected["times"]:
            key = want["article"]
            got = [t.get("value") for t in self.of(key, "times") if t["span"][1] - t["span"][0] <= 40 and fold(want["text"]) in fold(self.cut(key, t["span"]))]
            self.item("time", want["value"] in got, f"{key}: {want['text']!r} is {got}", want.get("stretch", False))
        for want in self.expected["quantities"]:
            key = want["article"]
            holds = any((q.get("low"), q.get("high")) == (want["low"], want["high"]) and fold(want["counted_has"]) in fold(self.cut(key, q.get("counted")))
                        and (not want.get("approximate") or q.get("approximate")) for q in self.of(key, "quantities"))
            self.item("quantity", holds, f"{key}: {want['low']}-{want['high']} {want['counted_has']}", want.get("stretch", False))

    @staticmethod
    def follows(hops, chain):
        at = 0
        for name in chain:
            at += at < len(hops) and is_name(hops[at], name)
        return at == len(hops) and len(chain) <= len(hops) + 2

    def check_groups(self):
        groups = self.expected["groups"]
        for kind, field, one in (("same_event", "event", True), ("other_event", "event", False), ("same_story", "story", True), ("other_story", "story", False)):
            for keys in groups.get(kind, []):
                got = [self.articles.get(k, {}).get(field) or k for k in keys]
                self.item("group", len(set(got)) == (1 if one else len(keys)), f"{kind} {keys}")

    def holds(self, statement, key, part):
        return any(self.key_of_id.get(w.get("article")) == key and len(w.get("text") or "") <= 400 and fold(part) in fold(w.get("text")) for w in statement.get("wordings") or [])

    def check_statements(self):
        by_id = {s["id"]: s for s in self.dossier.get("statements", [])}
        for want in self.expected["statements"]:
            stretch = want.get("stretch", False)
            hits = [s for s in by_id.values() if all(self.holds(s, *w) for w in want["wordings"]) and not any(self.holds(s, *w) for w in want.get("not_with", []))]
            self.item("statement", hits, want["name"], stretch)
            for count in ("articles", "texts", "origins", "unstated"):
                if count in want:
                    got = [s["counts"][count] for s in hits]
                    self.item("count", want[count] in got, f"{want['name']}: {count} {got}, wanted {want[count]}", stretch)
            if "origin" in want:
                got = [o.get("name") for s in hits for o in s.get("origins") or []]
                self.item("origin", any(is_name(want["origin"], n) for n in got), f"{want['name']}: from {got}", stretch)
            if "denied_by" in want:
                wanted = want["denied_by"] if isinstance(want["denied_by"][0], list) else [want["denied_by"]]
                deniers = [by_id[d] for s in hits for d in s.get("denied_by") or [] if d in by_id]
                self.item("denial", all(any(self.holds(d, *w) for d in deniers) for w in wanted), want["name"], stretch)

    def check_figures(self):
        for want in self.expected["figures"]:
            stretch = want.get("stretch", False)
            figures = [f for f in self.dossier.get("figures", []) if fold(want.get("counted_has", "")) in fold(f.get("counted"))]
            if "together" in want:
                hits = [f for f in figures if {self.key_of_id.get(v["article"]) for v in f["values"]} >= set(want["together"])]
                self.item("figure", any(f["relation"] in want["relation_in"] for f in hits), f"together {want['together']} {want.get('counted_has', '')}", stretch)
                continue
            holds = any(self.key_of_id.get(v["article"]) == want["article"] and (v.get("low"), v.get("high")) == (want["low"], want["high"])
                        and is_name(want["according_to"], v.get("according_to")) for f in figures for v in f["values"])
            self.item("figure", holds, f"{want['article']}: {want['low']}-{want['high']} {want['counted_has']} by {want['according_to'][0]}", stretch)

    def check(self):
        self.check_articles()
        self.check_entities()
        self.check_reading()
        self.check_groups()
        self.check_statements()
        self.check_figures()
        for miss in self.misses:
            print("miss:", miss)
        for kind in sorted(self.score):
            print(kind, *self.score[kind])
        rows = [row for kind, row in self.score.items() if kind != "stretch"]
        held, wanted = (sum(column) for column in zip(*rows))
        print(f"story: {held} of {wanted} required")
        return held / wanted


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("expected", type=pathlib.Path)
    parser.add_argument("dossier", type=pathlib.Path)
    parser.add_argument("readings", type=pathlib.Path)
    parser.add_argument("--at-least", type=float, default=0)
    options = parser.parse_args()
    lines = options.readings.read_text(encoding="utf-8").splitlines()
    story = Story(json.loads(options.expected.read_text(encoding="utf-8")), json.loads(options.dossier.read_text(encoding="utf-8")),
                  [json.loads(line) for line in lines if line.strip()])
    raise SystemExit(0 if story.check() >= options.at_least else 1)


if __name__ == "__main__":
    main()
