"""Articles and readings: frozen, typed, and what the program prints."""
import copy
import json
import pickle

import pytest

import sourcier
from sourcier._records import plain

PAGE = ("<html lang=fr><article><h1>Le pont rouvre</h1><p>« Nous rouvrirons mardi », a déclaré la maire, Lucie Tarbel, "
        "selon l'AFP. Le chantier a coûté 3,4 millions d'euros.</p></article></html>")
LISTS = ("credits", "links", "notes")
FOUND = ("entities", "mentions", "quotations", "attributions", "times", "quantities")


def test_articles_are_what_the_program_prints(example, program):
    printed = program("extract", example)
    articles = list(sourcier.articles(example))
    assert [each.to_dict() for each in articles] == printed
    for article, wanted in zip(articles, printed):
        assert list(article.to_dict()) == list(wanted), "the keys have one order"
        for key in ("id", "version", "url", "outlet", "title", "published", "published_basis", "modified", "language", "section", "text"):
            assert getattr(article, key) == wanted[key], key
        assert list(article.authors) == wanted["authors"]
        assert plain(article.paragraphs) == wanted["paragraphs"] and list(article.kinds) == wanted["kinds"]
        assert article.source.to_dict() == wanted["source"]
        for key in LISTS:
            assert plain(getattr(article, key)) == wanted[key], f"{key}: has a key of sourcier/types.py changed?"


def test_readings_are_what_the_program_prints(example, program):
    printed = program("read", "--tokens", example)
    for reading, wanted in zip(sourcier.readings(example), printed, strict=True):
        assert reading.to_dict(tokens=True) == wanted
        assert [list(token) for token in reading.tokens] == wanted["tokens"]
        assert plain(reading.sentences) == wanted["sentences"]
        for key in FOUND:
            assert plain(getattr(reading, key)) == wanted[key], f"{key}: has a key of sourcier/types.py changed?"


def test_spans_are_code_points():
    reading = sourcier.read(sourcier.extract("<article><h1>😀</h1><p>😀😀 « Nous rouvrirons le pont mardi », a dit Lucie Tarbel.</p></article>"))
    assert [each.span.of(reading.text) for each in reading.quotations] == ["Nous rouvrirons le pont mardi"]
    span = reading.quotations[0].span
    assert reading.text[slice(*span)] == reading.text[span.begin:span.end] == "Nous rouvrirons le pont mardi"


def test_nothing_can_be_changed():
    reading = sourcier.read(sourcier.extract(PAGE))
    for value, name in ((reading, "title"), (reading, "new"), (reading.quotations[0], "kind"), (reading.quotations[0].span, "begin")):
        with pytest.raises(AttributeError):
            setattr(value, name, "other")
    with pytest.raises(AttributeError):
        del reading._handle
    assert len({reading, sourcier.read(sourcier.extract(PAGE))}) == 1


def test_pickles_and_copies_are_equal():
    article = sourcier.extract(PAGE, url="https://journal.example/pont")
    reading = sourcier.read(article)
    assert article != reading
    for value in (article, reading, reading.quotations, reading.source):
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) == value


def test_a_pickle_of_another_version_says_so():
    packed = pickle.dumps(sourcier.extract(PAGE))
    version = sourcier.version().encode()
    with pytest.raises(sourcier.Error, match="made by sourcier 9.1.0.*to_dict"):
        pickle.loads(packed.replace(version, b"9.1.0" + version[5:]))


def test_dicts_come_back_with_their_text_to_the_byte():
    text = "Ligne  une\r\n\r\n  « deux » \tété"  # e and its accent apart, blanks doubled.
    article = sourcier.Article.from_dict({"text": text, "id": "mine", "date": "2025-07-12", "lang": "fr", "else": 1})
    assert (article.text, article.id, article.published, article.language) == (text, "mine", "2025-07-12", "fr")
    again = sourcier.Article.from_dict(json.loads(json.dumps(article.to_dict())))
    assert again.text == text and again.version == article.version


def test_read_takes_a_text_a_dict_or_an_article():
    text = "« Nous rouvrirons mardi », a déclaré Lucie Tarbel."
    alone = sourcier.read(text, published="2025-07-12", language="fr", title="Le pont")
    assert alone == sourcier.read({"text": text, "published": "2025-07-12", "language": "fr", "title": "Le pont"})
    assert [time.value for time in alone.times] == ["2025-07-15"]
    with pytest.raises(TypeError, match="states its own"):
        sourcier.read(sourcier.extract(PAGE), published="2025-07-12")


def test_extract_takes_text_and_bytes_of_any_charset():
    text = sourcier.extract(PAGE.replace("<article>", '<meta charset="koi8-r"><article>'))
    latin = sourcier.extract(PAGE.encode("latin-1"), content_type="text/html; charset=iso-8859-1")
    assert text.text == latin.text == sourcier.extract(PAGE).text
    assert sourcier.extract(PAGE, url="https://journal.example/pont").url == "https://journal.example/pont"
    assert sourcier.extract(PAGE, reference_date="2025-07-12").published == "2025-07-12"
    assert sourcier.extract(PAGE, language="en").language == "en"


@pytest.mark.parametrize(("page", "message"), [
    ("", "white space|empty"), ("<p></p>", "no article was found"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "PNG image"),
    (b'{"text": "Un."}\n{"text": "Deux."}\n', "several articles; sourcier.articles"),
])
def test_what_is_no_article_is_an_error_that_says_why(page, message):
    with pytest.raises(sourcier.Error, match=message):
        sourcier.extract(page)
