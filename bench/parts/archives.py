"""Records of a web archive: WARC compressed by member, one thread, beside fastwarc and warcio.

The archive is made on the spot, as crawlers write it: for each page a request, the response and its metadata. All readers
must find the same records and the same bytes of pages before their times count.
"""
import gzip
import json
import pathlib
import tempfile

from parts.common import run, say, show, skip

MOST_PAGES = 600
LEAST_BYTES = 64 << 20  # The pages are repeated up to that, so that a round takes a good part of a second.
ROUNDS = 3
TURNS = 2


def record(kind, number, content, content_type):
    url = f"http://site.test/{number}"
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-18T07:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(content)}\r\n\r\n")
    return gzip.compress(head.encode() + content + b"\r\n\r\n", 6)


def capture(number, body):
    """One page as three records."""
    head = f"HTTP/1.1 200 OK\r\nServer: test\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    return (record("request", number, f"GET /{number} HTTP/1.1\r\nHost: site.test\r\nUser-Agent: test\r\n\r\n".encode(),
                   "application/http; msgtype=request")
            + record("response", number, head.encode() + body, "application/http; msgtype=response")
            + record("metadata", number, b"fetchTimeMs: 120\r\nlanguages-cld2: fr\r\n", "application/warc-fields"))


def make_archive(pages, path):
    bodies = [page.read_bytes() for page in pages]
    # What sniffs as no HTML is no page to us, and still one to the peers, which look at the header alone.
    bodies = [body for body in bodies if b"<html" in body[:2000].lower() and b"\0" not in body]
    captures = [capture(number, body) for number, body in enumerate(bodies)]
    size = sum(map(len, bodies))
    with open(path, "wb") as file:
        for _ in range(max(1, LEAST_BYTES // size)):
            file.writelines(captures)


def measure(command):
    return json.loads(run(command)[0])


def compare(bench):
    folder = bench.folder("extraction")
    pages = sorted(folder.glob("scrapinghub/pages/*.html")) if folder else []
    pages = pages or sorted((bench.root / "examples" / "port-closure" / "pages").glob("*.html"))
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "pages.warc.gz"
        make_archive(pages[:MOST_PAGES], path)
        ours_command = [bench.build / "warc_records", path, str(ROUNDS)]
        for peer in ("fastwarc", "warcio"):
            command = [bench.python, bench.root / "bench" / "peers" / "warc_peer.py", peer, path, str(ROUNDS)]
            try:
                found = run([bench.python, "-c", f"import {peer}"], allowed=(0, 1)), run(command, allowed=(0, 1))
            except OSError:
                skip(peer, "there is no Python for the peers")
                continue
            if not found[1][0]:
                skip(peer, "it is not installed")
                continue
            ours, theirs = measure(ours_command), json.loads(found[1][0])
            for key in ("records", "pages", "digest"):
                if ours[key] != theirs[key]:
                    raise SystemExit(f"bench: {key} of {path.name}: {ours[key]} here, {theirs[key]} of {peer}")
            for _ in range(TURNS - 1):
                ours["seconds"] = min(ours["seconds"], measure(ours_command)["seconds"])
                theirs["seconds"] = min(theirs["seconds"], measure(command)["seconds"])
            show(f"warc_gz_microseconds_per_record_{peer}", *(r["seconds"] / r["records"] * 1e6 for r in (ours, theirs)))
            say(f"{ours['records'] / ours['seconds']:.0f} records a second, {peer} {theirs['records'] / theirs['seconds']:.0f}")
