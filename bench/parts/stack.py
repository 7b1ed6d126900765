"""From pages to copies and events, beside the stack that a data team assembles: trafilatura, spaCy fr_core_news_md, datasketch,
scikit-learn. The same 2,000 invented pages (make_corpus), one core, in one run; CPU seconds and four measured qualities.

Ours is `sourcier group --jobs 1` with its start: articles, all that is found in their language (quotations, sources, times and
quantities too, which the stack does not look for), copies, events, stories. `stack_traced_seconds` is `sourcier trace --json`, which also
follows every statement to its origin. Theirs leaves imports and the loading of models out, and of each of its thresholds the best is
taken for it.
"""
import collections
import json
import math
import os
import pathlib
import re
import tempfile

from parts.common import run, say, show, skip

PAGES = int(os.environ.get("BENCH_STACK_PAGES", "2000"))


def text_f1(wanted, given):
    """Of words as a multiset."""
    a, b = (collections.Counter(re.findall(r"\w+", text)) for text in (wanted, given))
    shared = sum((a & b).values())
    return 2 * shared / max(1, sum(a.values()) + sum(b.values()))


def pairs_f1(wanted, given):
    """Of pairs that have one label."""
    def pairs(labels):
        return sum(math.comb(count, 2) for count in collections.Counter(labels).values())

    keys = sorted(wanted)
    both = pairs([(wanted[key], given.get(key, key)) for key in keys])
    total = pairs([wanted[key] for key in keys]) + pairs([given.get(key, key) for key in keys])
    return 2 * both / max(1, total)


def b_cubed(wanted, given):
    """F1 of B³: of each page, how much of its cluster is right."""
    def mean(of, against):
        members = collections.defaultdict(set)
        for key in wanted:
            members[of.get(key, key)].add(key)
        return sum(sum(against.get(other, other) == against.get(key, key) for other in members[of.get(key, key)]) / len(members[of.get(key, key)])
                   for key in wanted) / len(wanted)

    precision, recall = mean(given, wanted), mean(wanted, given)
    return 2 * precision * recall / (precision + recall)


def compare(bench):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        warc, answer = folder / "pages.warc", folder / "answer.json"
        run([str(bench.build / "make_corpus"), "--count", str(PAGES), "--articles", str(folder / "articles.jsonl"), "--pages", str(warc),
             "--truth", str(folder / "truth.jsonl")])
        articles = {each["id"]: each for each in map(json.loads, open(folder / "articles.jsonl", encoding="utf-8"))}
        truth = {articles[each["id"]]["url"]: each for each in map(json.loads, open(folder / "truth.jsonl", encoding="utf-8"))}
        texts = {each["url"]: each["text"] for each in articles.values()}

        def ours(*command):
            return run([str(bench.program), *command, "--jobs", "1", "--quiet", str(warc)], allowed=(0, 3))

        extracted = [json.loads(row) for row in ours("extract")[0].splitlines()]
        our_texts = {each["url"]: each["text"] for each in extracted}
        url_of = {each["id"]: each["url"] for each in extracted}
        out, seconds = ours("group")
        grouped = {url_of[row["id"]]: row for row in map(json.loads, out.splitlines()) if "family" in row}
        traced = ours("trace", "--json")[1]
        say(f"ours: {len(grouped)} articles, grouped in {seconds:.1f} s, traced in {traced:.1f} s")
        given = peer(bench, warc, answer)
        if given is None:
            return
        say("stack: " + ", ".join(f"{name} {spent:.1f} s" for name, spent in given["parts"].items()))
        show("stack_seconds", seconds, given["seconds"])
        show("stack_traced_seconds", traced, given["seconds"])

        def mean_text(of):
            return sum(text_f1(texts[url], of.get(url, "")) for url in texts) / len(texts)

        show("stack_text_f1", mean_text(our_texts), mean_text(given["texts"]))
        for name, key, measure in (("copies_f1", "family", pairs_f1), ("events_b3", "event", b_cubed)):
            wanted = {url: row[key] for url, row in truth.items()}
            theirs = max(measure(wanted, labels) for labels in given["families" if key == "family" else "events"].values())
            show(f"stack_{name}", measure(wanted, {url: row[key] for url, row in grouped.items()}), theirs)
        say("wanted: 40 times as fast, and no quality behind; for qualities a ratio below 1 says that ours is better")


def peer(bench, warc, answer):
    if not bench.python.exists():
        skip("stack", "it is not installed")
        return None
    try:
        run([str(bench.python), str(bench.root / "bench" / "peers" / "stack_peer.py"), str(warc), str(answer)])
    except SystemExit as error:
        skip("stack", str(error).splitlines()[-1])
        return None
    return json.loads(answer.read_text(encoding="utf-8"))
