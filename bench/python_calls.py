"""CPU milliseconds of the Python package, as JSON: every page of a folder extracted once, and articles given to Arrow.

usage: python_calls.py FOLDER ARTICLES.jsonl
"""
import json
import pathlib
import sys
import time

import pyarrow as pa
import sourcier

TURNS = 5


def best(work):
    """The smallest CPU milliseconds of several turns."""
    times = []
    for _ in range(TURNS):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times) * 1e3


def main():
    folder, articles = sys.argv[1:]
    pages = [path.read_bytes() for path in sorted(pathlib.Path(folder).glob("*.html"))]

    def extract():
        for page in pages:
            try:
                sourcier.extract(page)
            except sourcier.Error:
                pass  # A page without an article: the C++ call finds out as much.

    read = list(sourcier.articles(articles))
    print(json.dumps({"extract": best(extract), "arrow": best(lambda: pa.table(sourcier.to_arrow(read))), "articles": len(read)}))


if __name__ == "__main__":
    main()
