"""Reads and writes the tables of data/: UTF-8 NFC, tabs, # comments, one fact a line, sorted.

write_table refuses what would break a reader: an empty cell, a tab, a row of the wrong width.
"""
import re
import unicodedata

SEPARATORS = re.compile(r"[\s'’‘ʼʻ`´‐‑–-]+")
LATIN = re.compile(r"^[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ .'’-]+$")


def nfc(text):
    """One apostrophe and one kind of space, so that spellings that look the same are the same."""
    text = unicodedata.normalize("NFC", text)
    for apostrophe in "’‘ʼʻ`´":
        text = text.replace(apostrophe, "'")
    return re.sub(r"\s+", " ", text.replace("‑", "-").replace("‐", "-")).strip()


def fold(text):
    """The key of tables that say `# key: folded`: what look-ups compare."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return SEPARATORS.sub(" ", bare).strip()


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def is_latin(text):
    return bool(LATIN.match(text))


def read_rows(path):
    """The rows of a table of ours, as lists of cells; comments and blank lines left out."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line.split("\t")


def write_table(path, about, columns, rows, folded=False):
    """Writes distinct rows in order below their comments; returns how many."""
    distinct = sorted({tuple(nfc(str(cell)) for cell in row) for row in rows})
    for row in distinct:
        if len(row) != len(columns) or not all(row) or row[0].startswith("#"):
            raise ValueError(f"{path}: {row}: {len(columns)} cells are wanted ({', '.join(columns)}), none empty, the first without #")
    head = [f"# {line}" for line in about]
    head.append("# columns: " + "\t".join(columns))
    if folded:
        head.append("# key: folded")
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(head + ["\t".join(row) for row in distinct]) + "\n")
    print(f"{len(distinct):7d} rows  {path}")
    return len(distinct)
