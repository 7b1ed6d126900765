#!/usr/bin/env python3
"""make_noun_kinds.py WORDNET: data/languages/{en,fr}/noun_kinds.tsv, what the frequent nouns stand for.

WORDNET is the folder of WordNet 3.0's files (Debian's wordnet-base: /usr/share/wordnet). A noun has the kind of its senses, weighed by
how often WordNet's texts have each; where people or bodies of people may be meant beside other things it has no row. French nouns
have the kind of the English ones that languages/concepts.txt sets beside them, or of those that are spelled alike; what has a masculine
and a feminine form (Lefff) is a person, which needs no row. The rows of own_noun_kinds.txt have the last word.
"""
import collections
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent / "data" / "languages"
FILES = ("Tops act animal artifact attribute body cognition communication event feeling food group location motive object person "
         "phenomenon plant possession process quantity relation shape state substance time").split()
FIRST_FILE = 3  # The number of "Tops" among WordNet's files.
MOSTLY, HARDLY = 0.5, 0.05
# Whose people speak in their name: a building, a complex of them, an establishment, a facility, a library, regions, a port.
PLACES = {"02913152", "02914991", "03297735", "03315023", "03660909", "08630039", "08630985", "08633957"}
# What is said or written, and what comes of thinking and doing, which is told in words: "the analysis found".
WORK = ("communication", "cognition", "act")
# Words that stand for anybody, or for no one in particular.
OPEN = set("one ones other others all many few some several most half number thing nothing something anything everything none".split())
HEADS = {
    "en": """# What English nouns stand for: a group of people, words (what is said, written or worked out), a thing.
# Source: WordNet 3.0 by Princeton University (data/languages/wordnet-licence.txt).
""",
    "fr": """# What French nouns stand for: a group of people, words (what is said, written or worked out), a thing.
# Sources: WordNet 3.0 by Princeton University (data/languages/wordnet-licence.txt)
# over languages/concepts.txt and words spelled alike; Lefff 3.4 (LGPL-LR), under which this file is.
""",
}


class WordNet:
    def __init__(self, folder):
        self.file, self.parents = {}, {}
        for line in self.lines(folder / "data.noun"):
            fields = line.split(" | ")[0].split()
            self.file[fields[0]] = FILES[int(fields[1]) - FIRST_FILE]
            pointers = 5 + 2 * int(fields[3], 16)
            self.parents[fields[0]] = [fields[i + 1] for i in range(pointers, len(fields) - 3, 4) if fields[i] in ("@", "@i")]
        counts = collections.defaultdict(dict)
        for line in self.lines(folder / "cntlist.rev"):
            key, sense, count = line.split()
            word, rest = key.split("%")
            if rest[0] == "1":
                counts[word][int(sense)] = int(count)
        self.senses = {}
        for line in self.lines(folder / "index.noun"):
            fields = line.split()
            synsets = fields[-int(fields[2]):]
            self.senses[fields[0]] = [(synset, counts[fields[0]].get(at, 0) + 1 / at) for at, synset in enumerate(synsets, 1)]
        self.irregular = dict(line.split()[:2] for line in self.lines(folder / "noun.exc"))

    @staticmethod
    def lines(path):
        for line in path.read_text(encoding="latin-1").splitlines():
            if not line.startswith(" "):
                yield line

    def singular(self, word):
        if word in self.senses or word in self.irregular:
            return self.irregular.get(word, word)
        for ending, end in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("men", "man"), ("s", "")):
            if word.endswith(ending) and word.removesuffix(ending) + end in self.senses:
                return word.removesuffix(ending) + end
        return word

    def is_place(self, synset):
        return synset in PLACES or any(self.is_place(parent) for parent in self.parents[synset])

    def kind(self, word):
        shares = collections.Counter()
        senses = self.senses.get(self.singular(word), [])
        for synset, weight in senses:
            file = self.file[synset]
            shares["place" if file in ("artifact", "location") and self.is_place(synset) else file] += weight / sum(w for _, w in senses)
        people, groups = shares["person"], shares["group"]
        if not senses or shares["Tops"] > HARDLY or shares["quantity"] + shares["relation"] > MOSTLY:
            return "person" if shares["Tops"] + people > MOSTLY and word in ("person", "people", "persons") else None
        if people > MOSTLY:
            return "person"
        if groups > MOSTLY:
            return "group"
        if people + groups + shares["place"] > HARDLY:
            return None
        return "words" if sum(shares[file] for file in WORK) > MOSTLY else "thing"


def rows_of(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def fold(word):
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


def english(wordnet):
    nouns = {}
    for word, *_ in rows_of(ROOT / "en" / "frequencies.tsv"):
        if re.fullmatch("[a-z]{3,}", word) and word not in OPEN and (kind := wordnet.kind(word)):
            nouns[word] = kind
    return nouns


def english_of_concepts():
    """French words, each with the English ones of its row."""
    found = collections.defaultdict(set)
    for line in (ROOT / "concepts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or "|" not in line:
            continue
        french, others = line.split(":", 1)[1].split("|")[:2]
        for word in french.split(","):
            found[word.strip()] |= {other.strip().split("/")[0] for other in others.split(",")}
    return found


def spelled_alike(word):
    plain = fold(word)
    yield plain
    for ending, end in (("ite", "ity"), ("te", "ty"), ("ie", "y"), ("ique", "ic"), ("e", ""), ("aire", "ary"), ("oire", "ory"), ("eur", "or"),
                        ("isme", "ism"), ("iste", "ist"), ("ence", "ency"), ("ance", "ancy"), ("ation", "ation")):
        if plain.endswith(ending) and len(plain) > len(ending) + 3:
            yield plain.removesuffix(ending) + end


def french(wordnet):
    forms, genders = collections.defaultdict(set), collections.defaultdict(set)
    for form, categories, gender, _, lemma in rows_of(ROOT / "fr" / "lexicon.tsv"):
        if "N" in categories and not set(categories) & set("AVDPCRO"):
            forms[lemma].add(form)
            genders[lemma].add(gender)
    concepts = english_of_concepts()
    nouns = {}
    for lemma, written in forms.items():
        if not re.fullmatch("[^\\W\\d_]{3,}", lemma):
            continue
        if {"m", "f"} <= genders[lemma]:
            kinds = {"person"}
        else:
            others = [word for word in concepts.get(lemma, ()) if word in wordnet.senses] or \
                     [next((word for word in spelled_alike(lemma) if word in wordnet.senses), "")]
            kinds = {wordnet.kind(word) for word in others if word}
        if len(kinds) == 1 and None not in kinds:
            for form in written:
                nouns[form] = next(iter(kinds))
    return nouns


def main():
    wordnet = WordNet(pathlib.Path(sys.argv[1]))
    for tag, nouns in (("en", english(wordnet)), ("fr", french(wordnet))):
        nouns |= {noun: kind for language, noun, kind in rows_of(ROOT / "own_noun_kinds.txt") if language == tag}
        text = HEADS[tag] + "# Rebuilt by tools/make_noun_kinds.py.\n# columns: noun\tkind\n"
        text += "".join(f"{noun}\t{kind}\n" for noun, kind in sorted(nouns.items()) if kind != "person")
        (ROOT / tag / "noun_kinds.tsv").write_text(text, encoding="utf-8")
        print(tag, dict(collections.Counter(nouns.values())))


if __name__ == "__main__":
    main()
