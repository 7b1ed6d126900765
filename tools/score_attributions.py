#!/usr/bin/env python3
"""score_attributions.py GOLD.jsonl READINGS.jsonl: attributions against PolNeAR's, one `name value` line each.

GOLD has one attribution a line (id, and source, cue and content as lists of {"span": "begin end"}); only articles in
READINGS are scored. A prediction and a gold attribution match by content when the overlap of the two contents is at
least half of the shorter one, and by source when the spans of the two sources overlap; one to one, the best overlap
first. Gold attributions without source or without content are left out. Each F1 has its 95 % interval beside it."""
import collections
import json
import sys

import intervals


def spans(parts):
    # A discontinuous part is written "448 451;455 463".
    return [tuple(map(int, piece.split())) for part in parts or [] for piece in part["span"].split(";")]


def hull(parts):
    return (min(b for b, _ in parts), max(e for _, e in parts)) if parts else None


def share(a, b):
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / max(1, min(a[1] - a[0], b[1] - b[0])) if common > 0 else 0.0


def intersection_over_union(a, b):
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def mentions(attribution):
    return [tuple(hop["mention"]) for hop in attribution["chain"] if hop.get("mention") and not hop.get("inherited")]


def matches(golds, predictions, fits):
    pairs = sorted(
        (-intersection_over_union(g["content"], p["content"]), i, j)
        for i, g in enumerate(golds)
        for j, p in enumerate(predictions)
        if fits(g, p)
    )
    used_golds, used_predictions = set(), set()
    for _, i, j in pairs:
        if i not in used_golds and j not in used_predictions:
            used_golds.add(i)
            used_predictions.add(j)
    return len(used_golds)


def by_content(gold, prediction):
    return share(gold["content"], prediction["content"]) >= 0.5


def by_both(gold, prediction):
    return by_content(gold, prediction) and any(share(gold["source"], m) > 0 for m in prediction["mentions"])


def read_golds(gold_path):
    golds = collections.defaultdict(list)
    with open(gold_path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            source, content = hull(spans(row.get("source"))), hull(spans(row.get("content")))
            if source and content:
                golds[row["id"]].append({"source": source, "content": content})
    return golds


def counts_of(golds, reading):
    """What is wanted, made and right in one article."""
    wanted = golds[reading["id"]]
    made = [{"content": tuple(a["content"]), "mentions": mentions(a)} for a in reading["attributions"]]
    return {
        "gold": len(wanted),
        "made": len(made),
        "content": matches(wanted, made, by_content),
        "both": matches(wanted, made, by_both),
    }


def scores(articles):
    total = collections.Counter()
    for counts in articles:
        total.update(counts)
    found = {}
    for name in ("content", "both"):
        precision = total[name] / max(1, total["made"])
        recall = total[name] / max(1, total["gold"])
        found[f"attribution_{name}_precision"] = precision
        found[f"attribution_{name}_recall"] = recall
        found[f"attribution_{name}_f1"] = 2 * precision * recall / max(1e-9, precision + recall)
    return found


def main(gold_path, readings_path):
    golds = read_golds(gold_path)
    with open(readings_path, encoding="utf-8") as lines:
        articles = [counts_of(golds, json.loads(line)) for line in lines]
    found = scores(articles)
    for name, value in found.items():
        print(f"{name} {value:.4f}")
    bounds = intervals.bootstrap(articles, scores, [name for name in found if name.endswith("_f1")])
    for name, (low, high) in bounds.items():
        print(f"{name}_low {low:.4f}")
        print(f"{name}_high {high:.4f}")
    print(f"attribution_gold {sum(counts['gold'] for counts in articles)}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
