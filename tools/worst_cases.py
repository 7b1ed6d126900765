"""What each scorer's answer looks like case by case: (badness, id, words), the worst to be shown on docs/quality.md.

A case is named by the id that its set gives it. Words of a text are shown only where the set's licence lets everybody pass them on:
the short cases of Recognizers (MIT), Duckling (BSD-3) and feedparser (BSD-2). Where cases are only right or wrong, the shortest text
comes first: who fails on little is worse than who fails on much.
"""
import contextlib
import io
import json
import pathlib
import subprocess
import sys

import score_attributions
import score_feeds
import score_quantities
import score_times

MOST = 10
LONGEST_EXCERPT = 90


def rows_of(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def worst(cases):
    """The ten worst, as (id, words); what is right is none of them."""
    return [(str(name), words) for badness, name, words in sorted(cases, key=lambda case: (-case[0], str(case[1]), case[2])) if badness > 0][:MOST]


def excerpt(text):
    flat = " ".join(text.replace("`", "'").split())
    return flat if len(flat) <= LONGEST_EXCERPT else flat[:LONGEST_EXCERPT - 1] + "…"


def of_pages(script, folder, predictions, scratch):
    """Bodies or passages of pages, and what of their titles, days and authors is wrong, by kind."""
    per_page = scratch / "per-page.jsonl"
    subprocess.run([sys.executable, str(script), str(folder), str(predictions), "--per-page", str(per_page)], capture_output=True, check=True)
    pages = rows_of(per_page)
    bodies = [(1 - page["f"], page["id"], f"F1 {page['f']:.2f} (precision {page['p']:.2f}, recall {page['r']:.2f})") for page in pages if "f" in page]
    bodies += [(page["miss"] + page["extra"], page["id"],
                f"{page['miss']} of {page['n_with']} passages missing, {page['extra']} of {page['n_without']} too much")
               for page in pages if "miss" in page]
    return {"bodies": bodies, **{kind: [(1 - page[key], page["id"], "") for page in pages if key in page]
                                 for kind, key in (("titles", "title_ok"), ("dates", "date_ok"))}}


def of_members(gold, answer):
    """Articles by the group they were put into: F1 against the group they are of."""
    of, to = ({row["id"]: str(row["cluster"]) for row in rows_of(path)} for path in (gold, answer))
    true, ours = {}, {}
    for article, cluster in of.items():
        true.setdefault(cluster, set()).add(article)
        ours.setdefault(to.get(article, article), set()).add(article)
    for article, cluster in of.items():
        wanted, put = true[cluster], ours[to.get(article, article)]
        right = len(wanted & put)
        f1 = 2 * right / (len(wanted) + len(put))
        yield 1 - f1, article, f"F1 {f1:.2f}: put with {len(put) - 1} others, {right - 1} of them right, of {len(wanted) - 1}"


def of_articles(script, gold, answer, scratch, measure):
    """Articles by a measure of a scorer of the development data, which is asked for one at a time."""
    found = {row["id"]: row for row in rows_of(answer)}
    one, its = scratch / "one.jsonl", scratch / "its.jsonl"
    for row in rows_of(gold):
        one.write_text(json.dumps(row) + "\n", encoding="utf-8")
        its.write_text(json.dumps(found.get(row["id"], {"id": row["id"]})) + "\n", encoding="utf-8")
        out = subprocess.run([sys.executable, str(script), str(one), str(its)], capture_output=True, check=False, text=True).stdout
        values = dict(line.split()[:2] for line in out.splitlines() if len(line.split()) >= 2)
        if measure in values:
            yield 1 - float(values[measure]), row["id"], f"{float(values[measure]):.2f}"


def of_attributions(gold, answer):
    golds = score_attributions.read_golds(gold)
    for reading in rows_of(answer):
        counts = score_attributions.counts_of(golds, reading)
        f1 = 2 * counts["both"] / max(1, counts["gold"] + counts["made"])
        if counts["gold"]:
            yield 1 - f1, reading["id"], f"F1 {f1:.2f}: {counts['both']} right of {counts['made']} made and {counts['gold']} wanted"


def of_dated_articles(gold, answer):
    answers = {row["id"]: row for row in rows_of(answer)}
    for case in rows_of(gold):
        expected, mine = case["expected"], answers.get(case["id"], {}).get("times", [])
        pairs = score_times.pair(expected, mine)
        right = sum(str(expected[i]["value"]) == str(mine[j]["value"]) for i, j in pairs)
        wrong = len(expected) + len(mine) - 2 * right
        yield wrong, case["id"], f"{right} values right of {len(mine)} found and {len(expected)} wanted"


def shortness(text):
    return 1 / (1 + len(text))


def of_short_times(gold, answer, tier):
    answers = {row["id"]: row for row in rows_of(answer)}
    for case in (case for case in rows_of(gold) if score_times.is_scored(case, tier)):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            score_times.score_cases([case], answers, True)
        if said.getvalue().startswith(("S ", "V ")):
            found = [(case["text"][slice(*time["span"])], time["value"]) for time in answers.get(case["id"], {}).get("times", [])]
            yield shortness(case["text"]), case["id"], words_of(case, found)


def of_short_quantities(gold, answer):
    answers = {row["id"]: row for row in rows_of(answer)}
    for case in rows_of(gold):
        asks = not case["expected"] or any(not expected["type"].startswith("ordinal") for expected in case["expected"])
        if asks and not score_quantities.solved(case, answers.get(case["id"], {})):
            found = [(case["text"][slice(*quantity["span"])], f"{quantity['low']}…{quantity['high']}")
                     for quantity in answers.get(case["id"], {}).get("quantities", [])]
            yield shortness(case["text"]), case["id"], words_of(case, found)


def words_of(case, found):
    wanted = ", ".join(expected["text"] for expected in case["expected"]) or "nothing"
    ours = ", ".join(f"{text} = {value}" for text, value in found) or "nothing"
    return f"“{excerpt(case['text'])}”: wanted {excerpt(wanted)}; ours {excerpt(ours)}"


def of_feeds(asserts, articles):
    by_path = {}
    for article in rows_of(articles):
        by_path.setdefault(article["source"]["path"], []).append(article)
    for feed in rows_of(asserts):
        mine = next((found for path, found in by_path.items() if path.endswith(feed["file"])), [])
        judged = [(claim, score_feeds.judge(feed, claim, mine)[1]) for claim in feed["asserts"]]
        failed = [claim for claim, holds in judged if holds is not None and not holds]
        if failed:
            first = failed[0]
            path = ".".join(str(step) for step in first["path"])
            yield len(failed), feed["file"], f"{len(failed)} of {len(judged)}; wanted `{path}` to be “{excerpt(str(first.get('value')))}”"


def of_sentences(golds, answers):
    """Sentences by the names missed and too much; their number is their place in the file, from 0 on."""
    for number, (gold, found) in enumerate(zip(golds, answers)):
        missed, extra = len(gold - found), len(found - gold)
        yield missed + extra, f"sentence {number}", f"{missed} of {len(gold)} names missed, {extra} too much"


def of_planted_copies(folder, groups):
    """Planted pairs of synthfr without an edge: who shares text and was not found."""
    edges = {frozenset((row["id"], copy["of"])) for row in rows_of(groups) for copy in row.get("copies") or []}
    for pair in rows_of(pathlib.Path(folder) / "pairs.jsonl"):
        if frozenset((pair["a"], pair["b"])) not in edges:
            yield 1, f"{pair['a']} – {pair['b']}", pair["type"]
