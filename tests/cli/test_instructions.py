"""The comparison of instruction counts: what rises by more than the tolerance fails, and other circumstances are told, not judged."""
import contextlib
import io
import os
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, str(pathlib.Path(os.environ["SOURCIER_ROOT"]) / "tools"))
sys.dont_write_bytecode = True
import instructions  # noqa: E402

HERE = {"compiler": "GCC: 12", "machine": "x86_64 avx"}


class Comparison(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.table = pathlib.Path(folder.name) / "table.tsv"

    def run_with(self, counts, *options, here=None):
        said = io.StringIO()
        with mock.patch.object(instructions, "measured", lambda *_: counts), mock.patch.object(instructions, "circumstances", lambda *_: here or HERE), \
                mock.patch.object(instructions.shutil, "which", lambda _: "/usr/bin/valgrind"), \
                mock.patch.object(sys, "argv", ["instructions.py", "program", "make_corpus", str(self.table), *options]), \
                contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            return instructions.main(), said.getvalue()

    def test_a_rise_within_the_tolerance_passes_and_one_beyond_fails(self):
        self.assertEqual(self.run_with({"start": 1000, "read": 2000}, "--record")[0], 0)
        self.assertEqual(self.run_with({"start": 1050, "read": 10})[0], 0)
        status, said = self.run_with({"start": 1000, "read": 2101})
        self.assertEqual(status, 1)
        self.assertIn("instructions_read 2101 2000 1.050", said)
        self.assertRegex(said, r"more than 5% above \S*table\.tsv: read\.")

    def test_another_compiler_is_told_and_not_judged(self):
        self.run_with({"start": 1000}, "--record")
        status, said = self.run_with({"start": 5000}, here={**HERE, "compiler": "clang 19"})
        self.assertEqual((status, said), (0, "skipped: compiler is 'clang 19', recorded with 'GCC: 12'\n"))

    def test_reasons_outlive_another_recording(self):
        self.run_with({"start": 1000}, "--record")
        self.table.write_text(self.table.read_text().replace("start\t1000\t", "start\t1000\ta larger model"))
        self.run_with({"start": 1200}, "--record")
        self.assertIn("start\t1200\ta larger model\n", self.table.read_text())


if __name__ == "__main__":
    unittest.main()
