"""``sourcier export --format parquet``: the tables of a dossier as Parquet files."""
from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcier import Dossier
    from sourcier.types import Skipped

_ALL_READ, _FAILED, _WRONG_USAGE, _SOME_SKIPPED = 0, 1, 2, 3  # As the program's.


def wants_parquet(arguments: Sequence[str]) -> bool:
    """Whether a command line is an export to Parquet."""
    if not arguments or arguments[0] != "export":
        return False
    joined = {"--format=parquet", "-fparquet", "-f=parquet"}
    pairs = zip(arguments, arguments[1:])
    return bool(joined.intersection(arguments)) or any(name in ("--format", "-f") and value == "parquet" for name, value in pairs)


def _parser() -> argparse.ArgumentParser:
    from sourcier import table_names

    parser = argparse.ArgumentParser(prog="sourcier export --format parquet", allow_abbrev=False)
    parser.add_argument("inputs", nargs="*", metavar="INPUT")
    parser.add_argument("--format", "-f")
    parser.add_argument("--table", choices=table_names(), default="statements")
    parser.add_argument("--out", "-o", required=True, help="a file, or a folder (it exists, or ends in /) for all tables")
    parser.add_argument("--db", default="")
    parser.add_argument("--jobs", "-j", type=int, default=0)
    parser.add_argument("--language")
    parser.add_argument("--reference-date")
    parser.add_argument("--data")
    parser.add_argument("--quiet", "-q", action="store_true")
    return parser


def _complain(message: str) -> None:
    printable = "".join(character if character.isprintable() else " " for character in message)
    print(f"sourcier: {printable}", file=sys.stderr)


def _write(dossier: Dossier, asked: argparse.Namespace) -> None:
    from sourcier import table_names

    if not (asked.out.endswith("/") or os.path.isdir(asked.out)):
        dossier.table(asked.table).to_parquet(asked.out)
        return
    os.makedirs(asked.out, exist_ok=True)
    for name in table_names():
        dossier.table(name).to_parquet(os.path.join(asked.out, f"{name}.parquet"))


def export_parquet(arguments: Sequence[str]) -> int:
    """Runs the export; the exit status is the program's."""
    asked = _parser().parse_args(arguments)
    if asked.data:
        os.environ["SOURCIER_PACK"] = asked.data
    import sourcier

    try:
        skipped = _export(asked)
    except (sourcier.Error, ImportError, OSError) as problem:
        hint = "; pip install pyarrow" if isinstance(problem, ImportError) else ""
        _complain(f"{problem}{hint}")
        return _FAILED
    if not asked.quiet:
        for place in skipped:
            _complain(f"skipped {place.where}: {place.message}")
    return _SOME_SKIPPED if skipped else _ALL_READ


def _export(asked: argparse.Namespace) -> tuple[Skipped, ...]:
    import sourcier

    if not asked.inputs and not asked.db:
        raise sourcier.Error("name pages to read, or a store with --db")
    if asked.db:
        store = sourcier.Store(asked.db)
        skipped: tuple[Skipped, ...] = ()
        if asked.inputs:
            skipped = store.add(*asked.inputs, jobs=asked.jobs, language=asked.language, reference_date=asked.reference_date).skipped
        dossier = store.trace(jobs=asked.jobs)
    else:
        dossier = sourcier.trace(asked.inputs, jobs=asked.jobs, language=asked.language, reference_date=asked.reference_date)
        skipped = dossier.skipped
    if not dossier.articles:
        raise sourcier.Error("no article could be read")
    _write(dossier, asked)
    return skipped
