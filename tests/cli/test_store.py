"""The store through the commands: what is kept, found, removed and copied, and what each trouble is called."""
import json
import os
import pathlib
import resource
import shutil
import sqlite3
import unittest

from harness import ARTICLE, EXAMPLE, NOBODY, CliTest

RARE = "Xylophagistan"


def page(title, extra=""):
    return ARTICLE.format(title=title).replace("</article>", f"<p>{extra}</p></article>")


class StoreTest(CliTest):
    def sourcier(self, *arguments, status=0, **options):
        run = self.run_program(*arguments, **options)
        self.assertEqual(run.status, status, run.err)
        return run

    def check(self, store="s.db", **options):
        return json.loads(self.sourcier("check", "--db", store, "--json", **options).out)

    def found(self, query, store="s.db", **options):
        return json.loads(self.sourcier("search", query, "--db", store, "--json", **options).out)

    def own_pages(self):
        """The example's pages where whoever runs the program may read them."""
        shutil.copytree(EXAMPLE, self.folder / "pages")
        return "pages"


class Adding(StoreTest):
    def test_a_second_run_has_nothing_to_do(self):
        first = self.sourcier("add", EXAMPLE, "--db", "s.db")
        self.assertIn("0 known already", first.err)
        content = self.check()["content"]
        again = self.sourcier("add", EXAMPLE, "--db", "s.db")
        self.assertIn("0 added, 0 changed, 0 known already", again.err)
        self.assertRegex(again.err, r"\d+ files were read before and have not changed")
        self.assertEqual(self.check()["content"], content)

    def test_the_same_pages_in_any_order_leave_the_same_store(self):
        pages = sorted(EXAMPLE.iterdir())[:8]
        self.sourcier("add", *pages, "--db", "a.db")
        for one in reversed(pages):
            self.sourcier("add", one, "--db", "b.db", "--jobs", "1")
        self.assertEqual(self.check("a.db")["content"], self.check("b.db")["content"])

    def test_what_was_skipped_is_told_again_and_tried_again(self):
        bad = self.write("in/bad.html", "<html><body></body></html>")
        self.write("in/good.html", page("Un titre"))
        self.sourcier("add", "in", "--db", "s.db", status=3)
        self.assertIn("no article was found", self.sourcier("add", "in", "--db", "s.db", status=3).err)
        self.assertEqual(self.check()["skipped"], 1)
        bad.write_text(page("Un autre titre", "Une phrase qui lui est propre."), encoding="utf-8")
        retried = self.sourcier("add", "--retry", "--db", "s.db")
        self.assertIn("1 added", retried.err)
        self.assertEqual(self.check()["skipped"], 0)

    def test_a_folder_that_could_not_be_read_once_is_not_remembered(self):
        user = self.as_another_user()
        for retried in (["pages"], ["pages", "--retry"], ["--retry"], ["pages/inner", "--retry"]):
            with self.subTest(retried):
                inner = self.folder / "pages" / "inner"
                shutil.copytree(EXAMPLE, inner)
                store = f"{len(retried)}{len(retried[0])}.db"
                inner.chmod(0)
                skipped = self.sourcier("add", "pages", "--db", store, status=1, **user)
                self.assertIn("pages/inner: cannot read the folder: Permission denied", skipped.err)
                self.assertEqual(self.check(store, **user)["skipped"], 1)
                inner.chmod(0o755)
                self.sourcier("add", *retried, "--db", store, **user)
                self.assertEqual(self.check(store, **user)["skipped"], 0)
                self.assertGreater(self.check(store, **user)["articles"], 5)
                shutil.rmtree(self.folder / "pages")

    def test_a_mended_file_is_read_anew(self):
        lines = [json.dumps({"text": f"Un texte {i}.", "id": f"t{i}"}) for i in range(3)]
        lines.insert(1, '{"text": ')
        self.write("in.jsonl", "\n".join(lines))
        self.sourcier("add", "in.jsonl", "--db", "s.db", status=3)
        lines[1] = json.dumps({"text": "Mended.", "id": "t9"})
        self.write("in.jsonl", "\n".join(lines))
        self.assertIn("1 added, 0 changed, 3 known", self.sourcier("add", "--retry", "--db", "s.db").err)
        self.assertEqual(self.check()["skipped"], 0)

    def test_an_older_reading_is_made_anew_from_the_kept_page(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        content = self.check()["content"]
        store = sqlite3.connect(self.folder / "s.db")
        store.execute("UPDATE state SET made_by = 'older', reading = NULL WHERE number % 2 = 0")
        store.commit()
        store.close()
        again = self.sourcier("add", "--again", "--db", "s.db")
        self.assertRegex(again.err, r"0 added, [1-9]\d* changed")
        self.assertEqual(self.check()["content"], content)
        self.assertIn("0 changed", self.sourcier("add", "--again", "--db", "s.db").err)

    def test_earlier_texts_are_kept(self):
        url = "https://lefanal.example/2031/port"
        for day, words in (("17", "dix blessés"), ("18", "douze blessés")):
            line = {"id": "t1", "url": url, "text": f"Le port a compté {words}.", "modified": f"2031-03-{day}"}
            self.write(f"{day}.jsonl", json.dumps(line))
            self.sourcier("add", f"{day}.jsonl", "--db", "s.db")
        self.assertEqual(self.check()["versions"], 1)
        self.assertEqual(self.found("douze")["total"], 1)
        self.assertEqual(self.found("dix")["total"], 0)


class Searching(StoreTest):
    def test_operators_and_facets(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        result = self.found("port")
        self.assertGreater(result["total"], 3)
        self.assertEqual(sum(f["count"] for f in result["facets"]["language"]), result["total"])
        first = result["items"][0]
        self.assertTrue(any(part["match"] for part in first["snippet"]))
        french = self.found("port language:fr")["total"]
        self.assertTrue(0 < french < result["total"])

    def test_a_query_that_cannot_be_understood_is_named(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        run = self.sourcier("search", "before:soon", "--db", "s.db", status=1)
        self.assertIn("before:soon is no date", run.err)


class Removing(StoreTest):
    def raw(self):
        return b"".join(path.read_bytes() for path in self.folder.glob("s.db*"))

    def test_nothing_of_a_removed_article_stays_in_the_file(self):
        self.write("in/quintefeuille-revient.html", page(f"Le retour du {RARE}", f"« {RARE} vaincra », a dit Zorobabel Quintefeuille."))
        self.write("in/b.html", page("Un pont rouvre", "Une phrase qui lui est propre."))
        self.sourcier("add", "in", "--db", "s.db")
        found = self.found(RARE)
        self.assertEqual(found["total"], 1)
        self.assertIn(RARE.lower().encode(), self.raw().lower())  # The index holds its words.
        identity = found["items"][0]["article"]
        self.sourcier("remove", identity, "--db", "s.db")
        raw = self.raw().lower()
        for word in (RARE.lower(), "quintefeuille"):
            self.assertNotIn(word.encode(), raw)
        self.assertEqual(self.found(RARE)["total"], 0)
        self.assertEqual(self.check()["articles"], 1)
        # It does not come back, until it is allowed to.
        os.utime(self.folder / "in/quintefeuille-revient.html")
        self.assertIn("removed for good", self.sourcier("add", "in", "--db", "s.db").err)
        self.assertEqual(self.check()["articles"], 1)
        self.sourcier("remove", identity, "--allow", "--db", "s.db")
        os.utime(self.folder / "in/quintefeuille-revient.html")
        self.sourcier("add", "in", "--db", "s.db")
        self.assertEqual(self.check()["articles"], 2)

    def test_old_articles_go_and_may_come_back(self):
        lines = [{"id": f"t{year}", "text": f"Un texte de {year}, sur le port.", "published": f"{year}-05-01"}
                 for year in (2029, 2030, 2031)]
        self.write("in.jsonl", "\n".join(map(json.dumps, lines)))
        self.sourcier("add", "in.jsonl", "--db", "s.db")
        self.assertIn("2 removed", self.sourcier("remove", "--older-than", "2031-01-01", "--db", "s.db").err)
        self.assertEqual(self.check()["articles"], 1)
        self.write("in.jsonl", "\n".join(map(json.dumps, lines)) + "\n")
        self.assertIn("2 added", self.sourcier("add", "in.jsonl", "--db", "s.db").err)

    def test_a_story_goes_for_good(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        story = self.found("verjus")["items"][0]["story"]
        self.assertIn("3 removed", self.sourcier("remove", "--story", story, "--db", "s.db").err)
        for word in (b"verjus", b"lestienne", b"montbrisac"):
            self.assertNotIn(word, self.raw().lower())
        self.assertEqual(self.check()["stories"], 1)
        self.sourcier("add", EXAMPLE, "--again", "--db", "s.db")
        self.assertEqual(self.found("verjus")["total"], 0)
        gone = self.sourcier("remove", "--story", story, "--db", "s.db", status=1)
        self.assertIn("there is no such story", gone.err)

    def test_age_spares_the_stories_that_are_followed(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        one = self.found("verjus")["items"][0]
        self.sourcier("watch", "http://127.0.0.1/none", "--once", "--db", "s.db", "--follow", one["article"], status=1)
        self.assertIn("14 removed", self.sourcier("remove", "--older-than", "2099-01-01", "--db", "s.db").err)
        self.assertEqual(self.check()["articles"], 3)
        # What is named goes all the same, and what is old with it may come back.
        self.sourcier("unfollow", one["article"], "--db", "s.db")
        self.assertIn("3 removed", self.sourcier("remove", one["article"], "--older-than", "2099-01-01", "--db", "s.db").err)
        for file in EXAMPLE.iterdir():
            shutil.copy(file, self.folder)
        self.sourcier("add", ".", "--db", "s.db", status=3)
        self.assertEqual(self.check()["articles"], 16)

    def test_an_unknown_article_is_named(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        self.assertIn("there is no such article", self.sourcier("remove", "nope", "--db", "s.db", status=1).err)


class Keeping(StoreTest):
    def test_a_copy_holds_the_same(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        self.sourcier("backup", "copy.db", "--db", "s.db")
        self.assertEqual(self.check("copy.db")["content"], self.check()["content"])
        self.assertIn("is there already", self.sourcier("backup", "copy.db", "--db", "s.db", status=1).err)
        self.sourcier("compact", "--db", "s.db")
        self.assertEqual(self.check("copy.db")["content"], self.check()["content"])

    def test_a_second_writer_is_told_so(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        lock = open(self.folder / "s.db-lock", "w")  # noqa: SIM115
        self.addCleanup(lock.close)
        import fcntl
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in (["add", EXAMPLE], ["remove", "x"], ["compact"]):
            run = self.sourcier(*command, "--db", "s.db", status=1)
            self.assertIn("another program is adding to the store", run.err)
        self.found("port")  # Who reads is not held up.
        self.check()

    def test_a_name_that_was_mistyped_makes_no_store(self):
        for command in (["remove", "x"], ["remove", "--older-than", "2031-01-01"], ["compact"], ["unfollow"], ["search", "x"], ["check"],
                        ["trace"], ["serve"], ["mcp"], ["backup", "copy.db"]):
            with self.subTest(command=command):
                run = self.run_program(*command, "--db", "new.db")
                self.assertEqual((run.status, run.err), (1, "sourcier: new.db: cannot open the store: No such file or directory\n"))
                self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_store_that_cannot_be_written_to(self):
        user, pages = self.as_another_user(), self.own_pages()
        self.sourcier("add", pages, "--db", "s.db", **user)
        (self.folder / "s.db").chmod(0o444)
        self.assertIn("cannot be written", self.sourcier("add", pages, "--db", "s.db", status=1, **user).err)
        self.check(**user)

    def test_a_store_in_a_folder_that_cannot_be_written_to(self):
        user, pages = self.as_another_user(), self.own_pages()
        folder = self.folder / "in"
        folder.mkdir()
        if user:
            shutil.chown(folder, NOBODY, NOBODY)
        self.sourcier("add", pages, "--db", "in/s.db", **user)
        folder.chmod(0o555)
        self.addCleanup(folder.chmod, 0o755)
        self.assertIn("cannot write", self.sourcier("add", pages, "--db", "in/s.db", status=1, **user).err)
        self.found("port", "in/s.db", **user)

    def test_a_full_disk_leaves_what_was_written(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        before = self.check()
        size = (self.folder / "s.db").stat().st_size
        lines = [json.dumps({"id": f"t{i}", "text": f"Un texte {i}. " + " ".join(f"mot{i}x{j}" for j in range(400))})
                 for i in range(400)]
        self.write("in.jsonl", "\n".join(lines))

        def limit():
            import signal
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        run = self.run_program("add", "in.jsonl", "--db", "s.db", preexec_fn=limit)
        self.assertEqual(run.status, 1, run.err)
        self.assertRegex(run.err, "what was written before is intact")
        self.assertEqual(self.check()["content"], before["content"])

    def test_a_damaged_file_is_named(self):
        self.sourcier("add", EXAMPLE, "--db", "s.db")
        path = self.folder / "s.db"
        content, named = self.check()["content"], 0
        whole = path.read_bytes()
        for at, size in ((0, 16), (100, 300), (4096, 4096), (len(whole) // 2, 4096), (len(whole) - 8192, 8192)):
            damaged = bytearray(whole)
            damaged[at:at + size] = b"\xA5" * size
            path.write_bytes(damaged)
            for beside in ("s.db-wal", "s.db-shm"):
                (self.folder / beside).unlink(missing_ok=True)
            run = self.run_program("check", "--db", "s.db")
            if run.status == 0:  # It met room that is not used.
                self.assertIn(content.encode(), run.out, at)
            else:
                self.assertTrue(run.err or b"problem" in run.out, at)
                named += 1
            self.assertEqual(path.read_bytes()[:at], bytes(damaged[:at]))  # It is only looked at.
        self.assertGreaterEqual(named, 3)
        path.write_bytes(b"no store at all, but long enough to be taken for one" * 100)
        self.assertIn("is not a Sourcier store", self.sourcier("check", "--db", "s.db", status=1).err)

    def test_a_store_of_an_older_schema_is_brought_up(self):
        root = pathlib.Path(os.environ["SOURCIER_ROOT"])
        store = sqlite3.connect(self.folder / "s.db")
        store.executescript((root / "tests/cases/store/version_1.sql").read_text(encoding="utf-8"))
        store.close()
        self.assertEqual(self.check()["articles"], 3)
        self.assertGreater(self.found("port")["total"], 0)
        shutil.copy(self.folder / "s.db", self.folder / "t.db")
        self.sourcier("add", EXAMPLE, "--db", "s.db")


if __name__ == "__main__":
    unittest.main()
