#!/usr/bin/env python3
"""score_entities.py GOLD.conll PROGRAM|MODEL --language TAG [--spaced] [--whole] [--types PER,ORG] [--misses N]

Scores named entities against a file of tokens with BIO2 labels: exact span and type, and F1's 95 % interval by
resampling sentences. The tokens are joined to text (as print has it, or with --spaced by single spaces), each
sentence an article of its own (with --whole all of them one article), which the program reads. A MODEL is a spaCy
pipeline that is installed for this Python, by its package's name: the peer, asked the same text. Types that the
gold does not know count nowhere.
"""
import argparse
import collections
import importlib
import json
import pathlib
import subprocess
import tempfile

import intervals

TYPES = ("PER", "ORG", "LOC", "MISC")
# What spaCy's English pipeline tells apart; its dates and numbers name nothing.
PEER_TYPES = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "NORP": "MISC", "PRODUCT": "MISC", "EVENT": "MISC", "WORK_OF_ART": "MISC",
              "LAW": "MISC", "LANGUAGE": "MISC", **{name: name for name in TYPES}}
CLOSING = set(",.;:!?)]}…%»") | {"...", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'m", "'d", "-ce", "-t-il"}
FRENCH_APART = {";", ":", "!", "?", "»", "%"}
OPENING = set("([{«$£#")


def sentences(path):
    """Lists of (token, label)."""
    current = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            if current:
                yield current
            current = []
        else:
            current.append((fields[0], fields[1]))
    if current:
        yield current


def needs_space(before, after, quote_is_open, language):
    if after in CLOSING and not (language == "fr" and after in FRENCH_APART):
        return False
    if before in OPENING and before != "«":
        return False
    if quote_is_open and '"' in (before, after):
        return False
    return not (language == "fr" and len(before) > 1 and before[-1] in "'’" and before[:-1].isalpha())


def with_text(sentence, language, spaced):
    """The sentence's text, and its entities as (begin, end, type)."""
    text, spans, begin, quote = "", set(), None, False
    before = None
    for token, label in [*sentence, (None, "O")]:
        if begin and not label.startswith("I-"):
            spans.add((begin[0], len(text), begin[1]))
            begin = None
        if token is None:
            break
        if before is not None and (spaced or needs_space(before, token, quote, language)):
            text += " "
        if label.startswith("B-") or (label.startswith("I-") and begin is None):
            begin = (len(text), label[2:])
        quote = not quote if token == '"' else quote
        text += token
        before = token
    return text, spans


def whole(texts):
    """One article of all sentences, a paragraph each; and where each begins."""
    starts, text = [], ""
    for piece in texts:
        starts.append(len(text))
        text += piece + "\n\n"
    return text, starts


def ask_program(program, texts, language, as_one):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "texts.jsonl")
        if as_one:
            text, starts = whole(texts)
            rows = [{"id": "0", "text": text, "language": language}]
        else:
            rows = [{"id": str(i), "text": text, "language": language} for i, text in enumerate(texts)]
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        done = subprocess.run([program, "read", path], capture_output=True, check=True)
    answers = {row["id"]: row["mentions"] for row in map(json.loads, done.stdout.decode("utf-8").splitlines())}
    if not as_one:
        return [{(*m["span"], m["type"]) for m in answers.get(str(i), [])} for i in range(len(texts))]
    found = [set() for _ in texts]
    index = 0
    for mention in sorted(answers["0"], key=lambda m: m["span"]):
        while index + 1 < len(starts) and starts[index + 1] <= mention["span"][0]:
            index += 1
        found[index].add((mention["span"][0] - starts[index], mention["span"][1] - starts[index], mention["type"]))
    return found


def ask_peer(name, texts):
    """spaCy's answer; the article of "the United Nations" and the mark of "Iran's" are taken off: it is no worse for it."""
    pipeline = importlib.import_module(name).load(exclude=["parser", "lemmatizer", "attribute_ruler", "tagger", "morphologizer"])
    found = []
    for document in pipeline.pipe(texts, batch_size=64):
        spans = set()
        for entity in document.ents:
            begin, end = entity.start_char, entity.end_char
            if entity.text.lower().startswith("the ") and name.startswith("en"):
                begin += 4
            if name.startswith("en") and entity.text.endswith(("'s", "’s")):
                end -= 2
            while end > begin and document.text[end - 1] == " ":
                end -= 1
            if entity.label_ in PEER_TYPES:
                spans.add((begin, end, PEER_TYPES[entity.label_]))
        found.append(spans)
    return found


def f1(right, found, wanted):
    return 2 * right / (found + wanted) if found + wanted else 0.0


def score(golds, answers, types):
    """Names and values; also untyped F1, and F1 of each type."""
    counts = [(len(gold & found), len(found), len(gold)) for gold, found in zip(golds, answers)]
    right, found, wanted = (sum(column) for column in zip(*counts))
    of_sample = lambda sample: {"f1": f1(*(sum(column) for column in zip(*sample)))}
    low, high = intervals.bootstrap(counts, of_sample, ["f1"])["f1"]
    result = {"precision": right / max(found, 1), "recall": right / max(wanted, 1), "f1": f1(right, found, wanted), "f1_low": low,
              "f1_high": high}
    for kind in types:
        pairs = [({s for s in g if s[2] == kind}, {s for s in a if s[2] == kind}) for g, a in zip(golds, answers)]
        result[f"f1_{kind}"] = f1(sum(len(g & a) for g, a in pairs), sum(len(a) for _, a in pairs), sum(len(g) for g, _ in pairs))
    if len(types) > 1:
        bare = [({s[:2] for s in g}, {s[:2] for s in a}) for g, a in zip(golds, answers)]
        result["f1_untyped"] = f1(sum(len(g & a) for g, a in bare), found, wanted)
    return result


def evaluate(gold, who, language, spaced=False, as_one=False, types=None):
    """Scores, texts, gold spans and answers of one file."""
    texts, golds = zip(*(with_text(sentence, language, spaced) for sentence in sentences(gold)))
    known = {span[2] for spans in golds for span in spans}
    types = [kind for kind in TYPES if kind in (types or known)]
    answers = ask_program(who, texts, language, as_one) if pathlib.Path(who).exists() else ask_peer(who, texts)
    golds = [{s for s in spans if s[2] in types} for spans in golds]
    answers = [{s for s in spans if s[2] in types} for spans in answers]
    return score(golds, answers, types), texts, golds, answers


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("gold", type=pathlib.Path)
    options.add_argument("who")
    options.add_argument("--language", required=True)
    options.add_argument("--spaced", action="store_true")
    options.add_argument("--whole", action="store_true")
    options.add_argument("--types", type=lambda names: names.split(","))
    options.add_argument("--misses", type=int, default=0, help="print the commonest errors, so many")
    args = options.parse_args()
    scores, texts, golds, answers = evaluate(args.gold, args.who, args.language, args.spaced, args.whole, args.types)
    for name, value in scores.items():
        print(f"{name} {value:.4f}")
    errors = collections.Counter()
    for text, gold, found in zip(texts, golds, answers):
        for sign, spans in (("missed", gold - found), ("wrong", found - gold)):
            errors.update((sign, kind, text[begin:end], text[max(0, begin - 40):end + 30]) for begin, end, kind in spans)
    for (sign, kind, name, around), count in errors.most_common(args.misses):
        print(f"{count} {sign} {kind} {name!r} in {around!r}")


if __name__ == "__main__":
    main()
