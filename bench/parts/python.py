"""What a call from Python costs beside the same call in C++, on the same pages; and articles given to Arrow.

The ratio is of the C++ call to Python's: 0.91 is the 1.1 times that it may cost.
"""
import json
import os
import pathlib
import tempfile

from parts.common import google_benchmark, run, say, show, skip

ARTICLES = 10_000


def compare(bench):
    python = bench.root / "build" / "test-tools" / "bin" / "python3"
    if not python.exists():
        skip("calls from Python", "script/test_tools installs what they need")
        return
    pages = bench.folder("extraction/scrapinghub/pages") or bench.root / "examples" / "port-closure" / "pages"
    with tempfile.TemporaryDirectory() as scratch:
        articles = pathlib.Path(scratch) / "articles.jsonl"
        run([str(bench.build / "make_corpus"), "--count", str(ARTICLES), "--articles", str(articles)])
        environment = {**os.environ, "PYTHONPATH": str(bench.build.resolve() / "python")}
        out, _ = run([str(python), str(bench.root / "bench" / "python_calls.py"), str(pages), str(articles)], env=environment)
    ours = json.loads(out)
    cpp = google_benchmark(bench.build / "pages_bench", ["extract"], [pages])["extract"]
    show("extract_from_python_ms", ours["extract"], cpp["cpu_time"])
    say(f"{ours['articles']} articles to a table of pyarrow: {ours['arrow']:.0f} ms (at most 1,000 is wanted)")
