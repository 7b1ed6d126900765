"""Pages made to cost: each ends within its limits, with the article before the trap and a note where a limit cut.

Each page runs by itself under bounds of processor seconds and memory, measured by a small process around it. The
bounds are set for what is shipped; under sanitizers only the answers are looked at.
"""
import json
import os
import subprocess
import sys
import unittest

from harness import PROGRAM, CliTest

SECONDS = 2.0
MEGABYTES = 200
IS_SANITIZED = bool(os.environ.get("SOURCIER_SANITIZED"))
MANY = 1_000_000
# Processor seconds after which a page is taken for one without end; the sanitizers cost up to twenty times as much.
ENDLESS = 600 if IS_SANITIZED else 60

STORY = ("<!doctype html><html lang=fr><head>{head}<title>Le pont de la Gravière</title></head><body><article>"
         "<h1>Le pont de la Gravière sera rénové</h1>"
         + "<p>Le conseil municipal de Brévalon a voté mardi soir la rénovation du pont de la Gravière, fermé depuis deux "
           "ans.</p>" * 3 + "</article>{rest}")
PROSE = ("Le conseil municipal de Brévalon a voté mardi soir la rénovation du pont de la Gravière, fermé depuis deux "
         "ans.\n\n")

# A process of its own, for the memory of a child is counted from its parent's on.
MEASURE = """
import json, os, resource, sys
child = os.fork()
if child == 0:
    resource.setrlimit(resource.RLIMIT_CPU, (ENDLESS, ENDLESS))
    os.execv(sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(child, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]), file=sys.stderr)
""".replace("ENDLESS", str(ENDLESS))


def after(rest):
    return STORY.format(head="", rest=rest)


def head(markup):
    return STORY.format(head=markup, rest="")


def script(json_text):
    return head(f'<script type="application/ld+json">{json_text}</script>')


# Name, page, and the note it must bear ("" for none in particular).
PAGES = [
    ("nested elements", lambda: after("<div>" * MANY), "truncated"),
    ("attributes", lambda: after("<p " + "a=1 " * MANY + ">x"), "truncated"),
    ("attributes of end tags", lambda: after(("</x" + " a" * 1000 + ">") * 15_000), "truncated"),
    ("comments", lambda: after("<!-- x -->" * MANY), "truncated"),
    ("an endless comment", lambda: after("<!--" + "x-" * 10 * MANY), ""),
    ("an endless script", lambda: after("<script>" + "a</" * 6 * MANY), ""),
    ("an endless style", lambda: after("<style>" + "p{} " * 6 * MANY), ""),
    ("an endless title", lambda: after("<textarea>" + "x" * 20 * MANY), "truncated"),
    ("links", lambda: after("<a href=/x>lien</a> " * MANY), "truncated"),
    ("open links", lambda: after("<a href=/x>lien " * MANY), "truncated"),
    ("tables", lambda: after("<table>" * MANY), "truncated"),
    ("text that leaves tables", lambda: after("<p>" + "mot " * 100_000 + "<table>" + "mot<tr>" * MANY), "truncated"),
    ("formats that overlap", lambda: after("<b><i>x</b>y</i>" * MANY), "truncated"),
    ("formats around blocks", lambda: after("<b><p>x" * MANY), "truncated"),
    ("formats of their own", lambda: after("".join(f"<font size={i}>" for i in range(MANY)) + "<p>x"), "truncated"),
    ("text between useless ends", lambda: after("<p>" + "mot " * 500_000 + "x</b>" * MANY), "truncated"),
    ("ends of nothing", lambda: after("</x>" * 5 * MANY), "truncated"),
    ("selects", lambda: after("<select>" + "<option>x" * MANY), "truncated"),
    ("templates", lambda: after("<template>" * MANY), "truncated"),
    ("entities", lambda: after("<p>" + "&notin;" * 4 * MANY), "truncated"),
    ("ampersands", lambda: after("<p>" + "&" * 20 * MANY), "truncated"),
    ("one line", lambda: after("<p>" + "mot " * 7 * MANY), "truncated"),
    ("one word", lambda: after("<p>" + "m" * 30 * MANY), "truncated"),
    ("NULs", lambda: after("<!--" + "x" * 5000 + "--><p>" + "a\0" * 5 * MANY), ""),
    ("a huge class", lambda: after('<p class="' + "a-b " * 5 * MANY + '">x'), ""),
    ("classes", lambda: after("".join(f'<p class="c{i}-x_y">x' for i in range(MANY))), "truncated"),
    ("metas", lambda: head("<meta name=author content=x>" * MANY), "truncated"),
    ("times", lambda: after("<time datetime=2031-03-04>" * MANY), "truncated"),
    ("doctypes", lambda: "<!doctype html>" * MANY + after(""), "truncated"),
    ("headings", lambda: after("<h1>Un titre de plus</h1>" * MANY), "truncated"),
    ("authors", lambda: after("<div class=author itemprop=author>x y z</div>" * 300_000), "truncated"),
    ("captions", lambda: after("<figure><figcaption>Photo : Ana Ruiz (AFP)</figcaption></figure>" * 300_000), "truncated"),
    ("JSON-LD blocks", lambda: head('<script type="application/ld+json">{"@type":"Article"}</script>' * 200_000), "truncated"),
    ("deep JSON-LD", lambda: script("[" * MANY), ""),
    ("JSON-LD objects", lambda: script("[" + '{"@type":"Article"},' * 300_000 + "1]"), ""),
    ("broken JSON-LD", lambda: script('{"headline":"\n",' * 300_000), ""),
    ("marks on one letter", lambda: after("<p>" + "e" + "\u0301" * 4 * MANY), ""),
    ("names to encode", lambda: after("<p>Une phrase de prose assez longue pour être gardée, dit-elle. "
                                      + ('<a href="https://' + "".join(chr(0x4E00 + i) for i in range(330))
                                         + '.example/">mot</a> ') * 3_000 + "</p>"), ""),
]

