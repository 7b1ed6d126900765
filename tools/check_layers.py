#!/usr/bin/env python3
"""Fails when a file includes a layer above its own, or an app from the engine, and when two headers define
one type name: the linker would keep one of them for both, without a word.

usage: check_layers.py [ROOT]      The order of LAYERS is the architecture (docs/architecture.md).
"""
import pathlib
import re
import sys

LAYERS = ["base", "text", "resource", "html", "page", "article", "reading",
          "story", "trace", "store", "pipeline", "api", "live"]
INCLUDE = re.compile(r'^#include "(engine|apps)/(\w+)/', re.M)
TYPE = re.compile(r"^(?:struct|class|enum class) ([A-Z]\w*)(?: final)?(?: :[^:;{]+)? \{", re.M)
SOURCES = {".h", ".cc"}


def violations(root):
    for path in sorted((root / "engine").rglob("*")):
        if path.suffix not in SOURCES:
            continue
        layer = path.relative_to(root / "engine").parts[0]
        if layer not in LAYERS:
            yield f"{path}: {layer} is not a layer; the layers are {', '.join(LAYERS)}"
            continue
        for top, other in INCLUDE.findall(path.read_text(encoding="utf-8")):
            if top == "apps" or LAYERS.index(other) > LAYERS.index(layer):
                yield f"{path}: {layer} may not include {top}/{other}"


def repeated_types(root):
    homes = {}
    for path in sorted([*root.glob("engine/**/*.h"), *root.glob("apps/**/*.h")]):
        for name in TYPE.findall(path.read_text(encoding="utf-8")):
            homes.setdefault(name, set()).add(path)
    for name, paths in sorted(homes.items()):
        if len(paths) > 1:
            yield f"{name} is defined in {' and in '.join(sorted(map(str, paths)))}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    found = [*violations(root), *repeated_types(root)]
    checked = sum(1 for p in (root / "engine").rglob("*") if p.suffix in SOURCES)
    if not checked:
        found.append(f"{root}/engine: no sources found")
    print("\n".join(found) or f"layers: ok ({checked} files)")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
