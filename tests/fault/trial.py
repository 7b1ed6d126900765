"""One fault, one run of a command, and the judgement of what it left."""
import contextlib
import os
import pathlib
import shutil
import signal
import tempfile

from scenarios import Scenario, articles, check, run

SHIM = os.environ["SOURCIER_FAULT_SHIM"]


# The C library's own words before it ends a program that has no memory for what a thread does at its end; nobody is asked.
NO_ROOM_FOR_A_THREAD = "Fatal glibc error: failed to register TLS destructor: out of memory"


class Lost(Exception):
    """A promise that did not hold; the words say which."""


def require(holds, words):
    if not holds:
        raise Lost(words)


class Bench:
    """A scenario made ready once, copied for each trial, and how it ends undisturbed."""

    def __init__(self, scenario: Scenario, folder: pathlib.Path):
        self.scenario = scenario
        self.base = folder / "base"
        self.base.mkdir()
        scenario.prepare(self.base)
        self.had = articles(self.base, scenario.store) if (self.base / scenario.store).exists() else set()
        self.work = folder / "work"
        self.log = folder / "log"
        self.count = folder / "count"
        with self.fresh():
            status, _, err = self.faulted(FAULT_STEPS="wstuor", FAULT_LOG=self.log, FAULT_COUNT=self.count, FAULT_AT=0)
            require(status == 0, f"{scenario.name} fails undisturbed: {err}")
            self.steps, self.allocations = map(int, self.count.read_text().split())
            self.ended = self.content()
            self.all = articles(self.work, scenario.store)

    @contextlib.contextmanager
    def fresh(self):
        shutil.copytree(self.base, self.work)
        try:
            yield self.work
        finally:
            shutil.rmtree(self.work)

    def faulted(self, **fault):
        return run(self.scenario.arguments(self.work), self.work, LD_PRELOAD=SHIM, FAULT_BELOW=self.work, **fault)

    def content(self):
        report = check(self.work, self.scenario.store)
        require(report["sound"], f"the store is not sound: {report['problems']}")
        return report["content"]

    def judge(self, status, err):
        """What must hold after any fault: nothing that was there is gone, and a second run ends as if nothing had been."""
        scenario = self.scenario
        if status not in (-signal.SIGKILL, *([-signal.SIGABRT] if NO_ROOM_FOR_A_THREAD in err else [])):
            require(status in (0, 1, 3), f"ended with status {status}: {err[-300:]}")
            require(status == 0 or err.strip(), "failed without a word")
        store = self.work / scenario.store
        if store.exists() and articles(self.work, scenario.store):
            now = self.content_if_there()
            have = articles(self.work, scenario.store)
            require(scenario.removes or self.had <= have, f"articles are gone: {sorted(self.had - have)[:3]}")
            require(len(self.had - have) <= 1, "more articles are gone than were to go")
            if status == 0 and scenario.changes:
                require(now == self.ended, "it said that all was done, and it was not")
        elif self.had:
            raise Lost("the store's articles are gone")
        self.again(status, err)

    def content_if_there(self):
        report = check(self.work, self.scenario.store)
        require(report["sound"], f"the store is not sound: {report['problems']}")
        return report["content"]

    def again(self, status, err):
        """A second run; what the first one skipped, it tries only where it is asked to."""
        scenario = self.scenario
        if scenario.made:
            made = self.work / scenario.made
            if scenario.made.endswith(".db") and made.exists():
                require(status == 0 or status < 0 or check(self.work, scenario.made)["sound"], "a broken copy was left")
                if status != 0 and check(self.work, scenario.made)["sound"] is False:
                    made.unlink()  # Killed in its middle; whoever was killed cannot clean up.
                elif status != 0:
                    made.unlink()
            if status == 0:
                require(made.exists() and check(self.work, scenario.made)["content"] == self.ended, "the copy is not whole")
                return
        if scenario.removes and status == 0:
            return
        arguments = [*scenario.arguments(self.work), *(["--retry"] if status == 3 or "sourcier: skipped" in err else [])]
        done, _, err = run(arguments, self.work)
        if scenario.removes and done == 1 and "no such article" in err:
            done = 0  # It had been removed; the groups are made anew by the next addition.
            require(self.had - articles(self.work) <= self.had - self.all, "another article is gone")
            return
        require(done == 0, f"the second run fails: {err[-300:]}")
        require(self.content() == self.ended, "the second run ends elsewhere than an undisturbed one")


@contextlib.contextmanager
def bench(scenario):
    # Memory of the machine, where there is some: the disk has nothing to do with what is tried.
    room = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=room, prefix="sourcier-fault-") as folder:
        yield Bench(scenario, pathlib.Path(folder))
