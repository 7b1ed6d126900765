"""kill -9 at random moments of `add`: nothing acknowledged is lost, and the resumed run ends like an uninterrupted one."""
import json
import random
import sqlite3
import subprocess
import unittest

from killing import Killing, kills, seed  # First: it finds what follows.
from harness import EXAMPLE, PROGRAM

KILLS = kills(10)
SEED = seed(7)
TEXTS = 600


class Kill(Killing):
    def add(self, store):
        return [PROGRAM, "add", self.folder / "in.jsonl", EXAMPLE, "--db", self.folder / store, "--quiet"]

    def acknowledged(self, store):
        """Articles that the ledger has, read by a program that knows nothing of ours."""
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
        length = self.seconds_of(self.add("whole.db"))
        expected = self.check("whole.db")["content"]

        store, held = "killed.db", (0, 0)
        for _ in range(KILLS):
            self.kill(self.add(store), chance.uniform(0, length))
            if not (self.folder / store).exists():
                continue
            now = self.acknowledged(store)
            self.assertGreaterEqual(now, held)  # What was there stays there.
            self.assertGreaterEqual(now[1], min(now[0], TEXTS))
            if now[1] > 0:
                self.assertEqual(self.check(store)["problems"], [])
            held = now
            if chance.random() < 0.3:
                self.begin_anew(store)
                held = (0, 0)
        subprocess.run(self.add(store), check=True, timeout=300)
        self.assertEqual(self.check(store)["content"], expected)


if __name__ == "__main__":
    unittest.main()
