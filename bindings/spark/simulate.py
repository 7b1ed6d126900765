#!/usr/bin/env python3
"""What a larger archive would shuffle, and how uneven it would lie: from the rows of a finished job.

usage: simulate.py OUT --articles N [--partitions P]

Bytes an article are those of the job. Parts and tasks are drawn again and again from those of the job until N articles are there; each
falls into a partition by a hash of its number, as Spark's do. What grows with the collection itself (more days, not more articles a day)
stays as it is: the neighbours of an article do not grow with the number of days.
"""
from __future__ import annotations

import argparse
import hashlib
import itertools
from collections.abc import Sequence

import pyarrow.compute as pc
import pyarrow.parquet as pq

# Stage, what is shuffled to it, and where its bytes stand in the job: a folder, and a column or none for numbers of four bytes.
_SHUFFLES = (
    ("articles", "articles by id", "articles", "article"),
    ("readings", "articles", "articles", "article"),
    ("groups/candidates-copies", "pairs of texts", "groups/candidates-copies", "pairs"),
    ("groups/candidates-stories", "pairs of articles", "groups/candidates-stories", "pairs"),
    ("groups/copies", "prints to pairs of blocks", "readings", "print"),
    ("groups/near", "prints to pairs of blocks", "readings", "topics"),
    ("groups/linked", "near pairs by component", "groups/near", None),
    ("parts", "prints by part", "readings", "topics"),
    ("dossiers", "readings by part", "readings", "reading"),
)
_NUMBER = 4


def bytes_in(out: str, folder: str, column: str | None) -> int:
    """The bytes of one column of a stage, or of all its numbers."""
    table = pq.read_table(f"{out}/{folder}", columns=None if column is None else [column])
    if column is None:
        return table.num_rows * table.num_columns * _NUMBER
    return pc.sum(pc.binary_length(table.column(column))).as_py() or 0


def loads(sizes: Sequence[int], wanted: int, partitions: int) -> list[int]:
    """How full each partition is when things of these sizes, drawn in turn until `wanted` is reached, fall where their hash says.

    >>> sum(loads([3, 5], 80, 4))
    80
    >>> loads([7], 7, 1)
    [7]
    >>> max(loads([1000] + [1] * 1000, 2000, 10)) >= 1000
    True
    """
    filled = [0] * partitions
    placed = 0
    for number in itertools.count():
        size = sizes[number % len(sizes)]
        key = hashlib.blake2b(number.to_bytes(8, "big"), digest_size=8).digest()
        filled[int.from_bytes(key, "big") % partitions] += size
        placed += size
        if placed >= wanted:
            return filled
    raise AssertionError("things without a size")


def skew(filled: Sequence[int]) -> float:
    """How many times the mean the fullest has.

    >>> skew([4, 4, 4])
    1.0
    >>> skew([9, 0, 0])
    3.0
    """
    return max(filled) * len(filled) / max(1, sum(filled))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--partitions", type=int, default=200)
    asked = parser.parse_args()
    parts = pq.read_table(f"{asked.out}/parts", columns=["part", "articles"]).sort_by("part")
    sizes = pc.list_value_length(parts.column("articles")).to_pylist()
    articles = sum(sizes)
    print(f"measured: {articles} articles in {len(sizes)} parts, the largest {max(sizes)}")
    for stage, what, folder, column in _SHUFFLES:
        each = bytes_in(asked.out, folder, column) / articles
        print(f"{stage}: {each:.0f} bytes an article, {each * asked.articles / 1e9:.2f} GB of {what}")
    components = pq.read_table(f"{asked.out}/groups/components", columns=["component"]).column("component")
    largest = max(row["counts"] for row in pc.value_counts(components).to_pylist())
    print(f"components of near articles: the largest holds {100 * largest / articles:.0f} % and is one task of groups/linked")
    filled = loads(sizes, asked.articles, asked.partitions)
    reading = bytes_in(asked.out, "readings", "reading") / articles
    print(f"dossiers: the fullest of {asked.partitions} partitions has {skew(filled):.2f} times the mean; {reading * max(filled) / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
