"""Grouping by the size of the collection, from stored prints, and near copies of texts beside datasketch and a TF-IDF baseline.

Invented collections (make_corpus): the larger one is of more days. 10,000 and 100,000 articles; BENCH_SCALE=1000000 adds a
larger one, BENCH_SCALE=10000 leaves the second out. The growth is what an article costs beside one of the smallest.
"""
import json
import os
import pathlib
import tempfile

from parts.common import run, say, show, skip

SIZES = (10_000, 100_000)
MOST_OF_PEER = {"datasketch": 100_000, "tfidf": 10_000}  # TF-IDF multiplies all with all.
JOBS = "2"


def sizes():
    most = int(os.environ.get("BENCH_SCALE", SIZES[-1]))
    return sorted({size for size in SIZES if size <= most} | {most})


def group_all(bench, folder):
    program, first = bench.build / "group_scale", None
    for size in sizes():
        prints = folder / f"{size}.prints"
        run([program, "prepare", str(size), prints])
        found = json.loads(run([program, "group", prints, JOBS])[0])
        each = found["cpu_seconds"] / size * 1e6
        first = first or each
        say(f"{size} articles grouped: {found['cpu_seconds']:.1f} CPU s, {each:.0f} microseconds an article, growth "
            f"{each / first:.2f}; {found['memory_gib']:.2f} GiB, {found['bytes_a_print']:.0f} bytes a print; pairs of one story: "
            f"precision {found['story_precision']:.3f}, recall {found['story_recall']:.3f}")


def near_copies(bench, folder, peer, size):
    articles, truth = folder / f"{size}.jsonl", folder / f"{size}.truth"
    if not articles.exists():
        run([bench.build / "make_corpus", "--count", str(size), "--articles", articles, "--truth", truth])
    ours = json.loads(run([bench.build / "group_scale", "near", articles, truth])[0])
    theirs = json.loads(run([bench.python, bench.root / "bench" / "peers" / "copies_peer.py", peer, articles, truth])[0])
    show(f"near_copies_microseconds_per_article_{peer}_{size}",
         *(row["seconds"] / row["articles"] * 1e6 for row in (ours, theirs)))
    say(f"{peer}: {theirs['preparing'] / theirs['articles'] * 1e6:.0f} microseconds of an article make its shingles")
    for name, row in (("ours", ours), (peer, theirs)):
        say(f"{name}: pairs of one family, precision {row['precision']:.3f}, recall {row['recall']:.3f}")


def compare(bench):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        group_all(bench, folder)
        for peer, module in (("datasketch", "datasketch"), ("tfidf", "sklearn")):
            try:
                run([bench.python, "-c", f"import {module}"])
            except (OSError, SystemExit):
                skip(peer, "it is not installed")
                continue
            for size in sizes():
                if size <= MOST_OF_PEER[peer]:
                    near_copies(bench, folder, peer, size)
