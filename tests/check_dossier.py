#!/usr/bin/env python3
"""check_dossier.py ARTICLES.jsonl DOSSIER.json: every passage lies in its article, every count recomputes from the parts listed.

ARTICLES are what `extract` (or any JSON Lines of articles that keep their ids) printed for the same inputs. Prints each
fault and a last line with what was checked; exit status 1 for a fault.
"""
import collections
import json
import sys


class Checker:
    def __init__(self, articles, dossier):
        self.texts = {a["id"]: a["text"] for a in articles}
        self.dossier = dossier
        self.faults, self.checked = [], collections.Counter()

    def expect(self, holds, what):
        self.checked[what.split(":")[0]] += 1
        if not holds:
            self.faults.append(what)

    def passage(self, article, span, kind, text=None):
        if span is None:
            return
        whole = self.texts.get(article)
        inside = whole is not None and 0 <= span[0] < span[1] <= len(whole)
        self.expect(inside, f"passage: {kind} {span} is not in article {article}")
        if inside and text is not None:
            self.expect(whole[span[0]:span[1]] == text, f"words: {kind} {span} of {article} is {whole[span[0]:span[1]]!r}, not {text!r}")

    def statement(self, one):
        name = f"statement {one['id']}"
        for wording in one["wordings"]:
            self.passage(wording["article"], wording["span"], name, wording["text"])
            for hop in wording["chain"]:
                self.passage(wording["article"], hop["mention"], f"{name}, hop {hop['name']}")
        articles = {w["article"] for w in one["wordings"]}
        self.expect(one["counts"]["articles"] == len(articles), f"count: {name} counts {one['counts']['articles']} articles, lists {len(articles)}")
        families = {self.family[a] for a in articles}
        self.expect(one["counts"]["texts"] == len(families), f"count: {name} counts {one['counts']['texts']} texts, lists {len(families)}")
        origins = {w["origin"] for w in one["wordings"] if w["origin"]}
        self.expect(one["counts"]["origins"] == len(one["origins"]) and origins == {o["name"] for o in one["origins"]},
                    f"count: {name} counts {one['counts']['origins']} origins, lists {sorted(origins)}")
        for origin in one["origins"]:
            carried = {w["article"] for w in one["wordings"] if w["origin"] == origin["name"]}
            self.expect(set(origin["articles"]) == carried, f"origin: {origin['name']} of {name} lists other articles than its wordings")
        stated = {self.family[w["article"]] for w in one["wordings"] if w["origin"]}
        self.expect(one["counts"]["unstated"] == len(families - stated),
                    f"count: {name} counts {one['counts']['unstated']} unstated texts, lists {len(families - stated)}")
        for denial in one["denied_by"]:
            self.expect(denial in self.ids["statements"], f"reference: {name} is denied by {denial}, which is not there")

    def run(self):
        dossier = self.dossier
        self.family = {a["id"]: a["family"] or a["id"] for a in dossier["articles"]}
        self.ids = {"statements": {s["id"] for s in dossier["statements"]}, "figures": {f["id"] for f in dossier["figures"]},
                    "nodes": {n["id"] for n in dossier["sources"]["nodes"]}, "events": {e["event"] for e in dossier["events"]}}
        for article in dossier["articles"]:
            self.expect(article["event"] in self.ids["events"], f"reference: {article['id']} is in event {article['event']}, which is not there")
            for origin in article["origins"]:
                self.passage(article["id"], origin["evidence"], f"origin {origin['name']}")
        for statement in dossier["statements"]:
            self.statement(statement)
        for figure in dossier["figures"]:
            for value in figure["values"]:
                self.passage(value["article"], value["span"], f"figure {figure['id']}", value["text"])
        for one in dossier["discrepancies"]:
            name = f"discrepancy {one['id']}"
            first = one["values"][0]
            self.passage(first["article"], first["sentence"], name, one["about"])
            for value in one["values"]:
                self.passage(value["article"], value["span"], name, value["text"])
                self.passage(value["article"], value["sentence"], name)
                self.expect(value["sentence"][0] <= value["span"][0] and value["span"][1] <= value["sentence"][1], f"passage: {name} lies outside its sentence")
            self.expect(len({value["value"] for value in one["values"]}) > 1, f"count: {name} does not differ")
            self.expect(len({value["article"] for value in one["values"]}) == len(one["values"]), f"count: {name} has an article twice")
        for copy in dossier["copies"]:
            for passage in copy["passages"]:
                self.passage(copy["a"], passage["here"], "copy")
                self.passage(copy["b"], passage["there"], "copy")
        for edge in dossier["sources"]["edges"]:
            self.passage(edge["article"], edge["evidence"], f"edge {edge['from']} {edge['to']}")
            for end in ("from", "to"):
                self.expect(edge[end] in self.ids["nodes"], f"reference: an edge runs to {edge[end]}, which is not there")
        facts = {f["id"]: f for f in dossier["coverage"]["facts"]}
        for fact in facts.values():
            for kind in ("statements", "figures"):
                self.expect(set(fact[kind]) <= self.ids[kind], f"reference: fact {fact['id']} names {kind} that are not there")
        for article, covered in dossier["coverage"]["articles"].items():
            self.expect(article in self.texts and set(covered) <= set(facts), f"reference: coverage of {article}")
        self.outlets(dossier, facts)

    def outlets(self, dossier, facts):
        """Each article of a named outlet is in one profile; shares make a whole; what one alone reports, no other does."""
        named = {a["id"]: a["outlet"] for a in dossier["articles"] if a["outlet"]}
        listed = [a for profile in dossier["outlets"] for a in profile["articles"]]
        self.expect(sorted(listed) == sorted(named), "outlet: the profiles list other articles than those with an outlet")
        profile_of = {a: profile["id"] for profile in dossier["outlets"] for a in profile["articles"]}
        reporting = collections.defaultdict(set)
        for article, covered in dossier["coverage"]["articles"].items():
            for fact, covers in covered.items():
                if covers == "reports" and article in profile_of:
                    reporting[fact].add(profile_of[article])
        for profile in dossier["outlets"]:
            name = f"outlet: {profile['name']}"
            self.expect(profile["id"] in self.ids["nodes"], f"{name} is no node of the sources")
            self.expect(abs(sum(profile["text"].values()) - 1) < 1e-9, f"{name}: the shares of its text do not make a whole")
            self.expect(profile["first_at"] <= profile["shared_events"], f"{name} is first at more events than it shares")
            self.expect(all(reporting[fact] == {profile["id"]} for fact in profile["only_reports"]), f"{name} alone reports what others do")
            self.expect(all(fact in facts and profile["id"] not in reporting[fact] for fact in profile["alone_omits"]), f"{name} leaves out what it reports")


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    with open(sys.argv[2], encoding="utf-8") as file:
        checker = Checker(articles, json.load(file))
    checker.run()
    print("\n".join(checker.faults[:50]))
    print("dossier: " + ", ".join(f"{n} {kind}" for kind, n in sorted(checker.checked.items())) + f"; {len(checker.faults)} faults")
    return bool(checker.faults)


if __name__ == "__main__":
    sys.exit(main())
