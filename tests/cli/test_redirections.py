"""Where a fetch is led by redirections: in a network of the test's own (a namespace of Linux), where public addresses are this
machine's, nothing reaches a private one, whatever it is called. Skips where the system gives no such network."""
import fcntl
import http.server
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import unittest

PUBLIC, OTHER = "9.9.9.9", "9.9.9.10"
NAME = "rebind.example"  # /etc/hosts gives it a private address.
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Le Fanal</title><link>http://9.9.9.10/</link>
<description>x</description></channel></rss>"""
PRIVATE = "not of the public Internet"
# Where the public server leads to, and what the program says of it; "" where it follows.
LED_TO = {
    f"http://{OTHER}/feed.xml": "",
    f"//{OTHER}/feed.xml": "",
    "http://127.0.0.1/secret": PRIVATE,
    "//127.0.0.1/secret": PRIVATE,
    "http://localhost/secret": PRIVATE,
    "http://2130706433/secret": PRIVATE,
    "http://0x7f.1/secret": PRIVATE,
    "http://0177.0.0.1/secret": PRIVATE,
    "http://[::1]/secret": PRIVATE,
    "http://[::ffff:127.0.0.1]/secret": PRIVATE,
    "http://0.0.0.0/secret": PRIVATE,
    "http://169.254.169.254/latest/meta-data": PRIVATE,
    "http://10.0.0.1/secret": PRIVATE,
    "http://100.64.0.1/secret": PRIVATE,
    f"http://{NAME}/secret": PRIVATE,
    f"http://{OTHER}:22/": "has port 22",
    "file:///etc/passwd": "is no http or https address",
}


def bring_up(name, address):
    """The interface, with the address."""
    SET_ADDRESS, SET_FLAGS, UP = 0x8916, 0x8914, 1
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sHH4s8x", name.encode(), socket.AF_INET, 0, socket.inet_aton(address))
        fcntl.ioctl(any_socket, SET_ADDRESS, request)
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sH14x", name.encode(), UP))


def in_the_network(program):
    """Runs in the namespace: every redirection, and who was asked for what."""
    bring_up("lo", "127.0.0.1")
    bring_up("lo:1", PUBLIC)
    bring_up("lo:2", OTHER)
    places = list(LED_TO)
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.server.server_address[0], self.path))
            number = self.path[1:]
            body = FEED if self.path == "/feed.xml" else b""
            self.send_response(302 if number.isdigit() else 200 if body else 404)
            if number.isdigit():
                self.send_header("Location", places[int(number)])
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    for address in ("127.0.0.1", PUBLIC, OTHER):
        server = http.server.ThreadingHTTPServer((address, 80), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
    said = {}
    for i, place in enumerate(places):
        run = subprocess.run([program, "watch", f"http://{PUBLIC}/{i}", "--once", "--db", "s.db", "--pause", "0"],
                             capture_output=True, text=True, timeout=60)
        said[place] = [run.returncode, run.stderr]
    print(json.dumps({"said": said, "asked": asked}))


class Redirections(unittest.TestCase):
    def test_no_redirection_leads_to_a_private_address(self):
        if not shutil.which("unshare"):
            self.skipTest("needs unshare")
        program = os.environ["SOURCIER_PROGRAM"]
        with tempfile.TemporaryDirectory() as folder:
            hosts = pathlib.Path(folder) / "hosts"
            hosts.write_text(f"127.0.0.1 localhost {NAME}\n")
            inside = f'mount --bind {hosts} /etc/hosts && exec "$0" "$@"'
            run = subprocess.run(["unshare", "--map-root-user", "--net", "--mount", "sh", "-c", inside, sys.executable, os.path.abspath(__file__),
                                  "--inside", program], cwd=folder, capture_output=True, text=True, timeout=300)
        if run.returncode != 0 and "Traceback" not in run.stderr:
            self.skipTest("the system gives no network of its own: " + run.stderr.strip())
        self.assertEqual(run.returncode, 0, run.stderr)
        told = json.loads(run.stdout)
        for place, reason in LED_TO.items():
            status, words = told["said"][place]
            self.assertEqual(status, 1 if reason else 0, (place, words))
            self.assertIn(reason, words, place)
        reached = {address for address, _ in told["asked"]}
        self.assertEqual(reached, {PUBLIC, OTHER})


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        in_the_network(sys.argv[2])
    else:
        unittest.main()
