"""`sourcier model train parts-<tag>`: a tagger from a treebank and a word list, the same bytes each time."""
import unittest

from harness import CliTest

TREEBANK = """# text = Elle parle au maire.
1\tElle\tlui\tPRON\t_\tPronType=Prs\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_
3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_
3\tà\tà\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def|PronType=Art\t5\tdet\t_\t_
5\tmaire\tmaire\tNOUN\t_\t_\t2\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""
WORDS = "port\tnc\tport\tms\nparle\tv\tparler\tPS3\n"


class ModelParts(CliTest):
    def train(self, out, *data):
        return self.run_program("model", "train", "parts-fr", *data, "--out", self.folder / out)

    def test_gives_the_same_bytes(self):
        data = self.write("a.conllu", TREEBANK), self.write("b.mlex", WORDS)
        self.assertEqual(self.train("one.model", *data).status, 0)
        self.assertEqual(self.train("two.model", self.folder).status, 0)
        model = (self.folder / "one.model").read_bytes()
        self.assertTrue(model.startswith(b"SRCPART1"))
        self.assertEqual(model, (self.folder / "two.model").read_bytes())

    def test_names_what_is_malformed(self):
        broken = self.train("x.model", self.write("a.conllu", TREEBANK + "1\tde\n"))
        self.assertEqual(broken.status, 1)
        self.assertIn("a.conllu:10: expected 10 columns of CoNLL-U", broken.err)
        kinds = "".join(f"1\ta\ta\tVERB\t_\tVerbForm=V{i}\t0\troot\t_\t_\n\n" for i in range(31))
        many = self.train("x.model", self.write("a.conllu", kinds))
        self.assertEqual(many.status, 1)
        self.assertIn("expected at most 30 kinds of words", many.err)
        nothing = self.train("x.model", self.write("b.mlex", WORDS))
        self.assertEqual(nothing.status, 1)
        self.assertIn("expected a treebank (.conllu)", nothing.err)


if __name__ == "__main__":
    unittest.main()
