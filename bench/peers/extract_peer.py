"""Times one Python extractor on listed pages, one process, one core.

usage: extract_peer.py NAME LIST ANSWER
LIST holds a path a line; ANSWER becomes {"seconds": CPU seconds of all pages, "texts": {path: text}}.
"""
import json
import pathlib
import sys
import time


def decoded(page):
    return page.decode("utf-8", "replace")


def trafilatura_with(**options):
    import trafilatura
    return lambda page: trafilatura.extract(page, **options) or ""


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda page: extract_plain_text(decoded(page), main_content=True)


def readability_lxml():
    import logging

    import lxml.html
    from readability import Document
    logging.disable(logging.CRITICAL)
    return lambda page: lxml.html.fromstring(Document(decoded(page)).summary()).text_content()


EXTRACTORS = {
    "trafilatura_fast": lambda: trafilatura_with(fast=True),
    "trafilatura_metadata": lambda: trafilatura_with(fast=True, with_metadata=True),
    "trafilatura_precise": lambda: trafilatura_with(favor_precision=True),
    "resiliparse": resiliparse,
    "readability_lxml": readability_lxml,
}


def main():
    name, listed, answer = sys.argv[1:]
    paths = pathlib.Path(listed).read_text(encoding="utf-8").split("\n")
    pages = [pathlib.Path(path).read_bytes() for path in paths]
    extract = EXTRACTORS[name]()
    texts, seconds = {}, 0.0
    for turn, page in enumerate([pages[0], *pages]):  # The first call loads models and settings: not timed.
        begin = time.process_time()
        try:
            text = extract(page)
        except Exception:  # A peer that throws on a page has no text for it.
            text = ""
        if turn > 0:
            seconds += time.process_time() - begin
            texts[paths[turn - 1]] = text
    pathlib.Path(answer).write_text(json.dumps({"seconds": seconds, "texts": texts}), encoding="utf-8")


if __name__ == "__main__":
    main()
