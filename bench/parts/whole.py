"""From pages to a dossier: every stage of the pipeline in one process, on one thread, starts included.

The real pages of the extraction sets (300 a second are wanted on one core), else the example's. Each command does all that the one
before it does, so that their differences are what a stage costs.
"""
import json

from parts.common import peak_megabytes, run, say

COMMANDS = {"extract": ["extract"], "read": ["read"], "group": ["group"], "trace": ["trace", "--json"]}
SETS = ("scrapinghub", "trafilatura", "htmldate")
TURNS = 3
WANTED = 300  # Pages a second.


def compare(bench):
    folders = [folder for name in SETS if (folder := bench.folder(f"extraction/{name}/pages"))]
    folders = [str(folder) for folder in folders] or [str(bench.root / "examples" / "port-closure" / "pages")]
    best, pages, different, traced = {}, 0, set(), set()
    for _ in range(TURNS):  # In turn, so that what disturbs the machine disturbs all.
        for name, words in COMMANDS.items():
            out, seconds = run([bench.program, *words, "--jobs", "1", *folders], allowed=(0, 3))
            best[name] = min(seconds, best.get(name, seconds))
            if name == "extract":
                ids = [json.loads(line)["id"] for line in out.splitlines()]
                pages, different = len(ids), set(ids)
            elif name == "trace":
                traced = {article["id"] for article in json.loads(out)["articles"]}
    if not traced or traced != different:
        raise SystemExit(f"bench: the dossier has {len(traced)} articles of the {len(different)} that were extracted")
    say(f"{pages} pages, {len(different)} of them different: the sets share some")
    before = 0.0
    for name, seconds in best.items():
        say(f"{name}: {seconds:.2f} CPU s for {pages} pages, {1e3 * (seconds - before) / pages:.2f} ms a page more than the line above")
        before = seconds
    memory = peak_megabytes([bench.program, "trace", "--json", "--jobs", "1", *folders])
    say(f"from pages to a dossier: {pages / best['trace']:.0f} pages a second on one core ({WANTED} are wanted), {memory:.0f} MB at most")
