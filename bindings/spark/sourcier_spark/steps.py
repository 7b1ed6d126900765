"""The steps of grouping, each what mapInArrow runs; `sourcier_spark.grouping` joins them. The work itself is the core's."""
from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Any, Optional

import pyarrow as pa
import pyarrow.compute as pc

from sourcier_spark.rows import PART, Batches, batched, runs_of, values_of

Step = Callable[[Batches], Batches]

SHARE = pa.schema([("share", pa.int32()), ("postings", pa.binary())])
BEHIND = pa.schema([("block", pa.int32()), ("behind", pa.binary())])
CANDIDATES = pa.schema([("task", pa.int64()), ("pairs", pa.binary()), ("places", pa.list_(pa.int32()))])
COPY_COLUMNS = ("first", "second", "type", "containment_of_first", "containment_of_second", "direction")
NEAR_COLUMNS = ("number", "other", "similarity")
LINKED_COLUMNS = ("number", "family", "story")
SPARK_SCHEMAS = {
    "shares": "share int, postings binary",
    "behind": "block int, behind binary",
    "candidates": "task long, pairs binary, places array<int>",
    "copies": ", ".join(f"{name} int" for name in COPY_COLUMNS),
    "near": ", ".join(f"{name} int" for name in NEAR_COLUMNS),
    "components": "number int, component int",
    "linked": ", ".join(f"{name} int" for name in LINKED_COLUMNS),
}

# Prints whose postings are collected before they are handed on.
_PRINTS_AT_ONCE = 20_000
# The place of the row that holds the pairs of a task: before those of its prints.
PAIRS_ROW = -1


def _bytes_of(column: Any) -> bytes:
    """The cells of a column of 32-bit integers without nulls."""
    whole = column.buffers()[1]
    return bytes(memoryview(whole)[column.offset * 4:(column.offset + len(column)) * 4]) if whole is not None else b""


def _columns(batch: pa.RecordBatch, names: tuple[str, ...]) -> list[bytes]:
    return [_bytes_of(batch.column(name)) for name in names]


def _batch_of(columns: list[bytes], names: tuple[str, ...]) -> pa.RecordBatch:
    size = len(columns[0]) // 4
    return pa.RecordBatch.from_arrays([pa.Array.from_buffers(pa.int32(), size, [None, pa.py_buffer(cells)]) for cells in columns], names=list(names))


def postings(copies: bool, shares: int) -> Step:
    """(place, print): who has which key, by the share of the key."""

    def work(batches: Batches) -> Batches:
        from sourcier import _core

        def flush(places: list[int], prints: list[bytes]) -> Iterator[tuple[Any, ...]]:
            for share, found in enumerate(_core.postings(copies, prints, places, shares)):
                if found:
                    yield share, found

        def rows() -> Iterator[tuple[Any, ...]]:
            places: list[int] = []
            prints: list[bytes] = []
            for place, packed in values_of(batches, "place", "print"):
                places.append(place)
                prints.append(packed)
                if len(places) == _PRINTS_AT_ONCE:
                    yield from flush(places, prints)
                    places, prints = [], []
            if places:
                yield from flush(places, prints)

        return batched(SHARE, rows())

    return work


def behind(copies: bool, block_size: int) -> Step:
    """(share, postings), sorted: for each print those behind it in time with a key in common, by block."""

    def work(batches: Batches) -> Batches:
        from sourcier import _core

        return batched(BEHIND, (
            row for _, run in runs_of(values_of(batches, "share", "postings")) for row in _core.behind(copies, [found for _, found in run], block_size)))

    return work


def candidates(copies: bool, block_size: int, blocks: int) -> Step:
    """(block, behind), sorted: the pairs with enough keys in common, by the pair of blocks: a task."""

    def work(batches: Batches) -> Batches:
        from sourcier import _core

        return batched(CANDIDATES, (
            (block * blocks + second, pairs, places) for block, run in runs_of(values_of(batches, "block", "behind"))
            for second, pairs, places in _core.candidates(copies, [found for _, found in run], block_size)))

    return work


def verify(copies: bool) -> Step:
    """(task, place, numbers, prints, pairs), sorted, the pairs first: the copies among them, or the nearest of each print."""

    def work(batches: Batches) -> Batches:
        from sourcier import _core

        for _, run in runs_of(values_of(batches, "task", "place", "numbers", "prints", "pairs")):
            pairs: Optional[bytes] = None
            if run[0][1] == PAIRS_ROW:
                pairs, run = run[0][4], run[1:]
            places = [place for _, place, _, _, _ in run]
            numbers, prints = [row[2] for row in run], [row[3] for row in run]
            if copies:
                # Without pairs it is one text of several articles: its place with itself.
                itself = struct.pack("=II", places[0], places[0])
                yield _batch_of(_core.verify_copies(itself if pairs is None else pairs, places, numbers, prints), COPY_COLUMNS)
            else:
                yield _batch_of(_core.verify_near(pairs or b"", places, numbers, prints), NEAR_COLUMNS)

    return work


def components(articles: int) -> Step:
    """(first, second), all in one task: what hangs together, named by its smallest number. Eight bytes an article."""

    def work(batches: Batches) -> Batches:
        from sourcier import _core

        found = _core.Components(articles)
        for batch in batches:
            found.join(_columns(batch, ("first", "second")))
        numbers = pa.array(range(articles), type=pa.int32())
        labels = pa.Array.from_buffers(pa.int32(), articles, [None, pa.py_buffer(found.labels())])
        yield from pa.Table.from_arrays([numbers, labels], names=["number", "component"]).to_batches(max_chunksize=1 << 18)

    return work


def _hold(batches: Batches) -> Any:
    """What `grouping.held` gives, in any order, taken in."""
    from sourcier import _core

    holding = _core.Holding()
    for batch in batches:
        kinds = batch.column("kind")
        for kind in set(kinds.to_pylist()):
            rows = batch.filter(pc.equal(kinds, kind))
            cells = [_bytes_of(rows.column(f"c{i}")) for i in range(6)]
            if kind == "print":
                holding.add_prints(rows.column("c0").to_pylist(), rows.column("topics").to_pylist())
                holding.add_labels(*[rows.column(f"c{i}").to_pylist() for i in range(3)])
            elif kind == "copy":
                holding.add_copies(cells)
            else:
                holding.add_near(cells[:3])
    return holding


def linked(batches: Batches) -> Batches:
    """Some whole components: the families and stories of their articles."""
    yield _batch_of(_hold(batches).link(), LINKED_COLUMNS)


def parts(batches: Batches) -> Batches:
    """Some whole parts: their groups."""
    return batched(PART, ((part.id, part.articles, part.groups) for part in _hold(batches).parts()))
