"""Place names: which GeoNames rows and alternates are worth having, ISO subdivisions, our own rows."""
import collections
import difflib
import json
import re

from name_tables import fold, nfc, read_rows

# Where French and English news names small towns, a lower bar for population.
DETAILED = {"FR", "BE", "CH", "CA", "GB", "IE", "LU", "US"}
BAR, DETAILED_BAR = 15_000, 5_000
BIG, EXONYM_BAR, VERY_BIG = 100_000, 250_000, 1_000_000
CHIEF_TOWN_BAR = 50_000
OWN_KEY = "x-"  # Of our own rows.
NOT_TOWNS = {"PPLW", "PPLH", "PPLQ", "PPLR"}
# Quarters of towns only where they are as large as a town of their own.
QUARTER_BAR = 50_000
# Towns of French-speaking news are kept though their names are words: Sens, Lens, Tours.
FRANCOPHONE, FRANCOPHONE_BAR = {"FR", "BE", "CH", "LU", "MC"}, 20_000
# Where names reach us by one romanisation or another; elsewhere a town is spelt in one way only.
ROMANISED = set("""RU UA BY KZ KG TJ UZ TM AZ AM GE BG RS MK ME GR CY IL PS LB SY JO IQ IR AF PK IN
    BD NP LK MM TH KH LA CN TW HK MO KR KP JP MN EG LY TN DZ MA SD ER ET SO SA YE OM AE QA BH KW MR
    XK BA MD EH DJ TD KM VN""".split())
MOST_ALTERNATES = {VERY_BIG: 16, BIG: 10, 0: 3}
SPELLABLE = re.compile(r"^[A-ZÀ-ÖØ-ÞŁŚŞŠŽČĆİ][A-Za-zÀ-ÖØ-öø-ÿąćčđęěğıłńňőřśşšťůűźżžœ.' -]+$")
TRANSLITERATED = re.compile(r"hh|jj|kkh|[eE]h[nlrsz]|zh'|[a-z]'[a-z]{0,2}(?:$|[ -])|iy\b|yy|[xq][^u ]?k")
SOUNDS = (("tsch", "s"), ("tch", "s"), ("sch", "s"), ("kh", "k"), ("gh", "g"), ("ch", "s"),
          ("sh", "s"), ("zh", "z"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("dj", "j"),
          ("c", "k"), ("q", "k"), ("w", "v"), ("b", "v"), ("z", "s"), ("x", "ks"), ("y", "i"),
          ("j", "i"), ("g", "k"), ("d", "t"))
SUBDIVISIONS = ("province", "region", "state", "department", "governorate", "prefecture", "land",
                "canton", "oblast", "republic", "county", "emirate", "territory", "autonomous",
                "voivodship", "island", "country", "council area", "special", "division", "capital")
SMALL_COUNTRIES = {"SI", "LV", "MT", "MK", "SM", "AD", "LI", "MC", "NR", "SC", "MV", "BB", "DM", "GD",
                   "LC", "VC", "AG", "KN", "TV", "PW", "TO", "WS", "RU", "BY", "AZ", "KP", "UA"}


def skeleton(name):
    """The consonants of a name, alike sounds as one: what spellings of one name share."""
    text = fold(name).replace(" ", "")
    for written, sound in SOUNDS:
        text = text.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouhï]", "", text))


def is_word(name, words, persons):
    """True where all that the name says is an ordinary word or a person's name."""
    tokens = fold(name).split(" ")
    if fold(name) in persons:
        return True
    plain = [token for token in tokens
             if (token in words["fr"] or token in words["en"]) and token not in words["capital"]]
    return len(plain) == len(tokens) and (len(tokens) == 1 or "-" not in name)


def kind_of(feature, population):
    if feature == "PPLC":
        return "capital"
    return "city" if population >= DETAILED_BAR or feature == "PPLA" else "village"


def is_wanted(feature, population, country):
    if feature in NOT_TOWNS or (feature == "PPLX" and population < QUARTER_BAR):
        return False
    bar = DETAILED_BAR if country in DETAILED else BAR
    return feature in ("PPLC", "PPLA") or population >= bar


