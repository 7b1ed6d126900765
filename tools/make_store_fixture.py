#!/usr/bin/env python3
"""Writes a store as SQL text: what the tests of migrations start from.

usage: make_store_fixture.py PROGRAM PAGE… > tests/cases/store/version_N.sql

Run with the last program of a schema, before the schema changes; the file is kept for good, so that every later
program is tested on what that program really wrote. The pages are some of examples/.
"""
import pathlib
import sqlite3
import subprocess
import sys
import tempfile


def main():
    program, *pages = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "store.db"
        subprocess.run([program, "add", *pages, "--db", path], check=True)
        store = sqlite3.connect(path)
        for name in ("application_id", "user_version"):
            print(f"PRAGMA {name} = {store.execute(f'PRAGMA {name}').fetchone()[0]};")
        for line in store.iterdump():
            print(line)


if __name__ == "__main__":
    main()
