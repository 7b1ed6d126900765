#!/usr/bin/env python3
"""make_english_word_list.py INFLECTIONS > english.mlex: the word list that the English tagger is trained with, in the form of Lefff's.

INFLECTIONS is resources/infl_lu.csv.gz of lemminflect 0.2.3 (PyPI, MIT; its forms are those of the NIH's SPECIALIST Lexicon): lemma, category
and inflected forms, several of one kind parted by "/". The output has a line a form: form, category, lemma, morphology (of verbs: W infinitive,
P finite, K past participle, G present participle). A noun with a capital is a name. Same input, same bytes."""
import csv
import gzip
import sys

CATEGORIES = {"noun": "nc", "adj": "adj", "adv": "adv", "verb": "v"}


def forms_of(lemma, category, inflections):
    """Pairs of a form and its morphology, the lemma first; a missing past participle is the past."""
    if category != "v":
        yield lemma, ""
        for forms in inflections:
            yield from ((form, "") for form in forms)
        return
    past, participle, present, third = inflections
    yield lemma, "W"
    yield lemma, "P"
    for forms, morphology in ((past, "P"), (participle or past, "K"), (present, "G"), (third, "P")):
        yield from ((form, morphology) for form in forms)


def lines(rows):
    for lemma, kind, *cells in rows:
        category = "np" if kind == "noun" and lemma[:1].isupper() else CATEGORIES[kind]
        inflections = [[form for form in cell.split("/") if form] for cell in cells]
        for form, morphology in forms_of(lemma, category, inflections):
            yield f"{form}\t{category}\t{lemma}\t{morphology}"


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    with gzip.open(sys.argv[1], "rt", encoding="utf-8", newline="") as file:
        print("\n".join(sorted(set(lines(csv.reader(file))))))


if __name__ == "__main__":
    main()
