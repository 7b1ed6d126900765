#!/usr/bin/env python3
"""make_legal_forms.py DATA: data/names/legal_forms.tsv, from OpenSanctions rigour's list of organisation types (MIT).

Spellings in Latin letters, each with the kind of company it says; what says only that it is a company is `any`.
"""
import pathlib
import re
import sys
import unicodedata

OWN = "corp corporation company co inc incorporated compagnie cie societe firma kompaniya compania companhia empresa".split()
MOST_WORDS = 6  # As name_match.cc looks them up.
LAST_LATIN = 0x24F
HEAD = """# Legal forms of companies by what they amount to; `any` says only that it is a company.
# Sources: OpenSanctions rigour, organisation types (MIT); own rows (Apache-2.0). Rebuilt by
# tools/make_legal_forms.py.
# columns: form	kind
# key: folded
"""


def value(text):
    return re.sub(r"\s+#.*$", "", text).strip().strip("'\"")


def entries(path):
    """Each type as the list has it: its keys, and its aliases."""
    entry = None
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if re.match(r"- (display|compare|generic|aliases):", text):
            if entry:
                yield entry
            entry, text = {"aliases": []}, text[2:]
        if entry is None:
            continue
        if found := re.match(r"(display|compare|generic):(.*)", text):
            entry[found.group(1)] = value(found.group(2))
        elif text.startswith("- "):
            entry["aliases"].append(value(text[2:]))
    if entry:
        yield entry


def folded(text):
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    for letter, others in (("ß", "ss"), ("ø", "o"), ("đ", "d"), ("ł", "l"), ("ı", "i"), ("&", " and "), (".", "")):
        plain = plain.replace(letter, others)
    return re.sub(r"[^0-9a-z]+", " ", plain).strip()


def main():
    rows = {}
    for entry in entries(pathlib.Path(sys.argv[1], "nlp", "names_matching_opensanctions", "rigour_org_types.yml")):
        kind = entry.get("generic") or entry.get("compare") or entry.get("display", "")
        for name in (entry.get("display", ""), *entry["aliases"]):
            form = folded(name)
            if len(form) > 1 and len(form.split()) <= MOST_WORDS and max(map(ord, name)) <= LAST_LATIN:
                rows.setdefault(form, kind.lower())
    rows.update(dict.fromkeys(OWN, "any"))
    path = pathlib.Path(__file__).parent.parent / "data" / "names" / "legal_forms.tsv"
    path.write_text(HEAD + "".join(f"{form}\t{kind}\n" for form, kind in sorted(rows.items()) if kind), encoding="utf-8")


if __name__ == "__main__":
    main()
