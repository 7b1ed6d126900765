#!/usr/bin/env python3
"""Makes data/languages/<tag>/concepts.tsv and contraries.tsv from concepts.txt and contraries.txt.

usage: make_concepts.py [LEFFF.mlex.gz]
Rows are keyed by the folded Snowball stem, as engine/trace looks words up. Where words of two
concepts have one stem ("vent" and "vendre"), the forms of the later one have rows of their own,
"=" before the folded form; and where accents alone part them ("ferme" and "fermé"), "=" before the
form with its accents. The forms of French words come from Lefff 3.4 (LGPL-LR), where it is
given; without it only the words themselves.
"""
import collections
import ctypes
import gzip
import pathlib
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent / "data" / "languages"
SNOWBALL = ctypes.CDLL("libstemmer.so.0d")
SNOWBALL.sb_stemmer_new.restype = ctypes.c_void_p
SNOWBALL.sb_stemmer_stem.restype = ctypes.POINTER(ctypes.c_ubyte)
SNOWBALL.sb_stemmer_stem.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
SNOWBALL.sb_stemmer_length.argtypes = [ctypes.c_void_p]


def fold(text):
    text = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae"))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return " ".join("".join(" " if c in "’'-‐‑" else c for c in text).split())


class Stemmer:
    def __init__(self, tag):
        self.handle = SNOWBALL.sb_stemmer_new(tag.encode(), b"UTF_8")

    def stem(self, phrase):
        out = []
        for word in phrase.lower().replace("’", " ").replace("'", " ").replace("-", " ").split():
            data = word.encode()
            pointer = SNOWBALL.sb_stemmer_stem(self.handle, data, len(data))
            length = SNOWBALL.sb_stemmer_length(self.handle)
            out.append(fold(bytes(pointer[:length]).decode()))
        return " ".join(out)


def french_forms(path):
    forms = collections.defaultdict(set)
    if path:
        for line in gzip.open(path, "rt", encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 3 and cells[1] in ("v", "nc", "adj", "adv") and " " not in cells[0]:
                forms[cells[2]].add(cells[0])
    return forms


def concepts():
    for line in (ROOT / "concepts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") or not line.strip():
            continue
        concept, words = line.split(":", 1)
        sides = [[w.strip() for w in side.split(",") if w.strip()] for side in words.split("|")]
        yield concept.strip(), {"fr": sides[0], "en": sides[1]}


def english_plural(word):
    """The regular one: an irregular one stands behind a slash. For a verb it is a form as well."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh", "z")) else "s")


def rows_of(concepts_of_tag, forms, stemmer):
    """Rows by stem or "=form", of (word, its other forms, concept) in the order of concepts.txt."""
    stems, spelled, accented = {}, {}, {}
    listed = [(concept, word, word) for concept, word, _ in concepts_of_tag]
    irregular = [(concept, word, form) for concept, word, own in concepts_of_tag for form in own]
    regular = [(concept, word, form) for concept, word, _ in concepts_of_tag for form in sorted(forms.get(word, ()))]
    for concept, word, form in listed + irregular + regular:
        stems.setdefault(stemmer.stem(form), (concept, word))
        spelled.setdefault(fold(form), (concept, word, form))
        accented.setdefault(form.lower(), (concept, word))
    rows = dict(stems)
    for folded, (concept, word, form) in spelled.items():
        if " " not in folded and stems[stemmer.stem(form)][0] != concept:
            rows["=" + folded] = (concept, word)
    for form, (concept, word) in accented.items():
        if fold(form).isalpha() and spelled[fold(form)][0] != concept:
            rows["=" + form] = (concept, word)
    return rows


def write_contraries(tag, known):
    lines = ["# Concepts that say the contrary of each other, each pair both ways round. Rebuilt by",
             "# tools/make_concepts.py from ../contraries.txt (Apache-2.0).", "# columns: concept\tcontrary"]
    rows = set()
    for line in (ROOT / "contraries.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") or not line.strip():
            continue
        first, second = line.split(" | ")
        if not {first, second} <= known:
            sys.exit(f"contraries.txt: {line}: both must be concepts of concepts.txt")
        rows |= {(first, second), (second, first)}
    lines += ["\t".join(row) for row in sorted(rows)]
    (ROOT / tag / "contraries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    forms = french_forms(sys.argv[1] if len(sys.argv) > 1 else None)
    entries = {"fr": [], "en": []}
    for concept, sides in concepts():
        for tag, words in sides.items():
            for word, *irregular in (entry.split("/") for entry in words):
                entries[tag].append((concept, word, irregular))
    for tag, listed in entries.items():
        inflected = forms if tag == "fr" else {word: {english_plural(word)} for _, word, _ in listed}
        table = rows_of(listed, inflected, Stemmer(tag))
        source = " Forms: Lefff 3.4 (LGPL-LR)." if tag == "fr" else ""
        lines = ["# Concepts by the folded stems of their words, \"=\" before a folded form that another",
                 "# concept's stem would take; \"#\" before a number, \"@\" before a name of",
                 "# the calendar. Rebuilt by tools/make_concepts.py from ../concepts.txt (Apache-2.0)." + source,
                 "# columns: stem\tconcept\tlemma"]
        lines += ["\t".join((stem, *table[stem])) for stem in sorted(table) if stem]
        (ROOT / tag / "concepts.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        write_contraries(tag, {concept for concept, _ in table.values()})


if __name__ == "__main__":
    main()
