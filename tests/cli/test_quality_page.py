"""The page of `make quality`: what is worst comes first, what is right does not come at all, and a score stands beside what is wanted of it."""
import json
import os
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["SOURCIER_ROOT"])
sys.path.insert(0, str(ROOT / "tools"))
sys.dont_write_bytecode = True
import quality_page  # noqa: E402
import worst_cases  # noqa: E402


class Worst(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def rows(self, name, rows):
        path = self.folder / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    def test_ten_are_shown_the_worst_first_and_no_right_one(self):
        cases = [(badness, f"case {badness}", "") for badness in (0, 3, 12, *range(4, 12))]
        self.assertEqual([name for name, _ in worst_cases.worst(cases)], [f"case {badness}" for badness in range(12, 2, -1)])

    def test_articles_are_judged_by_the_group_they_were_put_into(self):
        gold = self.rows("gold", [{"id": name, "cluster": name[0]} for name in ("a1", "a2", "b1", "b2")])
        answer = self.rows("answer", [{"id": "a1", "cluster": 1}, {"id": "a2", "cluster": 1}, {"id": "b1", "cluster": 1}])
        found = worst_cases.worst(worst_cases.of_members(gold, answer))
        self.assertEqual([name for name, _ in found], ["b1", "b2", "a1", "a2"])
        self.assertEqual(found[0][1], "F1 0.40: put with 2 others, 0 of them right, of 1")

    def test_of_short_cases_the_shortest_comes_first(self):
        case = {"model": "NumberModel", "expected": [{"text": "two", "span": [0, 3], "type": "number", "value": 2}]}
        gold = self.rows("gold", [{**case, "id": "long", "text": "two men and a dog"}, {**case, "id": "short", "text": "two"},
                                  {**case, "id": "right", "text": "two a"}])
        right = {"span": [0, 3], "low": 2, "high": 2, "kind": "number"}
        answer = self.rows("answer", [{"id": "right", "quantities": [right]}, {"id": "long", "quantities": [{**right, "low": 3, "high": 3}]}])
        self.assertEqual(worst_cases.worst(worst_cases.of_short_quantities(gold, answer)),
                         [("short", "“two”: wanted two; ours nothing"), ("long", "“two men and a dog”: wanted two; ours two = 3…3")])

    def test_planted_copies_without_an_edge_are_named(self):
        self.rows("pairs.jsonl", [{"a": "x", "b": "y", "type": "verbatim"}, {"a": "x", "b": "z", "type": "host"}])
        groups = self.rows("groups", [{"id": "y", "copies": [{"of": "x"}]}, {"id": "z"}])
        self.assertEqual(worst_cases.worst(worst_cases.of_planted_copies(self.folder, groups)), [("x – z", "host")])


class Page(unittest.TestCase):
    def test_a_score_stands_beside_what_is_wanted(self):
        scores = {"scrapinghub_body_f1": "0.9800", "times_fr_duckling_solved": "0.7500", "times_fr_duckling_solved_low": "0.7000",
                  "times_fr_duckling_solved_high": "0.8000", "synthfr_origin_over": "0.5"}
        page = quality_page.as_page(scores, {"titles of a_set": [("page_1", "a *b* `c_d`")]})
        self.assertIn("(`scrapinghub_body_f1`) | **0.980** | 0.975 |", page)
        self.assertIn("(`times_fr_duckling_solved`) | 0.750, 0.05 short (0.700 to 0.800) | 0.80 |", page)
        self.assertIn("(`synthfr_origin_over`) | 0.500, 0.48 too much | at most 0.02 |", page)
        self.assertIn("(`htmldate_date_acc`) | not measured |", page)
        self.assertIn("### titles of a set\n\n* `page_1` a \\*b\\* `c_d`", page)
        self.assertIn("1 of ", page)

    def test_every_wanted_score_is_one_that_was_measured(self):
        page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
        measured = {line.split()[0] for line in page.split("```text\n")[1].split("```")[0].splitlines()}
        self.assertEqual([row["name"] for row in quality_page.wanted_rows() if row["name"] not in measured], [])


if __name__ == "__main__":
    unittest.main()
