"""A server that others can reach: who may ask, who may change, how it is kept secret."""
import base64
import os
import pathlib
import ssl
import subprocess
import tempfile
import unittest
import urllib.request

from serving import EXAMPLE, PROGRAM, Running

EDITOR, READER = "e" * 20, "r" * 20


class Sharing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.tokens = self.folder / "tokens"
        self.tokens.write_text(f"# who may ask\neditor ana {EDITOR}\nreader bo {READER}\n")
        self.tokens.chmod(0o600)

    def refused(self, *arguments):
        run = subprocess.run([PROGRAM, "serve", "--port", "0", *map(str, arguments), str(EXAMPLE)], capture_output=True, text=True,
                             check=False, timeout=60)
        self.assertEqual(run.returncode, 2, run.stderr)
        return run.stderr

    def test_another_address_needs_tokens_and_secrecy(self):
        self.assertIn("--token-file", self.refused("--address", "0.0.0.0"))
        self.assertIn("--certificate", self.refused("--address", "0.0.0.0", "--token-file", self.tokens))
        self.assertIn("--token-file", self.refused("--behind-proxy", "news.example"))
        self.tokens.chmod(0o644)
        self.assertIn("chmod 600", self.refused("--address", "0.0.0.0", "--token-file", self.tokens))
        self.tokens.chmod(0o600)
        self.tokens.write_text("editor ana short\n")
        self.assertIn("tokens:1", self.refused("--address", "0.0.0.0", "--token-file", self.tokens))
        for line, words in (("reader ana\n", "too few words"), (f"reader ana {READER} more\n", "too many words"), ("", "names nobody")):
            self.tokens.write_text(line)
            said = self.refused("--address", "0.0.0.0", "--token-file", self.tokens)
            self.assertIn(words, said)
            self.assertNotIn(READER, said)

    def test_readers_read_and_editors_sign(self):
        server = Running("--token-file", self.tokens, "--behind-proxy", "news.example", EXAMPLE)
        self.addCleanup(server.stop)
        self.assertEqual(server.get("/api/v1/stories").status, 401)
        self.assertIn("Basic", server.get("/").headers["WWW-Authenticate"])
        self.assertEqual(server.get("/api/v1/stories", Authorization="Bearer " + "x" * 20).status, 401)
        basic = base64.b64encode(f"bo:{READER}".encode()).decode()
        for authorization in ("Bearer " + READER, "Basic " + basic):
            self.assertEqual(server.get("/api/v1/stories", Authorization=authorization).status, 200)
        self.assertEqual(server.get("/api/v1/stories", Authorization="Bearer " + READER, Host="news.example").status, 200)
        self.assertEqual(server.get("/api/v1/stories", Authorization="Bearer " + READER, Host="evil.example").status, 421)
        story = server.get("/api/v1/stories", Authorization="Bearer " + READER).json()["items"][0]["story"]
        article = server.get("/api/v1/stories/" + story, Authorization="Bearer " + READER).json()["articles"][0]["id"]
        body = f'{{"kind": "set_date", "of": [{{"article": "{article}"}}], "value": "2031-01-01", "by": "somebody else"}}'
        for token, status in ((READER, 403), (EDITOR, 201)):
            headers = {"Authorization": "Bearer " + token, "Origin": "https://news.example", "Content-Type": "application/json"}
            session = server.get("/api/v1/session", Authorization="Bearer " + token).json()
            headers["X-Sourcier-Token"] = session["token"]
            answered = server.ask("POST", "/api/v1/corrections", body, headers)
            self.assertEqual(answered.status, status, answered.body)
        self.assertEqual(answered.json()["by"], "ana")

    def test_tls(self):
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                               "-keyout", "key.pem", "-out", "cert.pem", "-days", "1", "-subj", "/CN=127.0.0.1", "-addext",
                               "subjectAltName=IP:127.0.0.1"], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(made.returncode, 0, made.stderr)
        server = Running("--address", "0.0.0.0", "--token-file", self.tokens, "--certificate", self.folder / "cert.pem", "--key",
                         self.folder / "key.pem", EXAMPLE)
        self.addCleanup(server.stop)
        trust = ssl.create_default_context(cafile=self.folder / "cert.pem")
        request = urllib.request.Request(f"https://127.0.0.1:{server.port}/api/v1/stories", headers={"Authorization": "Bearer " + READER})
        with urllib.request.urlopen(request, context=trust, timeout=30) as answer:
            self.assertEqual(answer.status, 200)
        missing = subprocess.run([PROGRAM, "serve", "--port", "0", "--certificate", "none.pem", "--key", "none.pem", str(EXAMPLE)],
                                 capture_output=True, text=True, check=False, timeout=60)
        self.assertEqual(missing.returncode, 1)
        self.assertIn("none.pem: no certificate", missing.stderr)


if __name__ == "__main__":
    unittest.main()
