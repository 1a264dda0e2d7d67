#!/usr/bin/env python3
"""The test of the architecture test: each rule is broken once and must be named."""
import pathlib
import tempfile
import unittest

import check

HEADER = "// A thing.\n#pragma once\n"


class Breaches(unittest.TestCase):
    def found(self, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder) / "src" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return list(check.breaches(pathlib.Path(folder)))

    def test_a_downward_edge_is_fine(self):
        self.assertEqual(self.found({"story/a.h": HEADER + '#include "model/article.h"\n#include "story/b.h"\n'}), [])

    def test_an_upward_edge_fails(self):
        self.assertRegex(self.found({"text/a.h": HEADER + '#include "story/b.h"\n'})[0], "from floor 3, but stands on floor 2")

    def test_a_sideward_edge_fails(self):
        self.assertRegex(self.found({"digest/a.h": HEADER + '#include "story/b.h"\n'})[0], "from floor 3")

    def test_an_unknown_folder_fails(self):
        self.assertRegex(self.found({"utils/a.h": HEADER})[0], "no floor")

    def test_a_relative_include_fails(self):
        self.assertRegex(self.found({"text/a.h": HEADER + '#include "b.h"\n'})[0], "not written from src")

    def test_own_header_comes_first(self):
        found = self.found({"text/a.h": HEADER, "text/a.cpp": '#include "base/result.h"\n#include "text/a.h"\n'})
        self.assertRegex(found[0], "own header first")

    def test_a_header_says_what_it_does(self):
        self.assertRegex(self.found({"text/a.h": "#pragma once\n"})[0], "opens with what it does")

    def test_a_long_file_fails(self):
        self.assertRegex(self.found({"text/a.cpp": "\n" * 501})[0], "501 lines")

    def test_a_library_behind_a_door_is_not_taken_past_it(self):
        for library in ("curl/curl.h", "spdlog/spdlog.h", "sys/socket.h", "netdb.h"):
            self.assertRegex(self.found({"desk/a.cpp": f"#include <{library}>\n"})[0], "stands behind")
        self.assertEqual(self.found({"fetch/a.cpp": "#include <curl/curl.h>\n", "base/log.cpp": "#include <spdlog/spdlog.h>\n",
                                     "desk/a_test.cpp": "#include <sys/socket.h>\n"}), [])


if __name__ == "__main__":
    unittest.main()
