"""Wrong uses and wrong inputs, one by one: the exit status, one line, and words that name the place, what was found, what was wanted and the way out."""
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import unittest

from harness import ARTICLE, EXAMPLE, PROGRAM, CliTest

LIVE = ["https://example.org/feed", "--db", "new.db", "--once"]

# The command line, and what its message must hold; {name} are things that setUp lays out. Status 2: nothing is done.
USAGE = [
    (["frobnicate"], ["'frobnicate' is no command of sourcier"]),
    (["--frob"], ["--frob is no option of sourcier"]),
    (["trace", "-x", "page.html"], ["-x is no option of sourcier trace"]),
    (["trace", "page.html", "--quite"], ["--quite is no option", "did you mean --quiet?"]),
    (["trace"], ["INPUT is missing", "files, folders", "--db FILE"]),
    (["serve"], ["INPUT is missing", "--db FILE"]),
    (["export", "-f", "csv"], ["INPUT is missing", "--db FILE"]),
    (["export", "-f", "parquet"], ["INPUT is missing", "--db FILE"]),
    (["mcp"], ["INPUT is missing", "--db FILE"]),
    (["group"], ["INPUT is missing", "--db FILE"]),
    (["read"], ["INPUT is missing", "files, folders"]),
    (["add", "page.html"], ["--db FILE is missing", "store"]),
    (["add", "--db", "s.db"], ["INPUT is missing", "--again", "--retry"]),
    (["remove", "--db", "s.db"], ["ARTICLE is missing", "--story", "--older-than"]),
    (["search", "--db", "s.db"], ["QUERY is missing", "a phrase"]),
    (["backup", "--db", "s.db"], ["TO is missing", "a file that is not there yet"]),
    (["watch", "--db", "s.db"], ["FEED is missing", "OPML"]),
    (["trace", "page.html", "--jobs"], ["--jobs", "wanted --jobs N"]),
    (["group", "page.html", "--explain", "a"], ["--explain", "wanted --explain A B"]),
    (["check", "--db", "s.db", "--db", "s.db"], ["--db is given more than once", "wanted one --db FILE"]),
    (["trace", "page.html", "--jobs", "x"], ["--jobs: 'x' is no number from 1 to 256"]),
    (["trace", "page.html", "--jobs", "999"], ["--jobs: '999' is no number from 1 to 256"]),
    (["search", "x", "--db", "s.db", "--limit", "0"], ["--limit: '0' is no number from 1 to 500"]),
    (["group", "page.html", "--near-copies", "0"], ["--near-copies: '0' is no number from 1 to 100"]),
    (["serve", "page.html", "--port", "70000"], ["--port: '70000' is no number from 0 to 65535"]),
    (["watch", *LIVE, "--every", "1"], ["--every: '1' is no number from 10 to 604800"]),
    (["trace", "page.html", "--language", "not a tag"], ["--language: 'not a tag' is no tag of a language", "fr or en"]),
    (["trace", "page.html", "--language", "f"], ["--language: 'f' is no tag of a language"]),
    (["trace", "page.html", "--report-language", "de"], ["'de' is no language of reports", "fr, en"]),
    (["trace", "page.html", "--reference-date", "2025-13-01"], ["'2025-13-01' is no date", "2025-07-12"]),
    (["trace", "page.html", "--reference-date", "2025-02-30"], ["'2025-02-30' is no date", "2025-07-12"]),
    (["remove", "--older-than", "2025", "--db", "s.db"], ["'2025' is no day", "2025-07-12"]),
    (["export", "page.html", "-f", "pdf"], ["'pdf' is no format", "markdown"]),
    (["completions", "tcsh"], ["'tcsh' is no shell", "bash, zsh, fish"]),
    (["manual", "frob"], ["'frob' is no command", "sourcier --help"]),
    (["model", "train", "frob"], ["'frob' is no model", "names-fr"]),
    (["watch", *LIVE, "--search", "port"], ["--search: 'port'", "wanted NAME=QUERY"]),
    (["watch", *LIVE, "--search", "port="], ["--search: 'port='", "wanted NAME=QUERY"]),
    (["watch", *LIVE, "--webhook", "ftp://example.org"], ["--webhook: 'ftp://example.org' is no address", "https://"]),
    (["watch", "page.html", "--db", "new.db"], ["page.html: is no list of feeds", "OPML", "https://"]),
    (["watch", "none.opml", "--db", "new.db"], ["none.opml: cannot open: No such file or directory", "OPML"]),
    (["serve", "page.html", "--address", "x"], ["--address: 'x' is no address", "127.0.0.1"]),
    (["serve", "page.html", "--address", "0.0.0.0"], ["0.0.0.0 can be reached by others", "--token-file"]),
    (["serve", "page.html", "--token-file", "none"], ["none: cannot open the file of tokens: No such file"]),
    (["serve", "page.html", "--token-file", "tokens"], ["tokens:1: 'boss' begins the line", "reader or editor"]),
    (["serve", "page.html", "--token-file", "open-tokens"], ["open-tokens: others may read the tokens", "chmod 600"]),
    (["serve", "page.html", "--key", "k"], ["--key requires --certificate"]),
    (["trace", "--db", "s.db", "--html", "s.db"], ["s.db: is read from, and would be lost", "another file"]),
    (["trace", "page.html", "--html", "./page.html"], ["page.html: is read from, and would be lost"]),
    (["export", "--db", "s.db", "--out", "s.db"], ["s.db: is read from, and would be lost"]),
]

