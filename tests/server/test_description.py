"""The OpenAPI document: schemathesis asks every address of it with values that fit and values that do not."""
import os
import pathlib
import subprocess
import unittest

from serving import ROOT, ServerTest

PROGRAM = ROOT / "build" / "test-tools" / "bin" / "schemathesis"
EXAMPLES = "8"  # For each address: enough to meet every parameter, and the run stays under a minute.


class Description(ServerTest):
    def test_every_address_is_described_once(self):
        document = self.server.get("/api/v1/openapi.json").json()
        self.assertEqual(document["openapi"], "3.1.0")
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                self.assertTrue(operation["summary"], path)
                for parameter in operation["parameters"]:
                    self.assertIn("schema", parameter)
                if "{" in path or method != "get":
                    continue
                required = [p["name"] for p in operation["parameters"] if p["required"]]
                if not required and path != "/api/v1/changes":
                    self.assertEqual(self.server.get(path).status, 200, path)

    def test_schemathesis_finds_nothing(self):
        if not PROGRAM.exists():
            print("skipped: schemathesis is not there (script/test_tools)")
            return
        headers = self.server.change_headers()
        del headers["Content-Type"]
        arguments = [value for name, text in headers.items() for value in ("--header", f"{name}: {text}")]
        run = subprocess.run([PROGRAM, "run", self.server.origin + "/api/v1/openapi.json", "--exclude-path", "/api/v1/changes",
                              "--exclude-checks", "positive_data_acceptance,missing_required_header,negative_data_rejection", "--max-examples", EXAMPLES,
                              "--phases", "coverage,fuzzing", "--seed", "1", "--generation-database", "none", *arguments],
                             capture_output=True, text=True, check=False, timeout=600, cwd=self.folder)
        self.assertEqual(run.returncode, 0, run.stdout[-6000:] + run.stderr[-2000:])


if __name__ == "__main__":
    unittest.main()
