#!/usr/bin/env python3
"""Rebuilds data/languages/{fr,en}/{frequencies,lexicon}.tsv: make_frequencies.py DATA_DIR

DATA_DIR is the unpacked development data. Only counts of single words leave the texts. Standard
library only; the same input gives the same bytes.
"""
import collections
import gzip
import html.parser
import json
import pathlib
import re
import sys

from name_tables import nfc, write_table

LANGUAGES = pathlib.Path(__file__).resolve().parent.parent / "data" / "languages"
MOST_ROWS = 60_000
# Treebanks without bounds of documents are cut to about the length of a news article.
SENTENCES_A_DOCUMENT = 20
PER = 100_000
# A word seen only where every word takes a capital says nothing of its case.
CASE_UNKNOWN = 50
WORD = re.compile(r"aujourd'hui|[^\W\d_]+(?:-[^\W\d_]+)*", re.I)
CLITIC = re.compile(r"(?:-t)?-(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|la|le|les|lui|leur|moi|y|en"
                    r"|là|ci)$", re.I)
KEPT_WHOLE = {"rendez-vous", "au-dessus"}
BEFORE_INITIAL = re.compile(r"(?:^|[.!?…:;\"“”«»()\[\]–—•-])\s*$")
LEFFF = {"nc": "N", "adj": "A", "v": "V", "auxAvoir": "V", "auxEtre": "V", "det": "D", "prep": "P",
         "csu": "C", "coo": "C", "adv": "R", "advneg": "R", "pro": "O", "cln": "O", "cla": "O",
         "cld": "O", "clr": "O", "clneg": "R", "clg": "O", "cll": "O", "cldr": "O", "clar": "O",
         "pri": "O", "prel": "O", "ilimp": "O", "ce": "O"}
UPOS = {"NOUN": "N", "ADJ": "A", "VERB": "V", "AUX": "V", "DET": "D", "ADP": "P", "CCONJ": "C",
        "SCONJ": "C", "ADV": "R", "PRON": "O", "PART": "P"}
LETTERS = "NAVDPCRO"
# Verb forms that today's news does not use: imperfect subjunctive, and most simple pasts.
BOOKISH = re.compile(r"^(?:T[12]|T3p|J[12]|ST2)")
# Lefff names the lemma of a clitic by its function; its form says more.
FUNCTION_LEMMA = re.compile(r"^(?:cl[a-z]+|ilimp|ce)$")


