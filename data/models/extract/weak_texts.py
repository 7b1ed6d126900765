#!/usr/bin/env python3
"""Adds what other extractors find to the answers that people gave, for `sourcier model train extract`.

usage: weak_texts.py FOLDER OUT [OTHER…]
needs from PyPI: trafilatura resiliparse rs-trafilatura readability-lxml
FOLDER has truth.jsonl and pages/; OUT gets a truth.jsonl with a list "weak" in each object, and a link to the pages.
Pages that one of the OTHER folders has as well are left out. A block of which nobody says anything is labelled where
all these texts agree, with a small weight. read_blocks.jsonl beside this script adds what a person said of single blocks of
these pages ("body" and "other": the keys of their texts, as engine/article/body_truth.h makes them).
"""
import json
import pathlib
import re
import sys

import lxml.html
import readability
import rs_trafilatura
import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

BLOCKS = set("p div li ul ol h1 h2 h3 h4 h5 h6 br tr table section article blockquote figure figcaption dd dt dl td th pre".split())


def lines_of(html):
    """The text of a tree of HTML, a line a block."""
    parts = []

    def walk(node):
        is_block = node.tag in BLOCKS
        if isinstance(node.tag, str):
            if is_block:
                parts.append("\n")
            parts.append(re.sub(r"\s+", " ", node.text or ""))
            for child in node:
                walk(child)
            if is_block:
                parts.append("\n")
        parts.append(re.sub(r"\s+", " ", node.tail or ""))

    walk(lxml.html.fromstring(html))
    return re.sub(r"\n\s*", "\n", "".join(parts)).strip()


def by_trafilatura(page):
    return trafilatura.extract(page, include_comments=False) or ""


def by_resiliparse(page):
    tree = HTMLTree.parse_from_bytes(page, detect_encoding(page))
    return extract_plain_text(tree, main_content=True, alt_texts=False, links=False, form_fields=False, comments=False)


def by_rs_trafilatura(page):
    return rs_trafilatura.extract_bytes(page).main_content or ""


def by_readability(page):
    return lines_of(readability.Document(page.decode(detect_encoding(page), "replace")).summary(html_partial=True))


def texts(page):
    found = []
    for extractor in (by_trafilatura, by_resiliparse, by_rs_trafilatura, by_readability):
        try:
            found.append(extractor(page))
        except Exception as error:  # Each has pages that it cannot read; such a one finds nothing there.
            print(extractor.__name__, repr(error)[:100], file=sys.stderr)
            found.append("")
    return found


def truths(folder):
    with open(folder / "truth.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_blocks():
    with open(pathlib.Path(__file__).with_name("read_blocks.jsonl"), encoding="utf-8") as lines:
        return {record.pop("id"): record for record in map(json.loads, lines)}


def main():
    folder, out, *others = map(pathlib.Path, sys.argv[1:])
    read = read_blocks()
    known = {truth["id"] for other in others for truth in truths(other)}
    out.mkdir(parents=True, exist_ok=True)
    if not (out / "pages").exists():
        (out / "pages").symlink_to((folder / "pages").resolve())
    with open(out / "truth.jsonl", "w", encoding="utf-8") as file:
        for truth in truths(folder):
            if truth["id"] in known:
                continue
            kept = {key: truth[key] for key in ("id", "url", "with", "without") if key in truth}
            kept["weak"] = texts((folder / "pages" / (truth["id"] + ".html")).read_bytes())
            kept.update(read.get(truth["id"], {}))
            file.write(json.dumps(kept, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
