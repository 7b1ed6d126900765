#!/usr/bin/env python3
"""score_times.py GOLD.jsonl READ.jsonl: scores the time expressions that `sourcier read` found.

GOLD holds {"id", "expected": [{"span", "type", "value", ...}]}; READ is what
`sourcier read` printed for the same texts. Prints strict, relaxed and value F1 as TempEval-3
does (value: strict match and equal value), or with --cases the share of cases solved: each
expected expression overlaps one found, and each found one expected (`located`), and each value that the suite gives for
a date of reference agrees (`solved`; time_intervals.py says how values are compared).
With --articles LANGUAGE it prints the cases instead as `sourcier read` takes them, dates included.
--misses lists what differs.
"""
import argparse, json, re, sys

from shares import show_share
from time_intervals import at_reference, duckling_resolutions, means, recognizers_resolutions


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


WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?:lun|mar|mercre|jeu|vendre|same)\.?(?:di)?|dimanche")
# Distances in months and years, of which TimeML keeps the month or the year alone.
COARSE = re.compile(r"\b(?:months?|years?|mois|ans?|années?)\b")
# Distances in days and weeks, of which it keeps the day.
IN_DAYS = re.compile(r"\b(?:days?|weeks?|fortnights?|jours?|semaines?|quinzaines?)\b")
LITTLE = re.compile(r"\b(?:on|this|the|le|ce|a|in|at|en|au)\b|[\s,.]")


def is_bare_weekday(text):
    """A weekday with nothing that tells which one: an assistant takes the next, a reader of news the last."""
    rest, days = WEEKDAY.subn("", text.lower())
    return days == 1 and not LITTLE.sub("", rest)


def resolutions(gold):
    value = gold["value"]
    if not isinstance(value, dict):
        return []
    try:
        return duckling_resolutions(value) if "raw" in value or "kind" in value else recognizers_resolutions(value)
    except ValueError:  # No date at all ("UTC-08:00"), or none of the calendar.
        return []


def score_cases(cases, read, misses):
    """Solved: the spans overlap both ways. Solved with values: and each value that the suite gives is ours."""
    located = solved = valued = 0
    for case in cases:
        expected, mine = case["expected"], read.get(case["id"], {}).get("times", [])
        # One may tell apart what the other joins: "hier" and "à 10 h".
        good = all(any(overlap(e["span"], m["span"]) for m in mine) for e in expected) and all(
            any(overlap(e["span"], m["span"]) for e in expected) for m in mine)
        wrong = []
        for gold in expected:
            wanted = resolutions(gold)
            near = [m for m in mine if overlap(m["span"], gold["span"])]
            for time in near:
                words = case["text"][slice(*time["span"])].lower()
                time["coarse"] = COARSE.search(words) is not None
                time["in_days"] = IN_DAYS.search(words) is not None
                time["value"] = at_reference(time["value"], case["reference_time"])
            if wanted and near and not any(means(near, one, case["reference_time"]) for one in wanted):
                wrong.append(gold)
        located += good
        solved += good and not wrong
        valued += any(resolutions(gold) for gold in expected)
        if misses and (wrong or not good):
            found = [(case["text"][slice(*m["span"])], m["type"], m["value"]) for m in mine]
            print("V" if good else "S", case.get("model"), json.dumps(case["text"], ensure_ascii=False), (case["reference_time"] or "")[:16],
                  [(e["text"], resolutions(e)) for e in expected] if good else [e["text"] for e in expected], found)
    show_share("solved", solved, len(cases))
    show_share("located", located, len(cases))
    print(f"cases {len(cases)}\ncases_with_values {valued}")


def articles(cases, language):
    """The cases as articles, published at their time of reference."""
    for case in cases:
        article = {"id": case["id"], "text": case["text"], "language": language}
        if case.get("reference_time"):
            article["date"] = case["reference_time"]
        yield article


def is_scored(case, tier):
    """Of the tier asked for; Duckling's bare weekdays are out."""
    if tier and case.get("tier") != tier:
        return False
    return not case["id"].startswith("duckling") or not any(is_bare_weekday(e["text"]) for e in case["expected"])


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold")
    options.add_argument("read", nargs="?")
    options.add_argument("--cases", action="store_true")
    options.add_argument("--tier")
    options.add_argument("--misses", action="store_true")
    options.add_argument("--articles", metavar="LANGUAGE")
    chosen = options.parse_args()
    wanted = [c for c in load(chosen.gold) if is_scored(c, chosen.tier)]
    if chosen.articles:
        for article in articles(wanted, chosen.articles):
            print(json.dumps(article, ensure_ascii=False))
        sys.exit(0)
    answers = {answer["id"]: answer for answer in load(chosen.read)}
    (score_cases if chosen.cases else score)(wanted, answers, chosen.misses)
