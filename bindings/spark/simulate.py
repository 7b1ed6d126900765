#!/usr/bin/env python3
"""What a larger archive would shuffle, and how uneven it would lie: from the rows of a finished job.

usage: simulate.py OUT --articles N [--partitions P]

Parts are drawn again and again from those of the job, in an order that their ids give, until N articles are there; each falls
into a partition by its hash, as Spark's do.
"""
from __future__ import annotations

import argparse
import hashlib
import itertools

import pyarrow.parquet as pq


def bytes_of(out: str, stage: str, column: str) -> float:
    """Mean size of a stage's payload."""
    values = pq.read_table(f"{out}/{stage}", columns=[column]).column(column)
    return sum(len(value) for value in values.to_pylist() if value is not None) / max(1, len(values) - values.null_count)


def loads(sizes: list[int], articles: int, partitions: int) -> list[int]:
    """Articles in each partition when parts of these sizes fall where their hash says."""
    filled = [0] * partitions
    placed = 0
    for number in itertools.count():
        size = sizes[number % len(sizes)]
        key = hashlib.blake2b(number.to_bytes(8, "big"), digest_size=8).digest()
        filled[int.from_bytes(key, "big") % partitions] += size
        placed += size
        if placed >= articles:
            return filled
    raise AssertionError("parts without articles")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--partitions", type=int, default=200)
    asked = parser.parse_args()
    parts = sorted(pq.read_table(f"{asked.out}/parts", columns=["part", "articles"]).to_pylist(), key=lambda row: row["part"])
    sizes = [len(row["articles"]) for row in parts]
    article, reading, print_ = bytes_of(asked.out, "articles", "article"), bytes_of(asked.out, "readings", "reading"), bytes_of(asked.out, "readings", "print")
    print(f"measured: {sum(sizes)} articles in {len(sizes)} parts, the largest {max(sizes)}; bytes an article: {article:.0f} packed, {reading:.0f} read, {print_:.0f} print")
    for stage, size in (("exact duplicates", article), ("read", article), ("group (one task)", print_), ("dossiers", reading)):
        print(f"{stage}: {size * asked.articles / 1e9:.1f} GB shuffled")
    filled = loads(sizes, asked.articles, asked.partitions)
    mean = sum(filled) / len(filled)
    print(f"dossiers: the fullest of {asked.partitions} partitions has {max(filled) / mean:.2f} times the mean; {reading * max(filled) / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
