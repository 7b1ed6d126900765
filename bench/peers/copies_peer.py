"""Finds near copies among articles with a peer, as group_scale copies does.

usage: copies_peer.py datasketch|tfidf ARTICLES TRUTH     Both JSON Lines of make_corpus.
Prints {"articles", "seconds", "preparing", "pairs", "precision", "recall"}: CPU seconds from texts to pairs, how many of them
make the shingles, and how far the pairs are those of one family.
"""
import json
import re
import sys
import time

WORD = re.compile(r"\w+")
SHINGLE = 5
PERMUTATIONS = 128
ALIKE = 0.5
ROWS_AT_ONCE = 2000


def datasketch_pairs(texts):
    from datasketch import MinHash, MinHashLSH
    begin = time.process_time()
    shingles = []
    for text in texts:
        words = WORD.findall(text.lower())
        shingles.append({" ".join(words[i:i + SHINGLE]).encode() for i in range(max(1, len(words) - SHINGLE + 1))})
    start = time.process_time()
    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    prints, pairs = [], set()
    for number, own in enumerate(shingles):
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch(list(own))
        for other in index.query(made):
            if prints[other].jaccard(made) >= ALIKE:
                pairs.add((other, number))
        prints.append(made)
        index.insert(number, made)
    return pairs, time.process_time() - begin, start - begin


def tfidf_pairs(texts):
    from sklearn.feature_extraction.text import TfidfVectorizer
    start = time.process_time()
    vectors = TfidfVectorizer(sublinear_tf=True, dtype="float32").fit_transform(texts)
    turned, pairs = vectors.T.tocsr(), set()
    for first in range(0, len(texts), ROWS_AT_ONCE):
        product = (vectors[first:first + ROWS_AT_ONCE] @ turned).tocoo()
        alike = product.data >= ALIKE + 0.2  # Words in common, not passages: a higher bar.
        for a, b in zip(product.row[alike] + first, product.col[alike]):
            if a < b:
                pairs.add((int(a), int(b)))
    return pairs, time.process_time() - start, 0


def main():
    peer, articles, truth = sys.argv[1:]
    with open(articles, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    with open(truth, encoding="utf-8") as file:
        families = {row["id"]: row["family"] for row in map(json.loads, file)}
    pairs, seconds, preparing = {"datasketch": datasketch_pairs, "tfidf": tfidf_pairs}[peer]([row["text"] for row in rows])
    family = [families[row["id"]] for row in rows]
    sizes = {}
    for name in family:
        sizes[name] = sizes.get(name, 0) + 1
    true = sum(size * (size - 1) // 2 for size in sizes.values())
    right = sum(family[a] == family[b] for a, b in pairs)
    print(json.dumps({"articles": len(rows), "seconds": seconds, "preparing": preparing, "pairs": len(pairs),
                      "precision": right / max(1, len(pairs)), "recall": right / max(1, true)}))


if __name__ == "__main__":
    main()
