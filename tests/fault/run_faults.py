"""python3 run_faults.py [--share N] [--page FILE]: tries faults of every kind, prints how many were tried, survived and lost, and ends with status 1
where anything was lost. `make fault` tries every step; tests take a share of one in N. Commands are tried beside each other, --jobs at a time."""
import argparse
import collections
import concurrent.futures
import os
import random
import re
import signal
import subprocess
import sys
import time
import zlib

import power
from scenarios import PROGRAM, SCENARIOS, articles, check, run
from trial import Lost, bench, require

KINDS = {
    "killed before a step": ("wstuor", "before", 1),
    "killed after a step": ("wstuor", "after", 1),
    "I/O error, once": ("wstuor", "EIO", 1),
    "I/O error, from there on": ("wstuor", "EIO", 10 ** 9),
    "disk full, from there on": ("wtro", "ENOSPC", 10 ** 9),
    "disk full in the middle of a write": ("w", "short", 10 ** 9),
    "no right to write": ("uor", "EACCES", 10 ** 9),
    "I/O error of a read": ("i", "EIO", 1),
}
MEMORY_TRIALS = 300  # A scenario and a kind; there are a hundred thousand allocations.
EARLY = 500  # So many are made by libraries and tables before main(); of one command all of them are tried.
STEP = 250  # So many trials of a command from one line of progress to the next.
FEWEST = 100  # One step in more than that: memory is left out, for its trials are few.


class Ledger:
    def __init__(self):
        self.tried, self.lost = collections.Counter(), []
        self.words = {}

    def attempt(self, kind, scenario, where, work):
        self.tried[kind] += 1
        try:
            work()
        except (Lost, subprocess.TimeoutExpired) as problem:
            self.lost.append((kind, f"{scenario}, {where}: {problem}"))
            print(f"LOST: {kind}: {scenario}, {where}: {problem}", file=sys.stderr, flush=True)
        if (tried := sum(self.tried.values())) % STEP == 0:
            print(f"# {scenario}: {tried} faults tried, {len(self.lost)} lost ({kind}, {where})", flush=True)

    def report(self):
        lost = collections.Counter(kind for kind, _ in self.lost)
        return [(kind, tried, tried - lost[kind], lost[kind]) for kind, tried in self.tried.items()]


def points(count, share, seed, kind):
    """One in `share` of the steps, others for each kind; runs with so many seeds one after another meet every step."""
    return range(1 + (seed + zlib.crc32(kind.encode())) % share, count + 1, share)


def try_steps(stand, ledger, share, seed):
    name = stand.scenario.name
    for kind, (steps, how, lasts) in KINDS.items():
        with stand.fresh():
            stand.faulted(FAULT_STEPS=steps, FAULT_COUNT=stand.count)
            count = int(stand.count.read_text().split()[0])
        for at in points(count, share, seed, kind):
            def work(at=at, steps=steps, how=how, lasts=lasts):
                with stand.fresh():
                    status, _, err = stand.faulted(FAULT_STEPS=steps, FAULT_AT=at, FAULT_KIND=how, FAULT_FOR=lasts)
                    killed = how in ("before", "after")
                    require(status != -signal.SIGKILL or killed, "was killed by nobody")
                    stand.judge(status, err)
            ledger.attempt(kind, name, f"step {at} of {count}", work)