# Status 1: it cannot be done.
FAILURES = [
    (["trace", "none.html"], ["skipped none.html: cannot open: No such file or directory", "no article could be read"]),
    (["trace", "empty"], ["the inputs hold no article", "pages, feeds, web archives or JSON Lines"]),
    (["trace", "words"], ["skipped words/words.txt: no article was found on the page"]),
    (["trace", "zero.html"], ["zero.html: the file is empty"]),
    (["trace", "blank.html"], ["blank.html: the file holds nothing but white space"]),
    (["trace", "image.png"], ["image.png: is a PNG image, not a page"]),
    (["trace", "s.db"], ["s.db: is an SQLite database (a store is opened with --db), not a page"]),
    (["trace", "-"], ["the file is empty"]),
    (["read", "cut.jsonl"], ["cut.jsonl:1: the line is not JSON"]),
    (["read", "textless.jsonl"], ["textless.jsonl:1: the line has no \"text\""]),
    (["extract", "https://example.org"], ["https://example.org: is no file, and no address that is fetched here", "takes addresses"]),
    (["trace", "ftp://example.org"], ["ftp://example.org: is no file, and no address that is fetched here", "https://"]),
    (["trace", "http://"], ["http://: is no http or https address", "https://example.org/page"]),
    (["trace", "http://127.0.0.1/x"], ["http://127.0.0.1/x: leads to an address that is not of the public Internet"]),
    (["trace", "http://nowhere.invalid/x"], ["http://nowhere.invalid/x: its host does not give its robots.txt (", "fetched"]),
    (["serve", "empty", "--port", "0"], ["no article could be read"]),
    (["trace", "page.html", "--data", "none.pack"], ["none.pack: cannot open the data file: No such file"]),
    (["trace", "page.html", "--data", "empty"], ["empty: is a folder", "sourcier.pack"]),
    (["trace", "page.html", "--data", "page.html"], ["page.html: the data file is damaged or of another version", "sourcier.pack"]),
    (["trace", "page.html", "--explain", "nothing-such"], ["'nothing-such'", "the id of a statement", "--json"]),
    (["trace", "page.html", "--html", "none/x.html"], ["none/x.html: cannot write the file: No such file or directory"]),
    (["trace", "page.html", "--html", "empty"], ["empty: cannot write the file: Is a directory"]),
    (["trace", "page.html", "--html", "/dev/full"], ["/dev/full: cannot write the file: No space left on device"]),
    (["export", "page.html", "-o", "/dev/full"], ["/dev/full: cannot write the file: No space left on device"]),
    (["manual", "--out", "page.html"], ["page.html: cannot make the folder: Not a directory"]),
    (["search", "after:2025-99-99", "--db", "s.db"], ["after:2025-99-99 is no date", "after:2025-07-12"]),
    (["search", "port", "--db", "s.db", "--after", "x"], ["'x' is no cursor", "the page before"]),
    (["search", "a " * 5000, "--db", "s.db"], ["has 10000 bytes", "4096"]),
    (["search", "port -before:2025-01-01", "--db", "s.db"], ["-before: cannot be excluded", "wanted before:"]),
    (["remove", "x", "--db", "s.db"], ["x: there is no such article in the store"]),
    (["remove", "--story", "x", "--db", "s.db"], ["x: there is no such story in the store"]),
    (["unfollow", "x", "--db", "s.db"], ["x: no story is followed by an article of that id"]),
    (["watch", *LIVE, "--follow", "x"], ["--follow: 'x' is no article of the store", "the id of one"]),
    (["backup", "s.db", "--db", "s.db"], ["s.db: is there already"]),
    (["backup", "none/copy.db", "--db", "s.db"], ["none/copy.db: cannot write in none: No such file or directory"]),
    (["backup", "copy.db", "--db", "damaged.db"], ["damaged.db: the store is damaged"]),
    (["add", "page.html", "--db", "none/s.db"], ["none/s.db: there is no folder of that name"]),
    (["add", "--again", "--db", "none.db"], ["none.db: cannot open the store: No such file or directory"]),
    (["add", "--retry", "--db", "none.db"], ["none.db: cannot open the store: No such file or directory"]),
    (["serve", "page.html", "--certificate", "none.pem", "--key", "none.key"], ["none.pem: no certificate can be read", "PEM"]),
    (["export", "--db", "zero.html"], ["zero.html: there is nothing in it yet", "sourcier add"]),
]

