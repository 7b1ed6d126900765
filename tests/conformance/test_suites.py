"""Every row of the conformance suites of URLs and charsets is answered as the suite wants it.

The suites are development data, not part of the project: without them the tests are skipped.
"""
import os
import pathlib
import sys
import unittest

ROOT = pathlib.Path(os.environ["SOURCIER_ROOT"])
sys.path.insert(0, str(ROOT / "tools"))
import conformance  # noqa: E402

CONFORM = os.environ["SOURCIER_CONFORM"]
SHARED = pathlib.Path(os.environ.get("SOURCIER_SHARED", ROOT.parent / "shared"))
SUITES = SHARED / "data" / "robust"
MOST_SHOWN = 10


@unittest.skipUnless(SUITES.is_dir(), f"no conformance suites at {SUITES} (SOURCIER_SHARED names another place)")
class Suites(unittest.TestCase):
    def check(self, name):
        rows = list(conformance.SUITES[name](CONFORM, SUITES))
        wrong = [f"{conformance.decoded(row)}: {answer}" for row, answer, is_right in rows if not is_right]
        self.assertGreater(len(rows), 0)
        self.assertEqual(wrong[:MOST_SHOWN], [], f"{len(wrong)} of {len(rows)} rows")

    def test_urls(self):
        self.check("urls")

    def test_labels(self):
        self.check("labels")

    def test_sniffing(self):
        self.check("sniffing")

    def test_utf8(self):
        self.check("utf8")


if __name__ == "__main__":
    unittest.main()
