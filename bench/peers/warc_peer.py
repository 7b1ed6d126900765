"""Reads a web archive with a peer, as warc_records does.

usage: warc_peer.py fastwarc|warcio FILE ROUNDS     Prints {"records", "pages", "digest", "seconds"}.
A page is a response of status 2xx whose type is HTML, its bytes without chunks and codings.
"""
import hashlib
import json
import sys
import time


def fastwarc_pages(path, use):
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    records = 0
    for record in ArchiveIterator(path, parse_http=True):
        records += 1
        if record.record_type != WarcRecordType.response or not 200 <= record.http_headers.status_code < 300:
            continue
        if (record.http_headers.get("Content-Type") or "").startswith("text/html"):
            use(record.reader.read())
    return records


def warcio_pages(path, use):
    from warcio.archiveiterator import ArchiveIterator
    records = 0
    with open(path, "rb") as file:
        for record in ArchiveIterator(file):
            records += 1
            if record.rec_type != "response" or not record.http_headers.get_statuscode().startswith("2"):
                continue
            if (record.http_headers.get_header("Content-Type") or "").startswith("text/html"):
                use(record.content_stream().read())
    return records


def main():
    peer, path, rounds = sys.argv[1:]
    read = {"fastwarc": fastwarc_pages, "warcio": warcio_pages}[peer]
    digest, pages, best = hashlib.sha256(), [0], float("inf")

    def add(body):
        digest.update(body)
        pages[0] += 1

    records = read(path, add)
    for _ in range(int(rounds)):
        start = time.process_time()
        read(path, len)
        best = min(best, time.process_time() - start)
    print(json.dumps({"records": records, "pages": pages[0], "digest": digest.hexdigest(), "seconds": best}))


if __name__ == "__main__":
    main()
