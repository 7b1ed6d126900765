"""Press-database exports and news objects of the trade: one file, one or many articles, each as its outlet wrote it."""
import io
import json
import unittest
import zipfile
from xml.sax.saxutils import escape

from harness import CliTest

BODY_FR = ["Le conseil municipal de Brévalon a voté mardi soir la rénovation du pont de la Gravière, fermé depuis deux ans.",
           "« Nous commencerons les travaux au printemps », a déclaré la maire, Lucie Tarbel, devant une centaine d'habitants."]
BODY_EN = ["The council of Brevalon voted on Tuesday night to rebuild the Graviere bridge, which has been closed for two years.",
           "\u201cWe will begin work in the spring,\u201d the mayor, Lucie Tarbel, told a hundred people who had come to listen."]

COVER = ["User Name: = reader@library.example", "Date and Time: = Tuesday, March 18, 2031 3:45:00 PM CET", "Job Number: = 12345678",
         "Documents (2)", "1. Council votes to rebuild bridge", "Client/Matter: -None-", "Search Terms: bridge",
         "Search Type: Terms and Connectors"]

ENGLISH = ["Council votes to rebuild bridge", "The Brevalon Lighthouse", "March 18, 2031 Tuesday 10:35 AM GMT", "Web Edition",
           "Copyright 2031 Lighthouse Media All Rights Reserved", "Section: NEWS; Pg. 4", "Length: 52 words",
           "Byline: By Sam Hill and Ana Ruiz", "Body", *BODY_EN, "Graphic", "The bridge, closed since 2029.", "Classification",
           "Language: ENGLISH", "Publication-Type: Newspaper", "Load-Date: March 19, 2031", "End of Document"]

FRENCH = ["Le pont de la Gravière sera rénové", "Le Phare de Brévalon", "18 mars 2031 mardi",
          "Copyright 2031 Le Phare Tous droits réservés", "Rubrique: LOCAL; Pg. 4", "Longueur: 48 mots", "Auteur: Par Léo Blin", "Corps",
          *BODY_FR, "Classification", "Langue: FRENCH", "Date-chargement: 19 mars 2031", "Fin du document"]

NO_BODY_LINE = ["Council votes to rebuild bridge", "The Brevalon Lighthouse", "18 March 2031",
                "Copyright 2031 Lighthouse Media", "Length: 52 words", "Byline: Sam Hill", *BODY_EN, "Load-Date: March 19, 2031",
                "End of Document"]


def paragraph(line):
    """As Word writes it: runs that part a paragraph anywhere, fields and deletions that nobody sees."""
    half = len(line) // 2
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (line[:half], line[half:]))
    return f"<w:p><w:pPr/>{runs}<w:r><w:instrText>PAGE</w:instrText></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"


def docx(*documents):
    xml = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
           '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
           + "".join(paragraph(line) for lines in documents for line in lines) + "<w:sectPr/></w:body></w:document>")
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": xml, "word/header1.xml": "<w:hdr>Page 1 of 2</w:hdr>"})


