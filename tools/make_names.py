#!/usr/bin/env python3
"""Rebuilds data/names/*.tsv: make_names.py DATA_DIR

DATA_DIR is the unpacked development data (with nlp/ and stories/ in it); what we wrote ourselves
lies in data/names/own/. Standard library only; the same input gives the same bytes.
"""
import csv
import gzip
import json
import pathlib
import sys

from name_countries import country_rows
from name_places import place_rows
from name_tables import fold, is_latin, nfc, read_rows, slug, write_table

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAMES = ROOT / "data" / "names"
OWN = NAMES / "own"
# Per cent of lower case that misprints alone may give.
HARDLY_EVER = 5
OURS = "General knowledge, written for this project; Apache-2.0. Rebuilt by tools/make_names.py."


def common_words(data):
    """Lower-case words: all of Lefff for French, the tagged words of EWT for English."""
    french, english, proper = set(), set(), set()
    lefff = data / "nlp/lexicon_fr_lefff/lefff-3.4.mlex.gz"
    with gzip.open(lefff, "rt", encoding="utf-8") as lines:
        for line in lines:
            form, category = line.split("\t")[:2]
            if category == "np":
                proper.add(fold(form))
            elif form.islower():
                french.add(fold(form))
    for part in ("train", "dev"):
        with open(data / f"nlp/pos_en_ewt/{part}.conllu", encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) == 10 and cells[3] not in ("PROPN", "X") and cells[1].islower():
                    english.update((fold(cells[1]), fold(cells[2])))
    return {"fr": french, "en": english, "proper": proper, "capital": capital_words()}


def capital_words():
    """Words that texts hardly ever write in lower case, whatever a lexicon says: londres, orly."""
    return {fold(word) for tag in ("fr", "en")
            for word, _, lower in read_rows(ROOT / f"data/languages/{tag}/frequencies.tsv")
            if int(lower) <= HARDLY_EVER}


def languages_of_word(name, words):
    """Where a name is also an ordinary word: no, fr, en or fr+en."""
    key = fold(name)
    return "+".join(tag for tag in ("fr", "en") if key in words[tag]) or "no"


