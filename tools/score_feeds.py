#!/usr/bin/env python3
"""score_feeds.py ASSERTS.jsonl ARTICLES.jsonl: the share of a feed reader's assertions that our articles meet.

ASSERTS has one feed a line: {"file", "asserts": [{"path", "op", "value"}], "http_headers"}; ARTICLES is what
`sourcier extract` printed for those files. An assertion counts where it is about a field that an article has:
of an entry its title, link, authors, dates, language and text, of the feed its title and language, and how many
entries there are. Left out, and counted as such:
  other    what an article does not hold: tags, enclosures, rights, bases and types of markup, whether XML was sound
  http     what only a header of the HTTP response could tell, which a file on disk does not have
  no entry fields of feeds without an entry: there is no article to hold them
Markup is compared as the text it shows. --misses lists what differs.
"""
import argparse
import collections
import datetime
import email.utils
import html
import json
import re
import sys

TITLES = {("title",), ("title_detail", "value")}
TEXTS = {("description",), ("summary",), ("summary_detail", "value"), ("content", 0, "value")}
LINKS = {("link",), ("links", 0, "href")}
LANGUAGES = {("language",), ("content", 0, "language"), ("summary_detail", "language"), ("title_detail", "language")}


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def squeeze(text):
    return re.sub(r"\s+", " ", text or "").strip()


def shown(markup):
    """What a value shows, as plain text and as markup: the assertions do not say which it is."""
    forms = {squeeze(markup)}
    for unseen in ("script|style", "script|style|svg"):
        without = html.unescape(re.sub(rf"(?s)<({unseen})\b.*?</\1>|<[^<>]*>", " ", markup))
        forms |= {squeeze(without), re.sub(r"\s+", "", without)}
    return forms


def same_text(wanted, found):
    found = squeeze(found)
    return found in shown(wanted or "") or re.sub(r"\s+", "", found) in shown(wanted or "")


def moment(value):
    """A date as UTC seconds, or None."""
    if isinstance(value, list):
        return datetime.datetime(*value[:6], tzinfo=datetime.timezone.utc).timestamp()
    try:
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp()
    except ValueError:
        parsed = email.utils.parsedate_tz(value)
        return email.utils.mktime_tz(parsed) if parsed else None


def same_date(wanted, found):
    return found is not None and moment(found) is not None and moment(found) == moment(wanted)


def name_in(person):
    return re.sub(r"\s*\([^)]*@[^)]*\)", "", person or "").strip()


def same_url(wanted, found):
    plain = lambda url: re.sub(r"/$", "", url or "").lower()
    return plain(wanted) == plain(found)


def at(names, index):
    return names[index] if index < len(names) else None


def of_entry(path, value, article):
    """Whether the article has the asserted value; None where the field is none of an article."""
    if path in TITLES:
        return same_text(value, article["title"])
    if path in TEXTS:
        return same_text(value, article["text"])
    if path in LINKS:
        return same_url(value, article["url"])
    if path in LANGUAGES:
        return (value or "")[:2].lower() == (article["language"] or "")[:2]
    if path[0] in ("published", "published_parsed", "created"):
        return same_date(value, article["published"])
    if path[0] in ("updated", "updated_parsed"):
        return same_date(value, article["modified"]) or same_date(value, article["published"])
    if path in (("author",), ("author_detail", "name")):
        return name_in(value) == at(article["authors"], 0)
    if path[0] == "authors" and path[-1] == "name":
        return value == at(article["authors"], path[1])
    return None


def of_feed(path, value, articles):
    if path in TITLES:
        return same_text(value, articles[0]["outlet"])
    if path == ("language",):
        return (value or "")[:2].lower() == (articles[0]["language"] or "")[:2]
    return None


def judge(feed, claim, articles):
    """(why it is left out, or the field; whether it holds)"""
    path, value = claim["path"], claim.get("value")
    if claim["op"] != "==" or path[0] not in ("feed", "entries"):
        return "other", None
    if path == ["entries", "#len"]:
        return "entries", len(articles) == value
    if path[0] == "feed":
        known = of_feed(tuple(path[1:]), value, articles or [collections.defaultdict(str)])
        if known is not None and not articles:
            return "no entry", None
    else:
        article = articles[path[1]] if path[1] < len(articles) else {
            "title": None, "text": "", "url": None, "language": None, "published": None, "modified": None, "authors": []}
        known = of_entry(tuple(path[2:]), value, article)
    if known is None:
        return "other", None
    if feed["http_headers"] or "127.0.0.1" in json.dumps(value):
        return "http", None
    return "_".join(str(part) for part in path if not isinstance(part, int)), known


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("asserts")
    options.add_argument("articles")
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    by_file = collections.defaultdict(list)
    for article in load(chosen.articles):
        by_file[article["source"]["path"]].append(article)
    held, count, left_out = collections.Counter(), collections.Counter(), collections.Counter()
    for feed in load(chosen.asserts):
        articles = next((found for path, found in by_file.items() if path.endswith(feed["file"])), [])
        for claim in feed["asserts"]:
            field, holds = judge(feed, claim, articles)
            if holds is None:
                left_out[field] += 1
                continue
            count[field] += 1
            held[field] += holds
            if chosen.misses and not holds:
                print("-", feed["file"], claim["path"], json.dumps(claim.get("value"), ensure_ascii=False), "|",
                      json.dumps(articles, ensure_ascii=False)[:400])
    for field in sorted(count):
        print(f"feeds_{field} {held[field] / count[field]:.4f} {held[field]} {count[field]}")
    for reason in sorted(left_out):
        print(f"feeds_left_out_{reason.replace(' ', '_')} {left_out[reason]}")
    print(f"feeds_asserts {sum(held.values()) / max(1, sum(count.values())):.4f} {sum(held.values())} {sum(count.values())}")


if __name__ == "__main__":
    sys.exit(main())
