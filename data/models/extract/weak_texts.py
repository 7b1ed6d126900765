#!/usr/bin/env python3
"""Adds what other extractors find to the answers that people gave, for `sourcier model train extract`.

usage: weak_texts.py FOLDER OUT        (needs trafilatura and resiliparse from PyPI)
FOLDER has truth.jsonl and pages/; OUT gets a truth.jsonl with a list "weak" in each object, and a link to the pages.
A block of which nobody says anything is labelled where all these texts agree, with a small weight.
"""
import json
import pathlib
import sys

import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree


def texts(page):
    found = [trafilatura.extract(page, include_comments=False) or ""]
    tree = HTMLTree.parse_from_bytes(page, detect_encoding(page))
    found.append(extract_plain_text(tree, main_content=True, alt_texts=False, links=False, form_fields=False, comments=False))
    return found


def main():
    folder, out = map(pathlib.Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    if not (out / "pages").exists():
        (out / "pages").symlink_to((folder / "pages").resolve())
    with open(folder / "truth.jsonl", encoding="utf-8") as lines, open(out / "truth.jsonl", "w", encoding="utf-8") as file:
        for line in lines:
            truth = json.loads(line)
            kept = {key: truth[key] for key in ("id", "url", "with", "without") if key in truth}
            kept["weak"] = texts((folder / "pages" / (truth["id"] + ".html")).read_bytes())
            file.write(json.dumps(kept, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
