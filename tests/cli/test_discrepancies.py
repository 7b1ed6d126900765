"""Days and places that articles on one event give differently for one happening: what stands side by side, and what does not."""
import json
import unittest

from harness import CliTest

# Each: language, the articles (day, text), and what differs: kind and values; none where nothing does.
BRIDGE = "La mairie de Tarvel a ouvert une enquête sur la passerelle des Tanneurs. Les riverains demandent des comptes à l'entreprise Maubrac."
FERRY = "The port of Armelin has opened an inquiry into the ferry Aldebaran. Passengers want answers from the owner, Norrland Lines."
STORIES = {
    "the day of an accident, in French": ("fr", [
        ("2031-03-06", BRIDGE + " La passerelle des Tanneurs s'est effondrée lundi 3 mars sous une grue de l'entreprise Maubrac."),
        ("2031-03-06", BRIDGE + " La passerelle des Tanneurs s'est effondrée mardi 4 mars sous une grue de l'entreprise Maubrac.")],
        [("day", ["2031-03-03", "2031-03-04"])]),
    "the day of an accident, in English and told relatively": ("en", [
        ("2031-03-06", FERRY + " The ferry Aldebaran struck the eastern breakwater on Monday with sixty passengers on board."),
        ("2031-03-05", FERRY + " On Tuesday the ferry Aldebaran struck the eastern breakwater with sixty passengers on board.")],
        [("day", ["2031-03-03", "2031-03-04"])]),
    "the day of a plan": ("fr", [
        ("2031-03-06", BRIDGE + " Selon l'entreprise Maubrac, la passerelle devrait rouvrir aux piétons le 12 avril."),
        ("2031-03-07", BRIDGE + " La passerelle devrait rouvrir aux piétons le 14 avril, a indiqué l'entreprise Maubrac."),
        ("2031-03-07", BRIDGE + " L'entreprise Maubrac indique que la passerelle devrait rouvrir aux piétons le 12 avril.")],
        [("day", ["2031-04-12", "2031-04-12", "2031-04-14"])]),
    "the place": ("en", [
        ("2031-03-06", FERRY + " The injured passengers of the ferry were taken to a hospital in Grenoble by helicopter."),
        ("2031-03-06", FERRY + " The injured passengers of the ferry were taken by helicopter to a hospital in Lyon.")],
        [("place", ["Grenoble", "Lyon"])]),
    "the same day in other words": ("fr", [
        ("2031-03-04", BRIDGE + " La passerelle des Tanneurs s'est effondrée lundi sous une grue de l'entreprise Maubrac."),
        ("2031-03-06", BRIDGE + " La passerelle des Tanneurs s'est effondrée le 3 mars sous une grue de l'entreprise Maubrac.")], []),
    "each day's report of what happens every day": ("en", [
        ("2031-05-05", FERRY + " Hundreds of dockers marched through the harbour on Monday against the sale of the ferry."),
        ("2031-05-06", FERRY + " Hundreds of dockers marched through the harbour on Tuesday against the sale of the ferry.")], []),
    "an article that gives both days": ("fr", [
        ("2031-03-06", BRIDGE + " La passerelle devrait rouvrir aux piétons le 12 avril, disait l'entreprise Maubrac."
         " La passerelle devrait rouvrir aux piétons le 14 avril, dit maintenant l'entreprise Maubrac."),
        ("2031-03-05", BRIDGE + " La passerelle devrait rouvrir aux piétons le 12 avril, a indiqué l'entreprise Maubrac.")], []),
    "a denial": ("fr", [
        ("2031-03-06", BRIDGE + " La passerelle des Tanneurs rouvrira aux piétons le 12 avril, selon l'entreprise Maubrac."),
        ("2031-03-06", BRIDGE + " La passerelle des Tanneurs ne rouvrira pas aux piétons le 14 avril, selon l'entreprise Maubrac.")], []),
    "two happenings of one subject": ("en", [
        ("2031-03-06", FERRY + " The ferry Aldebaran was inspected by the coast guard on Monday 3 March."),
        ("2031-03-06", FERRY + " The ferry Aldebaran was sold to a shipyard in the north on Tuesday 4 March.")], []),
    "a place that the other article names too": ("en", [
        ("2031-03-06", FERRY + " The injured passengers of the ferry were taken to a hospital in Grenoble by helicopter."),
        ("2031-03-06", FERRY + " The injured passengers of the ferry were taken by helicopter to a hospital in Lyon. Some had come from Grenoble.")], []),
    "the town where it was written": ("fr", [
        ("2031-03-06", "LYON (AFP) - La passerelle des Tanneurs s'est effondrée sous une grue de l'entreprise Maubrac. " + BRIDGE),
        ("2031-03-06", "PARIS (Reuters) - La passerelle des Tanneurs s'est effondrée sous une grue de l'entreprise Maubrac. " + BRIDGE)], []),
}


class Discrepancies(CliTest):
    def trace(self, name, *more):
        language, articles, _ = STORIES[name]
        rows = [{"id": f"a{i}", "title": "Tarvel", "text": text, "language": language, "published": day, "outlet": f"Journal {i}"} for i, (day, text) in enumerate(articles)]
        path = self.write("story.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        return rows, self.run_program("trace", path, *more)

    def test_what_differs_and_what_does_not(self):
        for name, (_, _, wanted) in STORIES.items():
            with self.subTest(name):
                rows, told = self.trace(name, "--json")
                dossier = told.lines()[0]
                self.assertEqual(len({article["event"] for article in dossier["articles"]}), 1, "the articles are of several events")
                self.assertEqual([(one["kind"], [value["value"] for value in one["values"]]) for one in dossier["discrepancies"]], wanted)
                texts = {row["id"]: row["text"] for row in rows}
                for one in dossier["discrepancies"]:
                    for value in one["values"]:
                        (begin, end), (first, last) = value["span"], value["sentence"]
                        self.assertEqual(texts[value["article"]][begin:end], value["text"])
                        self.assertLessEqual((first, end), (begin, last))

    def test_for_people(self):
        name = "the place"
        for more, wanted in ((("--report-language", "en"), "DAYS AND PLACES THAT DIFFER"), (("--report-language", "fr"), "JOURS ET LIEUX QUI DIVERGENT")):
            said = self.trace(name, *more)[1].out.decode()
            self.assertRegex(said, wanted + r"\n Grenoble +“The injured[^¶]+Journal 0[^¶]+\n Lyon +“The injured[^¶]+Journal 1")
        page = self.folder / "page.html"
        self.assertEqual(self.trace(name, "--html", page)[1].status, 0)
        self.assertRegex(page.read_text(encoding="utf-8"), r'(?s)-discrepancies">.*Grenoble.*<mark class="exact">Grenoble</mark>.*<mark class="exact">Lyon</mark>')
        markdown = self.run_program("export", self.folder / "story.jsonl", "--format", "markdown").out.decode()
        self.assertRegex(markdown, r"- \*\*Grenoble\*\* · Journal 0 · The injured[^\n]+\\\n  \*\*Lyon\*\* · Journal 1 · The injured[^\n]+\n")
        self.assertNotRegex(markdown, r"helicopter to a hospital in Lyon\.\\\n")


if __name__ == "__main__":
    unittest.main()
