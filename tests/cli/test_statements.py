"""Statements read from whole articles: the same long words at one event are one statement, whoever is said to have spoken them."""
import json
import unittest

from harness import CliTest

DAY = "The firm Quaylight is close to being sold to Orchard, the company said on 9 March 2031. "
OVER = "It's as good as over, and if it is not so now, it will be by then"
# What the second article says, and whether it is one statement with the first one's.
SECOND = [
    (f"\"{OVER},\" a well-placed source on the engineering team told the Herald.", True),
    (f"\"{OVER.replace(chr(39), chr(0x2019))}.\" said an employee who knows of it.", True),
    ("\"It's as good as over, but only if we all wait,\" a well-placed source told the Herald.", False),
]


class Statements(CliTest):
    def speakers_of(self, second):
        texts = {"a": f"{DAY}A source told the Gazette: \"{OVER}.\"", "b": DAY + second}
        rows = [{"id": name, "title": "Quaylight is nearly sold", "text": text, "language": "en", "published": "2031-03-09",
                 "outlet": f"Outlet {name}"} for name, text in texts.items()]
        run = self.run_program("trace", "--json", self.write("two.jsonl", "".join(json.dumps(row) + "\n" for row in rows)))
        self.assertEqual(run.status, 0, run.err)
        return [sorted({wording["article"] for wording in statement["wordings"] if "as good as over" in wording["text"]})
                for statement in json.loads(run.out)["statements"] if any("as good as over" in w["text"] for w in statement["wordings"])]

    def test_the_same_words_of_small_words_too(self):
        for second, is_one in SECOND:
            with self.subTest(second=second):
                self.assertEqual(sorted(self.speakers_of(second)), [["a", "b"]] if is_one else [["a"], ["b"]])


if __name__ == "__main__":
    unittest.main()
