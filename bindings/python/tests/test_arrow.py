"""Tables go to pyarrow, polars, DuckDB and pandas, and come back, without a copy by us."""
import json
import shutil
import subprocess
import sys

import pytest

import sourcier

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
ROWS = {"statements": lambda d: sum(len(s["wordings"]) for s in d["statements"]), "articles": lambda d: len(d["articles"]),
        "events": lambda d: len(d["events"]), "stories": lambda d: len(d["stories"]),
        "figures": lambda d: sum(len(f["values"]) for f in d["figures"]), "sources": lambda d: len(d["sources"]["edges"]),
        "copies": lambda d: sum(len(c["passages"]) for c in d["copies"]), "entities": lambda d: len(d["entities"]),
        "coverage": lambda d: sum(len(facts) for facts in d["coverage"]["articles"].values())}


@pytest.fixture(scope="module")
def dossier(example):
    return sourcier.trace(example)


def test_every_table_has_the_rows_of_the_dossier(dossier):
    assert set(sourcier.table_names()) == set(ROWS)
    whole = dossier.to_dict()
    for name, rows in ROWS.items():
        table = dossier.table(name).to_pyarrow()
        table.validate(full=True)
        assert table.num_rows == rows(whole) > 0, name
        assert pa.schema(dossier.table(name)) == table.schema
    with pytest.raises(ValueError, match="'verbs' is no table; the tables are statements"):
        dossier.table("verbs")


def test_a_row_says_what_the_dossier_says(dossier, example):
    texts = {article.id: article.text for article in sourcier.articles(example)}
    rows = dossier.table("statements").to_pyarrow().to_pylist()
    wordings = [(statement, wording) for statement in dossier.statements for wording in statement.wordings]
    for row, (statement, wording) in zip(rows, wordings, strict=True):
        assert (row["statement"], row["origins"], row["origin"]) == (statement.id, statement.counts.origins, wording.origin)
        assert texts[row["article"]][row["begin"]:row["end"]] == row["text"]
        assert [hop["name"] for hop in row["chain"]] == [hop.name for hop in wording.chain]
    articles = {row["id"]: row for row in dossier.table("articles").to_pyarrow().to_pylist()}
    for article in dossier.articles:
        row = articles[article.id]
        assert (row["story"], row["event"], row["text"]) == (article.story, article.event, texts[article.id])
        assert [origin["name"] for origin in row["origins"]] == [origin.name for origin in article.origins]


def test_columns_are_named_as_common_crawl_names_them(warc):
    table = pa.RecordBatchReader.from_stream(sourcier.articles(warc)).read_all()
    rows = table.to_pylist()
    assert {"url", "content_digest", "content_languages", "warc_filename", "warc_record_offset"} <= set(rows[0])
    assert rows[1]["content_languages"] in ("fra", "eng") and rows[1]["warc_filename"].endswith("pages.warc")
    assert [row["warc_record_offset"] for row in rows] == [a.source.warc_record_offset for a in sourcier.articles(warc)]


def test_others_read_the_same_rows(example, dossier):
    polars, duckdb = pytest.importorskip("polars"), pytest.importorskip("duckdb")
    articles = list(sourcier.articles(example))
    table = sourcier.to_arrow(articles)
    titles = [article.title for article in articles]
    assert table.to_pandas()["title"].tolist() == titles
    assert table.to_polars()["title"].to_list() == titles
    statements = dossier.table("statements").to_pyarrow()  # DuckDB finds it by this name.
    assert duckdb.sql("SELECT count(*) FROM statements").fetchall()[0][0] == statements.num_rows
    assert polars.DataFrame(dossier.table("copies")).height == dossier.table("copies").to_pyarrow().num_rows


def test_tables_of_others_come_back(example):
    pandas, polars, duckdb = pytest.importorskip("pandas"), pytest.importorskip("polars"), pytest.importorskip("duckdb")
    articles = list(sourcier.articles(example))
    wanted = [(article.id, article.text, article.published, article.authors) for article in articles]
    ours = sourcier.to_arrow(articles)
    frame = ours.to_pyarrow()
    large = frame.set_column(frame.column_names.index("text"), "text", frame["text"].cast(pa.large_string()))
    sliced = pa.concat_tables([frame.slice(0, 3), frame.slice(3)])
    for table in (ours, frame, large, sliced, ours.to_polars(), duckdb.sql("SELECT * FROM frame")):
        assert [(a.id, a.text, a.published, a.authors) for a in sourcier.from_arrow(table)] == wanted, type(table)
    mine = pandas.DataFrame({"text": ["Un.", None], "date": pandas.to_datetime(["2025-07-12 10:30", "2025-07-13 00:00"]), "lang": ["fr", "fr"]})
    assert [(a.text, a.published) for a in sourcier.from_arrow(mine)] == [("Un.", "2025-07-12T10:30:00Z"), ("", "2025-07-13T00:00:00Z")]


