"""Power cuts: the steps that a run wrote down, replayed up to any of them, with what was not yet on the disk lost or torn.

What a file holds after the cut is what it held at its last sync, and of the writes since then: none, all, a random part, or a random part
of which one is torn at a sector. Names of files are on the disk at once, or, where a name was taken away since the last sync, may still be there.
"""
import dataclasses
import pathlib
import random
import struct

HEAD = struct.Struct("<c3xIqQ")
SECTOR = 512
WAYS = ("none", "all", "some", "torn", "undeleted")


@dataclasses.dataclass
class Step:
    kind: str
    path: str
    place: int
    data: bytes


def steps_of(log: pathlib.Path):
    raw, at, steps = log.read_bytes(), 0, []
    while at < len(raw):
        kind, path_size, place, size = HEAD.unpack_from(raw, at)
        at += HEAD.size
        steps.append(Step(kind.decode(), raw[at:at + path_size].decode(), place, raw[at + path_size:at + path_size + size]))
        at += path_size + size
    return [step for step in steps if not step.path.endswith("-shm")]  # Memory, not disk.


def put(content: bytearray, place: int, data: bytes):
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    content[place:place + len(data)] = data


class Disk:
    """Files by path: what is surely there, and what was done since."""

    def __init__(self, base: pathlib.Path, work: pathlib.Path):
        self.sure = {str(work / path.relative_to(base)): bytearray(path.read_bytes()) for path in base.rglob("*") if path.is_file()}
        self.since = {}
        self.taken = {}

    def take(self, step: Step):
        if step.kind == "s":
            self.sync(step.path)
        elif step.kind == "u":
            self.sync(step.path)
            if step.path in self.sure:
                self.taken[step.path] = self.sure.pop(step.path)
            self.since.pop(step.path, None)
        elif step.kind == "o":
            if step.path not in self.sure:
                self.sure[step.path] = bytearray()
                self.taken.pop(step.path, None)
            elif step.place:
                self.since.setdefault(step.path, []).append(Step("t", step.path, 0, b""))
        elif step.kind == "r":
            self.sync(step.path)
            self.sure[step.data.decode()] = self.sure.pop(step.path)
        else:
            self.since.setdefault(step.path, []).append(step)

    @staticmethod
    def apply(content: bytearray, step: Step):
        if step.kind == "w":
            put(content, step.place, step.data)
        else:
            content.extend(bytes(max(0, step.place - len(content))))
            del content[step.place:]

    def sync(self, path):
        if not pathlib.Path(path).suffix and path not in self.sure:
            return  # A folder.
        content = self.sure.setdefault(path, bytearray())
        for step in self.since.pop(path, []):
            self.apply(content, step)
        self.taken.clear()

    def after_cut(self, way: str, chance: random.Random):
        files = {path: bytearray(content) for path, content in self.sure.items()}
        for path, since in self.since.items():
            kept = {"none": [], "undeleted": [], "all": since}.get(way)
            if kept is None:
                kept = [step for step in since if chance.random() < 0.5]
            if way == "torn" and kept:
                at = chance.randrange(len(kept))
                step = kept[at]
                if step.kind == "w" and len(step.data) > SECTOR:
                    cut = chance.randrange(1, (len(step.data) + SECTOR - 1) // SECTOR) * SECTOR
                    half = Step("w", path, step.place, step.data[:cut]) if chance.random() < 0.5 else \
                        Step("w", path, step.place + cut, step.data[cut:])
                    kept = [*kept[:at], half, *kept[at + 1:]]
            for step in kept:
                self.apply(files.setdefault(path, bytearray()), step)
        if way == "undeleted":
            files = {**{path: bytearray(content) for path, content in self.taken.items()}, **files}
        return files


def write(files, work: pathlib.Path):
    for path, content in files.items():
        if path.startswith(str(work)):
            pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
            pathlib.Path(path).write_bytes(content)
