"""``sourcier-spark run --warc PATHS --out DIR``."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Optional

from sourcier_spark.job import Options, run
from sourcier_spark.session import session
from sourcier_spark.table_digests import digests


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sourcier-spark", description="Web archives to dossiers on a cluster.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    job = commands.add_parser("run", allow_abbrev=False, help="read the archives and write all tables below a folder; can be run again after a failure")
    job.add_argument("--warc", nargs="+", default=[], metavar="PATH", help="files, folders or patterns; local, hdfs:// or s3a://")
    job.add_argument("--list", dest="lists", nargs="+", default=[], metavar="FILE", help="files with one path a line, read by Spark")
    job.add_argument("--out", required=True, metavar="DIR", help="the folder of the results; local, hdfs:// or s3a://")
    job.add_argument("--partitions", type=int, default=0, metavar="N", help="tasks of each stage behind the first (default: twice the cores)")
    job.add_argument("--language", default="", help="force a language, such as fr or en")
    job.add_argument("--reference-date", default="", help="the date of publication of articles that bear none")
    job.add_argument("--master", default="", help="where there is no spark-submit: local[2], spark://HOST:7077, …")
    check = commands.add_parser("digest", help="one SHA-256 a table, whatever the order of its rows")
    check.add_argument("out", metavar="DIR")
    check.add_argument("--master", default="local[1]")
    return parser


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """0 when all was read, 3 when some records were skipped, 1 when nothing could be read or the job failed."""
    asked = _parser().parse_args(arguments)
    with session(asked.master) as spark:
        if asked.command == "digest":
            for table, digest in digests(spark, asked.out).items():
                print(table, digest)
            return 0
        options = Options(partitions=asked.partitions, language=asked.language, reference_date=asked.reference_date)
        try:
            done = run(spark, asked.warc, asked.lists, asked.out, options)
        except (OSError, ValueError) as problem:
            print(f"sourcier-spark: {problem}", file=sys.stderr)
            return 1
    if not done["articles"]:
        print("sourcier-spark: no article could be read", file=sys.stderr)
        return 1
    return 3 if done["skipped"] else 0


if __name__ == "__main__":
    sys.exit(main())
