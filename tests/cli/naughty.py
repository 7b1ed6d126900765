"""Articles whose every field is hostile: markup, formulas, terminal escapes, odd characters. Where the development data is present, the
naughty strings of it too; those of our own always."""
import json
import lzma
import os
import pathlib

ROOT = pathlib.Path(os.environ["SOURCIER_ROOT"])
SHARED = pathlib.Path(os.environ.get("SOURCIER_SHARED", ROOT.parent / "shared"))

# What each would do where it came alive is set window.pwned.
PAYLOADS = [
    "<script>window.pwned=1</script>", "\"><img src=x onerror=window.pwned=1>", "'><svg/onload=window.pwned=1>", "<b onmouseover=window.pwned=1>x",
    "</title><script>window.pwned=1</script>", "</script><script>window.pwned=1</script>", "</style><script>window.pwned=1</script>",
    "</textarea><img src=x onerror=window.pwned=1>", "<!--<script>window.pwned=1</script>", "]]><script>window.pwned=1</script>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;", "&#60;script&#62;window.pwned=1&#60;/script&#62;", "<iframe src=javascript:window.pwned=1>",
    "<a href=javascript:window.pwned=1>x</a>", "<math><mtext></mtext><script>window.pwned=1</script>", "<meta http-equiv=refresh content=0;url=//evil.example>",
    "javascript:window.pwned=1", "{{constructor.constructor('window.pwned=1')()}}", "${window.pwned=1}", "`window.pwned=1`", "<%= 7 * 7 %>",
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://evil.example\",\"x\")",
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "\x1bP1$r\x1b\\", "\x08\x08\x08", "\u202eesrever\u202c", "\u2066isolate", "\u2028line\u2029",
    "[x](javascript:window.pwned=1)", "![x](http://evil.example/x.png)", "# heading", "| a | b |", "***", "1. one", "<http://evil.example>", "[x]: http://evil.example",
    "a\r\nSet-Cookie: a=b", "\u0000", "\ufffe\uffff", "e" + "\u0301" * 60, "\U0001F468\u200d\U0001F469\u200d\U0001F467", "..\\..\\x", "../../etc/passwd", "%00%0d%0a",
    "' OR 1=1 --", "\"; DROP TABLE article; --", "title:\"", "NEAR(a b)", "(" * 50,
]
URLS = ["javascript:window.pwned=1", "data:text/html,<script>window.pwned=1</script>", "https://x.example/\"><script>window.pwned=1</script>",
        "https://x.example/)](javascript:window.pwned=1)", "vbscript:x", "//evil.example/x", "https://x.example/\x1b[31m", "file:///etc/passwd"]


def strings():
    known = SHARED / "data" / "robust" / "blns.jsonl.xz"
    more = [json.loads(line)["s"] for line in lzma.open(known, "rt", encoding="utf-8")] if known.exists() else []
    # Under sanitizers some stand for all: what they find depends on the code that runs, not on each string.
    return PAYLOADS + [text for text in more if text.strip()][::8 if os.environ.get("SOURCIER_SANITIZED") else 1]


def articles(texts=None):
    """One article for each string, with it in every field; then one for each address."""
    for number, text in enumerate(strings() if texts is None else texts):
        yield {"id": f"n{number} {text}", "url": f"https://nord{number % 7}.example/{number}", "title": text, "outlet": text, "authors": [text],
               "section": text, "date": "2031-03-17", "language": "fr",
               "text": f"{text}\n\nLe maire de Brévalon, {text}, a déclaré mardi à {text} : « Nous rouvrirons le pont {text} au printemps », selon {text}.\n\n"
                       f"« {text} », a dit Lucie Tarbel. Le chantier numéro {number} coûtera 3,4 millions d'euros."}
    for number, url in enumerate(URLS):
        yield {"id": f"u{number}", "url": url, "title": f"Adresse {number}", "outlet": "Nord", "date": "2031-03-18", "language": "fr",
               "text": f"« Nous rouvrirons le pont numéro {number} au printemps », a déclaré Lucie Tarbel à l'AFP."}


def lines(texts=None):
    return "".join(json.dumps(article) + "\n" for article in articles(texts))


if __name__ == "__main__":
    print(lines(PAYLOADS), end="")
