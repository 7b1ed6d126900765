"""Groups of whole collections: what belongs to different worlds never meets in one story."""
import collections
import json
import os
import pathlib
import unittest

from harness import EXAMPLE, ROOT, CliTest

SHARED = pathlib.Path(os.environ.get("SOURCIER_SHARED", ROOT.parent / "shared"))
RPM2 = SHARED / "data" / "stories" / "rpm2"


@unittest.skipUnless((SHARED / "seeds").is_dir() and RPM2.is_dir(),
                     f"no development data at {SHARED}; SOURCIER_SHARED names another place")
class Worlds(CliTest):
    def test_no_story_joins_two_themes(self):
        themes = {row["id"]: row["cluster"] for row in map(json.loads, (RPM2 / "labels.jsonl").read_text().splitlines())}
        worlds = collections.defaultdict(set)
        for line in self.run_program("group", SHARED / "seeds", EXAMPLE, RPM2 / "articles.jsonl").lines():
            if "family" in line:
                worlds[line["story"]].add(themes.get(line["id"], "a seed or an example"))
        self.assertGreaterEqual(len(worlds), 13, "ten themes, the seeds' story and two of the examples'")
        self.assertEqual([sorted(story) for story in worlds.values() if len(story) > 1], [])


if __name__ == "__main__":
    unittest.main()
