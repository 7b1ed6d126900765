#!/usr/bin/env python3
"""score_quantities.py GOLD.jsonl READ.jsonl: scores quantities on short cases.

GOLD holds {"id", "text", "expected": [{"span", "type", "value"}]}; READ is what `sourcier read`
printed. A case is solved when each expected number, range, percentage, sum or measure overlaps a
quantity of its value (an age: a time or a quantity) and, where it asks for numbers, no other is found. Ordinals are
left out: reading does not count them. What a case does not ask for is no fault: a bound or a range where a plain
number is asked for at one of its ends, plain numbers where ranges or percentages are, measures where numbers are; a
share of one is its percentage. A length of time is a duration of its number. --misses lists the cases not solved.
"""
import argparse, json, re

from shares import show_share


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def number(text):
    text = str(text).strip().rstrip("%")
    if re.fullmatch(r"-?\d+,\d+(E[-+]?\d+)?", text):
        text = text.replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None


def bounds(expected):
    value = expected["value"]
    value = value.get("value") if isinstance(value, dict) else value
    if value is None:
        return None
    found = re.fullmatch(r"[\[(](.*?),(.*?)[\])]", str(value))
    if found:
        return number(found[1]), number(found[2])
    return number(value), number(value)


def overlap(a, b):
    if not a or not b or None in a + b:
        return False
    return min(a[1], b[1]) > max(a[0], b[0])


def close(a, b):
    return a == b or (a is not None and b is not None and abs(a - b) <= 1e-6 * max(abs(a), abs(b)))


def located(case):
    """What is expected. Words that are there twice the suite gives no span, or the first one's: they are taken in turn."""
    behind, taken = {}, []
    for expected in case["expected"]:
        words = expected["text"].lower()
        begin = case["text"].lower().find(words, behind.get(words, 0))
        behind[words] = begin + 1
        if begin >= 0 and (not expected["span"] or expected["span"] in taken):
            expected["span"] = [begin, begin + len(expected["text"])]
        taken.append(expected["span"])
    return case["expected"]


def says(quantity, wanted, limits):
    """Whether a quantity gives the value: a plain number also as the end of a range, a percentage also as a share."""
    low, high = quantity["low"], quantity["high"]
    if close(low, limits[0]) and close(high, limits[1]):
        return True
    plain = limits[0] == limits[1] and limits[0] is not None
    if wanted["type"] == "number" and plain:
        return close(low, limits[0]) or close(high, limits[0])
    share = wanted["type"] == "percentage" and plain and quantity["kind"] == "number" and low == high
    return share and close(low * 100, limits[0])


def lasts(time, limits):
    """Whether a length of time, which is a TIMEX3 duration and no quantity of ours, bears the number: P30Y, PT0.04S."""
    found = re.fullmatch(r"PT?([\d.]+)[A-Z]", time["value"] or "")
    if time["type"] != "DURATION" or not found:
        return False
    value, mod = float(found[1]), time["mod"]
    low = None if mod in ("LESS_THAN", "EQUAL_OR_LESS") else value
    high = None if mod in ("MORE_THAN", "EQUAL_OR_MORE") else value
    return close(low, limits[0]) and close(high, limits[1])


def is_asked_for(case, quantity):
    """Whether a case that names no such quantity denies it."""
    if "Range" in case["model"]:
        return quantity["low"] != quantity["high"]
    if "PercentModel" in case["model"]:
        return quantity["kind"] == "percent"
    return quantity["kind"] in ("number", "percent")


def solved(case, answer):
    expected = [e for e in located(case) if not e["type"].startswith("ordinal")]
    quantities, times = answer.get("quantities", []), answer.get("times", [])
    for wanted in expected:
        near = [q for q in quantities if overlap(q["span"], wanted["span"])]
        if wanted["type"] == "age" and any(overlap(t["span"], wanted["span"]) for t in times):
            continue
        limits = bounds(wanted)
        length = limits and any(overlap(t["span"], wanted["span"]) and lasts(t, limits) for t in times)
        if limits and not length and not any(says(q, wanted, limits) for q in near):
            return False
    if not case["model"].startswith("Number"):
        return True  # These cases name one kind of unit and are silent on other numbers.
    extra = [q for q in quantities if is_asked_for(case, q)]
    return all(any(overlap(q["span"], e["span"]) for e in case["expected"]) for q in extra)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold")
    options.add_argument("read")
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    answers = {answer["id"]: answer for answer in load(chosen.read)}
    cases = [c for c in load(chosen.gold)
             if not c["expected"] or any(not e["type"].startswith("ordinal") for e in c["expected"])]
    right = 0
    for case in cases:
        good = solved(case, answers.get(case["id"], {}))
        right += good
        if chosen.misses and not good:
            found = answers.get(case["id"], {}).get("quantities", [])
            print(json.dumps(case["text"][:150], ensure_ascii=False), [(e["text"], bounds(e)) for e in case["expected"]],
                  [(case["text"][slice(*q["span"])], q["low"], q["high"]) for q in found])
    show_share("solved", right, len(cases))
    print(f"cases {len(cases)}")
