"""95 % intervals of a score, by drawing articles anew with replacement: small sets say how much they can tell."""
import contextlib
import importlib.util
import io
import json
import random

DRAWS = 300


def bootstrap(articles, score, names, draws=DRAWS):
    """The 2.5 % and 97.5 % points of each named value of score(articles drawn). The same each time it is run."""
    chance = random.Random(2026)
    values = {name: [] for name in names}
    for _ in range(draws):
        found = score(chance.choices(articles, k=len(articles)))
        for name in names:
            values[name].append(found[name])
    low, high = int(0.025 * draws), int(0.975 * draws)
    return {name: (sorted(drawn)[low], sorted(drawn)[high]) for name, drawn in values.items()}


def of_scorer(script, gold_path, readings_path, scratch, names):
    """The same for a scorer of the development data: a script whose main(gold, readings) prints `name value` lines."""
    spec = importlib.util.spec_from_file_location("scorer", script)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    readings = {row["id"]: row for row in rows_of(readings_path)}
    pairs = [(gold, readings.get(gold["id"], {"id": gold["id"]})) for gold in rows_of(gold_path)]

    def score(drawn):
        # An article drawn twice counts as two.
        for name, side in (("gold.jsonl", 0), ("drawn.jsonl", 1)):
            rows = ({**pair[side], "id": str(i)} for i, pair in enumerate(drawn))
            (scratch / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            scorer.main(scratch / "gold.jsonl", scratch / "drawn.jsonl")
        return {line.split()[0]: float(line.split()[1]) for line in printed.getvalue().splitlines()}

    return bootstrap(pairs, score, names)


def rows_of(path):
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    for row in rows:
        # Nothing is scored by these, and they are most of the bytes.
        for key in ("text", "tokens", "sentences", "paragraphs"):
            row.pop(key, None)
    return rows
