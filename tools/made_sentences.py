"""Sentences with their names, made from patterns of ours (data/models/names-fr/own).

Encyclopaedias name films, clubs, battles and rivers in set phrases, and local news name villages, of both of which there
is little text that one may learn from. The same patterns and tables give the same sentences.
"""
import pathlib
import random
import re

OWN = pathlib.Path(__file__).parent.parent / "data" / "models" / "names-fr" / "own"
TYPES = ("PER", "ORG", "LOC", "MISC")
# A name's type while a sentence is made: one sign each, so that "de" before a vowel is found whatever stands between.
OPEN, CLOSE = dict(zip(TYPES, "\x01\x02\x03\x04")), "\x05"
DEEPEST = 6


def rows(name):
    lines = (OWN / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class SentenceMaker:
    """`pools` are the names and words of the slots that lists.txt does not have: given, surname, place, word."""

    def __init__(self, chance, pools):
        self.chance = chance
        self.pools = pools
        self.lists = {name: row.split("|") for name, row in (line.split("\t") for line in rows("lists.txt"))}
        self.patterns = rows("patterns.txt")

    def slot(self, name):
        if name == "person":
            return self.chance.choice(("{given} {surname}",) * 8 + ("{given} {given} {surname}", "{given} {word}", "{given} {word}",
                                      "{given} de {place}", "{word} {word}", "{given}-{given} {surname}", "{given} {initial}. {surname}",
                                      "{initial}. {initial}. {surname}", "{given} Mc{surname}", "{given} von {word}", "{given} van {word}"))
        if name == "year":
            return str(self.chance.randint(1750, 2020))
        if name == "number":
            return str(self.chance.choice((self.chance.randint(2, 20), self.chance.randint(20, 400))))
        if name == "initial":
            return self.chance.choice("ABCDEFGHJLMPRST")
        if name == "acronym":
            return "".join(self.chance.choice("ABCDEFGIKLMNOPRSTUVX") for _ in range(self.chance.randint(2, 5)))
        return self.chance.choice(self.pools.get(name) or self.lists[name])

    def sentence(self):
        text = re.sub(r"\[(PER|ORG|LOC|MISC) ([^][]*)\]", lambda m: OPEN[m[1]] + m[2] + CLOSE, self.chance.choice(self.patterns))
        for _ in range(DEEPEST):
            text = re.sub(r"\{(\w+)\}", lambda m: self.slot(m[1]), text)
        text = re.sub(r"\b([dD])e ([\x01-\x04]?)(?=[AEIOUYÉÈÂÎÔaeiouéèâîô])", r"\1'\2", text)
        plain, mentions, kind, begin = "", [], "", 0
        for sign in text:
            if sign == CLOSE:
                mentions.append({"span": [begin, len(plain)], "type": kind})
            elif sign in OPEN.values():
                kind, begin = TYPES[ord(sign) - 1], len(plain)
            else:
                plain += sign
        return {"text": plain, "gold": [], "mentions": mentions}
