"""The conformance suites of URLs and charsets: rows, what the engine answers (tools/conform.cc), and what differs.

A row is right when every part that the suite states is as stated. quality.py prints the shares; tests/conformance
wants all rows right.
"""
import base64
import json
import lzma
import pathlib
import subprocess

URL_PARTS = ("href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash")


def rows_of(folder, name):
    """The rows of a suite, laid out or still compressed; None where it is absent."""
    path = pathlib.Path(folder) / f"{name}.jsonl"
    packed = path.with_suffix(".jsonl.xz")
    if path.exists():
        text = path.read_text(encoding="utf-8")
    elif packed.exists():
        text = lzma.decompress(packed.read_bytes()).decode("utf-8")
    else:
        return None
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def scalar(text):
    """Lone surrogates become U+FFFD, as the web's own strings do before they are parsed."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def ask(program, kind, questions):
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    done = subprocess.run([str(program), kind], input=lines.encode("utf-8"), capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def encoding_name(name):
    """Encodings are compared without regard to case and to the sign between their parts."""
    return name.lower().replace("_", "-")


def urls(program, folder):
    rows = rows_of(folder, "url_wpt")
    questions = [{"input": scalar(r["input"]), "base": r["base"] and scalar(r["base"])} for r in rows]
    for row, answer in zip(rows, ask(program, "urls", questions)):
        if row.get("failure") or answer.get("failure"):
            yield row, answer, bool(row.get("failure")) == bool(answer.get("failure"))
        else:
            yield row, answer, all(answer[part] == row[part] for part in URL_PARTS if part in row)


def labels(program, folder):
    rows = rows_of(folder, "whatwg_labels")
    for row, answer in zip(rows, ask(program, "labels", [{"label": r["label"]} for r in rows])):
        yield row, answer, encoding_name(answer["name"]) == encoding_name(row["name"])


def sniffing(program, folder):
    rows = rows_of(folder, "html5lib_encoding_sniff")
    answers = ask(program, "charsets", [{"bytes": r["data_b64"], "type": ""} for r in rows])
    for row, answer in zip(rows, answers):
        yield row, answer, encoding_name(answer["name"]) == encoding_name(row["encoding"])


def utf8(program, folder):
    rows = rows_of(folder, "utf8_stress")
    answers = ask(program, "charsets", [{"bytes": r["bytes_b64"], "type": "text/html; charset=utf-8"} for r in rows])
    for row, answer in zip(rows, answers):
        yield row, answer, answer["text"] == row["decoded_replace"].removeprefix("\ufeff")


SUITES = {"urls": urls, "labels": labels, "sniffing": sniffing, "utf8": utf8}


def decoded(row):
    """A row for people: bytes shown as bytes."""
    return {k: base64.b64decode(v) if k.endswith("b64") else v for k, v in row.items()}