def json_texts(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def conllu_texts(path):
    """Documents where the treebank marks them, else windows of sentences; one sentence a line."""
    document = []
    with open(path, encoding="utf-8") as lines:
        marked = any(line.startswith("# newdoc") for line in lines)
        lines.seek(0)
        for line in lines:
            full = not marked and len(document) == SENTENCES_A_DOCUMENT
            if document and (full or line.startswith("# newdoc")):
                yield "\n".join(document)
                document = []
            if line.startswith("# text = "):
                document.append(line[9:].strip())
    if document:
        yield "\n".join(document)


def texts(data, language):
    if language == "fr":
        for name in ("pos_fr_sequoia/train", "pos_fr_sequoia/dev", "pos_fr_gsd/dev"):
            yield from conllu_texts(data / f"nlp/{name}.conllu")
        yield from json_texts(data / "nlp/temporal_fr_timebank/dev.jsonl")
        yield from json_texts(data / "stories/rpm2/articles.jsonl")
        return
    for name in ("train", "dev"):
        yield from conllu_texts(data / f"nlp/pos_en_ewt/{name}.conllu")
    for name in ("ecbplus", "polnear", "fnc1"):
        yield from json_texts(data / f"stories/{name}/articles.jsonl")
    yield from json_texts(data / "extraction/scrapinghub/truth.jsonl")


def shows_case(line):
    """False for lines in capitals and for headlines in title case, where capitals say nothing."""
    letters = [c for c in line if c.isalpha()]
    longer = [word for word in WORD.findall(line) if len(word) >= 4]
    shouted = sum(map(str.isupper, letters)) > len(letters) / 2
    capitals = sum(word[0].isupper() for word in longer)
    titled = len(longer) >= 3 and capitals > 0.7 * len(longer)
    return not shouted and not titled


def words_of(text, clitics):
    """(lower-case word, whether it stands in lower case, whether its place shows that)."""
    for line in nfc_lines(text):
        plain = shows_case(line)
        for match in WORD.finditer(line):
            word = match.group()
            if clitics and word.lower() not in KEPT_WHOLE:
                word = CLITIC.sub("", word)
            initial = bool(BEFORE_INITIAL.search(line[max(0, match.start() - 3):match.start()]))
            if word:
                yield word.lower(), word[0].islower(), plain and not initial


def nfc_lines(text):
    return (nfc(line) for line in text.split("\n"))


def count(data, language):
    """word -> [documents, occurrences, of them telling of case, of those in lower case]."""
    counts, documents = collections.defaultdict(lambda: [0, 0, 0, 0]), 0
    for text in texts(data, language):
        documents += 1
        seen = set()
        for word, lower, telling in words_of(text, language == "fr"):
            entry = counts[word]
            entry[0] += word not in seen
            entry[1] += 1
            entry[2] += telling
            entry[3] += telling and lower
            seen.add(word)
    return counts, documents


def write_frequencies(data, language, sources):
    counts, documents = count(data, language)
    ranked = sorted((-entry[0], word) for word, entry in counts.items() if entry[1] >= 2)
    rows = []
    for _, word in ranked[:MOST_ROWS]:
        found, _, telling, lower = counts[word]
        share = round(100 * lower / telling) if telling else CASE_UNKNOWN
        rows.append((word, max(1, round(found * PER / documents)), share))
    write_table(LANGUAGES / language / "frequencies.tsv", [
        f"Document frequency of words per {PER:,} documents, from {documents:,} documents, and the",
        "share in % of their occurrences in lower case inside sentences (50 where that is not known).",
        *sources, "Rebuilt by tools/make_frequencies.py."],
        ["word", "documents", "lower"], rows)
    return {row[0]: row[1] for row in rows}


def only(found):
    return "u" if len(found) > 1 else "".join(found) or "-"


def agreement(tags):
    """(gender, number) that the tags of one form allow; u where both, - where none is said."""
    genders, numbers = set(), set()
    for tag in tags:
        nominal = tag.startswith("K") or not re.match(r"^[A-Z]", tag)
        if nominal:
            genders.update(c for c in tag if c in "mf")
            numbers.update(c for c in tag if c in "sp")
            genders.update("mf" if not set(tag) & set("mf") else "")
            numbers.update("sp" if not set(tag) & set("sp") else "")
        else:
            numbers.update(tag[-1] if tag[-1] in "sp" else "")
    return only(genders), only(numbers)


def lefff_entries(path):
    """(form, lemma) -> set of (letter, tag)."""
    entries = collections.defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            form, category, lemma, tag = (line.rstrip("\n").split("\t") + [""] * 4)[:4]
            usable = category in LEFFF and form == form.lower() and form[:1].isalpha()
            if usable and " " not in form and not (category == "v" and BOOKISH.match(tag)):
                if not lemma or FUNCTION_LEMMA.match(lemma):
                    lemma = form
                entries[nfc(form), nfc(lemma)].add((LEFFF[category], tag))
    return entries


def write_french_lexicon(data, frequencies):
    entries = lefff_entries(data / "nlp/lexicon_fr_lefff/lefff-3.4.mlex.gz")
    weight = collections.Counter()
    for form, lemma in entries:
        weight[lemma] += frequencies.get(form, 0)
    useful = sorted((form not in frequencies, -weight[lemma], lemma, form)
                    for form, lemma in entries if weight[lemma])
    rows = []
    for _, _, lemma, form in useful[:MOST_ROWS]:
        found = entries[form, lemma]
        letters = "".join(c for c in LETTERS if any(letter == c for letter, _ in found))
        gender, number = agreement({tag for letter, tag in found if letter in "NAVDO"})
        rows.append((form, letters, gender, number, lemma))
    write_table(LANGUAGES / "fr" / "lexicon.tsv", [
        "French forms with categories (N noun, A adjective, V verb, D determiner, P preposition,",
        "C conjunction, R adverb, O pronoun), gender (m, f, u both, - none), number (s, p, u, -), lemma.",
        "A selection by frequency of Lefff 3.4, by Benoît Sagot and others, under the LGPL-LR;",
        "this file is under the same licence. Rebuilt by tools/make_frequencies.py."],
        ["form", "categories", "gender", "number", "lemma"], rows)


def write_english_lexicon(data):
    entries = collections.defaultdict(lambda: (set(), set()))
    with open(data / "nlp/pos_en_ewt/train.conllu", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 10 or cells[3] not in UPOS or "Typo=Yes" in cells[5]:
                continue
            form, lemma = nfc(cells[1]).lower(), nfc(cells[2]).lower()
            if re.fullmatch(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", form):
                letters, numbers = entries[form, lemma]
                letters.add(UPOS[cells[3]])
                if match := re.search(r"Number=(Sing|Plur)", cells[5]):
                    numbers.add(match[1][0].lower())
    rows = [(form, "".join(c for c in LETTERS if c in letters), "-",
             only(numbers), lemma)
            for (form, lemma), (letters, numbers) in entries.items()]
    write_table(LANGUAGES / "en" / "lexicon.tsv", [
        "English forms with categories (N noun, A adjective, V verb, D determiner, P preposition,",
        "C conjunction, R adverb, O pronoun), gender (none), number (s, p, u both, -), lemma.",
        "Source: the training part of UD English EWT (CC BY-SA 4.0); this file is under the same",
        "licence. Rebuilt by tools/make_frequencies.py."],
        ["form", "categories", "gender", "number", "lemma"], rows)


def main(data):
    french = write_frequencies(data, "fr", [
        "Texts counted: UD French Sequoia (LGPL-LR) and GSD (CC BY-SA 4.0), French TimeBank (LGPL-LR),",
        "rpm2 (GPL notice; counts of single words only)."])
    write_frequencies(data, "en", [
        "Texts counted: UD English EWT (CC BY-SA 4.0), ECB+ (CC BY 3.0), scrapinghub's extraction",
        "benchmark (MIT), PolNeAR (MIT notice) and FNC-1 (counts of single words only)."])
    write_french_lexicon(data, french)
    write_english_lexicon(data)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_frequencies.py DATA_DIR")
    main(pathlib.Path(sys.argv[1]))
