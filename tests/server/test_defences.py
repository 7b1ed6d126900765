"""Each defence of the server, as an attacker would try it."""
import json
import unittest

from serving import ServerTest

CHANGE = json.dumps({"name": "a.jsonl", "text": json.dumps({"id": "x", "text": "Un."})})


class Defences(ServerTest):
    def test_only_our_own_names_are_answered(self):
        port = self.server.port
        for host, status in ((f"127.0.0.1:{port}", 200), (f"localhost:{port}", 200), (f"LOCALHOST:{port}", 200),
                             (f"[::1]:{port}", 200), (f"evil.example:{port}", 421), (f"127.0.0.1.evil.example:{port}", 421),
                             (f"localhost.:{port}", 421), ("localhost", 421), (f"localhost:{port + 1}", 421),
                             ("", 421), (f"127.0.0.1:{port}@evil.example", 421), (f"evil.example#127.0.0.1:{port}", 421)):
            for target in ("/healthz", "/api/v1/stories", "/"):
                self.assertEqual(self.server.get(target, Host=host).status, status, (host, target))
        own = f"Host: localhost:{port}\r\n"
        two = self.server.raw(f"GET / HTTP/1.1\r\n{own}{own}Connection: close\r\n\r\n".encode())
        self.assertTrue(two.startswith(b"HTTP/1.1 400"), two[:40])
        none = self.server.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
        self.assertTrue(none.startswith(b"HTTP/1.1 400"), none[:40])
        absolute = f"GET http://localhost:{port}/healthz HTTP/1.1\r\n{own}Connection: close\r\n\r\n"
        self.assertTrue(self.server.raw(absolute.encode()).startswith(b"HTTP/1.1 400"))

    def test_a_change_needs_our_origin_our_token_and_json(self):
        good = self.server.change_headers()
        wrong = (("no origin", {"Origin": None}, 403), ("null", {"Origin": "null"}, 403),
                 ("another site", {"Origin": "http://evil.example"}, 403),
                 ("another port", {"Origin": f"http://127.0.0.1:{self.server.port + 1}"}, 403),
                 ("another scheme", {"Origin": f"https://127.0.0.1:{self.server.port}"}, 403),
                 ("a prefix", {"Origin": self.server.origin + ".evil.example"}, 403),
                 ("cross-site", {"Sec-Fetch-Site": "cross-site"}, 403), ("same-site", {"Sec-Fetch-Site": "same-site"}, 403),
                 ("no token", {"X-Sourcier-Token": None}, 403), ("a wrong token", {"X-Sourcier-Token": "x" * 43}, 403),
                 ("a form", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
                 ("text", {"Content-Type": "text/plain"}, 415), ("no type", {"Content-Type": None}, 415),
                 ("nearly JSON", {"Content-Type": "application/jsonx"}, 415))
        for name, changed, status in wrong:
            headers = {key: value for key, value in {**good, **changed}.items() if value is not None}
            self.assertEqual(self.server.ask("POST", "/api/v1/inputs", CHANGE, headers).status, status, name)
        self.assertEqual(self.server.ask("POST", "/api/v1/inputs", CHANGE, good).status, 202)
        with_charset = {**good, "Content-Type": "application/json; charset=utf-8", "Sec-Fetch-Site": "same-origin"}
        self.assertEqual(self.server.ask("POST", "/api/v1/inputs", CHANGE, with_charset).status, 202)

    def test_reading_changes_nothing(self):
        before = self.server.get("/api/v1/status").body
        for target in ("/api/v1/inputs", "/api/v1/inputs?name=a&text=b", "/api/v1/session"):
            self.server.get(target)
        self.assertEqual(self.server.get("/api/v1/status").body, before)

    def test_every_answer_bears_the_fields_of_defence(self):
        for target in ("/", "/story/st1", "/assets/none.js", "/api/v1/stories", "/api/v1/none", "/api/v1/stories?limit=x", "/metrics",
                       "/healthz", "/%00", "/api/v1/session"):
            headers = self.server.get(target).headers
            policy = headers["Content-Security-Policy"]
            self.assertTrue(policy.startswith("default-src 'none'"), target)
            self.assertNotIn("unsafe", policy)
            for word in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"):
                self.assertIn(word, policy)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff", target)
            self.assertEqual(headers["Referrer-Policy"], "no-referrer", target)
            self.assertEqual(headers["Cross-Origin-Resource-Policy"], "same-origin", target)
            self.assertNotIn("Access-Control-Allow-Origin", headers)
        refused = self.server.get("/", Host="evil.example").headers
        self.assertEqual(refused["X-Content-Type-Options"], "nosniff")
        self.assertEqual(self.server.get("/api/v1/session").headers["Cache-Control"], "no-store")

    def test_paths_are_ids_and_never_files(self):
        for target in ("/../etc/passwd", "/%2e%2e/etc/passwd", "/assets/../../etc/passwd", "/assets/%2e%2e%2f%2e%2e%2fetc/passwd",
                       "/api/v1/articles/..%2f..%2fetc%2fpasswd", "/api/v1/articles/%2fetc%2fpasswd", "/assets/..\\..\\x",
                       "/proc/self/environ", "/%00", "/api/v1/articles/a%00b", "/api/v1/articles/%ff", "/%zz", "//etc/passwd",
                       "/api//v1/stories", "/api/v1/stories/", "/index.html/x", "/api/v1/articles/%0d%0aSet-Cookie:x"):
            answered = self.server.get(target)
            self.assertIn(answered.status, (400, 404), target)
            self.assertNotIn(b"root:", answered.body)
            self.assertNotIn("Set-Cookie", answered.headers)

    def test_hostile_words_stay_words_in_json(self):
        evil = "<script>alert(1)</script> \u2028 \u202e \u0007 ]]> '\"><img src=x onerror=alert(1)>"
        line = json.dumps({"id": "<b>evil/..</b>", "title": evil, "text": evil + " dit l'homme.", "outlet": evil, "date": "2031-03-03"})
        added = self.server.change("POST", "/api/v1/inputs", {"name": "<evil>.jsonl", "text": line})
        self.assertEqual(added.json()["added"], 1, added.body)
        article = self.server.get("/api/v1/articles/%3Cb%3Eevil%2F..%3C%2Fb%3E")
        self.assertEqual(article.status, 200, article.body)
        self.assertEqual(article.headers["Content-Type"], "application/json")
        self.assertEqual(article.json()["title"], evil)
        for target in ("/api/v1/search?q=alert", "/api/v1/stories", "/api/v1/sources"):
            answered = self.server.get(target)
            self.assertEqual(answered.headers["Content-Type"], "application/json")

    def test_a_hostile_search_ends_soon(self):
        for q in ("(" * 5000, "a*" * 500, "\"" * 999, "NEAR(" * 100, "x OR " * 400, "-" * 4000, "title:" * 300):
            self.assertIn(self.server.get("/api/v1/search?q=" + q.replace(" ", "+").replace('"', "%22")).status, (200, 400, 422), q[:20])


if __name__ == "__main__":
    unittest.main()