def packed(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def europresse_new(title, outlet, header, authors, body):
    paragraphs = "".join(f"<p>{line}</p>" for line in body)
    return f"""<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{outlet}</span></div>
<div><span class="DocHeader">{header}</span></div><div class="titreArticle"><p class="sm-margin-bottomNews">Brévalon</p>
<p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{title}</p></div>
{authors}</header><section><div class="DocText clearfix"><div class="docOcurrContainer">{paragraphs}</div></div></section>
<aside>Sujets : pont</aside><footer><small>© 2031 {outlet}. Tous droits réservés.</small><p>news·20310318·PB·1</p></footer></article>"""


def europresse_old(title, outlet, headers, author, body):
    spans = ", ".join(f'<span class="DocHeader">{header}</span>' for header in headers)
    paragraphs = "<br><br>".join(body) if author else "".join(f"<p>{line}" for line in body)
    return f"""<tr><td><span class="DocPublicationName"><span style="color:red">{outlet}</span></span><br>{spans}<br><br>
<span class="TitreArticleVisu">{title}</span><br>{author}<br>{paragraphs}<br>© 2031 {outlet}. Tous droits réservés.<br>
<table><tr><td align="center">news·20310318·PB·1</td></tr></table></td></tr>"""


class Exports(CliTest):
    def extract(self, name, content, status=0):
        self.write(name, content)
        run = self.run_program("extract", name)
        self.assertEqual(run.status, status, run.err)
        return run.lines()

    def assert_english(self, article):
        self.assertEqual(article["title"], "Council votes to rebuild bridge")
        self.assertEqual(article["outlet"], "The Brevalon Lighthouse")
        self.assertEqual(article["published"][:10], "2031-03-18")
        self.assertEqual(article["text"], "\n\n".join(BODY_EN))
        self.assertEqual(article["language"], "en")

    def assert_french(self, article):
        self.assertEqual(article["title"], "Le pont de la Gravière sera rénové")
        self.assertEqual(article["outlet"], "Le Phare de Brévalon")
        self.assertEqual(article["published"][:10], "2031-03-18")
        self.assertEqual(article["authors"], ["Léo Blin"])
        self.assertEqual(article["text"], "\n\n".join(BODY_FR))
        self.assertEqual(article["language"], "fr")

    def test_nexis_in_english(self):
        article, = self.extract("nexis.docx", docx(ENGLISH))
        self.assert_english(article)
        self.assertEqual(article["authors"], ["Sam Hill", "Ana Ruiz"])
        self.assertEqual(article["published"], "2031-03-18T10:35:00Z")

    def test_nexis_in_french(self):
        article, = self.extract("nexis.docx", docx(FRENCH))
        self.assert_french(article)

    def test_nexis_with_cover_and_several_documents(self):
        other = [line if line != ENGLISH[0] else "Mayor promises bridge by spring" for line in ENGLISH]
        articles = self.extract("nexis.docx", docx(COVER, ENGLISH, other))
        self.assertEqual(len(articles), 2)
        self.assert_english(articles[0])
        self.assertEqual(articles[1]["title"], "Mayor promises bridge by spring")
        self.assertNotIn("End of Document", "".join(a["text"] for a in articles))

    def test_nexis_without_a_line_before_the_body(self):
        article, = self.extract("nexis.docx", docx(NO_BODY_LINE))
        self.assert_english(article)
        self.assertEqual(article["authors"], ["Sam Hill"])

    def test_nexis_with_the_title_after_the_date(self):
        lines = [ENGLISH[1], ENGLISH[2], ENGLISH[0], *ENGLISH[4:]]
        article, = self.extract("nexis.docx", docx(lines))
        self.assert_english(article)

    def test_an_archive_of_documents(self):
        archive = packed({"a/one.docx": docx(ENGLISH), "two.docx": docx(FRENCH), "__MACOSX/._two.docx": "x", "list.txt": "\n"})
        articles = self.extract("all.zip", archive, status=3)
        self.assert_english(articles[0])
        self.assert_french(articles[1])
        self.assertEqual(articles[0]["source"]["path"], "all.zip/a/one.docx")

    def test_any_other_document_is_text(self):
        article, = self.extract("note.docx", docx(["Le pont sera rénové", *BODY_FR]))
        self.assertIn(BODY_FR[0], article["text"])

    def test_archives_that_are_no_good(self):
        good = docx(ENGLISH)
        for name, content in (("cut.docx", good[:len(good) // 2]), ("zip.zip", packed({"inner.zip": packed({"a.txt": "x"})})),
                              ("sheet.xlsx", packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}))):
            self.write(name, content)
            run = self.run_program("extract", name)
            self.assertEqual(run.status, 1, name)
            self.assertIn(f"sourcier: skipped {name}", run.err)

    def test_a_bomb_ends_with_a_reason(self):
        self.write("good.docx", docx(ENGLISH))
        self.write("bomb.docx", packed({"word/document.xml": b"<w:document>" + b" " * (300 << 20)}))
        run = self.run_program("extract", "good.docx", "bomb.docx")
        self.assertEqual(run.status, 3)
        self.assertIn("limits", run.err)

    def test_europresse_as_it_is_saved_today(self):
        file = '<!doctype html><html><head><meta charset="utf-8"><style>.DocPublicationName{}</style></head><body>' + "".join((
            europresse_new("Le pont de la Gravière sera rénové", "Le Phare de Brévalon, no. 12345",
                           "Local, mardi 18 mars 2031 48 mots, p. 4", '<div class="docAuthors">Léo Blin</div>', BODY_FR),
            europresse_new("Council votes to rebuild bridge", "The Brevalon Lighthouse", "Tuesday, March 18, 2031 - 10:35 UTC +0100 52 words",
                           '<p class="sm-margin-bottomNews">Sam Hill</p>', BODY_EN))) + "</body></html>"
        articles = self.extract("europresse.HTML", file)
        self.assertEqual(len(articles), 2)
        self.assert_french(articles[0])
        self.assert_english(articles[1])
        self.assertEqual(articles[1]["published"], "2031-03-18T10:35:00+01:00")
        self.assertEqual(articles[1]["authors"], ["Sam Hill"])

    def test_europresse_as_it_was_saved_once(self):
        file = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body><table>' + "".join((
            europresse_old("Le pont de la Gravière sera rénové", "Le Phare de Brévalon", ("Local", "mardi", "18 mars 2031", "p. 4"),
                           "Léo Blin", BODY_FR),
            europresse_old("Council votes to rebuild bridge", "The Brevalon Lighthouse", ("News", "Tuesday, March 18, 2031"), "", BODY_EN),
        )) + "</table></body></html>"
        articles = self.extract("europresse.html", file.encode("windows-1252"))
        self.assertEqual(len(articles), 2)
        self.assert_french(articles[0])
        self.assert_english(articles[1])

    def test_ninjs_of_each_version(self):
        items = [
            {"uri": "https://phare.example/1", "headline": "Council votes to rebuild bridge", "byline": "By Sam Hill", "language": "en",
             "firstcreated": "2031-03-18T10:00:00Z", "versioncreated": "2031-03-18T11:00:00Z",
             "body_xhtml": "".join(f"<p>{line}</p>" for line in BODY_EN), "body_text": "not this",
             "copyrightholder": "The Brevalon Lighthouse", "infosource": [{"name": "AFP"}]},
            {"standard": {"name": "ninjs", "version": "2.1"}, "uri": "urn:x:2", "language": "en",
             "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Council votes to rebuild bridge"}],
             "bodies": [{"contenttype": "text/plain", "value": "\n".join(BODY_EN)}], "contentcreated": "2031-03-18T10:00:00Z",
             "infosources": [{"role": "publisher", "name": "The Brevalon Lighthouse"}]},
            {"standard": {"name": "ninjs", "version": "3.0"}, "uri": "urn:x:3", "headlines": [{"value": "Council votes to rebuild bridge"}],
             "bodies": [{"contentType": "text/html", "value": "".join(f"<p>{line}</p>" for line in BODY_EN)}],
             "firstCreated": "2031-03-18T10:00:00Z", "infoSources": [{"role": "provider", "name": "The Brevalon Lighthouse"}]}]
        for article in self.extract("items.jsonl", "".join(json.dumps(item) + "\n" for item in items)):
            self.assert_english(article)
            self.assertIsNone(article["source"]["warc_record_offset"])
        for number, item in enumerate(items):
            article, = self.extract(f"{number}.json", json.dumps(item, indent=2))
            self.assert_english(article)
        first, = self.extract("0.json", json.dumps(items[0]))
        self.assertEqual((first["url"], first["authors"], first["modified"]), ("https://phare.example/1", ["Sam Hill"], "2031-03-18T11:00:00Z"))
        self.assertEqual([c["name"] for c in first["credits"]], ["AFP"])

    def test_newsml_and_nitf(self):
        paragraphs = "".join(f"<p>{line}</p>" for line in BODY_EN)
        nitf = f"""<nitf><head><docdata><date.issue norm="20310318T100000Z"/><doc.copyright holder="The Brevalon Lighthouse"/></docdata></head>
<body><body.head><hedline><hl1>Council votes to rebuild bridge</hl1></hedline><byline>By Sam Hill</byline></body.head>
<body.content>{paragraphs}</body.content></body></nitf>"""
        item = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"><itemMeta><provider literal="The Brevalon Lighthouse"/>
