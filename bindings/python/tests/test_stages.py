"""Streams, groups and dossiers are those of the program, for any order and number of threads."""
import gc
import random
import threading
import time

import pytest

import sourcier
from sourcier._records import plain


def test_a_web_archive_is_read_record_by_record(warc, program):
    with sourcier.articles(warc, jobs=2) as stream:
        found = [article.to_dict() for article in stream]
    assert found == program("extract", warc) and len(found) > 10
    assert found[1]["source"]["warc_record_offset"] > 0


def test_a_feed_gives_its_entries(tmp_path):
    feed = tmp_path / "feed.xml"
    feed.write_text("<rss version='2.0'><channel><title>Le Fanal</title><item><title>Un</title><description>Le pont rouvre mardi, "
                    "dit la maire.</description></item><item><title>Deux</title><description>Le port ferme.</description></item></channel></rss>")
    assert [article.title for article in sourcier.articles(feed)] == ["Un", "Deux"]


def test_what_cannot_be_read_is_told_and_ends_nothing(example, tmp_path):
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    stream = sourcier.articles(tmp_path, example, tmp_path / "missing.html")
    assert len(list(stream)) == 17
    assert sorted(place.where.rsplit("/", 1)[1] for place in stream.skipped) == ["missing.html", "picture.html"]
    assert "PNG" in str(stream.skipped)


def test_a_stream_that_nobody_ends_leaves_no_thread(example):
    before = threading.active_count()
    for _ in range(20):
        stream = sourcier.articles(*[example] * 3, jobs=2)
        next(stream)
        del stream
    gc.collect()
    assert threading.active_count() == before
    stream = sourcier.articles(example)
    stream.close()
    assert list(stream) == []


def test_the_dossier_is_the_programs_for_any_form_and_order_of_inputs(example, program):
    wanted = program("trace", "--json", example)[0]
    articles, readings = list(sourcier.articles(example)), list(sourcier.readings(example))
    mixed = [articles[0], *readings[1:8], *[sorted(example.iterdir())[at] for at in range(8, 17)]]
    shuffled = random.Random(3).sample(readings + articles, 34)
    for inputs, jobs in ((example, 1), (str(example), 2), ([example], 7), (articles, 1), (readings, 3), (mixed, 2), (shuffled, 2)):
        assert sourcier.trace(inputs, jobs=jobs).to_dict() == wanted


def test_the_parts_of_a_dossier_are_typed(example):
    dossier = sourcier.trace(example)
    whole = dossier.to_dict()
    for key in ("articles", "entities", "events", "stories", "copies", "statements", "figures", "sources", "coverage"):
        assert plain(getattr(dossier, key)) == whole[key], f"{key}: has a key of sourcier/types.py changed?"
    assert dossier.version == sourcier.version()
    assert dossier.to_html("en").startswith("<!doctype html>") or dossier.to_html("en").startswith("<!DOCTYPE html>")


def test_groups_are_the_programs(example, program):
    groups = sourcier.group(example)
    assert groups.to_dicts() == program("group", example)
    assert plain(groups.articles + groups.events + groups.stories) == groups.to_dicts()


def test_other_threads_run_while_the_engine_computes(example):
    readings = list(sourcier.readings(example))
    ticks, is_done = 0, threading.Event()

    def compute():
        for _ in range(5):
            sourcier.trace(readings, jobs=1)
        is_done.set()

    thread = threading.Thread(target=compute)
    thread.start()
    while not is_done.is_set():
        time.sleep(0.001)
        ticks += 1
    thread.join()
    assert ticks > 20, "the interpreter's lock was held"


def test_threads_share_the_engine(example):
    pages = [page.read_bytes() for page in sorted(example.glob("*.html"))]
    wanted = [sourcier.read(sourcier.extract(page)) for page in pages]
    found = [[] for _ in range(4)]
    threads = [threading.Thread(target=lambda out: out.extend(sourcier.read(sourcier.extract(page)) for page in pages), args=(out,)) for out in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(out == wanted for out in found)


def test_a_store_ends_as_one_run_over_all(example, tmp_path, program):
    store = sourcier.Store(tmp_path / "archive.db")
    with pytest.raises(sourcier.Error, match="archive.db"):
        list(store.articles())
    pages = sorted(example.iterdir())
    assert store.add(*pages[:5])[:2] == (5, 0)
    added = store.add(example, tmp_path / "missing.html")
    assert (added.added, len(added.skipped)) == (12, 1)  # The ledger passes over the five
    assert store.trace().to_dict() == program("trace", "--json", example)[0]
    assert store.group().to_dicts() == program("group", example)
    assert [reading.id for reading in store.articles()] == sorted(article.id for article in sourcier.articles(example))
    report = store.check()
    assert (report.articles, report.problems) == (17, ())


def test_nothing_runs_in_a_notebook():
    evil = "<script>alert(1)</script>"
    article = sourcier.Article.from_dict({"title": evil, "outlet": evil, "authors": [evil], "published": "2025-07-12",
                                          "text": f"{evil} « {evil} nous rouvrirons le pont », a dit Lucie Tarbel <img src=x>."})
    reading = sourcier.read(article)
    dossier = sourcier.trace([article])
    shown = [article, reading, dossier, *dossier.statements, *dossier.stories]
    assert len(shown) >= 4
    for value in shown:
        html = value._repr_html_()
        assert "<script" not in html and "<img" not in html and len(html) > 20
    assert "&lt;script&gt;" in article._repr_html_()
