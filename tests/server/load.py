#!/usr/bin/env python3
"""load.py STORE [INPUT…]: how long stories and searches of a store take while INPUT is added to it.

On demand, not part of script/test: it wants a machine of its own. Build a store with `make_corpus … | sourcier add --db STORE -` first.
256 clients keep their connections; requests come at a fixed rate (RATE a second, 200 by default; intervals of a Poisson process, half
stories, half searches), whether earlier ones are answered or not, and the wait counts from when a request was due. What is asked: any story of
the newest 500 (ONE_STORY=ID: that one), as the reading room asks for it; searches of one or two words of the store's own titles, seldom the
same. A first pass over the stories (WARM=0: none) makes those that were never traced; then it waits until the index of all stories is whole,
as it is in a server that has run for a while. Prints one `name value` line each.
"""
import asyncio
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
import urllib.parse

os.environ.setdefault("SOURCIER_PROGRAM", "build/release/sourcier")
os.environ.setdefault("SOURCIER_ROOT", os.getcwd())
from serving import PROGRAM, Running  # noqa: E402

CLIENTS, HALF_OPEN = 256, 64
RATE, SECONDS = float(os.environ.get("RATE", "200")), float(os.environ.get("SECONDS", "30"))
WARM = os.environ.get("WARM", "1") != "0"
WITHOUT = "?without=coverage,sources,entities"


class Client:
    """One connection of many; asks one thing after the other."""

    def __init__(self, server):
        self.server = server

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection(self.server.host, self.server.port, limit=1 << 24)

    async def ask(self, target):
        self.writer.write(f"GET {target} HTTP/1.1\r\nHost: {self.server.host}:{self.server.port}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        header = await self.reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"(?i)content-length: (\d+)", header)[1])
        await self.reader.readexactly(length)
        return int(header[9:12])


async def offer(server, targets, waits):
    """Requests at their times, each by the next connection that is free."""
    free = asyncio.Queue()
    for _ in range(CLIENTS):
        client = Client(server)
        await client.open()
        free.put_nowait(client)
    chance, tasks = random.Random(1), set()

    async def one(kind, target, due):
        client = await free.get()
        status = await client.ask(target)
        free.put_nowait(client)
        waits[kind if status == 200 else f"{kind} {status}"].append(time.perf_counter() - due)

    due = time.perf_counter()
    end = due + SECONDS
    while due < end:
        due += chance.expovariate(RATE)
        await asyncio.sleep(max(0, due - time.perf_counter()))
        waits["late"].append(time.perf_counter() - due)  # How late the client itself is.
        kind = chance.choice(tuple(targets))
        task = asyncio.create_task(one(kind, chance.choice(targets[kind]), due))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    await asyncio.gather(*tasks)


async def probe(server, waits):
    """One more client beside half-open connections."""
    held = [await asyncio.open_connection(server.host, server.port) for _ in range(HALF_OPEN)]
    for _, writer in held:
        writer.write(b"GET / HTTP/1.1\r\nHo")
    client = Client(server)
    await client.open()
    for _ in range(50):
        begin = time.perf_counter()
        await client.ask("/healthz")
        waits["probe"].append(time.perf_counter() - begin)
        await asyncio.sleep(0.05)
    for _, writer in held:
        writer.close()


class Waits(dict):
    def __missing__(self, key):
        self[key] = []
        return self[key]


def report(waits):
    for kind, times in sorted(waits.items()):
        times.sort()
        at = lambda share: times[min(len(times) - 1, int(len(times) * share))] * 1e3  # noqa: E731
        print(f"{kind}: {len(times)}, p50 {at(.5):.1f} ms, p90 {at(.9):.1f}, p99 {at(.99):.1f}, most {at(1):.1f}")


def targets_of(server):
    chosen = os.environ.get("ONE_STORY")
    stories, after = [], ""
    while len(stories) < 500:
        page = server.get("/api/v1/stories?limit=100" + (f"&after={after}" if after else "")).json()
        stories += page["items"]
        after = page["next"]
        if not after:
            break
    words = sorted({word for s in stories for word in re.findall(r"\w{4,}", s["title"] or "")})
    chance = random.Random(2)
    asked = [" ".join(chance.sample(words, chance.choice((1, 1, 2)))) for _ in range(1000)]
    return {"story": [f"/api/v1/stories/{chosen}{WITHOUT}"] if chosen else [f"/api/v1/stories/{s['story']}{WITHOUT}" for s in stories],
            "search": ["/api/v1/search?q=" + urllib.parse.quote(q) for q in asked]}


def memory(server, name):
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as status:
        rows = dict(line.split(":", 1) for line in status)
    print(f"memory {name}: {int(rows['VmRSS'].split()[0]) >> 10} MiB, at most {int(rows['VmHWM'].split()[0]) >> 10} MiB")


def main():
    store, inputs = sys.argv[1], sys.argv[2:]
    begin = time.perf_counter()
    server = Running("--db", store)
    print(f"ready after {(time.perf_counter() - begin) * 1e3:.0f} ms")
    targets = targets_of(server)
    print(f"stories: {len(targets['story'])}, searches: {len(targets['search'])}, {RATE:.0f} requests a second, load {os.getloadavg()[0]:.1f}")
    waits = Waits()
    if WARM:
        for target in targets["story"]:
            begin = time.perf_counter()
            server.get(target)
            waits["first time of a story"].append(time.perf_counter() - begin)
    begin = time.perf_counter()
    while (status := server.get("/api/v1/status").json())["indexed"] < status["stories"]:
        time.sleep(0.2)
    print(f"all {status['stories']} stories of {status['articles']} articles indexed {time.perf_counter() - begin:.1f} s later")
    memory(server, "before")
    adding = subprocess.Popen(["nice", "-n", "5", PROGRAM, "add", "--quiet", "--db", store, *inputs]) if inputs else None
    asyncio.run(offer(server, targets, waits))
    asyncio.run(probe(server, waits))
    report(waits)
    memory(server, "after")
    if adding:
        print("still adding" if adding.poll() is None else "added", json.dumps(inputs))
        adding.terminate()
    begin = time.perf_counter()
    server.stop()
    print(f"stopped after {(time.perf_counter() - begin) * 1e3:.0f} ms")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    main()