def popular_names(path):
    """(latin name, gender or "") of the lists of popular names, local and romanised forms."""
    with open(path, encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for column in ("Localized Name", "Romanized Name"):
                for name in (row[column] or "").split("/"):
                    name = nfc(name)
                    if len(name) >= 2 and is_latin(name):
                        if name.isupper():
                            name = name.title()
                        yield name, row.get("Gender", "").lower()


def write_given_names(data, words):
    genders = {}
    for name, gender in popular_names(
            data / "nlp/names_persons_popular/common-forenames-by-country.csv"):
        genders.setdefault(name, set()).add(gender if gender in "mf" else "u")
    for _, gender, names in read_rows(OWN / "given_names.tsv"):
        for name in names.split(" "):
            genders.setdefault(name, set()).add(gender)
    rows = [(name, found.copy().pop() if len(found) == 1 else "u", languages_of_word(name, words))
            for name, found in genders.items()]
    write_table(NAMES / "given_names.tsv", [
        "Given names in Latin script. gender: m, f, or u where borne by both.",
        "word: the languages in which it is an ordinary word too, or no.",
        "Sources: popular names by country (sigpwned/popular-names-by-country-dataset, CC0);",
        "names of world news in own/given_names.tsv (Apache-2.0); words by Lefff (LGPL-LR) and",
        "UD English EWT (CC BY-SA 4.0). Rebuilt by tools/make_names.py."],
        ["name", "gender", "word"], rows, folded=True)
    return {fold(name) for name in genders}


def write_surnames(data, words):
    names = {name for name, _ in popular_names(
        data / "nlp/names_persons_popular/common-surnames-by-country.csv")}
    for _, own in read_rows(OWN / "surnames.tsv"):
        names.update(own.split(" "))
    write_table(NAMES / "surnames.tsv", [
        "Common surnames in Latin script. word: the languages in which it is a word too, or no.",
        "Sources: popular names by country (sigpwned/popular-names-by-country-dataset, CC0);",
        "own/surnames.tsv (Apache-2.0); words by Lefff (LGPL-LR) and UD English EWT (CC BY-SA 4.0).",
        "Rebuilt by tools/make_names.py."],
        ["name", "word"], [(name, languages_of_word(name, words)) for name in names], folded=True)
    return {fold(name) for name in names}


def split_names(cell):
    """(name, yes or no) of a cell of names: a ? at the end says that it can be something else."""
    for name in cell.split("|"):
        yield name.rstrip("?"), "yes" if name.endswith("?") else "no"


def write_agencies():
    rows = [(name, key, "agency", country, ambiguous)
            for key, country, names in read_rows(OWN / "agencies.tsv")
            for name, ambiguous in split_names(names)]
    write_table(NAMES / "agencies.tsv", [
        "News agencies of the world with their spellings and expansions; one agency has one id.",
        "ambiguous: yes where the name alone can be something else.", OURS],
        ["name", "id", "kind", "country", "ambiguous"], rows, folded=True)
    return {fold(row[0]) for row in rows}


def write_outlets(data, agencies):
    rows, known = [], set()
    for names, kind, country, domain in read_rows(OWN / "outlets.tsv"):
        key = slug(names.split("|")[0].rstrip("?"))
        known.add(domain)
        for name, ambiguous in split_names(names):
            rows.append((name, key, kind, country, domain, ambiguous))
            known.add(fold(name))
    with open(data / "nlp/names_outlets/outlets_fundus.jsonl", encoding="utf-8") as lines:
        for line in lines:
            row = fundus_row(json.loads(line))
            same = {fold(row[0]), fold("The " + row[0]), row[4]}
            if not same & known and fold(row[0]) not in agencies:
                rows.append(row)
    write_table(NAMES / "outlets.tsv", [
        "Newspapers, broadcasters, magazines and sites; the names of one outlet share an id.",
        "ambiguous: yes where the name is also an ordinary word or another thing.",
        "Sources: own/outlets.tsv (Apache-2.0); publishers supported by fundus (MIT).",
        "Rebuilt by tools/make_names.py."],
        ["name", "id", "kind", "country", "domain", "ambiguous"], rows, folded=True)


def fundus_row(outlet):
    country = {"UK": "GB", "IND": "IN", "ISL": "IS"}.get(outlet["country"].upper(),
                                                         outlet["country"].upper())
    domain = outlet["domain"].split("//")[1].strip("/").removeprefix("www.")
    name = nfc(outlet["name"].split(" (")[0])
    ambiguous = "yes" if len(name) < 3 or name in ("People", "Metro", "Nature", "Golem") else "no"
    return (name, slug(name), "website", country, domain, ambiguous)


def write_by_language(name, about, kind_column):
    """organisations.tsv and misc.tsv: rows of an id, a kind, names in any language, fr, en."""
    rows = []
    for key, kind, *by_language in read_rows(OWN / f"{name}.tsv"):
        for language, cell in zip(("und", "fr", "en"), by_language, strict=True):
            rows += [(each, key, kind, language) for each in cell.split("|") if each != "-"]
    write_table(NAMES / f"{name}.tsv", about + [OURS],
                ["name", "id", kind_column, "language"], rows, folded=True)


def write_heads(name, about):
    rows = [(word, language) for language, words in read_rows(OWN / f"{name}.tsv")
            for word in words.split("|")]
    write_table(NAMES / f"{name}.tsv", [about, OURS], ["word", "language"], rows, folded=True)


def main(data):
    words = common_words(data)
    given = write_given_names(data, words)
    surnames = write_surnames(data, words)
    write_outlets(data, write_agencies())
    write_by_language("organisations", [
        "Organisations, institutions and the seats that stand for them; one has one id.",
        "language: fr, en, or und for a name used in both."], "kind")
    write_by_language("misc", [
        "Events, wars, treaties, prizes, competitions, laws and religions with names of their own.",
        "language: fr, en, or und for a name used in both."], "kind")
    write_heads("organisation_heads", "Words that head or mark the name of an organisation.")
    write_heads("place_heads", "Words that head or mark the name of a place.")
    write_table(NAMES / "countries.tsv", [
        "Countries by every usual name, with adjectives and demonyms in all their forms.",
        "form: name, short, official, acronym, adjective, demonym. language: fr, en, und (native).",
        "Sources: mledoze/countries (ODbL 1.0), Unicode CLDR (Unicode-3.0), own/countries.tsv",
        "(Apache-2.0). Rebuilt by tools/make_names.py."],
        ["name", "id", "form", "language"],
        country_rows(data / "nlp/names_countries", OWN / "countries.tsv"), folded=True)
    write_table(NAMES / "places.tsv", [
        "Places: capitals, cities, subdivisions, seas, rivers, ranges, regions; one id a place.",
        "population is 0 where not known; ambiguous: yes for names that are words or of persons too.",
        "Sources: GeoNames (CC BY 4.0, geonames.org); ISO 3166-2 by iso-codes (LGPL-2.1+) and",
        "own/places.tsv (Apache-2.0). Rebuilt by tools/make_names.py."],
        ["name", "id", "kind", "country", "population", "ambiguous"],
        place_rows(data / "nlp", OWN / "places.tsv", words, given | surnames), folded=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_names.py DATA_DIR")
    main(pathlib.Path(sys.argv[1]))
