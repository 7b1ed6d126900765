#!/usr/bin/env python3
"""Rebuilds data/languages/{fr,en}/rarity.tsv: make_rarity.py DATA_DIR

How many documents have a word, by its folded form: what grouping weighs words by. The collections
that grouping is measured on are left out on purpose: their themes would make the very names that
tell stories apart look common, and every measure flatter itself. Only counts of single words leave
the texts. Standard library only; the same input gives the same bytes.
"""
import collections
import json
import pathlib
import re
import sys
import unicodedata

from make_frequencies import conllu_texts, json_texts
from name_tables import write_table

LANGUAGES = pathlib.Path(__file__).resolve().parent.parent / "data" / "languages"
PER = 100_000
# About the length of a news article: longer texts are cut, for a word's rarity is that in articles.
WORDS_A_DOCUMENT = 400
LEAST_DOCUMENTS = 2
WORD = re.compile(r"[^\W_]+")
SOURCES = {
    "fr": "UD French Sequoia and GSD, French TimeBank, FrSemCor (LGPL-LR, CC BY-SA 4.0), Europeana "
          "(CC0), NewsEye (CC BY 4.0)",
    "en": "UD English EWT (CC BY-SA 4.0), scrapinghub (MIT), PolNeAR (MIT notice)",
}


def conll_texts(path):
    sentences, sentence = [], []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.strip():
            sentence.append(re.split(r"[\t ]", line)[0])
        elif sentence:
            sentences.append(" ".join(sentence))
            sentence = []
    yield "\n".join(sentences)


def texts(data, language):
    nlp = data / "nlp"
    if language == "fr":
        for name in ("pos_fr_sequoia/train", "pos_fr_sequoia/dev", "pos_fr_gsd/dev"):
            yield from conllu_texts(nlp / f"{name}.conllu")
        yield from json_texts(nlp / "temporal_fr_timebank/dev.jsonl")
        for name in ("frsemcor", "europeana", "newseye"):
            for path in sorted((nlp / f"ner_fr_{name}").glob("*.conll")):
                yield from conll_texts(path)
        return
    for name in ("train", "dev"):
        yield from conllu_texts(nlp / f"pos_en_ewt/{name}.conllu")
    yield from json_texts(data / "stories/polnear/articles.jsonl")
    yield from json_texts(data / "extraction/scrapinghub/truth.jsonl")


def folded_words(text):
    """As engine/story/words.h cuts and folds them."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return WORD.findall(plain.replace("œ", "oe").replace("æ", "ae"))


def documents_of(data, language):
    """Short texts are joined with the next, long ones cut, to articles of one length."""
    words = []
    for text in texts(data, language):
        words += folded_words(text)
        while len(words) >= WORDS_A_DOCUMENT:
            yield words[:WORDS_A_DOCUMENT]
            words = words[WORDS_A_DOCUMENT:]


def main():
    data = pathlib.Path(sys.argv[1])
    for language, sources in SOURCES.items():
        counts, documents = collections.Counter(), 0
        for words in documents_of(data, language):
            counts.update({word for word in words if not word.isdigit()})
            documents += 1
        rows = [(word, count * PER // documents) for word, count in sorted(counts.items())
                if count >= LEAST_DOCUMENTS]
        write_table(LANGUAGES / language / "rarity.tsv", [
            f"Document frequency of folded words per {PER:,} documents of {WORDS_A_DOCUMENT} words,",
            f"from {documents:,} documents. Texts counted: {sources}.",
            "Rebuilt by tools/make_rarity.py."], ["word", "documents"], rows)


if __name__ == "__main__":
    main()