def alternates(main, cell, population, capital, romanised, proper):
    """Alternates worth having: known to French, spelt alike, or of a big place; best first."""
    ranked = []
    for name in cell.split("|"):
        name = nfc(name)
        acronym = name.isupper() or sum(map(str.isupper, name)) > len(name) / 2
        if len(name) < 4 or acronym or not SPELLABLE.match(name) or TRANSLITERATED.search(name):
            continue
        known = fold(name) in proper
        alike = skeleton(name) == skeleton(main)
        if not romanised and not known and ("'" in name or population < BIG):
            continue
        if known or capital or (alike and romanised) or population >= EXONYM_BAR:
            likeness = difflib.SequenceMatcher(None, fold(main), fold(name)).ratio()
            ranked.append((not (known and population >= BIG), not alike, -likeness, name))
    limit = next(most for bar, most in MOST_ALTERNATES.items() if population >= bar)
    return [name for *_, name in sorted(ranked)][:limit * 2 if capital else limit]


def town_rows(path, words, persons):
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            key, main, ascii_name, latin, _, country, _, feature, population, *_ = line.split("\t")
            population = int(population or 0)
            if not is_wanted(feature, population, country):
                continue
            main, capital = nfc(main), feature == "PPLC"
            others = alternates(main, latin, population, capital, country in ROMANISED,
                                words["proper"])
            bar = FRANCOPHONE_BAR if country in FRANCOPHONE else BIG
            seen = set()
            for name in [main, nfc(ascii_name)] + others:
                word = is_word(name, words, persons)
                own_name = fold(name) in (fold(main), fold(ascii_name))
                large = capital or (own_name and population >= bar)
                if fold(name) in seen or len(fold(name)) < 3 or (word and not large):
                    continue
                seen.add(fold(name))
                yield (name, key, kind_of(feature, population), country, population,
                       "yes" if word else "no")


def subdivision_rows(path, words, persons):
    """ISO 3166-2 names; regions whose listed names are transliterations have own rows instead."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            country, kind = row["code"][:2], row["type"].lower()
            if country in SMALL_COUNTRIES or not any(word in kind for word in SUBDIVISIONS):
                continue
            for listed in (row["fr"], row["name"]):
                for name in re.sub(r"\[.*?\]|\(.*?\)|\*", "", listed).split("/"):
                    name = nfc(name)
                    word = is_word(name, words, persons)
                    if len(fold(name)) < 3 or (word and country not in ("FR", "US")):
                        continue
                    yield name, row["code"], "admin1", country, 0, "yes" if word else "no"


def exonym_rows(path, towns, words, persons):
    """French and English names that the list lacks, for the largest town of the name given."""
    largest = {}
    for name, key, kind, country, population, _ in towns:
        best = largest.get((fold(name), country))
        if best is None or (population, key) > (best[3], best[0]):
            largest[fold(name), country] = (key, kind, country, population)
    for main, country, names in read_rows(path):
        if (fold(main), country) not in largest:
            raise ValueError(f"{path}: no town {main}, {country}")
        for name in names.split("|"):
            word = "yes" if is_word(name, words, persons) else "no"
            yield (name, *largest[fold(main), country], word)


def own_rows(path, words, persons):
    for key, kind, country, names in read_rows(path):
        for name in names.split("|"):
            yield (name, key, kind, country, 0, "yes" if is_word(name, words, persons) else "no")


def with_their_towns(rows):
    """A region that bears the name of its chief town is one place with it: « Genève » is a canton to one list and a town to the
    other, and reporters mean the town. In the United States such names are of towns elsewhere ("Wyoming, Michigan")."""
    towns, regions, population = collections.defaultdict(set), collections.defaultdict(set), {}
    for name, key, kind, country, people, _ in rows:
        if kind == "capital" or (kind == "city" and people >= CHIEF_TOWN_BAR):
            towns[fold(name), country].add(key)
            population[key] = people
        elif kind == "admin1" and country != "US" and not key.startswith(OWN_KEY):
            regions[key].add((fold(name), country))
    town_of = {}
    for key, names in regions.items():
        found = set().union(*(towns[name] for name in names))
        if found:
            town_of[key] = max(found, key=lambda town: (population[town], town))
    best = {}
    for name, key, kind, country, people, word in rows:
        best.setdefault((fold(name), town_of.get(key, key)), (name, town_of.get(key, key), kind, country, people, word))
    return best.values()


def place_rows(folder, own, words, persons):
    """Every row once; of spellings that differ in accents alone, the first stays."""
    best = {}
    towns = list(town_rows(folder / "names_places_geonames/places.tsv", words, persons))
    for rows in (own_rows(own, words, persons), towns,
                 exonym_rows(own.parent / "exonyms.tsv", towns, words, persons),
                 subdivision_rows(folder / "names_countries/subdivisions_iso3166-2.jsonl", words,
                                  persons)):
        for row in rows:
            best.setdefault((fold(row[0]), row[1]), row)
    return with_their_towns(sorted(best.values(), key=lambda row: row[2] == "admin1"))
