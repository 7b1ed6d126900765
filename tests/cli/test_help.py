"""--help, the manual and the completions say the same, are well formed, and what they show works; a command line that is wrong is told so."""
import os
import re
import shutil
import subprocess
import unittest

from harness import PROGRAM, CliTest

STAGES = ["trace", "extract", "read", "group"]


class Help(CliTest):
    asked = {}  # What --help says of each command: asked for once, for all tests.

    def printed(self, *arguments):
        run = self.run_program(*arguments)
        self.assertEqual(run.status, 0, run.err)
        return run.out.decode()

    def help_of(self, *path):
        if path not in self.asked:
            self.asked[path] = self.printed(*path, "--help")
        return self.asked[path]

    def commands(self, *path):
        """Each command as --help of what is above it lists them: two blanks, a name, two blanks at least."""
        names = re.findall(r"^  ([a-z][a-z-]*)  ", self.help_of(*path), flags=re.MULTILINE)
        for name in names:
            yield (*path, name)
            if "COMMAND [OPTIONS]" in self.help_of(*path, name):
                yield from self.commands(*path, name)

    def options(self, *path):
        section = self.help_of(*path).split("\nOptions:\n")[1].split("\n\n")[0]
        return {name for line in section.splitlines() if line.startswith("  -") for name in re.match(r"  ((?:-[\w-]+(?:, )?)+)", line)[1].split(", ")}

    def test_help_lists_every_command_and_shows_examples(self):
        commands = list(self.commands())
        self.assertGreater(len(commands), 16)
        for name in STAGES + ["serve", "export", "add", "watch", "search", "check", "backup", "compact", "remove", "mcp", "completions", "manual"]:
            self.assertIn((name,), commands)
        self.assertIn(("model", "train"), commands)
        for path in commands:
            text = self.printed(*path, "--help")
            self.assertIn("--help", self.options(*path))
            if "COMMAND [OPTIONS]" not in text:
                self.assertIn("\nExamples:\n", text, path)
            self.assertTrue(all(len(line) <= 104 for line in text.splitlines()), path)

    def test_help_is_a_command_too(self):
        for path in [(), ("trace",), ("model", "train")]:
            self.assertEqual(self.printed("help", *path), self.help_of(*path))

    def test_a_page_that_no_browser_can_show_is_named(self):
        (self.folder / "page.txt").write_text("Le pont rouvre. « Nous rouvrirons mardi », a déclaré la maire, Lucie Tarbel.")
        run = subprocess.run([PROGRAM, "trace", "page.txt", "--html", "story.html", "--open", "--quiet"], cwd=self.folder, env={"PATH": "/nowhere"},
                             capture_output=True, check=False, timeout=60)
        self.assertEqual((run.returncode, run.stdout), (0, b""))
        self.assertEqual(run.stderr.decode(), "sourcier: story.html: is written; there is no xdg-open here to show it: open it yourself\n")

    def test_examples_use_options_that_are_there(self):
        for path in [(), *self.commands()]:
            for line in self.printed(*path, "--help").split("\nExamples:\n")[-1].splitlines():
                for call in re.findall(r"sourcier ([^|>)]*)", line.split("   ")[0]):
                    words = call.split()
                    named = (words[0],) if words[0] != "model" else tuple(words[:2])
                    for option in (word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word)):
                        self.assertIn(option, self.options(*named), line)

    def test_the_manual_has_every_option_and_no_warning(self):
        self.printed("manual", "--out", "man")
        pages = {path.stem for path in (self.folder / "man").iterdir()}
        self.assertEqual(pages, {"sourcier", *("-".join(("sourcier", *path)) for path in self.commands())})
        for path in [(), *self.commands()]:
            page = (self.folder / "man" / ("-".join(("sourcier", *path)) + ".1")).read_text()
            self.assertEqual(page, self.printed("manual", *path))
            for option in self.options(*path):
                self.assertIn("\\fB" + option.replace("-", "\\-") + "\\fR", page)
        self.assertEqual(self.run_program("manual", "nothing").status, 2)

    @unittest.skipUnless(shutil.which("man") and shutil.which("groff"), "needs man-db and groff")
    def test_man_reads_the_manual(self):
        self.printed("manual", "--out", "man")
        for page in sorted((self.folder / "man").iterdir()):
            shown = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", page], capture_output=True, check=False, timeout=60,
                                   env={**os.environ, "MANROFFSEQ": "", "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "PAGER": "cat"})
            self.assertEqual((shown.returncode, shown.stderr), (0, b""), page)
            self.assertIn(b"EXIT STATUS", re.sub(rb".\x08|\x1b\[[0-9;]*m", b"", shown.stdout))

    def test_bash_completes_what_help_lists(self):
        script = self.write("completion", self.printed("completions", "bash"))
        subprocess.run(["bash", "-n", script], check=True)
        self.write("pages/eins.html", "")

        def completed(*words):
            ask = f"source {script}; COMP_WORDS=(sourcier {' '.join(map(repr, words))}); COMP_CWORD={len(words)}; _sourcier; printf '%s\\n' \"${{COMPREPLY[@]}}\""
            return set(subprocess.run(["bash", "-c", ask], capture_output=True, check=True, cwd=self.folder, text=True).stdout.split())

        self.assertEqual({(name,) for name in completed("")} - {("-h",), ("--help",), ("--version",)},
                         {path for path in self.commands() if len(path) == 1})
        for path in self.commands():
            self.assertEqual({word for word in completed(*path, "-") if word.startswith("-")}, self.options(*path), path)
        self.assertEqual(completed("trace", "--report-language", ""), {"fr", "en"})
        self.assertIn("conllu", completed("export", "x", "--format", ""))
        self.assertEqual(completed("trace", "pa"), {"pages"})
        self.assertEqual(completed("trace", "--jobs", ""), set())
        self.assertIn("names-fr", completed("model", "train", ""))

    @unittest.skipUnless(shutil.which("fish"), "needs fish")
    def test_fish_completes_what_help_lists(self):
        script = self.write("completion.fish", self.printed("completions", "fish"))

        def completed(line):
            ask = f"source {script}; complete -C '{line}'"
            out = subprocess.run(["fish", "--no-config", "-c", ask], capture_output=True, check=True, cwd=self.folder, text=True).stdout
            return {row.split("\t")[0] for row in out.splitlines()}

        self.assertEqual(completed("sourcier "), {path[0] for path in self.commands()})
        for path in self.commands():
            self.assertEqual(completed(f"sourcier {' '.join(path)} -"), self.options(*path), path)
        self.assertEqual(completed("sourcier trace --report-language "), {"fr", "en"})

    @unittest.skipUnless(shutil.which("zsh"), "needs zsh")
    def test_zsh_completes_what_help_lists(self):
        text = self.printed("completions", "zsh")
        script = self.write("_sourcier", text)
        subprocess.run(["zsh", "-n", script], check=True)
        for path in self.commands():
            function = text.split("\n_" + "_".join(("sourcier", *path)) + "() {\n")[1].split("\n}\n")[0]
            offered = set(re.findall(r"(?:^    '\*?|[{,])(-[\w-]+)", function, flags=re.MULTILINE))
            self.assertEqual(offered, self.options(*path), path)


class Usage(CliTest):
    def test_what_cannot_be_understood_is_told_with_what_was_wanted(self):
        for arguments, words in (
                ([], ["a command is missing", "trace, serve"]),
                (["trase", "x"], ["'trase' is no command", "did you mean trace?"]),
                (["model"], ["a command is missing", "train, evaluate"]),
                (["model", "trane"], ["'trane' is no command of sourcier model", "did you mean train?"]),
                (["trace", "x", "--jason"], ["--jason is no option of sourcier trace", "did you mean --json?"]),
                (["trace", "x", "--jobs", "0"], ["--jobs", "0", "1 to 256"]),
                (["trace", "x", "--jobs", "many"], ["--jobs", "many", "1 to 256"]),
                (["serve", "x", "--port", "many"], ["--port: 'many' is no number"]),
                (["extract"], ["INPUT is missing; wanted files, folders"]),
                (["check", "--db"], ["--db", "wanted --db FILE"]),
                (["check", "a", "--db", "b"], ["'a' is one argument too many"]),
                (["export", "x", "-f", "pdf"], ["'pdf' is no format", "markdown"]),
                (["export", "x", "--table", "t"], ["'t' is no table", "statements"]),
                (["trace", "x", "--reference-date", "soon"], ["'soon' is no date", "2025-07-12"]),
                (["remove", "--older-than", "2024", "--db", "x"], ["'2024' is no day", "2025-07-12"]),
                (["trace", "x", "--json", "--all"], ["--all", "--json"]),
                (["trace", "x\x1b[2J", "--no\x1b[2Jpe"], ["is no option"])):
            run = self.run_program(*arguments)
            self.assertEqual((run.status, run.out), (2, b""), arguments)
            self.assertEqual(len(run.err.splitlines()), 1, run.err)
            self.assertNotIn("\x1b", run.err)
            for word in words + ["--help tells more"]:
                self.assertIn(word, run.err)


if __name__ == "__main__":
    unittest.main()
