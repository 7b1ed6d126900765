"""Pages of the site that are made when it is built: the start, the command line from --help, the Python reference, the rest of the nav."""
from __future__ import annotations

import os
import pathlib
import re
import subprocess
import urllib.parse
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SOURCIER_PROGRAM", str(ROOT / "build" / "release" / "sourcier"))
FOLDERS = {"Formats": "formats", "How to": "how-to", "Decisions": "decisions"}

# A report on a terminal is 100 columns wide: it is shown whole where the screen is wide enough.
STYLE = ".md-grid { max-width: 66rem } .md-typeset pre > code { font-size: .72em }\n"

PYTHON = """# Python

::: sourcier
    options:
      show_root_heading: false
      members: [extract, read, group, trace, articles, readings, to_arrow, from_arrow, Article, Reading, Groups, Dossier, Stream, Store, Added, Report, Table, Span, Record, Error, table_names, data_file, version]
      show_bases: false

## The values

All are names of `sourcier.types`.

""" + "\n".join(f"::: sourcier._types_{part}\n    options:\n      show_root_heading: false\n" for part in ("article", "reading", "groups", "dossier"))


def _help(*words: str) -> str:
    shown = subprocess.run([PROGRAM, *words, "--help"], capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "100"}).stdout
    return "```text\n" + shown.rstrip() + "\n```\n"


def command_line() -> str:
    """The program and each of its commands, as --help tells."""
    whole = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True, check=True).stdout
    commands = re.findall(r"^  ([a-z][a-z-]*)  ", whole, flags=re.MULTILINE)
    pages = [f"## sourcier {command}\n\n{_help(command)}" for command in commands]
    return "# Command line\n\n" + _help() + "\n" + "\n".join(pages)


def start_page() -> str:
    """The README, its links turned to where the site has the page; what the site does not have is no link."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    text = text.replace("](docs/decisions)", "](decisions/0001-result-type.md)").replace("](CHANGELOG.md)", "](changes.md)").replace("](docs/formats)", "](formats/inputs.md)")
    text = re.sub(r"\]\(docs/", "](", text)
    return re.sub(r"\[([^\]]*)\]\((?:data|bindings|examples)/[^)]*\)", r"\1", text)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The one page outside docs/ that docs/ leads to, and back."""
    markdown = markdown.replace("](../bindings/spark/README.md", "](reference/spark.md").replace("](../../docs/", "](../")
    return re.sub(r"\[([^\]]*)\]\(\.\./archive\)", r"\1", markdown)


def beside(name: str) -> str:
    """A page of the checkout that lies outside docs/."""
    return (ROOT / name).read_text(encoding="utf-8")


def on_config(config: Any) -> Any:
    """Every page of the folders is in the nav, by its title."""
    config.nav += [{title: sorted(f"{folder}/{path.name}" for path in (ROOT / "docs" / folder).glob("*.md"))} for title, folder in FOLDERS.items()]
    named = str(config.nav)  # What mkdocs.yml has put somewhere itself.
    config.nav += [path.name for path in sorted((ROOT / "docs").glob("*.md")) if f"'{path.name}'" not in named]
    return config


def on_files(files: Any, config: Any) -> Any:
    """The pages that are made."""
    made = {"index.md": start_page(), "reference/cli.md": command_line(), "reference/python.md": PYTHON, "reference/spark.md": beside("bindings/spark/README.md"),
            "changes.md": beside("CHANGELOG.md"), "style.css": STYLE}
    for path, content in made.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_post_build(config: Any) -> None:
    """No link leads nowhere, and every example of the reference is code (a prompt outside of it would be a quotation in a quotation)."""
    faults = []
    for page in sorted(pathlib.Path(config.site_dir).rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if "<blockquote>\n<blockquote>" in text:
            faults.append(f"{page.name}: an example that is no code")
        if page.name == "404.html":
            continue  # Its links begin at the root of a server.
        for link in re.findall(r'(?:href|src)="([^"#?]+)', text):
            if not re.match(r"\w+:|//", link) and not (page.parent / urllib.parse.unquote(link)).is_file():
                faults.append(f"{page.name}: {link} is not part of the site")
    if faults:
        raise PluginError("; ".join(faults))
