#!/usr/bin/env python3
"""load.py STORE [INPUT…]: how long 256 keep-alive clients wait for stories and searches of a store, while INPUT is added to it.

On demand, not part of script/test: it wants a machine of its own. Prints one `name value` line each. Build a store with
`make_corpus … | sourcier add --db STORE -` first.
"""
import asyncio
import json
import os
import random
import resource
import subprocess
import sys
import time

os.environ.setdefault("SOURCIER_PROGRAM", "build/release/sourcier")
os.environ.setdefault("SOURCIER_ROOT", os.getcwd())
from serving import PROGRAM, Running  # noqa: E402

CLIENTS, SECONDS, HALF_OPEN = 256, 20, 64
WORDS = ("port", "grève", "ministre", "accord", "travaux", "police", "budget", "\"conseil municipal\"", "school", "market")


async def ask(reader, writer, server, target):
    begin = time.perf_counter()
    writer.write(f"GET {target} HTTP/1.1\r\nHost: {server.host}:{server.port}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    header = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line.split(b":")[1]) for line in header.split(b"\r\n") if line.lower().startswith(b"content-length"))
    await reader.readexactly(length)
    return header[9:12], time.perf_counter() - begin


async def client(server, targets, waits, seed):
    chance = random.Random(seed)
    reader, writer = await asyncio.open_connection(server.host, server.port, limit=1 << 24)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        kind = chance.choice(tuple(targets))
        status, wait = await ask(reader, writer, server, chance.choice(targets[kind]))
        waits[kind if status == b"200" else "failed"].append(wait)
        await asyncio.sleep(chance.random() * 2)  # A reader reads.
    writer.close()


async def probe(server, waits):
    """One more client beside half-open connections."""
    held = [await asyncio.open_connection(server.host, server.port) for _ in range(HALF_OPEN)]
    for _, writer in held:
        writer.write(b"GET / HTTP/1.1\r\nHo")
    reader, writer = await asyncio.open_connection(server.host, server.port)
    for _ in range(50):
        waits["probe"].append((await ask(reader, writer, server, "/healthz"))[1])
        await asyncio.sleep(0.05)
    for _, open_one in held:
        open_one.close()


def report(waits):
    for kind, times in waits.items():
        times.sort()
        if times:
            print(f"{kind} count {len(times)} p50 {times[len(times) // 2] * 1e3:.1f} ms p99 {times[int(len(times) * .99)] * 1e3:.1f} ms")


async def main():
    store, inputs = sys.argv[1], sys.argv[2:]
    server = Running("--db", store)
    stories = [s["story"] for s in server.get("/api/v1/stories?limit=500").json()["items"]]
    targets = {"story": [f"/api/v1/stories/{s}" for s in stories], "search": ["/api/v1/search?q=" + w.replace(" ", "+").replace('"', "%22")
                                                                          .encode("ascii", "ignore").decode() for w in WORDS]}
    adding = subprocess.Popen([PROGRAM, "add", "--quiet", "--db", store, *inputs]) if inputs else None
    waits = {"story": [], "search": [], "probe": [], "failed": []}
    await asyncio.gather(*(client(server, targets, waits, n) for n in range(CLIENTS)))
    await probe(server, waits)
    report(waits)
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as status:
        print("".join(line for line in status if line.startswith(("VmHWM", "VmRSS"))), end="")
    if adding:
        print("still adding" if adding.poll() is None else "added", json.dumps(inputs))
        adding.terminate()
    server.stop()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    asyncio.run(main())
