#!/usr/bin/env python3
"""check_limits.py [ROOT]: docs/formats/limits.md and the constants of the engine say the same.

Each row of a table there that begins with a constant's name must give its file and value, and every limit on outside
bytes that a header of the reading layers declares (kMost…, kLongest…, kLargest…, kDeepest…) must have a row.
"""
import pathlib
import re
import sys

LAYERS = ("page", "html", "article")
DECLARATION = re.compile(r"constexpr\s+[\w:]+\s+(k(?:Most|Longest|Largest|Deepest)\w*)\s*=\s*([^;,]+)[;,]")
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+?) \| `([^`|]+)` \|")
UNITS = {"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}


def value_of(expression):
    """The value of a whole number of C++, shifted perhaps; None for anything else."""
    parts = [re.sub(r"'|[uUlL]+$", "", part.strip()) for part in expression.split("<<")]
    if not all(part.isdigit() for part in parts):
        return None
    value = int(parts[0])
    for shift in parts[1:]:
        value <<= int(shift)
    return value


def stated(cell):
    """A value as the page writes it: "131,072", "32 MiB"."""
    number, _, unit = cell.partition(" ")
    digits = number.replace(",", "")
    return int(digits) * UNITS.get(unit.split(" ")[0], 1) if digits.isdigit() else None


def constants(root, pattern):
    for layer in LAYERS:
        for path in sorted((root / "engine" / layer).rglob(pattern)):
            for name, expression in DECLARATION.findall(path.read_text(encoding="utf-8")):
                yield str(path.relative_to(root / "engine")), name, value_of(expression)


def complaints(root):
    declared = {(file, name): value for file, name, value in constants(root, "*.*")}
    rows = set()
    page = root / "docs" / "formats" / "limits.md"
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        row = ROW.match(line)
        if not row:
            continue
        name, cell, file = row.groups()
        rows.add((file, name))
        if (file, name) not in declared:
            yield f"{page}:{number}: engine/{file} declares no {name}"
        elif stated(cell) != declared[(file, name)]:
            yield f"{page}:{number}: {name} is {declared[(file, name)]} in engine/{file}, not {cell}"
    for file, name, value in constants(root, "*.h"):
        if value is not None and (file, name) not in rows:
            yield f"{page}: no row for {name} of engine/{file}"


if __name__ == "__main__":
    found = list(complaints(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
    print("\n".join(found) or "limits: ok")
    sys.exit(bool(found))
