"""The same inputs give the same bytes, whatever the jobs, the order, the folder, the time zone, the locale, the place in memory."""
import random
import shutil
import unittest

from harness import EXAMPLE, CliTest


class SameBytes(CliTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(EXAMPLE, self.folder / "pages")
        self.pages = sorted(f"pages/{path.name}" for path in (self.folder / "pages").iterdir())

    def output(self, command, *arguments, **environment):
        run = self.run_program(*command, *arguments, **environment)
        self.assertEqual(run.status, 0, run.err)
        self.assertGreater(len(run.out), 1000)
        return run.out

    def test_every_command(self):
        for command in (["trace", "--json"], ["trace"], ["group"], ["read"], ["extract"], ["export", "-f", "json"]):
            with self.subTest(command=command):
                first = self.output(command, *self.pages, "--jobs", "1")
                for jobs in ("2", "7"):
                    self.assertEqual(self.output(command, *self.pages, "--jobs", jobs), first)
                shuffled = random.Random(7).sample(self.pages, len(self.pages))
                self.assertEqual(self.output(command, *shuffled), first)
                self.assertEqual(self.output(command, *shuffled, *self.pages), first)
                elsewhere = self.output(command, *self.pages, TZ="Asia/Tokyo", LC_ALL="tr_TR.UTF-8", COLUMNS="40")
                self.assertEqual(elsewhere, first)
                if command != ["trace"]:  # Its proposed next commands name the inputs as they were typed.
                    self.assertEqual(self.output(command, "pages"), first)

    def test_every_export_wherever_it_runs(self):
        """Another zone, language and width; memory that lies elsewhere (no address at random) and holds other remains."""
        elsewhere = {"TZ": "America/St_Johns", "LC_ALL": "fr_FR.UTF-8", "LANG": "tr_TR.UTF-8", "COLUMNS": "43", "MALLOC_PERTURB_": "165"}
        still = ("setarch", "-R") if shutil.which("setarch") and self.run_program("--version", prefix=("setarch", "-R")).status == 0 else ()
        for form in ("jsonl", "json", "csv", "csv-fr", "ninjs", "gexf", "graphml", "prov", "annotations", "stix", "conllu", "markdown", "html"):
            with self.subTest(form=form):
                first = self.output(["export", "pages", "-f", form], "--jobs", "1")
                self.assertEqual(self.output(["export", "pages", "-f", form], "--jobs", "3", prefix=still, **elsewhere), first)

    def test_through_a_store_in_any_order(self):
        first = self.output(["trace", "--json"], "pages")
        self.assertEqual(self.output(["trace", "--json"], "pages", "--db", "at-once.db"), first)
        shuffled = random.Random(3).sample(self.pages, len(self.pages))
        for number, pages in enumerate((self.pages, shuffled)):
            store = f"{number}.db"
            for page in pages:
                self.assertEqual(self.run_program("add", page, "--db", store).status, 0)
            self.assertEqual(self.run_program("add", "pages", "--db", store).status, 0)
            self.assertEqual(self.output(["trace", "--json"], "--db", store), first)
            self.assertEqual(self.run_program("check", "--db", store).status, 0)

    def test_through_a_pipe(self):
        articles = self.output(["extract"], "pages")
        from_pages = self.output(["group"], "pages")
        piped = self.run_program("group", "-", stdin=articles)
        self.assertEqual(piped.status, 0, piped.err)
        ids = lambda text: sorted(line.split(b'"event"')[0] for line in text.splitlines() if b'"copies"' in line)
        self.assertEqual(ids(piped.out), ids(from_pages))


if __name__ == "__main__":
    unittest.main()