# What every command that opens a store says of a file that is none, or not one for it.
STORES = [
    ("page.html", ["the file is not a Sourcier store", "sourcier add or watch"]),
    ("other.db", ["the file is not a Sourcier store", "sourcier add or watch"]),
    ("newer.db", ["the store has schema 99", "reads up to", "the newer program"]),
    ("damaged.db", ["the store is damaged: ", "sourcier backup"]),
    ("cut.db", ["the store is damaged: ", "sourcier backup"]),
    ("empty", ["is a folder", "the file of a store"]),
]
OPENS = [["trace", "--db"], ["export", "--db"], ["search", "port", "--db"], ["check", "--db"], ["backup", "copy.db", "--db"],
         ["add", "page.html", "--db"], ["compact", "--db"], ["remove", "x", "--db"], ["unfollow", "--db"], ["serve", "--port", "0", "--db"], ["mcp", "--db"]]


class Messages(CliTest):
    def setUp(self):
        super().setUp()
        self.write("page.html", ARTICLE.format(title="Le pont sera rénové"))
        self.write("zero.html", "")
        self.write("blank.html", "  \n\n")
        self.write("image.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50)
        self.write("words/words.txt", "just words")
        self.write("cut.jsonl", '{"id": ')
        self.write("textless.jsonl", '{"id": "a"}\n')
        self.write("tokens", "boss ana " + "x" * 40 + "\n")
        self.write("open-tokens", "reader ana " + "x" * 40 + "\n")
        os.chmod(self.folder / "tokens", 0o600)
        os.chmod(self.folder / "open-tokens", 0o644)
        (self.folder / "empty").mkdir()
        self.assertEqual(self.run_program("add", "page.html", "--db", "s.db").status, 0)
        self.lay_out_stores()

    def lay_out_stores(self):
        store = self.folder / "s.db"
        for name in ("newer.db", "damaged.db", "cut.db"):
            shutil.copy(store, self.folder / name)
        for name, change in (("newer.db", "PRAGMA user_version = 99"), ("other.db", "CREATE TABLE t (x)")):
            connection = sqlite3.connect(self.folder / name)
            connection.execute(change)
            connection.close()
        content = bytearray(store.read_bytes())
        content[100:] = b"\xa5" * (len(content) - 100)
        (self.folder / "damaged.db").write_bytes(content)
        os.truncate(self.folder / "cut.db", 20_000)

    def check(self, arguments, status, words):
        with self.subTest(arguments=arguments):
            run = self.run_program(*arguments, XDG_RUNTIME_DIR="")
            self.assertEqual(run.status, status, run.err)
            for word in words:
                self.assertIn(word, run.err)
            for line in run.err.splitlines():
                self.assertRegex(line, r"^(sourcier: |\d+ (added|feeds))")
            self.assertLess(len(run.err.splitlines()), 4, run.err)

    def test_wrong_uses_do_nothing_and_say_what_was_wanted(self):
        before = {path.name: path.stat().st_mtime_ns for path in self.folder.iterdir()}
        for arguments, words in USAGE:
            self.check(arguments, 2, words)
        self.assertEqual({path.name: path.stat().st_mtime_ns for path in self.folder.iterdir()}, before)

    def test_what_cannot_be_done_says_where_and_why(self):
        for arguments, words in FAILURES:
            self.check(arguments, 1, words)
        self.assertFalse((self.folder / "none.db").exists())

    def test_what_is_no_store_is_told_alike_by_every_command(self):
        for name, words in STORES:
            for command in OPENS:
                self.check([*command, name], 1, [f"{name}: ", *words])
        self.assertFalse((self.folder / "copy.db").exists())

    def test_a_part_that_is_skipped_is_named_and_the_rest_is_done(self):
        self.check(["extract", "page.html", "none.html"], 3, ["skipped none.html: cannot open: No such file or directory"])

    def test_an_empty_store_is_told_to_be_one(self):
        self.assertEqual(self.run_program("add", "empty", "--db", "new.db").status, 1)
        self.check(["trace", "--db", "new.db"], 1, ["new.db: the store holds no article", "sourcier add"])

    def test_rights_that_are_missing_are_told(self):
        who = self.as_another_user()
        os.chmod(self.folder / "page.html", 0)
        os.chmod(self.folder / "s.db", 0)
        for arguments, place in ((["extract", "page.html"], "page.html"), (["check", "--db", "s.db"], "s.db")):
            run = self.run_program(*arguments, **who)
            self.assertEqual(run.status, 1, run.err)
            self.assertIn(place, run.err)
            self.assertIn("Permission denied", run.err)

    def test_a_port_that_is_taken_is_told(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            self.check(["serve", "page.html", "--port", str(port)], 1,
                       [f"127.0.0.1:{port}: cannot listen there: Address already in use", "--port"])

    def test_a_full_disk_and_a_closed_pipe(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "extract", EXAMPLE], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"standard output: cannot write the result: No space left on device", done.stderr)
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([PROGRAM, "extract", EXAMPLE], stdout=writing, stderr=subprocess.PIPE, check=False)
        os.close(writing)
        self.assertIn(done.returncode, (1, -13))  # As the shell's own programs do: ended by the signal, or told.
        self.assertNotIn(b"terminate", done.stderr)

    def test_a_message_of_the_api_says_what_is_taken(self):
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "get_story", "arguments": {"story": "none"}}})
        run = self.run_program("mcp", "--db", "s.db", stdin=body.encode() + b"\n")
        self.assertIn("there is none of id 'none'", run.out.decode())


if __name__ == "__main__":
    unittest.main()
