"""What an article costs by how many there are: reading, grouping, tracing, adding to a store. The curves are drawn into docs/growth.svg.

Invented collections (make_corpus), 2,000 articles a day; CPU time of the whole program on one thread, its start taken off. A level line is a
cost that does not grow. BENCH_GROWTH=N is the largest collection (6,400). It needs no peers: `script/bench growth`.
"""
import math
import os
import pathlib
import tempfile

from parts.common import run, say

SMALLEST, STEP, LARGEST = 100, 4, 6_400
COMMANDS = {"read": ["read", "FILE"], "group": ["group", "FILE"], "trace": ["trace", "--json", "FILE"], "add": ["add", "FILE", "--db", "STORE", "--quiet"]}
COLOURS = {"read": "#0969da", "group": "#1a7f37", "trace": "#bc4c00", "add": "#8250df"}
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 400, 70, 20, 70, 50
LABEL = 15  # So far apart stand the names at the ends of the curves.


def sizes():
    most, size = int(os.environ.get("BENCH_GROWTH", LARGEST)), SMALLEST
    while size <= most:
        yield size
        size *= STEP


def scale(least, most, begin, end):
    """From a number to its place on a logarithmic axis."""
    low, high = math.log10(least), math.log10(most)
    return lambda value: begin + (math.log10(value) - low) / ((high - low) or 1) * (end - begin)


def ticks(least, most):
    """1, 2 and 5 of every power of ten, from below the least to above the most."""
    steps = [factor * 10.0 ** power for power in range(-4, 7) for factor in (1, 2, 5)]
    first = max(step for step in steps if step <= least)
    last = min(step for step in steps if step >= most)
    return [step for step in steps if first <= step <= last]


def labels_apart(places):
    """Names by their place from above, moved down where they would stand in each other."""
    out, free = {}, 0
    for name, place in sorted(places.items(), key=lambda item: item[1]):
        out[name] = max(place, free)
        free = out[name] + LABEL
    return out


def curves_svg(costs):
    """Milliseconds an article by the number of articles, as a drawing."""
    counts = sorted({count for curve in costs.values() for count in curve})
    values = [cost for curve in costs.values() for cost in curve.values()]
    marks = ticks(min(values), max(values))
    across = scale(counts[0], counts[-1], LEFT, WIDTH - RIGHT)
    down = scale(marks[0], marks[-1], HEIGHT - BOTTOM, TOP)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13" role="img">',
           "<title>CPU milliseconds an article, by the number of articles</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    for mark in marks:
        out += [f'<path d="M{LEFT} {down(mark):.1f}H{WIDTH - RIGHT}" stroke="#d0d7de"/>',
                f'<text x="{LEFT - 8}" y="{down(mark) + 4:.1f}" text-anchor="end">{mark:g} ms</text>']
    for count in counts:
        out.append(f'<text x="{across(count):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{count:,}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">articles</text>')
    at = labels_apart({name: down(curve[max(curve)]) for name, curve in costs.items()})
    for name, curve in costs.items():
        points = [(across(count), down(cost)) for count, cost in sorted(curve.items())]
        out.append(f'<polyline fill="none" stroke="{COLOURS[name]}" stroke-width="2" points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y in points) + '"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{COLOURS[name]}"/>' for x, y in points]
        out.append(f'<text x="{points[-1][0] + 8:.1f}" y="{at[name] + 4:.1f}" fill="{COLOURS[name]}">{name}</text>')
    return "\n".join(out) + "\n</svg>\n"


def compare(bench):
    costs = {name: {} for name in COMMANDS}
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        nothing = folder / "one.jsonl"
        nothing.write_text('{"text": "Un texte."}\n', encoding="utf-8")
        start = min(run([bench.program, "read", str(nothing), "--jobs", "1"])[1] for _ in range(3))
        for size in sizes():
            articles = folder / f"{size}.jsonl"
            run([bench.build / "make_corpus", "--count", str(size), "--articles", articles, "--truth", folder / "truth"])
            for name, command in COMMANDS.items():
                words = [str({"FILE": articles, "STORE": folder / f"{size}.db"}.get(word, word)) for word in command]
                spent = max(1e-6, run([bench.program, *words, "--jobs", "1"])[1] - start)
                costs[name][size] = spent / size * 1e3
                say(f"{name} {size}: {costs[name][size]:.3f} CPU ms an article, {costs[name][size] / costs[name][SMALLEST]:.2f} times that of {SMALLEST}")
    (bench.root / "docs" / "growth.svg").write_text(curves_svg(costs), encoding="utf-8")
    say("the curves are in docs/growth.svg")
