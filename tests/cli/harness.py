"""Runs the built program in a scratch folder; shared by the end-to-end tests."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["SOURCIER_PROGRAM"]
ROOT = pathlib.Path(os.environ["SOURCIER_ROOT"])
NOBODY = 65534  # Of user and group, on every Linux.
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

    def as_another_user(self):
        """The options of run_program by which it runs as one who is not root and may not write everywhere, the test's folder his;
        none where the tests are not root's. The checkout may lie where he may not look: the program and its data come along."""
        if os.getuid() != 0:
            return {}
        if not shutil.which("setpriv"):
            self.skipTest("needs setpriv to become another user")
        for path in (pathlib.Path(PROGRAM), pathlib.Path(PROGRAM).with_name("sourcier.pack")):
            shutil.copy(path, self.folder)
            os.chmod(self.folder / path.name, 0o755)
        os.chown(self.folder, NOBODY, NOBODY)
        os.chmod(self.folder, 0o755)
        return {"prefix": ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
                "program": self.folder / pathlib.Path(PROGRAM).name}

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path
