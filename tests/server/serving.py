"""Starts the built program as a server on a free port; shared by the tests of it."""
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ["SOURCIER_PROGRAM"]
ROOT = pathlib.Path(os.environ["SOURCIER_ROOT"])
EXAMPLE = ROOT / "examples" / "port-closure" / "pages"


class Answered:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    def json(self):
        return json.loads(self.body)


class Running:
    """A server of ours; its address is read from what it says when it is ready."""

    def __init__(self, *arguments, folder=None, patience=120):
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0", *map(str, arguments)], cwd=folder,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.said = []
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            line = self.process.stderr.readline()
            if not line:
                break
            self.said.append(line)
            found = re.search(r" at https?://(\S+):(\d+)/", line)
            if found:
                self.host, self.port = found[1].strip("[]"), int(found[2])
                return
        self.process.kill()
        raise AssertionError("the server did not start: " + "".join(self.said))

    def ask(self, method, target, body=None, headers=None):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.request(method, target, body, headers or {})
        answered = Answered(connection.getresponse())
        connection.close()
        return answered

    def get(self, target, **headers):
        return self.ask("GET", target, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def items(self, target):
        """All items of a list, page by page."""
        items, after = [], None
        mark = "&" if "?" in target else "?"
        while True:
            page = self.get(target + (f"{mark}after={after}" if after else "")).json()
            items += page["items"]
            after = page["next"]
            if after is None:
                return items

    @property
    def origin(self):
        return f"http://{self.host}:{self.port}"

    def change_headers(self):
        return {"Origin": self.origin, "Content-Type": "application/json",
                "X-Sourcier-Token": self.get("/api/v1/session").json()["token"]}

    def change(self, method, target, value=None, patience=60):
        """On a busy machine the server's own work may have the store for longer than a change waits: 503, which asks to try again."""
        body = None if value is None else json.dumps(value)
        deadline = time.monotonic() + patience
        while True:
            answered = self.ask(method, target, body, self.change_headers())
            if answered.status != 503 or time.monotonic() > deadline:
                return answered
            time.sleep(0.1)

    def raw(self, data, patience=15):
        """Sends bytes as they are and reads until the server ends the connection or says no more."""
        with socket.create_connection((self.host, self.port), timeout=patience) as connection:
            connection.sendall(data)
            received = b""
            try:
                while chunk := connection.recv(65536):
                    received += chunk
            except (TimeoutError, ConnectionResetError):
                pass
            return received

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            self.process.stdout.close()
            self.process.stderr.close()
        return self.process.returncode


class ServerTest(unittest.TestCase):
    """One server for all tests of a class, on the example story."""

    arguments = (EXAMPLE,)

    @classmethod
    def setUpClass(cls):
        cls.server = Running(*cls.arguments)
        cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)


def trace(*inputs):
    """The dossier that the command line gives for the same inputs."""
    run = subprocess.run([PROGRAM, "trace", "--json", *map(str, inputs)], capture_output=True, check=True)
    return json.loads(run.stdout)
