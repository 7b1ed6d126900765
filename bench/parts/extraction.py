"""Extraction beside its peers and beside the bare parse: the same pages, in turn, in one run.

Each peer gets the bytes of a page and gives its text; times are CPU seconds inside one process, its start and its
imports left out. All pages are parted into slices, and every program has its turn on each: what disturbs the machine
disturbs all alike. The answers are checked before a figure is printed.
"""
import collections
import json
import os
import pathlib
import re
import tempfile

from parts.common import google_benchmark, peak_megabytes, run, say, show, skip

SETS = ("scrapinghub", "trafilatura", "htmldate")
SLICES = 4
FEWEST_TEXTS = 0.8  # Of the pages: below it a fast answer is a wrong one.
FEWEST_WORDS = 0.8  # Of the words of the truth, on average, that ours must hold.
MEGABYTE = 1e6

PEERS = {
    "trafilatura_fast": "extract_peer.py",
    "trafilatura_metadata": "extract_peer.py",  # Fast, and title, authors and date as ours gives them.
    "trafilatura_precise": "extract_peer.py",
    "resiliparse": "extract_peer.py",
    "readability_lxml": "extract_peer.py",
    "readability_js": "readability_peer.js",
}


def page_sets(bench):
    folders = [bench.folder(f"extraction/{name}/pages") for name in SETS]
    if all(folders):
        return folders
    skip("extraction on real pages", "no development data (SOURCIER_SHARED names its place); the example's pages instead")
    return [bench.root / "examples" / "port-closure" / "pages"]


def slices_of(folders):
    """The pages in SLICES lists, each with pages of every folder; BENCH_PAGES bounds how many."""
    pages = sorted(path for folder in folders for path in folder.glob("*.html"))
    most = int(os.environ.get("BENCH_PAGES", "0")) or len(pages)
    step = max(1, len(pages) // most)
    pages = pages[::step][:most]
    return [pages[i::SLICES] for i in range(min(SLICES, len(pages)))]


def peer_command(bench, name):
    script = bench.root / "bench" / "peers" / PEERS[name]
    if script.suffix == ".js":
        return ["node", str(script), name]
    return [str(bench.python), str(script), name]


def is_there(bench, name):
    if PEERS[name].endswith(".js"):
        return bench.node_modules.is_dir()
    return bench.python.exists()


class Turn:
    """CPU seconds and texts of one program over all slices."""

    def __init__(self):
        self.seconds, self.texts = 0.0, {}

    def take(self, command, scratch, pages, **options):
        listed, answer = scratch / "pages", scratch / "answer"
        listed.write_text("\n".join(map(str, pages)), encoding="utf-8")
        run([*command, str(listed), str(answer)], **options)
        given = json.loads(answer.read_text(encoding="utf-8"))
        self.seconds += given["seconds"]
        self.texts.update(given["texts"])


def our_texts(bench, pages):
    out, _ = run([bench.program, "extract", "--jobs", "1", "--quiet", *map(str, pages)], allowed=(0, 3))
    articles = [json.loads(line) for line in out.splitlines()]
    return {article["source"]["path"]: article["text"] for article in articles}


def words_found(texts, folder):
    """The mean share of the truth's words that the texts hold, over the pages that have a truth."""
    shares = []
    for line in (folder.parent / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = texts.get(str(folder / f"{row['id']}.html"))
        wanted = collections.Counter(re.findall(r"\w+", row.get("text") or ""))
        if text is None or not wanted:
            continue
        held = collections.Counter(re.findall(r"\w+", text))
        shares.append(sum(min(count, held[word]) for word, count in wanted.items()) / sum(wanted.values()))
    return sum(shares) / len(shares) if shares else 0.0


def check(name, texts, pages, folders):
    given = sum(bool(text.strip()) for text in texts.values())
    if given < FEWEST_TEXTS * len(pages):
        raise SystemExit(f"bench: {name} gave a text for {given} of {len(pages)} pages")
    found = words_found(texts, folders[0]) if len(folders) > 1 else None
    if name == "ours" and found is not None and found < FEWEST_WORDS:
        raise SystemExit(f"bench: our texts hold {found:.2f} of the words that people marked")
    said = "" if found is None else f"; they hold {found:.3f} of the words that people marked"
    say(f"{name}: a text for {given} of {len(pages)} pages{said}")


def beside_peers(bench, slices, folders, scratch):
    turns = {name: Turn() for name in PEERS if is_there(bench, name)}
    for name in PEERS.keys() - turns.keys():
        skip(name, "it is not installed")
    ours = 0.0
    for pages in slices:
        folder = scratch / "slice"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for i, page in enumerate(pages):
            (folder / f"{i:05}.html").symlink_to(page.resolve())
        ours += google_benchmark(bench.build / "pages_bench", ["extract"], [folder], 0.3)["extract"]["cpu_time"] / 1e3
        for name, turn in turns.items():
            environment = {**os.environ, "NODE_PATH": str(bench.node_modules), "PYTHONDONTWRITEBYTECODE": "1"}
            turn.take(peer_command(bench, name), scratch, pages, env=environment)
    every = [page for pages in slices for page in pages]
    check("ours", our_texts(bench, every), every, folders)
    for name, turn in turns.items():
        check(name, turn.texts, every, folders)
    size = sum(page.stat().st_size for page in every)
    for name, seconds in [("ours", ours), *((name, turn.seconds) for name, turn in turns.items())]:
        say(f"{name}: {len(every) / seconds:.0f} pages/s, {size / seconds / MEGABYTE:.1f} MB/s")
    for name, turn in turns.items():
        show(f"extract_ms_per_page_{name}", ours / len(every) * 1e3, turn.seconds / len(every) * 1e3)


def beside_bare_parse(bench, folders):
    count = sum(len(list(folder.glob("*.html"))) for folder in folders)
    best = google_benchmark(bench.build / "pages_bench", ["extract", "bare_parse", "bare_parse_new_parser", "parse", "digest"],
                            folders)
    milliseconds = {name: row["cpu_time"] / count for name, row in best.items()}
    show("extract_ms_per_page_bare_parse", milliseconds["extract"], milliseconds["bare_parse"])
    show("parse_ms_per_page_bare_parse", milliseconds["parse"], milliseconds["bare_parse"])
    times = milliseconds["extract"] / milliseconds["bare_parse"]
    say(f"extraction costs {times:.2f} times the bare parse (at most 2.5 is wanted); "
        f"{milliseconds['digest'] / milliseconds['bare_parse']:.2f} of them are the page's SHA-256")
    say(f"the slowest page takes {best['extract']['slowest_page_ms']:.1f} ms (at most 100 is wanted)")


def memory(bench, folders):
    peak = peak_megabytes([bench.program, "extract", "--jobs", "1", "--quiet", *map(str, folders)])
    say(f"extracting all pages one by one, memory peaks at {peak:.0f} MB (at most 200 a page is wanted)")


def compare(bench):
    folders = page_sets(bench)
    slices = slices_of(folders)
    with tempfile.TemporaryDirectory() as scratch:
        beside_peers(bench, slices, folders, pathlib.Path(scratch))
    beside_bare_parse(bench, folders)
    memory(bench, folders)