TEXTS = [
    ("short lines", lambda: PROSE + "x\n" * 5 * MANY, "truncated"),
    ("lines of prose", lambda: PROSE + "".join(f"Paragraphe {i} de prose assez long, dit-il.\n" for i in range(500_000)), "truncated"),
    ("credits", lambda: PROSE + "Photo : Ana Ruiz (AFP)\n" * MANY, "truncated"),
    ("trails", lambda: PROSE + "Accueil › Mer › Ports\n" * MANY, "truncated"),
    ("another charset", lambda: (PROSE * 250_000).encode("latin-1"), "truncated"),
]


class Hostile(CliTest):
    def check(self, name, page, note):
        path = self.write(name, page)
        done = subprocess.run([sys.executable, "-c", MEASURE, PROGRAM, "extract", str(path)], capture_output=True, check=False)
        path.unlink()
        status, seconds, megabytes = json.loads(done.stderr.decode().splitlines()[-1])
        self.assertEqual(status, 0, done.stderr.decode()[-500:])
        article = json.loads(done.stdout)
        self.assertIn("pont de la Gravière, fermé", article["text"])
        if note:
            self.assertIn(note, [n["kind"] for n in article["notes"]])
        if not IS_SANITIZED:
            self.assertLess(seconds, SECONDS)
            self.assertLess(megabytes, MEGABYTES)

    def test_pages(self):
        for name, page, note in PAGES:
            with self.subTest(name):
                self.check("page.html", page(), note)

    def test_texts(self):
        for name, text, note in TEXTS:
            with self.subTest(name):
                self.check("page.txt", text(), note)

    def test_a_limit_cuts_at_the_same_place_whatever_came_before(self):
        page = self.write("trap.html", after("<p>" + "x</b>" * MANY))
        others = [self.write(f"other{i}.html", after("<p>mot " * i)) for i in range(8)]
        alone = self.run_program("extract", page).out
        together = self.run_program("extract", "--jobs", "1", page, *others).out
        self.assertIn(alone, together)


if __name__ == "__main__":
    unittest.main()
