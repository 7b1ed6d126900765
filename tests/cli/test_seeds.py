"""Five real pages of one story, where they lie beside the checkout: what must be found, and how fast."""
import os
import pathlib
import resource
import subprocess
import sys
import unittest

from harness import ROOT, CliTest

SHARED = pathlib.Path(os.environ.get("SOURCIER_SHARED", ROOT.parent / "shared"))
MOST_SECONDS = 0.25  # Process start included.
SANITIZED = os.environ.get("SOURCIER_SANITIZED")


@unittest.skipUnless((SHARED / "seeds").is_dir(), f"no real pages at {SHARED}; SOURCIER_SHARED names another place")
class Seeds(CliTest):
    def test_every_required_item(self):
        dossier, readings = self.folder / "d.json", self.folder / "r.jsonl"
        dossier.write_bytes(self.run_program("trace", "--json", SHARED / "seeds").out)
        readings.write_bytes(self.run_program("read", SHARED / "seeds").out)
        checked = subprocess.run([sys.executable, SHARED / "acceptance" / "check_seeds.py", dossier, readings],
                                 capture_output=True, text=True, check=False)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    @unittest.skipIf(SANITIZED, "a sanitizer is not what we time")
    def test_time(self):
        # CPU time, and the least of several runs: what else the machine does is not ours.
        def spent():
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            return usage.ru_utime + usage.ru_stime

        times = []
        for _ in range(7):
            begin = spent()
            self.assertEqual(self.run_program("trace", "--json", "--jobs", "1", SHARED / "seeds").status, 0)
            times.append(spent() - begin)
        self.assertLess(min(times), MOST_SECONDS)


if __name__ == "__main__":
    unittest.main()
