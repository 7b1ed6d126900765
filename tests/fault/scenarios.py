"""What is tried under faults: commands that change a store, each from a folder made ready, and what must hold whatever happened."""
import dataclasses
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess

PROGRAM = os.environ["SOURCIER_PROGRAM"]
ROOT = pathlib.Path(os.environ["SOURCIER_ROOT"])
PAGES = ROOT / "examples" / "port-closure" / "pages"
SECONDS = 120  # After which a run is taken for one without end.

PAGE = """<!doctype html><html lang="fr"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>Le conseil municipal de Brévalon a voté mardi soir la rénovation du pont de la Gravière, fermé depuis deux ans.</p>
<p>« Nous commencerons les travaux au printemps », a déclaré la maire, Lucie Tarbel, devant une centaine d'habitants.</p>
</article></body></html>"""


def run(arguments, folder, **environment):
    """Exit status (negative: the signal that ended it), standard output and error."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, timeout=SECONDS, check=False,
                          env={**os.environ, **{name: str(value) for name, value in environment.items()}})
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def check(folder, store="s.db"):
    """What `check` says of a store, or its words where it cannot say it."""
    status, out, err = run(["check", "--db", store, "--json"], folder)
    try:
        return json.loads(out)
    except json.JSONDecodeError:
        return {"sound": False, "status": status, "problems": [err.strip()], "content": None}


def articles(folder, store="s.db"):
    """Ids that a program which knows nothing of ours reads in the file."""
    connection = sqlite3.connect(folder / store)
    try:
        return {row[0] for row in connection.execute("SELECT id FROM article")}
    except sqlite3.OperationalError:
        return set()  # No tables yet.
    finally:
        connection.close()


@dataclasses.dataclass
class Scenario:
    """A command, what its folder holds before, and whether a second run finishes what the first one began."""
    name: str
    command: list
    store: str = "s.db"
    made: str = ""          # A file that must be whole or absent.
    changes: bool = True    # The store's content.
    removes: bool = False   # What was there may go.

    def prepare(self, folder):
        getattr(self, "_" + self.name.replace(" ", "_"))(folder)

    def _add(self, folder):
        self._pages(folder)

    def _add_to_more(self, folder):
        self._pages(folder)
        (folder / "first").mkdir()
        for page in sorted((folder / "pages").iterdir())[:7]:
            shutil.copy(page, folder / "first")
        must(run(["add", "first", "--db", "s.db"], folder))

    def _remove(self, folder):
        self._pages(folder)
        must(run(["add", "pages", "--db", "s.db"], folder))
        (folder / "id").write_text(sorted(articles(folder))[3])

    def _compact(self, folder):
        self._remove(folder)

    def _backup(self, folder):
        self._remove(folder)

    def _older_schema(self, folder):
        (folder / "pages").mkdir()
        (folder / "pages" / "new.html").write_text(PAGE.format(title="Le pont de la Gravière"), encoding="utf-8")
        connection = sqlite3.connect(folder / "s.db")
        connection.executescript((ROOT / "tests/cases/store/version_1.sql").read_text(encoding="utf-8"))
        connection.close()

    def _export(self, folder):
        self._remove(folder)

    @staticmethod
    def _pages(folder):
        (folder / "pages").mkdir()
        for number in range(4):
            (folder / "pages" / f"{number}.html").write_text(PAGE.format(title=f"Le pont numéro {number}"), encoding="utf-8")
        for page in sorted(PAGES.iterdir())[:8]:
            shutil.copy(page, folder / "pages")

    def arguments(self, folder):
        return [word if word != "ID" else (folder / "id").read_text() for word in self.command]


SCENARIOS = [
    Scenario("add", ["add", "pages", "--db", "s.db"]),
    Scenario("add to more", ["add", "pages", "--db", "s.db"]),
    Scenario("older schema", ["add", "pages", "--db", "s.db"]),
    Scenario("remove", ["remove", "ID", "--db", "s.db"], removes=True),
    Scenario("compact", ["compact", "--db", "s.db"], changes=False),
    Scenario("backup", ["backup", "copy.db", "--db", "s.db"], made="copy.db", changes=False),
    Scenario("export", ["export", "--db", "s.db", "-f", "json", "--out", "dossier.json"], changes=False),
]


def must(done):
    status, out, err = done
    if status != 0:
        raise RuntimeError(f"status {status}: {err or out}")
    return out
