#!/usr/bin/env python3
"""quality_page.py PROGRAM DATA PAGE: runs every part of quality.py, prints its scores, and writes them into the page between its marks, each beside
what is wanted and what others reach (wanted.tsv), with the ten worst cases of each kind (worst_cases.py)."""
import contextlib
import csv
import io
import pathlib
import re
import sys
import tempfile

import quality
import worst_cases

HERE = pathlib.Path(__file__).resolve().parent
WORST = """Ten of each kind, by the ids of their sets. The texts are their publishers' and are not here, but for the short cases of
[Recognizers-Text](https://github.com/microsoft/Recognizers-Text) (MIT), [Duckling](https://github.com/facebook/duckling) (BSD-3) and
[feedparser](https://github.com/kurtmckee/feedparser) (BSD-2), of which the shortest are shown. Sets whose scorer tells nothing of single cases
(lines of pages, names of places and companies, parts of speech) have none here."""
PLURALS = {"number": "numbers", "unit": "units", "quantity": "quantities"}
MARKS = re.compile(r"<!-- made by make quality -->.*?<!-- end -->", flags=re.DOTALL)


class Keeping(quality.Bench):
    """Remembers the worst cases of what is scored, by kind."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.worst = {}

    def keep(self, kind, cases):
        found = worst_cases.worst(cases)
        if found:
            self.worst[kind] = found

    def score(self, script, *arguments):
        out = super().score(script, *arguments)
        script = pathlib.Path(script)
        of_set = getattr(self, f"_of_{script.parent.name}" if script.name == "score.py" else f"_of_{script.stem}", None)
        if of_set:
            of_set(script, *arguments)
        return out

    def _of_extraction(self, script, folder, predictions, *_):
        for kind, cases in worst_cases.of_pages(script, folder, predictions, self.scratch).items():
            self.keep(f"{kind} of {folder.name}", cases)

    def _of_stories(self, _, gold, clusters):
        kind = f"groups of {gold.parent.name}, {gold.stem}"
        if kind not in self.worst:  # The claims of fnc1 are asked for twice: as events, then as stories.
            self.keep(kind, worst_cases.of_members(gold, clusters))

    def _of_score_copies(self, _, folder, groups, *__):
        self.keep("planted copies of synthfr not found", worst_cases.of_planted_copies(folder, groups))

    def _of_quotes_fr_news(self, script, gold, answer):
        for measure in ("quotation_all_0.8_f1", "attribution_source_recall"):
            self.keep(f"quotes_fr_news, {measure}", worst_cases.of_articles(script, gold, answer, self.scratch, measure))

    def _of_names_fr_news(self, script, gold, answer):
        for measure in ("mention_f1", "link_f1"):
            self.keep(f"names_fr_news, {measure}", worst_cases.of_articles(script, gold, answer, self.scratch, measure))

    def _of_score_attributions(self, _, gold, answer):
        self.keep("attributions of PolNeAR", worst_cases.of_attributions(gold, answer))

    def _of_score_times(self, _, gold, answer, *options):
        kind = f"times of {pathlib.Path(gold).parent.name}"
        if answer == "--articles":
            return
        if "--cases" in options:
            tier = options[options.index("--tier") + 1] if "--tier" in options else None
            self.keep(kind, worst_cases.of_short_times(gold, answer, tier))
        else:
            self.keep(kind, worst_cases.of_dated_articles(gold, answer))

    def _of_score_quantities(self, _, gold, answer):
        gold = pathlib.Path(gold)
        self.keep(f"{PLURALS[gold.name.split('.')[0]]} of {gold.parent.name}", worst_cases.of_short_quantities(gold, answer))

    def _of_score_feeds(self, _, asserts, articles):
        self.keep("feeds of feedparser's tests", worst_cases.of_feeds(asserts, articles))


def measured(program, data):
    """All scores by name, and the worst cases by kind; what a part says after `#` is about cases."""
    scores = {}
    with tempfile.TemporaryDirectory() as scratch:
        bench = Keeping(program, data, pathlib.Path(scratch))
        for name, part in quality.PARTS.items():
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                part(bench)
            print(said.getvalue(), end="", flush=True)
            lines = said.getvalue().splitlines()
            scores.update(line.split(maxsplit=1) for line in lines if not line.startswith("#"))
            remarks = [(remark, "") for remark in (line.removeprefix("# ") for line in lines if line.startswith("#"))]
            if remarks:
                bench.worst[name] = remarks[:worst_cases.MOST]
    return scores, bench.worst


def wanted_rows():
    with open(HERE / "wanted.tsv", encoding="utf-8") as lines:
        rows = [line.removeprefix("# columns: ") for line in lines if line.startswith("# columns: ") or not line.startswith("#")]
    return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def in_bounds(scores, row):
    """Whether a score is what is wanted of it (`at most` where less is better), and what it lacks else."""
    value, wanted = float(scores[row["name"]].split()[0]), row["wanted"]
    if wanted.startswith("<="):
        return value <= float(wanted[2:]), f"{value - float(wanted[2:]):.3g} too much"
    return value >= float(wanted), f"{float(wanted) - value:.3g} short"


def score_table(scores):
    out, reached, rows = ["| what | score | wanted | others |", "|---|---|---|---|"], 0, wanted_rows()
    for row in rows:
        name, wanted = row["name"], row["wanted"].replace("<=", "at most ")
        if name not in scores:
            out.append(f"| {row['what']} (`{name}`) | not measured | {wanted} | {row['anchor']} |")
            continue
        is_reached, lack = in_bounds(scores, row)
        reached += is_reached
        value = scores[name].split()[0]
        low, high = (scores.get(name + end) for end in ("_low", "_high"))
        interval = f" ({float(low):.3f} to {float(high):.3f})" if low and high else ""
        shown = f"{float(value):.3f}" if "." in value else value
        shown = f"**{shown}**" if is_reached else f"{shown}, {lack}"
        out.append(f"| {row['what']} (`{name}`) | {shown}{interval} | {wanted} | {row['anchor']} |")
    return [*out, "", f"{reached} of {len(rows)} reach what is wanted of them."]


def shown_case(case, words):
    # What a page of Markdown would take for its own signs is shown as it stands; in code it is anyway.
    parts = words.split("`")
    words = "`".join(part if number % 2 else re.sub(r"([*_<>\[\]|])", r"\\\1", part) for number, part in enumerate(parts))
    return f"`{case}`" + (f" {words}" if words else "")


def as_page(scores, worst):
    out = [*score_table(scores), "", "## The worst cases", "", WORST, ""]
    for kind, cases in worst.items():
        out += [f"### {kind.replace('_', ' ')}", "", *(f"* {shown_case(*case)}" for case in cases), ""]
    return "\n".join([*out, "## Every score", "", "```text", *(f"{name} {value}" for name, value in scores.items()), "```"])


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__.splitlines()[0])
    program, data, page = (pathlib.Path(word).resolve() for word in sys.argv[1:])
    text = page.read_text(encoding="utf-8")
    if not MARKS.search(text):
        raise SystemExit(f"quality_page: {page} has no marks to write between")
    made = f"<!-- made by make quality -->\n{as_page(*measured(program, data))}\n<!-- end -->"
    page.write_text(MARKS.sub(lambda _: made, text), encoding="utf-8")


if __name__ == "__main__":
    main()
