#!/usr/bin/env python3
"""score_conllu.py GOLD.conllu READING.jsonl: F1 of tokens, sentences, words, parts of speech and lemmas.

As the evaluation of the CoNLL 2018 shared task: both sides are runs of characters without white space, and a
token, word or sentence is right where both its ends are. READING is what `sourcier read --tokens` prints for
the text that `raw_text` makes of GOLD, in one or several articles in order.

Universal Dependencies part surface tokens ("du", "don't") into words ("de" + "le", "do" + "n't"). Our French
tokens are surface tokens: a contraction that is tagged ADP, or that no other part can be, opens into its
words. Our English tokens are words: an enclitic joins the word it is written against to make the surface
token. `upos` and `lemma` count over words; `upos_surface` and `lemma_surface` over surface tokens, where a
contraction is right with the part and lemma of its first word or its last.
"""
import json
import pathlib
import sys

OPENED = {"du": ("de", "le"), "des": ("de", "le"), "au": ("à", "le"), "aux": ("à", "le"),
          "auquel": ("à", "lequel"), "auxquels": ("à", "lequel"), "auxquelles": ("à", "lequel"),
          "duquel": ("de", "lequel"), "desquels": ("de", "lequel"), "desquelles": ("de", "lequel")}
ENCLITICS = {"'s", "'m", "'re", "'ve", "'ll", "'d", "n't", "’s", "’m", "’re", "’ve", "’ll", "’d", "n’t"}


class Side:
    """Gold or answer: spans over the characters that are not white space. Words are keyed by span and, where
    words have the span of their token ("du"), by their number in it."""

    def __init__(self):
        self.characters = []
        self.sentences = set()
        self.surface = {}  # span -> parts and lemmas that are right there
        self.words = {}    # (span, number) -> (part, lemma)

    def add_token(self, form, words):
        """`words`: (form, part, lemma) of each word of the surface token."""
        bare = "".join(form.split())
        begin = len(self.characters)
        self.characters.extend(bare)
        span = (begin, len(self.characters))
        self.surface[span] = [word[1:] for word in words]
        pieces = ["".join(word[0].split()) for word in words]
        for number, (piece, word) in enumerate(zip(pieces, words)):
            if "".join(pieces) == bare:  # Pieces of their token ("do" + "n't") have spans of their own.
                self.words[(begin, begin + len(piece)), 0] = word[1:]
                begin += len(piece)
            else:
                self.words[span, number + 1] = word[1:]


def sentences_of(path):
    """Yields (starts a paragraph, [(form, [(form, part, lemma)], space after)])."""
    fresh, tokens, until = False, [], 0
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n"):
        if line.startswith(("# newdoc", "# newpar")):
            fresh = True
        elif not line and tokens:
            yield fresh, tokens
            fresh, tokens, until = False, [], 0
        elif line and line[0] != "#":
            number, form, lemma, part, *rest = line.split("\t")
            spaced = "SpaceAfter=No" not in rest[-1]
            if "." in number:
                continue
            if "-" in number:
                until = int(number.split("-")[1])
                tokens.append((form, [], spaced))
            elif int(number) <= until:
                tokens[-1][1].append((form, part, lemma))
            else:
                tokens.append((form, [(form, part, lemma)], spaced))


def raw_text(path, in_lines=False):
    """The text of a treebank before it was parted: a blank line before each paragraph; each sentence a line where told so."""
    out = []
    for fresh, tokens in sentences_of(path):
        if out and (fresh or in_lines):
            out.append("\n\n" if fresh else "\n")
        for form, _, spaced in tokens:
            out.append(form + (" " if spaced else ""))
    return "".join(out).replace(" \n", "\n").strip()


def gold_side(path):
    side = Side()
    for _, tokens in sentences_of(path):
        begin = len(side.characters)
        for form, words, _ in tokens:
            side.add_token(form, words)
        side.sentences.add((begin, len(side.characters)))
    return side


def surface_tokens(article):
    """Our tokens, an English enclitic together with the word before it."""
    text, out = article["text"], []
    for token in article["tokens"]:
        is_enclitic = article["language"] == "en" and text[token[0]:token[1]].lower() in ENCLITICS
        if is_enclitic and out and out[-1][-1][1] == token[0]:
            out[-1].append(token)
        else:
            out.append([token])
    return out


def opened(form, part, lemma):
    """The words of a French token."""
    pieces = OPENED.get(form.lower())
    if not pieces or (len(form) < 4 and part != "ADP"):
        return [(part, lemma)]
    return [("ADP", pieces[0]), ("DET" if pieces[1] == "le" else "PRON", pieces[1])]


def answer_side(articles):
    side = Side()
    for article in articles:
        text = article["text"]
        begin = len(side.characters)
        bare = [0]
        for character in text:
            bare.append(bare[-1] + (not character.isspace()))
        for b, e in article["sentences"]:
            side.sentences.add((begin + bare[b], begin + bare[e]))
        for words in surface_tokens(article):
            form = text[words[0][0]:words[-1][1]]
            if len(words) == 1:
                side.add_token(form, [(form, *word) for word in opened(form, *words[0][2:])])
            else:
                side.add_token(form, [(text[b:e], part, lemma) for b, e, part, lemma in words])
    return side


def ends(side, span, column):
    return {side.surface[span][0][column], side.surface[span][-1][column]}


def f1(right, gold, answer):
    return 2 * right / (gold + answer) if gold + answer else 0.0


def scores(gold, answer):
    """name -> F1."""
    tokens = gold.surface.keys() & answer.surface.keys()
    words = gold.words.keys() & answer.words.keys()
    out = {"tokens": f1(len(tokens), len(gold.surface), len(answer.surface)),
           "sentences": f1(len(gold.sentences & answer.sentences), len(gold.sentences), len(answer.sentences)),
           "words": f1(len(words), len(gold.words), len(answer.words))}
    for name, column in (("upos", 0), ("lemma", 1)):
        wanted = [key for key in words if gold.words[key][column] == answer.words[key][column]
                  or (column == 1 and gold.words[key][1] == "_")]
        out[name] = f1(len(wanted), len(gold.words), len(answer.words))
    for name, column in (("upos_surface", 0), ("lemma_surface", 1)):
        wanted = [span for span in tokens if ends(gold, span, column) & ends(answer, span, column)]
        out[name] = f1(len(wanted), len(gold.surface), len(answer.surface))
    return out


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__.splitlines()[0])
    gold = gold_side(sys.argv[1])
    articles = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
    answer = answer_side(articles)
    if gold.characters != answer.characters:
        at = next((i for i, (g, a) in enumerate(zip(gold.characters, answer.characters)) if g != a), -1)
        raise SystemExit(f"score_conllu: the texts differ from character {at} on: "
                         f"{''.join(gold.characters[at:at + 40])!r}, {''.join(answer.characters[at:at + 40])!r}")
    for name, value in scores(gold, answer).items():
        print(f"{name} {value:.4f}")


if __name__ == "__main__":
    main()
