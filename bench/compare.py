#!/usr/bin/env python3
"""Sourcier and its peers in turn, in one run: one `name ours peer ratio` line each, `#` before all else.

usage: compare.py BUILD PEERS SHARED DATA [PART…]
BUILD holds our programs, PEERS what script/bench installed, SHARED the project's shared folder and DATA the development
data laid out ("" for none). A part is a module of bench/parts with `compare(bench)`; without PART all of them run.
The ratio says how many times ours the peer's figure is. An answer is checked before it is timed.
"""
import importlib
import os
import sys

PARTS = ("start", "whole", "extraction", "reading", "archives", "groups", "stack", "python", "growth")


def main():
    build, peers, shared, data, *wanted = sys.argv[1:]
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    from parts.common import Bench

    bench = Bench(build, peers, shared, data)
    for name in wanted or PARTS:
        if name not in PARTS:
            sys.exit(f"bench: there is no part {name}; there are {', '.join(PARTS)}")
        print(f"# {name}: name ours peer ratio", flush=True)
        importlib.import_module(f"parts.{name}").compare(bench)


if __name__ == "__main__":
    main()
