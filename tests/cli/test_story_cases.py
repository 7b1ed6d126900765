"""Groups of invented news (tests/cases/story/invented.jsonl): two languages, a round-up, an agency's day; and what holds of any set."""
import json
import random
import unittest

from harness import ROOT, CliTest

CASES = [json.loads(line) for line in (ROOT / "tests" / "cases" / "story" / "invented.jsonl").read_text(encoding="utf-8").splitlines()]
FIRE = {"fire-fr-1", "fire-fr-2", "fire-en-1", "fire-en-2"}
VOTE = {"vote-fr-1", "vote-en-1"}
SHIP = [f"ship-{version}" for version in range(1, 6)]


class StoryCases(CliTest):
    def output(self, *files, options=()):
        """The bytes of group on the files, each a list of articles."""
        paths = [self.write(f"{number}.jsonl", "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles))
                 for number, articles in enumerate(files)]
        run = self.run_program("group", *options, *paths)
        self.assertEqual(run.status, 0, run.err)
        return run.out

    def groups(self, articles):
        lines = [json.loads(line) for line in self.output(articles).decode("utf-8").splitlines()]
        return {line["id"]: line for line in lines if "family" in line}

    def test_one_event_in_two_languages(self):
        groups = self.groups(CASES)
        for event in (FIRE, VOTE):
            self.assertEqual(len({groups[article]["event"] for article in event}), 1, event)
        self.assertNotEqual(groups["fire-en-1"]["story"], groups["vote-en-1"]["story"])

    def test_without_days_of_publication_too(self):
        groups = self.groups([{**article, "date": ""} for article in CASES])
        for event in (FIRE, VOTE):
            self.assertEqual(len({groups[article]["event"] for article in event}), 1, event)

    def test_a_round_up_belongs_to_what_it_is_about(self):
        groups = self.groups(CASES)
        self.assertEqual(groups["round-fr"]["event"], groups["fire-fr-1"]["event"])

    def test_the_versions_of_a_day_are_copies_but_no_family(self):
        groups = self.groups(CASES)
        for earlier, later in zip(SHIP, SHIP[1:]):
            self.assertIn(later, [copy["of"] for copy in groups[earlier]["copies"]])
        self.assertEqual(len({groups[version]["event"] for version in SHIP}), 1)
        for first, last in ((SHIP[0], SHIP[-1]), (SHIP[0], SHIP[2]), (SHIP[1], SHIP[4])):
            self.assertNotEqual(groups[first]["family"], groups[last]["family"])

    def test_any_order_split_and_jobs_give_the_same_bytes(self):
        wanted = self.output(CASES)
        shuffle = random.Random(5)
        for jobs in (1, 2, 5):
            articles = CASES[:]
            shuffle.shuffle(articles)
            at = shuffle.randrange(1, len(articles))
            self.assertEqual(self.output(articles[:at], articles[at:], options=("--jobs", jobs)), wanted, (jobs, at))

    def test_an_article_changes_no_group_that_it_has_no_edge_to(self):
        everything = self.groups(CASES)
        for left_out in (VOTE, set(SHIP)):
            before = self.groups([article for article in CASES if article["id"] not in left_out])
            for article, group in before.items():
                if article != "round-fr":  # It names the vote.
                    self.assertEqual(group, everything[article], article)

    def test_an_exact_copy_joins_its_original(self):
        for original in CASES:
            copied = self.groups([*CASES, {**original, "id": "copy", "outlet": "Le Relais", "date": "2031-06-30"}])
            for level in ("family", "event", "story"):
                self.assertEqual(copied["copy"][level], copied[original["id"]][level], original["id"])


if __name__ == "__main__":
    unittest.main()