def allocations_tried(stand, share, seed, kind):
    """Some at even distances, others with another seed; of one command many of the first, which libraries make."""
    yield from points(stand.allocations, max(1, stand.allocations * share // MEMORY_TRIALS), seed, kind)
    if stand.scenario.name == SCENARIOS[0].name:
        yield from points(EARLY, share, seed, "memory")


def try_memory(stand, ledger, share, seed):
    for lasts, kind in ((1, "out of memory, once"), (10 ** 9, "out of memory, from there on")):
        for at in allocations_tried(stand, share, seed, kind):

            def work(at=at, lasts=lasts):
                with stand.fresh():
                    status, _, err = stand.faulted(FAULT_MEMORY=at, FAULT_MEMORY_FOR=lasts)
                    stand.judge(status, err)
            ledger.attempt(kind, stand.scenario.name, f"allocation {at} of {stand.allocations}", work)


def try_surroundings(stand, ledger, share, chance):
    name = stand.scenario.name
    for threads in range(3):
        def without_threads(threads=threads):
            with stand.fresh():
                status, _, err = run([*stand.scenario.arguments(stand.work), *(["--jobs", "4"] if name.startswith("add") else [])],
                                     stand.work, LD_PRELOAD=os.environ["SOURCIER_FAULT_SHIM"], FAULT_THREADS=threads)
                stand.judge(status, err)
        ledger.attempt("no more threads", name, f"after {threads}", without_threads)
    for jump in (1, 3600, -86400 * 400, 10 ** 9):
        def by_jumps(jump=jump):
            with stand.fresh():
                status, _, err = stand.faulted(FAULT_CLOCK=jump)
                require(status == 0, f"status {status}: {err}")
                stand.judge(status, err)
        ledger.attempt("clock that jumps", name, f"by {jump} s", by_jumps)
    for _ in range(max(2, 12 // share)):
        def terminated():
            with stand.fresh() as folder:
                process = subprocess.Popen([PROGRAM, *stand.scenario.arguments(folder)], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(chance.uniform(0, 0.25))
                process.terminate()
                status = process.wait(60)
                stand.judge(-signal.SIGKILL if status == -signal.SIGTERM else status, "SIGTERM")
        ledger.attempt("SIGTERM", name, "at a random moment", terminated)


def try_power(stand, ledger, share, seed, chance):
    """At every step of the run, the power fails, in each of the ways; what was committed before is there."""
    steps = power.steps_of(stand.log)
    disk = power.Disk(stand.base, stand.work)
    wanted = set(points(len(steps), share, seed, "power cut"))
    for at, step in enumerate(steps, 1):
        disk.take(step)
        if at not in wanted:
            continue
        for way in power.WAYS:
            def work(way=way):
                stand.work.mkdir()
                try:
                    power.write(disk.after_cut(way, chance), stand.work)
                    stand.judge(-signal.SIGKILL, "")
                finally:
                    subprocess.run(["rm", "-rf", stand.work], check=True)
            ledger.attempt("power cut", stand.scenario.name, f"step {at} of {len(steps)} ({step.kind} {step.path}), {way}", work)


def try_acknowledged(stand, ledger):
    """Once the command has said that it is done, a power cut takes nothing of it."""
    disk = power.Disk(stand.base, stand.work)
    for step in power.steps_of(stand.log):
        disk.take(step)
    for way in power.WAYS:
        def work(way=way):
            stand.work.mkdir()
            try:
                power.write(disk.after_cut(way, random.Random(1)), stand.work)
                require(articles(stand.work) == stand.all, "articles are gone that had been acknowledged")
                report = check(stand.work)
                require(report["sound"] and report["content"] == stand.ended, f"the store is another one: {report['problems']}")
            finally:
                subprocess.run(["rm", "-rf", stand.work], check=True)
        ledger.attempt("power cut after the end", stand.scenario.name, way, work)


def write_page(path, rows, share):
    """The table between the marks of the page."""
    table = "| fault | tried | survived | lost |\n|---|---|---|---|\n"
    table += "".join(f"| {kind} | {tried:,} | {survived:,} | {lost} |\n" for kind, tried, survived, lost in rows)
    table += "| **all** | " + " | ".join(f"**{sum(row[i] for row in rows):,}**" for i in (1, 2, 3)) + " |\n"
    text = open(path, encoding="utf-8").read()
    made = f"<!-- made by make fault -->\n{'Every step' if share == 1 else f'One step of {share}'} of {len(SCENARIOS)} commands.\n\n{table}<!-- end -->"
    open(path, "w", encoding="utf-8").write(re.sub(r"<!-- made by make fault -->.*?<!-- end -->", lambda _: made, text, flags=re.DOTALL))


def try_all(scenario, share, seed):
    """Every fault on one command; other steps and moments with another seed."""
    chance, ledger = random.Random(f"{seed} {scenario.name}"), Ledger()
    with bench(scenario) as stand:
        print(f"# {scenario.name}: {stand.steps} steps, {stand.allocations} allocations", flush=True)
        try_steps(stand, ledger, share, seed)
        if share <= FEWEST:
            try_memory(stand, ledger, share, seed)
        try_surroundings(stand, ledger, share, chance)
        if scenario.name != "export":
            try_power(stand, ledger, share, seed, chance)
            try_acknowledged(stand, ledger)
    print(f"# {scenario.name}: {sum(ledger.tried.values())} faults tried, {len(ledger.lost)} lost", flush=True)
    return ledger


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--share", type=int, default=1, help="try one step in so many")
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--page", help="the page whose figures are written")
    options.add_argument("scenarios", nargs="*", help="only these")
    asked = options.parse_args()
    chosen = [scenario for scenario in SCENARIOS if not asked.scenarios or scenario.name in asked.scenarios]
    ledger = Ledger()
    with concurrent.futures.ThreadPoolExecutor(asked.jobs) as workers:
        for one in workers.map(lambda scenario: try_all(scenario, asked.share, asked.seed), chosen):
            ledger.tried.update(one.tried)
            ledger.lost += one.lost
    rows = ledger.report()
    for kind, tried, survived, lost in rows:
        print(f"{kind}: {tried} tried, {survived} survived, {lost} lost")
    print(f"faults {sum(row[1] for row in rows)} survived {sum(row[2] for row in rows)} lost {len(ledger.lost)}")
    if asked.page:
        write_page(asked.page, rows, asked.share)
    return 1 if ledger.lost else 0


if __name__ == "__main__":
    sys.exit(main())
