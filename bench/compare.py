#!/usr/bin/env python3
"""Sourcier and its peers in turn, in one run: one `name ours peer ratio` line each.

usage: compare.py PROGRAM PAGES PEER_PYTHON
The answer is checked before it is timed: a run that finds too few articles ends the benchmark. Times are CPU
seconds of one thread; the smallest of several turns counts, since noise only ever adds.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

TURNS = 3
FEWEST_ARTICLES = 0.8  # Of the pages: below it a fast answer is a wrong one.


def cpu_seconds(command):
    """CPU seconds of the command, and its standard output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        sys.exit(f"bench: {' '.join(command[:3])} failed: {done.stderr.decode('utf-8', 'replace')[-300:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def show(name, ours, peer):
    print(f"{name} {ours:.6g} {peer:.6g} {peer / ours:.1f}", flush=True)


def extraction(program, pages, python):
    count = len(list(pathlib.Path(pages).glob("*.html")))
    command = [program, "extract", pages, "--jobs", "1", "--quiet"]
    ours, peers = [], []
    for _ in range(TURNS):
        seconds, out = cpu_seconds(command)
        if len(out.splitlines()) < FEWEST_ARTICLES * count:
            sys.exit(f"bench: {len(out.splitlines())} articles of {count} pages")
        ours.append(seconds / count)
        _, answer = cpu_seconds([python, str(pathlib.Path(__file__).parent / "peers" / "extract_peer.py"), pages])
        peers.append(json.loads(answer))
    for mode in ("fast", "precise"):
        show(f"extract_seconds_per_page_trafilatura_{mode}", min(ours), min(p[mode] for p in peers) / count)


def start(program, example):
    """The wall time of a whole trace, process start included, beside an empty process of Python."""
    def best(command):
        times = []
        for _ in range(10):
            begin = time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            times.append(time.perf_counter() - begin)
        return min(times)
    show("trace_example_seconds_python_start", best([program, "trace", example, "--json"]), best([sys.executable, "-c", ""]))


def main():
    program, pages, python = sys.argv[1:4]
    root = pathlib.Path(__file__).resolve().parent.parent
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    start(program, str(root / "examples" / "port-closure" / "pages"))
    extraction(program, pages, python)


if __name__ == "__main__":
    main()
