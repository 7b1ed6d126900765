#!/usr/bin/env python3
"""Rebuilds data/languages/*/rarity.tsv but for French and English: make_listed_rarity.py

Of other languages there are no texts here to count (tools/make_rarity.py), but lists of how often
a word stands: wordfreq's, in the licence of the tables' comments. A word of frequency f is taken to
be in 1 - (1 - f)^400 of the articles of 400 words, as if each were drawn by itself: for French and
English this is within a bit of what is counted, from words that every article has to those that one
in a hundred has. Scripts without spaces are compared by characters and pairs of neighbours, so
these are what their tables hold; a pair of the end of one word and the beginning of the next is
taken to be as frequent as both by chance.

Needs `pip install wordfreq==3.1.1 opencc-python-reimplemented==0.1.7`; the same versions give the
same bytes. A minute.
"""
import collections
import re
import unicodedata

import opencc
import wordfreq

from make_rarity import LANGUAGES, PER, WORD, WORDS_A_DOCUMENT
from name_tables import write_table

# Below this, of PER documents, a row is not worth its bytes: on the French and English sets, made to
# use such tables, events and stories score within .03 of what counted tables give, with 500 as well.
LEAST_DOCUMENTS = 1000
# wordfreq's tag of each language, where it is another.
LISTED_AS = {"hr": "sh", "sr": "sh", "no": "nb", "tl": "fil"}
TAGS = ("ar bg bn ca cs da de el es fa fi he hi hr hu id is it ja ko lt lv mk ms nl no pl pt ro ru "
        "sk sl sr sv ta tl tr uk ur vi zh").split()
WITHOUT_SPACES = ("ja", "ko", "zh")
WIDE = re.compile("[\u1100-\u11ff\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
OPENED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ı": "i", "đ": "d"})
CYRILLIC = {"lj": "љ", "nj": "њ", "dž": "џ", **dict(zip("abvgdđežzijklmnoprstćufhcčš",
                                                       "абвгдђежзијклмнопрстћуфхцчш"))}
TRADITIONAL = opencc.OpenCC("s2t")
SOURCES = "wordfreq 3.1.1 by Robyn Speer (CC BY-SA 4.0), from the corpora that its notice names"


def fold(word):
    """As engine/text/unicode.h: fold does, for one word."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if unicodedata.category(c)[0] != "M")
    return "".join(c if c == "ß" else c.casefold() for c in bare).translate(OPENED)


def in_cyrillic(word):
    """A Serbian word of Latin letters as it is written in Cyrillic ones."""
    return "".join(CYRILLIC.get(part, part) for part in re.findall("lj|nj|dž|.", word))


def spellings(word, tag):
    """The ways in which a language writes a word of its list."""
    if tag == "sr":
        return {word, in_cyrillic(word)}
    if tag == "zh":
        return {word, TRADITIONAL.convert(word)}
    return {word}


def frequencies_of_words(listed, tag):
    frequencies = collections.Counter()
    for word, frequency in listed.items():
        for spelling in spellings(word, tag):
            for part in set(WORD.findall(fold(spelling))):
                if not any(c.isdigit() for c in part):
                    frequencies[part] += frequency
    return frequencies


def frequencies_of_pairs(listed, tag):
    """Of characters and of two neighbours, within words and from one to the next."""
    frequencies = collections.Counter()
    for spelling_of in (lambda word: word, TRADITIONAL.convert) if tag == "zh" else (lambda word: word,):
        begins, ends, own = collections.Counter(), collections.Counter(), collections.Counter()
        for word, frequency in listed.items():
            letters = spelling_of(word)
            if not all(map(WIDE.match, letters)):
                continue
            begins[fold(letters[0])] += frequency
            ends[fold(letters[-1])] += frequency
            for letter in set(map(fold, letters)):
                own[letter] += frequency
            for pair in {fold(letters[i:i + 2]) for i in range(len(letters) - 1)}:
                own[pair] += frequency
        for end, first in ends.most_common(1500):
            for begin, second in begins.most_common(1500):
                own[end + begin] += first * second
        for key, frequency in own.items():
            frequencies[key] = max(frequencies[key], frequency)
    return frequencies


def documents_of(frequency):
    return int((1 - (1 - min(frequency, 1)) ** WORDS_A_DOCUMENT) * PER)


def main():
    for tag in TAGS:
        listed = wordfreq.get_frequency_dict(LISTED_AS.get(tag, tag), "best")
        has_pairs = tag in WITHOUT_SPACES
        frequencies = (frequencies_of_pairs if has_pairs else frequencies_of_words)(listed, tag)
        rows = [(key, documents) for key, frequency in frequencies.items() if key
                and (documents := documents_of(frequency)) >= LEAST_DOCUMENTS]
        unit = "characters and pairs of neighbours" if has_pairs else "folded words"
        write_table(LANGUAGES / tag / "rarity.tsv", [
            f"Document frequency of {unit} per {PER:,} documents of {WORDS_A_DOCUMENT} words,",
            f"estimated from the lists of {SOURCES}.",
            "Rebuilt by tools/make_listed_rarity.py."], ["word", "documents"], rows, folded=has_pairs)


if __name__ == "__main__":
    main()
