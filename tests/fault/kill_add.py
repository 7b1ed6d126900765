"""kill -9 at random moments of `add`: nothing acknowledged is lost, and the resumed run ends like an uninterrupted one.

SOURCIER_KILLS=200 for the long run; SOURCIER_SEED=N for the moments of an earlier one.
"""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from harness import EXAMPLE, PROGRAM, CliTest  # noqa: E402

KILLS = int(os.environ.get("SOURCIER_KILLS", "10"))
SEED = int(os.environ.get("SOURCIER_SEED", "7"))
TEXTS = 600


class Kill(CliTest):
    def add(self, store):
        return [PROGRAM, "add", self.folder / "in.jsonl", EXAMPLE, "--db", self.folder / store, "--quiet"]

    def check(self, store):
        run = self.run_program("check", "--db", store, "--json")
        self.assertEqual(run.status, 0, run.out + run.err.encode())
        return json.loads(run.out)

    def acknowledged(self, store):
        """Articles that the ledger has, read by a program that knows nothing of ours."""
        import sqlite3
        connection = sqlite3.connect(self.folder / store)
        try:
            items = connection.execute("SELECT items FROM input WHERE place LIKE '%.jsonl'").fetchone()
            return items[0] if items else 0, connection.execute("SELECT count(*) FROM article").fetchone()[0]
        except sqlite3.OperationalError:
            return 0, 0  # It was killed before there were tables.
        finally:
            connection.close()

    def test_a_killed_addition_goes_on_where_it_stopped(self):
        chance = random.Random(SEED)
        words = [f"mot{i}" for i in range(3000)]
        with open(self.folder / "in.jsonl", "w", encoding="utf-8") as lines:
            for i in range(TEXTS):
                text = f"Texte {i} : " + " ".join(chance.choices(words, k=60)) + "."
                lines.write(json.dumps({"id": f"t{i}", "text": text, "language": "fr"}) + "\n")
        start = time.monotonic()
        subprocess.run(self.add("whole.db"), check=True, timeout=300)
        length = time.monotonic() - start
        expected = self.check("whole.db")["content"]

        store, held = "killed.db", (0, 0)
        for _ in range(KILLS):
            process = subprocess.Popen(self.add(store))
            try:
                process.wait(chance.uniform(0, length))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            if not (self.folder / store).exists():
                continue
            now = self.acknowledged(store)
            self.assertGreaterEqual(now, held)  # What was there stays there.
            self.assertGreaterEqual(now[1], min(now[0], TEXTS))
            if now[1] > 0:
                self.assertEqual(self.check(store)["problems"], [])
            held = now
            if chance.random() < 0.3:  # From the beginning, so that early moments are met too.
                for path in self.folder.glob("killed.db*"):
                    path.unlink()
                held = (0, 0)
        subprocess.run(self.add(store), check=True, timeout=300)
        self.assertEqual(self.check(store)["content"], expected)


if __name__ == "__main__":
    unittest.main()
