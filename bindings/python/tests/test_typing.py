"""A user's program passes mypy --strict and pyright; so does the package itself."""
import pathlib
import shutil
import subprocess
import sys

import pytest

import sourcier

PACKAGE = pathlib.Path(sourcier.__file__).parent
USER = '''
from typing import Iterator, Optional
import sourcier
from sourcier.types import Hop, Statement

def chain_of(statement: Statement) -> tuple[Hop, ...]:
    return statement.wordings[0].chain

def run(path: str) -> Iterator[tuple[Optional[str], int]]:
    article: sourcier.Article = sourcier.extract(b"<p>", url=path, language="fr")
    reading = sourcier.read(article)
    for quotation in reading.quotations:
        name: Optional[str] = quotation.speaker.name if quotation.speaker else None
        yield name, quotation.span.begin
    with sourcier.articles(path, jobs=2) as stream:
        for each in stream:
            yield each.title, len(each.text)
    dossier = sourcier.trace([path, reading, {"text": "x"}])
    for statement in dossier.statements:
        yield chain_of(statement)[0].name, statement.counts.origins
    table: sourcier.Table = dossier.table("statements")
    yield sourcier.from_arrow(table)[0].id, sourcier.Store(path).add(path).added
'''
WRONG = '''
import sourcier
sourcier.extract(3)
sourcier.read("x").quotations[0].span.start
sourcier.read("x").title.upper()
'''


@pytest.fixture
def programs(tmp_path):
    (tmp_path / "user.py").write_text(USER)
    (tmp_path / "wrong.py").write_text(WRONG)
    return tmp_path


def test_mypy_strict(programs):
    pytest.importorskip("mypy")
    check = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(programs / "cache")]
    right = subprocess.run([*check, "user.py"], cwd=programs, capture_output=True, text=True, check=False)
    assert right.returncode == 0, right.stdout
    wrong = subprocess.run([*check, "wrong.py"], cwd=programs, capture_output=True, text=True, check=False)
    assert wrong.stdout.count("error:") == 3, wrong.stdout
    own = subprocess.run([*check, "--ignore-missing-imports", str(PACKAGE)], cwd=programs, capture_output=True, text=True, check=False)
    assert own.returncode == 0, own.stdout


def test_pyright(programs):
    if shutil.which("pyright") is None and not (pathlib.Path(sys.executable).parent / "pyright").exists():
        pytest.skip("pyright is not there: script/test_tools installs it")
    check = [str(pathlib.Path(sys.executable).parent / "pyright"), "--pythonpath", sys.executable]
    right = subprocess.run([*check, "user.py"], cwd=programs, capture_output=True, text=True, check=False)
    assert right.returncode == 0, right.stdout + right.stderr
    wrong = subprocess.run([*check, "wrong.py"], cwd=programs, capture_output=True, text=True, check=False)
    assert wrong.stdout.count("error:") >= 3, wrong.stdout
