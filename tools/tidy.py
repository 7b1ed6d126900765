#!/usr/bin/env python3
"""Runs clang-tidy over our sources, and only over what has changed since it last found nothing there.

usage: tidy.py BUILD_FOLDER PLUGIN [--minutes N] [FILE…]     The plugin is tools/lint/own_code_only.cc, built.

A file is known by its own text, by that of our headers which it reaches, by how it is compiled, by the checks and by the versions of
clang-tidy and of the libraries. What was clean is remembered in $XDG_CACHE_HOME/sourcier/tidy, for all checkouts, file after file: a run
that is stopped, or that ends after --minutes, is taken up by the next one. Ends with status 1 where something was found, with 2 where
files are left to look at.
"""
import argparse
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

TIDY = "clang-tidy-19"
FOLDERS = ("engine", "tools", "apps", "bindings")  # In this order: what others include comes first.
OWN_INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)
STEP = 20  # So many files from one line of progress to the next.


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@functools.cache
def text_of(path):
    return path.read_text(encoding="utf-8")


def reached_from(source, root):
    """The file and our headers that it includes, directly or not, in a fixed order."""
    reached, waiting = set(), [source]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        for name in OWN_INCLUDE.findall(text_of(path)):
            waiting += [found for found in (root / name, path.parent / name) if found.is_file()]
    return sorted(reached)


def surroundings(root):
    """What all files depend on: the program, its checks, and every package there is to include from."""
    packages = output_of("dpkg-query", "-W", "-f", "${Package} ${Version}\n", "lib*-dev")
    checks = [text_of(root / path) for path in (".clang-tidy", "tools/lint/own_code_only.cc")]
    return "\n".join([output_of(TIDY, "--version"), packages, *checks])


def key_of(entry, root, around):
    source = pathlib.Path(entry["file"])
    parts = [around, entry["command"].replace(str(root), "")]
    for path in reached_from(source, root):
        parts += [str(path.relative_to(root)), text_of(path)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def entries(build, root, only):
    """One entry of the compilation database for each of our sources; what is made while building is not ours."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = pathlib.Path(entry["file"])
        if path.is_relative_to(root) and path.relative_to(root).parts[0] in FOLDERS:
            found[str(path.relative_to(root))] = entry
    unknown = [name for name in only if name not in found]
    if unknown:
        sys.exit(f"tidy: {unknown[0]}: not among the sources that {build}/compile_commands.json compiles")
    return {name: found[name] for name in (only or sorted(found, key=lambda name: (FOLDERS.index(name.split("/")[0]), name)))}


def look_at(name, build, plugin, remembered):
    """What clang-tidy found in one file; the file is remembered where that is nothing."""
    done = subprocess.run([TIDY, f"--load={plugin}", "--quiet", "-p", build, name], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        remembered.touch()
        return ""
    return done.stdout.strip() or done.stderr.strip()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("build", type=pathlib.Path)
    options.add_argument("plugin", type=pathlib.Path)
    options.add_argument("--minutes", type=float, default=float("inf"), help="begin no further file after so many")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("files", nargs="*")
    asked = options.parse_intermixed_args()  # Files behind options too.
    root = pathlib.Path.cwd()
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "sourcier" / "tidy"
    cache.mkdir(parents=True, exist_ok=True)
    around = surroundings(root)
    chosen = entries(asked.build, root, asked.files)
    todo = [(name, key) for name, entry in chosen.items() if not (key := cache / key_of(entry, root, around)).exists()]
    print(f"tidy: {len(chosen)} files, {len(todo)} to look at", flush=True)

    began, looked, found = time.monotonic(), 0, 0

    def work(item):
        if time.monotonic() - began > asked.minutes * 60:
            return None
        return look_at(item[0], asked.build, asked.plugin, item[1])

    with concurrent.futures.ThreadPoolExecutor(asked.jobs) as workers:
        for (name, _), words in zip(todo, workers.map(work, todo)):
            if words is None:
                continue
            looked += 1
            if words:
                found += 1
                print(words, flush=True)
            if looked % STEP == 0 or looked == len(todo):
                print(f"tidy: {looked} of {len(todo)}, {time.monotonic() - began:.0f} s, {found} with findings ({name})", flush=True)
    left = len(todo) - looked
    if left:
        print(f"tidy: {left} files are left; the next run goes on there", flush=True)
    return 1 if found else 2 if left else 0


if __name__ == "__main__":
    sys.exit(main())
