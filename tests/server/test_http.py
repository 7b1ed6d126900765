"""HTTP as its RFCs have it: validators, compression, methods, limits, a graceful end."""
import gzip
import http.client
import json
import os
import signal
import socket
import time
import unittest

from serving import EXAMPLE, Running, ServerTest

GET = "GET {} HTTP/1.1\r\nHost: {}:{}\r\n\r\n"


class Http(ServerTest):
    def request(self, target="/healthz", more=""):
        return f"GET {target} HTTP/1.1\r\nHost: {self.server.host}:{self.server.port}\r\n{more}\r\n".encode()

    def test_a_known_state_is_not_sent_again(self):
        first = self.server.get("/api/v1/stories")
        etag = first.headers["ETag"]
        self.assertRegex(etag, r'^"[0-9a-f]+"$')
        again = self.server.get("/api/v1/stories", If_None_Match=f'"other", {etag}')
        self.assertEqual((again.status, again.body), (304, b""))
        self.assertEqual(again.headers["ETag"], etag)
        self.assertEqual(self.server.get("/api/v1/stories", If_None_Match='"other"').status, 200)

    def test_compression_is_agreed_on(self):
        plain = self.server.get("/api/v1/statements")
        packed = self.server.get("/api/v1/statements", Accept_Encoding="br;q=0, gzip;q=0.5")
        self.assertEqual(packed.headers["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed.body), plain.body)
        self.assertNotEqual(packed.headers["ETag"], plain.headers["ETag"])
        self.assertIn("Accept-Encoding", packed.headers["Vary"])
        refused = self.server.get("/api/v1/statements", Accept_Encoding="gzip;q=0")
        self.assertNotIn("Content-Encoding", refused.headers)

    def test_head_and_methods(self):
        get, head = self.server.get("/api/v1/stories"), self.server.ask("HEAD", "/api/v1/stories")
        self.assertEqual(head.body, b"")
        for name in ("Content-Length", "ETag", "Content-Type"):
            self.assertEqual(head.headers[name], get.headers[name])
        refused = self.server.ask("DELETE", "/api/v1/stories")
        self.assertEqual(refused.status, 405)
        self.assertEqual(refused.headers["Allow"], "GET, HEAD")
        self.assertEqual(self.server.ask("PUT", "/").status, 405)

    def test_requests_in_a_row_on_one_connection(self):
        connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=30)
        for _ in range(20):
            connection.request("GET", "/healthz")
            self.assertEqual(connection.getresponse().read(), b"ok\n")
        connection.close()
        answers = self.server.raw(self.request() * 3 + self.request(more="Connection: close\r\n"))
        self.assertEqual(answers.count(b"HTTP/1.1 200 OK"), 4)

    def test_limits_of_what_is_sent(self):
        long = self.request(more=f"X-Long: {'x' * 20000}\r\n")
        self.assertTrue(self.server.raw(long).startswith(b"HTTP/1.1 431"))
        self.assertTrue(self.server.raw(self.request("/" + "x" * 9000)).startswith(b"HTTP/1.1 400"))
        body = self.request(more="Content-Length: 70000\r\n") + b"hello"
        self.assertTrue(self.server.raw(body).startswith(b"HTTP/1.1 413"))
        headers = self.server.change_headers()
        large = self.server.ask("POST", "/api/v1/corrections", "x" * 70000, headers)
        self.assertEqual(large.status, 413)

    def test_what_is_no_http(self):
        for data in (b"\x16\x03\x01 hello\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
                     self.request(more="Content-Length: 1\r\nTransfer-Encoding: chunked\r\n") + b"0\r\n\r\n",
                     self.request(more="Content-Length: 1\r\nContent-Length: 2\r\n") + b"ab"):
            answered = self.server.raw(data)
            self.assertTrue(answered == b"" or answered.startswith(b"HTTP/1.1 400"), (data, answered[:80]))
        self.assertEqual(self.server.get("/healthz").status, 200)

    def test_half_open_connections_cost_others_nothing(self):
        half = []
        for n in range(64):
            connection = socket.create_connection((self.server.host, self.server.port))
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHo"[: n % 25])
            half.append(connection)
        begin = time.monotonic()
        self.assertEqual(self.server.get("/healthz").status, 200)
        spent = time.monotonic() - begin
        for connection in half:
            connection.close()
        self.assertLess(spent, 2.0)  # 0.1 s on an idle machine; the test's may be busy.

    def test_events_tell_of_new_articles(self):
        with socket.create_connection((self.server.host, self.server.port), timeout=30) as connection:
            connection.sendall(self.request("/api/v1/changes"))
            received = b""
            while b": the stream begins" not in received:
                received += connection.recv(4096)
            self.assertIn(b"text/event-stream", received)
            added = self.server.change("POST", "/api/v1/inputs",
                                       {"name": "note.jsonl", "text": json.dumps({"id": "n1", "text": "Une note."})})
            self.assertEqual(added.status, 202, added.body)
            while b"event: articles" not in received:
                received += connection.recv(4096)
            self.assertIn(b'data: {"added":1,"articles":', received)

    def test_a_closed_stream_gives_its_place_back_at_once(self):
        """A reader who leafs through pages opens a stream on each; 64 may be open at a time."""
        for _ in range(100):
            with socket.create_connection((self.server.host, self.server.port), timeout=30) as connection:
                connection.sendall(self.request("/api/v1/changes"))
                self.assertTrue(connection.recv(4096).startswith(b"HTTP/1.1 200"))

    def test_metrics_count_by_resource(self):
        self.server.get("/api/v1/stories/none")
        text = self.server.get("/metrics").body.decode()
        self.assertRegex(text, r'sourcier_requests_total\{method="GET",path="/api/v1/stories/\{id\}",status="404"\} \d')
        self.assertNotIn("none\",status=\"200", text)
        self.assertIn("sourcier_request_seconds_bucket", text)
        self.assertIn("sourcier_articles ", text)


class Ending(unittest.TestCase):
    def test_a_signal_ends_it_gently(self):
        server = Running(EXAMPLE)
        idle = socket.create_connection((server.host, server.port))
        with socket.create_connection((server.host, server.port), timeout=30) as stream:
            stream.sendall(GET.format("/api/v1/changes", server.host, server.port).encode())
            stream.recv(4096)
            begin = time.monotonic()
            self.assertEqual(server.stop(), 0)
            self.assertLess(time.monotonic() - begin, 8)
        idle.close()

    def test_an_answer_under_way_is_finished(self):
        server = Running(EXAMPLE)
        count = 30  # All of it is done within the time that stopping waits, on a busy machine too.
        body = json.dumps({"name": "many.jsonl", "text": "\n".join(
            json.dumps({"id": f"a{n}", "title": f"Titre {n}", "text": f"Le maire de la ville {n} a parlé de {n} ponts."})
            for n in range(count))}).encode()
        fields = {"Host": f"{server.host}:{server.port}", "Content-Length": len(body), "Expect": "100-continue", "Connection": "close", **server.change_headers()}
        head = "POST /api/v1/inputs HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
        with socket.create_connection((server.host, server.port), timeout=30) as connection:
            connection.sendall(head.encode())
            self.assertIn(b" 100 ", connection.recv(4096))  # From here on an answer is under way.
            server.process.send_signal(signal.SIGTERM)
            connection.sendall(body)
            answer = http.client.HTTPResponse(connection)
            answer.begin()
            self.assertEqual(answer.status, 202)
            self.assertEqual(json.loads(answer.read())["added"], count)
        self.assertEqual(server.process.wait(20), 0)
        server.stop()

    def test_a_port_that_is_taken_is_named(self):
        import subprocess
        server = Running(EXAMPLE)
        second = subprocess.run([os.environ["SOURCIER_PROGRAM"], "serve", "--port", str(server.port), str(EXAMPLE)],
                                capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(second.returncode, 1)
        self.assertIn(f"127.0.0.1:{server.port}: cannot listen there", second.stderr)
        self.assertIn("--port", second.stderr)
        server.stop()


if __name__ == "__main__":
    unittest.main()