def test_a_table_that_holds_no_texts_is_refused():
    with pytest.raises(sourcier.Error, match="no column 'text'"):
        sourcier.from_arrow(pa.table({"title": ["Un"]}))
    with pytest.raises(sourcier.Error, match="column 'text' has the Arrow type 'l'"):
        sourcier.from_arrow(pa.table({"text": [1]}))


def test_many_articles_are_batches_of_bounded_size():
    articles = [sourcier.Article.from_dict({"text": f"Texte {number}."}) for number in range(1201)]
    table = sourcier.to_arrow(articles)
    assert [batch.num_rows for batch in pa.RecordBatchReader.from_stream(table)] == [500, 500, 201]
    assert [batch.num_rows for batch in pa.RecordBatchReader.from_stream(table)] == [500, 500, 201], "it can be read again"


def _sorted(table):
    """Rows: a file has them story by story."""
    return sorted(map(repr, table.to_pylist()))


def test_parquet_from_the_command_line(example, tmp_path, dossier):
    run = [sys.executable, "-m", "sourcier", "export", str(example), "--format", "parquet", "--out"]
    subprocess.run([*run, f"{tmp_path}/all/"], check=True)
    assert {path.stem for path in (tmp_path / "all").iterdir()} == set(sourcier.table_names())
    subprocess.run([*run, f"{tmp_path}/one.parquet", "--table", "figures"], check=True)
    for path, name in ((tmp_path / "all" / "statements.parquet", "statements"), (tmp_path / "one.parquet", "figures")):
        assert _sorted(pq.read_table(path)) == _sorted(dossier.table(name).to_pyarrow())
    missing = subprocess.run([*run[:4], str(tmp_path / "missing"), *run[5:], f"{tmp_path}/two.parquet"], capture_output=True, text=True, check=False)
    assert (missing.returncode, "no article could be read" in missing.stderr) == (1, True), missing.stderr


OTHER_STORY = [{"id": name, "outlet": outlet, "published": "2031-05-02", "language": "fr", "title": "La fromagerie de Tarbes ferme",
                "text": "La fromagerie Lascaux de Tarbes ferme ses portes. « Nous avons tout essayé », a déclaré son gérant, Hugo Lascaux, à l'AFP."}
               for name, outlet in (("x1", "Le Fanal"), ("x2", "La Gazette"))]


def test_parts_together_are_the_set(example, tmp_path, dossier):
    inputs = [example, *map(sourcier.Article.from_dict, OTHER_STORY)]
    whole = sourcier.trace(inputs)
    parts = sourcier.trace_parts(inputs)
    tables = {name: [] for name in sourcier.table_names()}
    counts = []
    for part in parts:
        counts.append(len(part.articles))
        for name, rows in tables.items():
            rows += part.table(name).to_pyarrow().to_pylist()
    assert sum(counts) == len(dossier.articles) + 2
    assert len(counts) == 3, "two stories of the example, and the other one"
    assert next(parts, None) is None
    for name, rows in tables.items():
        if name not in ("entities", "sources"):  # Of which several parts know the same.
            assert sorted(map(repr, rows)) == _sorted(whole.table(name).to_pyarrow()), name
    assert parts.shared().entities == whole.entities
    assert len(tables["entities"]) > len(whole.entities), "both name the AFP"
    pages = tmp_path / "pages"
    shutil.copytree(example, pages)
    (pages / "other.jsonl").write_text("".join(json.dumps(each) + "\n" for each in OTHER_STORY), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "sourcier", "export", str(pages), "--format", "parquet", "--out", f"{tmp_path}/all/"], check=True)
    whole = sourcier.trace(pages)
    for name in sourcier.table_names():
        found = pq.read_table(tmp_path / "all" / f"{name}.parquet")
        assert _sorted(found) == _sorted(whole.table(name).to_pyarrow()), name


def test_the_module_is_the_program(example, program):
    done = subprocess.run([sys.executable, "-m", "sourcier", "trace", "--json", str(example)], capture_output=True, check=True)
    assert [json.loads(done.stdout)] == program("trace", "--json", example)
    wrong = subprocess.run([sys.executable, "-m", "sourcier", "trase"], capture_output=True, check=False)
    assert wrong.returncode == 2


def test_the_queries_of_the_examples_run(example, tmp_path, dossier, monkeypatch):
    duckdb = pytest.importorskip("duckdb")
    (tmp_path / "tables").mkdir()
    for name in sourcier.table_names():
        dossier.table(name).to_parquet(str(tmp_path / "tables" / f"{name}.parquet"))
    monkeypatch.chdir(tmp_path)
    answers = {path.stem: duckdb.sql(path.read_text()).fetchall() for path in sorted((example.parents[1] / "parquet").glob("*.sql"))}
    assert set(answers) == {"top_origins", "most_copied", "originality"}
    assert all(rows for rows in answers.values())
    assert all(0 <= share <= 1 for _, _, share in answers["originality"])
    assert min(share for _, _, share in answers["originality"]) < 0.5, "the example has copies"
