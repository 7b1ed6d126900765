#!/usr/bin/env python3
"""instructions.py PROGRAM MAKE_CORPUS TABLE [--record]: counts the instructions of fixed runs and compares them with the recorded ones.

Instructions, not seconds: a busy machine counts the same. Another compiler, C library, Valgrind or set of machine features does not, so the table names
those it is of, and where they differ nothing is compared, and this says so. A count that rises by more than 5 % ends with status 1; who means it
records the table anew (`script/instructions --record`) and gives the reason in its line.
"""
import csv
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

TOLERANCE = 0.05
ARTICLES = 60  # Of the invented collection.
# What runs other code on other processors is told to take its plainest way: the C library, simdjson, OpenSSL.
PLAIN = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX,-ERMS,-AVX512F,-BMI2,-FMA", "SIMDJSON_FORCE_IMPLEMENTATION": "fallback", "OPENSSL_ia32cap": "0:0",
         "LC_ALL": "C", "TZ": "UTC"}
# What Valgrind shows a program of the processor all the same.
FEATURES = {"sse4_2", "avx", "avx2", "bmi1", "bmi2", "fma", "f16c", "rdrand"}
ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = str(ROOT / "examples" / "port-closure" / "pages")
RUNS = {
    "start": ["--version"],
    "extract_example": ["extract", PAGES],
    "read_example": ["read", PAGES],
    "trace_example": ["trace", "--json", PAGES],
    "group_invented": ["group", "CORPUS"],
    "add_example": ["add", PAGES, "--db", "STORE", "--quiet"],
}
HEAD = """# Instructions of fixed runs (tools/instructions.py) by callgrind, as of the last landing that changed them.
# `reason` tells of a rise beyond 5 %. Compared only where all of these are the same:
"""


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def circumstances(program):
    """What the counts depend on beside our own code."""
    compiler = re.search(r"\] +(.+)", output("readelf", "-p", ".comment", program))[1].strip()
    cpuinfo = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    flags = re.search(r"^(?:flags|Features)\s*:(.*)$", cpuinfo, flags=re.MULTILINE)
    features = " ".join(sorted(FEATURES & set(flags[1].split()))) if flags else ""
    return {"compiler": compiler, "C library": os.confstr("CS_GNU_LIBC_VERSION"), "valgrind": output("valgrind", "--version").strip(),
            "machine": f"{platform.machine()} {features}".strip()}


def instructions(program, name, scratch):
    counts = scratch / "counts"
    words = [{"CORPUS": scratch / "corpus.jsonl", "STORE": scratch / "s.db"}.get(word, word) for word in RUNS[name]]
    if name != "start":
        words += ["--jobs", "1"]
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", program, *map(str, words)], capture_output=True, text=True,
                          check=False, env={**os.environ, **PLAIN})
    if done.returncode != 0:
        raise SystemExit(f"instructions: {name} failed: {done.stderr[-500:]}")
    return int(re.search(r"^(?:summary|totals): (\d+)", counts.read_text(errors="replace"), flags=re.MULTILINE)[1])


def measured(program, make_corpus):
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        output(make_corpus, "--count", str(ARTICLES), "--articles", str(scratch / "corpus.jsonl"), "--truth", str(scratch / "truth"))
        return {name: instructions(program, name, scratch) for name in RUNS}


def recorded(table):
    """The circumstances that the table is of, and its rows by run; both empty where there is none."""
    if not os.path.exists(table):
        return {}, {}
    with open(table, encoding="utf-8") as file:
        lines = file.read().splitlines()
    facts = dict(line.removeprefix("#   ").split(": ", 1) for line in lines if line.startswith("#   "))
    return facts, {row["run"]: row for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")}


def record(table, facts, now, known):
    with open(table, "w", encoding="utf-8") as out:
        out.write(HEAD + "".join(f"#   {name}: {value}\n" for name, value in facts.items()))
        out.write("run\tinstructions\treason\n")
        out.writelines(f"{name}\t{count}\t{known.get(name, {}).get('reason') or ''}\n" for name, count in now.items())


def main():
    if len(sys.argv) < 4:
        raise SystemExit(__doc__.splitlines()[0])
    program, make_corpus, table = sys.argv[1:4]
    if not shutil.which("valgrind"):
        print("skipped: there is no valgrind here")
        return 0
    here = circumstances(program)
    facts, known = recorded(table)
    if "--record" in sys.argv:
        record(table, here, measured(program, make_corpus), known)
        return 0
    others = [f"{name} is {here[name]!r}, recorded with {facts.get(name, 'none')!r}" for name in here if facts.get(name) != here[name]]
    if others:
        print("skipped: " + "; ".join(others))
        return 0
    risen = []
    for name, count in measured(program, make_corpus).items():
        before = int(known[name]["instructions"]) if name in known else count
        print(f"instructions_{name} {count} {before} {count / before:.3f}", flush=True)
        if count > before * (1 + TOLERANCE):
            risen.append(name)
    if risen:
        print(f"instructions: more than {TOLERANCE:.0%} above {os.path.relpath(table)}: {', '.join(risen)}. Mend it; or record it "
              "(script/instructions --record) and give the reason in its line.", file=sys.stderr)
    return 1 if risen else 0


if __name__ == "__main__":
    sys.exit(main())
