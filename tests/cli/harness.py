"""Runs the built program in a scratch folder; shared by the end-to-end tests."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["SOURCIER_PROGRAM"]
ROOT = pathlib.Path(os.environ["SOURCIER_ROOT"])
EXAMPLE = ROOT / "examples" / "port-closure" / "pages"

ARTICLE = """<!doctype html><html lang="fr"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>Le conseil municipal de Brévalon a voté mardi soir la rénovation du pont de la Gravière, fermé depuis deux ans.</p>
<p>« Nous commencerons les travaux au printemps », a déclaré la maire, Lucie Tarbel, devant une centaine d'habitants.</p>
<p>Selon la préfecture, le chantier coûtera 3,4 millions d'euros et durera quatorze mois.</p>
</article></body></html>
"""


class Finished:
    """What a run left: exit status, standard output as bytes, standard error as text."""

    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout
        self.err = process.stderr.decode("utf-8", "replace")

    def lines(self):
        return [json.loads(line) for line in self.out.decode("utf-8").splitlines()]


class CliTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_program(self, *arguments, stdin=b"", prefix=(), program=PROGRAM, preexec_fn=None, **environment):
        process = subprocess.run([*prefix, program, *map(str, arguments)], input=stdin, capture_output=True,
                                 cwd=self.folder, env={**os.environ, **environment}, timeout=120, check=False,
                                 preexec_fn=preexec_fn)
        return Finished(process)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path
