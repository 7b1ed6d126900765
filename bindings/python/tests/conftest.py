"""What the tests of the package share: the example story, the program to compare with, a small web archive."""
import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("SOURCIER_PROGRAM", str(ROOT / "build" / "release" / "sourcier"))


@pytest.fixture(scope="session")
def example() -> pathlib.Path:
    return ROOT / "examples" / "port-closure" / "pages"


@pytest.fixture(scope="session")
def program():
    """Runs the C++ program and gives the objects that it prints."""

    def run(*arguments: object) -> list[dict]:
        done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False)
        assert done.returncode in (0, 3), done.stderr.decode()
        return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]

    return run


@pytest.fixture
def warc(tmp_path: pathlib.Path, example: pathlib.Path) -> pathlib.Path:
    """The HTML pages of the example as one web archive."""
    records = []
    for page in sorted(example.glob("*.html")):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.read_bytes()
        head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://{page.stem}.example/a\r\n"
                f"WARC-Date: 2031-03-05T00:00:00Z\r\nWARC-Record-ID: <urn:{page.stem}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n")
        records.append(head.encode() + body + b"\r\n\r\n")
    path = tmp_path / "pages.warc"
    path.write_bytes(b"".join(records))
    return path
