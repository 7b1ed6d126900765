#!/usr/bin/env python3
"""score_times.py GOLD.jsonl READ.jsonl: scores the time expressions that `sourcier read` found.

GOLD holds {"id", "expected": [{"span", "type", "value", ...}]}; READ is what
`sourcier read` printed for the same texts. Prints strict, relaxed and value F1 as TempEval-3
does (value: strict match and equal value), or with --cases the share of cases solved: each
expected expression overlaps one found, and each found one expected. --misses lists what differs.
"""
import argparse, json, sys


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def f1(hits, gold, found):
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overlap(a, b):
    return min(a[1], b[1]) > max(a[0], b[0])


def pair(expected, found):
    """Greedy one-to-one pairs: equal spans first, then overlapping ones in order."""
    pairs, used = [], set()
    for same in (True, False):
        for i, gold in enumerate(expected):
            if any(i == p[0] for p in pairs):
                continue
            for j, mine in enumerate(found):
                fits = gold["span"] == mine["span"] if same else overlap(gold["span"], mine["span"])
                if j not in used and fits:
                    pairs.append((i, j))
                    used.add(j)
                    break
    return pairs


def show(case, expected, found, pairs):
    text = case["text"]
    cut = lambda span: text[span[0]:span[1]].replace("\n", "/")
    right = {i: j for i, j in pairs}
    for i, gold in enumerate(expected):
        mine = found[right[i]] if i in right else None
        same = mine and mine["span"] == gold["span"] and str(mine["value"]) == str(gold["value"])
        if not same:
            before = text[max(0, gold["span"][0] - 25):gold["span"][0]].replace("\n", "/")
            print("-", case["id"], before, "[", cut(gold["span"]), "]", gold["type"], gold["value"], "|",
                  mine and (cut(mine["span"]), mine["type"], mine["value"]))
    for j, mine in enumerate(found):
        if j not in right.values():
            around = text[max(0, mine["span"][0] - 25):mine["span"][1] + 25].replace("\n", "/")
            print("+", case["id"], cut(mine["span"]), mine["type"], mine["value"], "|", around)


def timex(gold):
    value = gold["value"]
    if isinstance(value, dict):
        value = value.get("Timex") or (value.get("values") or [{}])[0].get("timex")
    return value


def score(cases, read, misses):
    gold = found = strict = relaxed = value = typed = 0
    for case in cases:
        expected, mine = case["expected"], read.get(case["id"], {}).get("times", [])
        pairs = pair(expected, mine)
        same = [(i, j) for i, j in pairs if expected[i]["span"] == mine[j]["span"]]
        gold, found = gold + len(expected), found + len(mine)
        relaxed, strict = relaxed + len(pairs), strict + len(same)
        value += sum(str(expected[i]["value"]) == str(mine[j]["value"]) for i, j in pairs)
        typed += sum(expected[i]["type"] == mine[j]["type"] for i, j in pairs)
        if misses:
            show(case, expected, mine, pairs)
    for name, hits in (("strict", strict), ("relaxed", relaxed), ("value", value), ("type", typed)):
        print(f"times_{name}_f1 {f1(hits, gold, found):.4f}")
    print(f"times_gold {gold}\ntimes_found {found}")


def score_cases(cases, read, misses):
    solved = valued = values = 0
    for case in cases:
        expected, mine = case["expected"], read.get(case["id"], {}).get("times", [])
        pairs = pair(expected, mine)
        # One may tell apart what the other joins: "hier" and "à 10 h".
        good = all(any(overlap(e["span"], m["span"]) for m in mine) for e in expected) and all(
            any(overlap(e["span"], m["span"]) for e in expected) for m in mine)
        solved += good
        for i, j in pairs:
            wanted = timex(expected[i])
            if isinstance(wanted, str):
                values += 1
                valued += wanted == mine[j]["value"]
        if misses and not good:
            print(json.dumps(case["text"], ensure_ascii=False), [e["text"] for e in expected],
                  [case["text"][slice(*m["span"])] for m in mine])
    print(f"cases_solved {solved / max(1, len(cases)):.4f}\ncases {len(cases)}")
    print(f"values_equal {valued / max(1, values):.4f}\nvalues {values}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold")
    options.add_argument("read")
    options.add_argument("--cases", action="store_true")
    options.add_argument("--tier")
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    wanted = [c for c in load(chosen.gold) if not chosen.tier or c.get("tier") == chosen.tier]
    answers = {answer["id"]: answer for answer in load(chosen.read)}
    (score_cases if chosen.cases else score)(wanted, answers, chosen.misses)
    sys.exit(0)