<versionCreated>2031-03-18T11:00:00Z</versionCreated></itemMeta><contentMeta><contentCreated>2031-03-18T10:00:00Z</contentCreated>
<by>Sam Hill</by><headline>Council votes to rebuild bridge</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{paragraphs}</body></html></inlineXML></contentSet></newsItem>"""
        picture = "<newsItem><contentMeta><headline>Bridge</headline></contentMeta></newsItem>"
        message = f'<?xml version="1.0"?><newsMessage><itemSet>{item}{picture}</itemSet></newsMessage>'
        for content in (nitf, item, message):
            article, = self.extract("item.xml", content)
            self.assert_english(article)
            self.assertEqual(article["authors"], ["Sam Hill"])
            self.assertEqual(article["published"], "2031-03-18T10:00:00Z")

    def test_schema_org(self):
        article = {"@context": "https://schema.org", "@type": ["NewsArticle"], "headline": "Council votes to rebuild bridge",
                   "author": [{"@type": "Person", "name": "Sam Hill"}], "publisher": {"name": "The Brevalon Lighthouse"},
                   "datePublished": "2031-03-18T10:00:00+01:00", "inLanguage": "en", "articleBody": "\n".join(BODY_EN),
                   "mainEntityOfPage": {"@id": "https://phare.example/1"}}
        graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, article, article]}
        found, = self.extract("one.json", json.dumps(article))
        self.assert_english(found)
        self.assertEqual((found["url"], found["authors"]), ("https://phare.example/1", ["Sam Hill"]))
        self.assertEqual(len(self.extract("list.json", json.dumps([article, article]))), 2)
        self.assertEqual(len(self.extract("graph.json", json.dumps(graph, indent=1))), 2)


if __name__ == "__main__":
    unittest.main()
