"""The commands that README and the how-tos print run as they are printed; every command and option that a page names is there."""
import os
import re
import shutil
import signal
import subprocess
import unittest

from harness import EXAMPLE, PROGRAM, ROOT, CliTest

PAGES = [ROOT / "README.md", ROOT / "examples/parquet/README.md", *sorted((ROOT / "docs/how-to").glob("*.md"))]
NAMED_IN = [*PAGES, *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs/formats").glob("*.md")), *sorted((ROOT / "data").rglob("README.md"))]

# Whole lines that are not run, each with its reason: what begins so is passed over. An entry that fits no line is an error.
NOT_RUN = {
    "script/": "builds: .ci/run does it",
    "make deb": "builds: script/deb tries the package in a bare Debian",
    "sudo apt": "changes the machine; script/deb FOLDER does it in a bare Debian",
    "man sourcier": "test_help.py reads the manual",
    "docker": "wants an engine",
    "pip install": "the Python tests do",
    "duckdb": "the tests of the export to Parquet ask the same questions",
    "data/models/": "wants development data",
    "sourcier model train extract DATA": "wants development data",
    "sourcier model evaluate extract": "wants development data",
    "sourcier export examples/port-closure/pages --format parquet": "the Python tests do; without the package it says what is missing",
    "sourcier watch": "test_watch.py; public addresses alone are fetched",
    "sourcier serve --db news.db --address": "wants a certificate; test_sharing.py",
    "sourcier serve --db news.db --token-file": "test_sharing.py",
}
# What pages write for something of the reader's own.
PLACEHOLDERS = {"FOLDER…": "pages/", "ID|URL…": "ID", "[ARTICLE…]": "", "INPUT…": "pages/", "--count 100000": "--count 300"}


def blocks(page):
    """The commands of each block of a page: a line each, without the words that explain it."""
    for kind, block in re.findall(r"^```(\w*)\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL):
        if kind not in ("", "sh"):
            continue
        lines = []
        for line in block.replace("\\\n", " ").splitlines():
            if re.match(r"(\$ )?(build/release/)?(sourcier|make_corpus) |token=|curl |printf |" + "|".join(map(re.escape, NOT_RUN)), line):
                lines.append(re.split(r"   +(?=[^-\s])", re.sub(r"^(\$ )?(build/release/)?", "", line))[0].strip())
        if lines:
            yield lines


class Documents(CliTest):
    def setUp(self):
        super().setUp()
        (self.folder / "bin").mkdir()
        made = os.environ.get("SOURCIER_MAKE_CORPUS")
        for name, program in (("sourcier", PROGRAM), ("make_corpus", made)):
            if program:
                (self.folder / "bin" / name).symlink_to(program)
        self.room = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}"}

    def prepare(self):
        """What a reader of these pages has at hand: the example, pages of his own, a store."""
        shutil.copytree(EXAMPLE, self.folder / "examples/port-closure/pages")
        (self.folder / "pages").mkdir()
        for page in sorted(EXAMPLE.iterdir())[:6]:
            shutil.copy(page, self.folder / "pages")
        shutil.copy(sorted(EXAMPLE.iterdir())[0], self.folder / "page.html")
        added = self.run_program("add", "pages/", "--db", "news.db")
        self.assertEqual(added.status, 0, added.err)
        return self.run_program("extract", "page.html").lines()[0]["id"]

    def run_line(self, line):
        done = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=self.folder, env=self.room, capture_output=True, timeout=120, check=False)
        words = done.stderr.decode("utf-8", "replace")
        self.assertEqual(done.returncode, 0, f"{line}\n{words}")

    def serve(self, line, asked):
        """The server of one line, with the port that is free, asked what the lines behind it ask, until it is told to stop."""
        server = subprocess.Popen(["sh", "-c", f"exec {line.replace(' --open', '')} --port 0"], cwd=self.folder, env=self.room, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, text=True)
        try:
            for words in server.stderr:
                found = re.search(r"http://127\.0\.0\.1:(\d+)/", words)
                if found:
                    break
            else:
                self.fail(f"{line}: ended without an address")
            if asked:
                self.run_line("\n".join(["set -e", *asked]).replace("localhost:8642", f"localhost:{found[1]}"))
        finally:
            server.send_signal(signal.SIGTERM)
            status = server.wait(60)
            server.stderr.close()
        self.assertEqual(status, 0, line)

    @unittest.skipUnless(shutil.which("curl") and shutil.which("jq"), "needs curl and jq")
    def test_commands_run_as_printed(self):
        one = self.prepare()
        passed_over, ran = set(), 0
        for page in PAGES:
            for lines in blocks(page):
                asked = []
                for line in lines:
                    reason = next((begin for begin in NOT_RUN if line.startswith(begin)), None)
                    if reason:
                        passed_over.add(reason)
                        continue
                    for placeholder, mine in PLACEHOLDERS.items():
                        line = line.replace(placeholder, mine)
                    line = re.sub(r"\bID\b", one, line)
                    with self.subTest(page=page.name, line=line):
                        ran += 1
                        if " serve " in line:
                            self.serve(line, [])
                        elif "localhost:8642" in line:
                            asked.append(line)
                        else:
                            self.run_line(line)
                if asked:
                    with self.subTest(page=page.name, line=asked):
                        self.serve("sourcier serve pages/", asked)
        self.assertGreater(ran, 30)
        self.assertEqual(passed_over, set(NOT_RUN), "an entry of NOT_RUN fits no line")


class Names(CliTest):
    helps = {}

    def help_of(self, *path):
        if path not in self.helps:
            run = self.run_program(*path, "--help")
            self.helps[path] = run.out.decode() if run.status == 0 else None
        return self.helps[path]

    def test_every_command_and_option_that_a_page_names_is_there(self):
        named = 0
        for page in NAMED_IN:
            text = page.read_text(encoding="utf-8")
            calls = re.findall(r"`sourcier ([a-z][^`]*)`", text) + [call for block in re.findall(r"^```(?:sh)?\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
                                                                   for call in re.findall(r"^(?:\$ )?(?:build/release/)?sourcier ([a-z].*)", block.replace("\\\n", " "), flags=re.MULTILINE)]
            for call in calls:
                call = re.split(r"   +(?=[^-\s])| \| (?!INPUT)|\s#", call)[0]
                words = call.split()
                path = tuple(words[:2]) if words[0] == "model" and len(words) > 1 and re.fullmatch("[a-z]+", words[1]) else (words[0],)
                with self.subTest(page=str(page.relative_to(ROOT)), call=call):
                    text_of = self.help_of(*path)
                    self.assertIsNotNone(text_of, "no such command")
                    for option in re.findall(r"(?<=\s)(--?[a-z][a-z-]*)", re.sub("'[^']*'", "", call)):
                        named += 1
                        self.assertRegex(text_of, rf"(?m)^  (.*, )?{option}\b")
        self.assertGreater(named, 40)


if __name__ == "__main__":
    unittest.main()
