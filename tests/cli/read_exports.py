"""Reads exports with the readers of other makers and prints what they found, a JSON object for each folder, or {"refused": WHY}.

usage: read_exports.py FOLDER…      A FOLDER holds a file for each format; run by test_export_forms.py in build/test-tools.
"""
import json
import pathlib
import sys

import conllu
import networkx
import pandas
import rdflib
import stix2
from markdown_it import MarkdownIt

UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X _".split())
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")


def csv(folder):
    plain = pandas.read_csv(folder / "csv", dtype={"article": str})
    french = pandas.read_csv(folder / "csv-fr", sep=";", decimal=",", encoding="utf-8-sig", dtype={"article": str})
    return {"rows": len(plain), "articles": int(plain["articles"].sum()), "same": bool(plain.equals(french))}


def graph(read, path):
    found = read(path)
    edges = [data for _, _, data in found.edges(data=True)]
    return {"nodes": found.number_of_nodes(), "edges": len(edges), "relations": sorted({data["relation"] for data in edges})}


def prov(folder):
    found = rdflib.Graph().parse(folder / "prov", format="json-ld")
    count = lambda predicate: len(set(found.subjects(predicate)))
    return {"quoted": count(PROV.wasQuotedFrom), "chains": count(PROV.qualifiedAttribution),
            "agents": len(set(found.subjects(rdflib.RDF.type, PROV.Agent)))}


def stix(folder):
    bundle = stix2.parse((folder / "stix").read_text(encoding="utf-8"), version="2.1")
    kinds = {}
    ids = {each.id for each in bundle.objects}
    for each in bundle.objects:
        kinds[each.type] = kinds.get(each.type, 0) + 1
        for reference in [*each.get("object_refs", []), *([each.source_ref, each.target_ref] if each.type == "relationship" else [])]:
            assert reference in ids, f"{each.id} refers to {reference}, which is not in the bundle"
    assert len(ids) == len(bundle.objects), "two objects have one id"
    return kinds


def sentences(folder):
    found = conllu.parse((folder / "conllu").read_text(encoding="utf-8"))
    for token in (token for each in found for token in each):
        assert (token["upos"] or "_") in UPOS, f"{token['form']}: Universal Dependencies has no part of speech {token['upos']!r}"
    return {"sentences": len(found), "tokens": sum(len(each) for each in found),
            "texts": [["".join(token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ") for token in each).strip(),
                       each.metadata["text"]] for each in found]}


def markdown(folder):
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render((folder / "markdown").read_text(encoding="utf-8"))
    return {"stories": html.count("<h2>"), "html": html}


def read(folder):
    return {"csv": csv(folder), "gexf": graph(networkx.read_gexf, folder / "gexf"),
            "graphml": graph(lambda path: networkx.read_graphml(path, force_multigraph=True), folder / "graphml"),
            "prov": prov(folder), "stix": stix(folder), "conllu": sentences(folder), "markdown": markdown(folder)}


def main():
    for folder in sys.argv[1:]:
        try:
            print(json.dumps(read(pathlib.Path(folder))))
        except Exception as why:  # Each maker has its own.  # pylint: disable=broad-except
            print(json.dumps({"refused": f"{type(why).__name__}: {why}"}))


if __name__ == "__main__":
    main()
