"""Country names, adjectives and demonyms in French and English, from lists and our own rows."""
import json

from name_tables import fold, is_latin, nfc, read_rows

# Territories whose listed demonym is another country's, a list, or misspelt; own rows give the rest.
NO_DEMONYM = {"AG", "AQ", "AS", "AX", "BQ", "BV", "CC", "CX", "GG", "GS", "HM", "IO", "JE", "MP",
              "PM", "SJ", "SX", "TF", "UM", "VA", "VG", "VI", "TJ", "UZ", "SZ", "NZ", "AE", "CV",
              "SH", "FK", "SL"}


def split_name(name):
    """The names in one cell of the lists: "Myanmar (Birmanie)" is two."""
    name = nfc(name or "").replace("&", "and")
    if "(" in name:
        head, tail = name.split("(", 1)
        parts = [head.strip(), tail.rstrip(") ").strip()]
        return [part for part in parts if part and "." not in part and "part" not in part]
    return [name] if name else []


def french_forms(masculine, feminine):
    """(adjectives, demonyms) in the four inflections; demonyms take a capital in every part."""
    singles = [masculine, feminine]
    words = singles + [word if word[-1] in "sx" else word + "s" for word in singles]
    adjectives = [word.lower() for word in words]
    demonyms = ["-".join(part[:1].upper() + part[1:] for part in word.split("-"))
                for word in adjectives]
    return adjectives, demonyms


def english_forms(word):
    """(adjectives, demonyms); a word in -ese, -ish or -ch names the people as it stands."""
    invariable = word.endswith(("ese", "ish", "ch", "ss", "x", "is", "gasy", "men"))
    return [word], [word] if invariable else [word, word + "s"]


def listed_rows(path):
    """Rows of the list of countries."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            country = json.loads(line)
            code = country["code"]
            for language in ("fr", "en"):
                names = {"name": [country[language], country[f"cldr_{language}"]],
                         "short": [country[f"cldr_{language}_short"]],
                         "official": [country[f"{language}_official"]]}
                for form, cells in names.items():
                    for name in (part for cell in cells for part in split_name(cell)):
                        yield name, code, form, language
            for name in country["native"]:
                if is_latin(name) and len(name) > 3 and name[0].isupper():
                    yield name, code, "name", "und"
            if code not in NO_DEMONYM:
                yield from demonym_rows(country)


def demonym_rows(country):
    french, english = country["demonym_fr"] or {}, country["demonym_en"] or {}
    found = []
    if french.get("m"):
        found.append(("fr", *french_forms(french["m"], french["f"])))
    for word in (english.get("m") or "").split(", "):
        if word and "Islander" not in word:
            found.append(("en", *english_forms(word)))
    for language, adjectives, demonyms in found:
        for form, words in (("adjective", adjectives), ("demonym", demonyms)):
            for word in words:
                yield word, country["code"], form, language


def own_rows(path):
    """Own rows: an adjective in French is given as masculine/feminine, or once if they are one."""
    for code, form, language, names in read_rows(path):
        for name in names.split("|"):
            if form != "inflected":
                yield name, code, form, language
                continue
            masculine, _, feminine = name.partition("/")
            forms = french_forms(masculine, feminine or masculine)
            for kind, words in zip(("adjective", "demonym"), forms):
                for word in words:
                    yield word, code, kind, language


def country_rows(folder, own):
    """Every row once; of spellings that differ in accents alone, the first by order stays."""
    rows = list(listed_rows(folder / "countries.jsonl")) + list(own_rows(own))
    with open(folder / "cldr_territories_fr_en.jsonl", encoding="utf-8") as lines:
        for line in lines:
            territory = json.loads(line)
            if territory["code"] in ("XK",):
                rows += [(territory[tag], "XK", "name", tag) for tag in ("fr", "en")]
    best = {}
    for row in rows:
        name = nfc(row[0])
        native_of_known = row[3] == "und" and any(
            (fold(name), row[1], "name", tag) in best for tag in ("fr", "en"))
        if not native_of_known:
            best.setdefault((fold(name), *row[1:]), (name, *row[1:]))
    return best.values()
