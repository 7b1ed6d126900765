"""sourcier mcp, asked line by line, and by the official client where Node and the client are there."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

from serving import EXAMPLE, PROGRAM, ROOT, trace

TOOLS = ROOT / "build" / "test-tools" / "node"


def ask(*messages):
    lines = "".join((m if isinstance(m, str) else json.dumps(m)) + "\n" for m in messages)
    run = subprocess.run([PROGRAM, "mcp", "--quiet", str(EXAMPLE)], input=lines, capture_output=True, text=True, check=True, timeout=120)
    return [json.loads(line) for line in run.stdout.splitlines()]


def request(number, method, **parameters):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": parameters}


class ByLines(unittest.TestCase):
    def test_messages_and_their_faults(self):
        answers = ask(request(1, "initialize", protocolVersion="2024-11-05", capabilities={}, clientInfo={"name": "t", "version": "1"}),
                      {"jsonrpc": "2.0", "method": "notifications/initialized"}, request("two", "ping"), request(3, "praise"),
                      "{no json", "[]", '"x"', {"jsonrpc": "2.0", "id": {}, "method": "ping"}, request(4, "tools/call", name="praise"),
                      request(5, "tools/call", name="get_story", arguments=[]), request(6, "tools/call", name="get_story", arguments={}),
                      '{"jsonrpc": "2.0", "id": 7, "method": "ping", "x": "' + "y" * (1 << 20) + '"}', request(8, "ping"))
        by_id = {str(a["id"]): a for a in answers if a["id"] is not None}
        self.assertEqual(by_id["1"]["result"]["protocolVersion"], "2024-11-05")
        self.assertEqual(by_id["1"]["result"]["serverInfo"]["name"], "sourcier")
        self.assertEqual(by_id["two"]["result"], {})
        self.assertEqual(by_id["3"]["error"]["code"], -32601)
        self.assertEqual(by_id["4"]["error"]["code"], -32602)
        self.assertEqual(by_id["5"]["error"]["code"], -32602)
        self.assertTrue(by_id["6"]["result"]["isError"])
        self.assertEqual(by_id["8"]["result"], {})
        self.assertEqual([a["error"]["code"] for a in answers if a["id"] is None], [-32700, -32600, -32600, -32600, -32600])

    def test_evidence_is_in_its_context(self):
        statement = max(trace(EXAMPLE)["statements"], key=lambda s: s["counts"]["articles"])
        answer = ask(request(1, "tools/call", name="get_evidence", arguments={"id": statement["id"]}))[0]["result"]
        passages = answer["structuredContent"]["passages"]
        self.assertEqual([p["passage"] for p in passages], [w["text"] for w in statement["wordings"]])
        self.assertTrue(all(p["passage"] in p["in_context"] for p in passages))
        self.assertEqual(json.loads(answer["content"][0]["text"]), answer["structuredContent"])


class ByTheOfficialClient(unittest.TestCase):
    def test_every_tool(self):
        if shutil.which("node") is None or not (TOOLS / "node_modules" / "@modelcontextprotocol").exists():
            print("skipped: Node or the official client is not there (script/test_tools)")
            return
        run = subprocess.run(["node", ROOT / "tests" / "node" / "ask_mcp.mjs", PROGRAM, EXAMPLE], capture_output=True, text=True,
                             check=False, timeout=120, env={**os.environ, "SOURCIER_NODE_TOOLS": str(TOOLS)})
        self.assertEqual(run.returncode, 0, run.stderr)
        told, dossier = json.loads(run.stdout), trace(EXAMPLE)
        self.assertEqual(told["tools"], ["list_stories", "get_story", "get_statement", "search", "get_evidence"])
        self.assertEqual({s["story"] for s in told["stories"]}, {s["story"] for s in dossier["stories"]})
        self.assertIn(told["statement"], dossier["statements"])
        self.assertEqual(len(told["evidence"]["passages"]), len(told["statement"]["wordings"]))
        self.assertEqual(len(told["found"]["articles"]), 3)
        self.assertTrue(told["wrong"]["isError"])
        self.assertEqual(told["missing"]["code"], -32602)


if __name__ == "__main__":
    unittest.main()
