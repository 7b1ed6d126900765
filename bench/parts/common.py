"""What the parts of the comparison share: where things are, how time is taken, how a line is printed."""
import json
import os
import pathlib
import resource
import subprocess
import sys


class Bench:
    """Paths of one run; what a part needs and cannot find it says with `skip`."""

    def __init__(self, build, peers, shared, data):
        self.root = pathlib.Path(__file__).resolve().parents[2]
        self.build, self.peers = pathlib.Path(build), pathlib.Path(peers)
        self.shared = pathlib.Path(shared) if shared else None
        self.data = pathlib.Path(data) if data else None
        self.program = str(self.build / "sourcier")
        self.python = self.peers / "bin" / "python"
        self.node_modules = self.peers / "node" / "node_modules"

    def folder(self, name):
        """A folder of the development data, or None."""
        path = self.data / name if self.data else None
        return path if path and path.is_dir() else None


def show(name, ours, peer):
    """One line of the comparison: how many times the peer's figure is ours."""
    print(f"{name} {ours:.4g} {peer:.4g} {peer / ours:.2f}", flush=True)


def say(text):
    print(f"# {text}", flush=True)


def skip(what, why):
    say(f"skipped {what}: {why}")


def run(command, allowed=(0,), **options):
    """Standard output of a command, and the CPU seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options) as process:
        out, errors = process.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in allowed:
        sys.exit(f"bench: {' '.join(map(str, command[:4]))} failed: {errors.decode('utf-8', 'replace')[-400:]}")
    return out, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak_megabytes(command):
    """Peak resident memory of a command: a small process of its own asks, since the peak of all children is one."""
    ask = ("import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
           "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    out = subprocess.run([sys.executable, "-c", ask, *command], capture_output=True, check=True).stdout
    return int(out) / 1024


def google_benchmark(program, names, pages, seconds=0.5, turns=3):
    """The smallest CPU milliseconds of each named benchmark over several turns, taken in turn, and its counters."""
    pattern = "^(" + "|".join(names) + ")$"
    command = [str(program), f"--benchmark_filter={pattern}", "--benchmark_format=json", f"--benchmark_min_time={seconds}",
               f"--benchmark_repetitions={turns}", "--benchmark_enable_random_interleaving=true"]
    out, _ = run(command, env={**os.environ, "SOURCIER_BENCH_PAGES": ":".join(map(str, pages))})
    best = {}
    for row in json.loads(out)["benchmarks"]:
        if row.get("error_occurred"):
            sys.exit(f"bench: {row['name']}: {row['error_message']}")
        if row["run_type"] != "iteration":
            continue
        known = best.get(row["run_name"])
        if known is None or row["cpu_time"] < known["cpu_time"]:
            best[row["run_name"]] = row
    return best
