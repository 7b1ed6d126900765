"""Times a spaCy pipeline on listed texts, one process, one core, all of its parts on.

usage: reading_peer.py NAME LIST ANSWER
LIST holds a path a line; ANSWER becomes {"seconds": CPU seconds of all texts, "tokens": …, "names": …, "tagged": …}.
"""
import json
import os
import pathlib
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import spacy  # noqa: E402: threads are counted when it is imported.


def main():
    name, listed, answer = sys.argv[1:]
    paths = pathlib.Path(listed).read_text(encoding="utf-8").split("\n")
    texts = [pathlib.Path(path).read_text(encoding="utf-8") for path in paths]
    pipeline = spacy.load(name)
    list(pipeline.pipe(texts[:1]))  # The first call loads tables: not timed.
    best = None
    for _ in range(2):
        begin = time.process_time()
        docs = list(pipeline.pipe(texts))
        seconds = time.process_time() - begin
        best = seconds if best is None else min(best, seconds)
    tokens = [token for doc in docs for token in doc if not token.is_space]
    given = {"seconds": best, "tokens": len(tokens), "names": sum(len(doc.ents) for doc in docs),
             "tagged": sum(bool(token.pos_ and token.lemma_) for token in tokens)}
    pathlib.Path(answer).write_text(json.dumps(given), encoding="utf-8")


main()
