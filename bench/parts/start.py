"""What a single run costs, the start of the process included."""
import sys
import time

from parts.common import run, say, show, skip

TURNS = 10


def best_of(command):
    """The smallest CPU and wall milliseconds of a command."""
    cpu, wall = [], []
    for _ in range(TURNS):
        begin = time.perf_counter()
        cpu.append(run(command, allowed=(0, 3))[1])
        wall.append(time.perf_counter() - begin)
    return min(cpu) * 1e3, min(wall) * 1e3


def compare(bench):
    pages = bench.root / "examples" / "port-closure" / "pages"
    empty, _ = best_of([sys.executable, "-c", ""])
    one = min(pages.glob("*.html"), key=lambda path: path.stat().st_size)
    cpu, wall = best_of([bench.program, "extract", str(one)])
    show("extract_one_page_ms_python_start", cpu, empty)
    say(f"one small page, start included: {cpu:.0f} ms CPU, {wall:.0f} ms wall")
    seeds = bench.shared / "seeds" if bench.shared else None
    if seeds and seeds.is_dir():
        cpu, wall = best_of([bench.program, "trace", str(seeds), "--json"])
        say(f"the five seeds traced, start included: {cpu:.0f} ms CPU, {wall:.0f} ms wall (at most 150 is wanted)")
    else:
        skip("the five seeds", "shared/seeds is not beside the checkout")
    cpu, _ = best_of([bench.program, "trace", str(pages), "--json"])
    show("trace_example_ms_python_start", cpu, empty)
