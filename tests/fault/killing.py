"""What the tests that end a program by kill -9 share; SOURCIER_KILLS=200 for the long run, SOURCIER_SEED=N for the moments of an earlier one."""
import json
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from harness import CliTest  # noqa: E402


def kills(few):
    return int(os.environ.get("SOURCIER_KILLS", few))


def seed(usual):
    return int(os.environ.get("SOURCIER_SEED", usual))


class Killing(CliTest):
    def check(self, store):
        run = self.run_program("check", "--db", store, "--json")
        self.assertEqual(run.status, 0, run.out + run.err.encode())
        return json.loads(run.out)

    def seconds_of(self, command):
        """How long it takes where nobody disturbs it."""
        start = time.monotonic()
        subprocess.run(command, check=True, timeout=300)
        return time.monotonic() - start

    def kill(self, command, after):
        """Ends it so many seconds after its start, if it still runs."""
        process = subprocess.Popen(command)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def begin_anew(self, store):
        """From the beginning, so that early moments are met too."""
        for path in self.folder.glob(store + "*"):
            path.unlink()
