"""Times trafilatura (precise and fast) on the HTML pages of a folder, one process, one core.

usage: extract_peer.py FOLDER      Prints {"pages", "empty", "precise", "fast"}: counts, and CPU seconds for all pages.
"""
import json
import pathlib
import sys
import time

import trafilatura


def cpu_seconds(pages, **options):
    empty = 0
    start = time.process_time()
    for page in pages:
        empty += not trafilatura.extract(page, **options)
    return time.process_time() - start, empty


def main():
    pages = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html"))]
    trafilatura.extract(pages[0])  # The first call loads its models and settings.
    fast, _ = cpu_seconds(pages, fast=True)
    precise, empty = cpu_seconds(pages)
    print(json.dumps({"pages": len(pages), "empty": empty, "precise": precise, "fast": fast}))


if __name__ == "__main__":
    main()
