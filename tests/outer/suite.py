"""Runs the tests of a folder and closes with `<n> passed, <n> failed, <n> skipped`."""

import argparse
import os
import resource
import sys
import time
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

# What the largest crowd of a test needs, and its server.
OPEN_FILES = 10_240


def raise_open_files():
    """A shell often gives 1,024, where more may be had."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class Result(unittest.TextTestResult):
    """Says how long each test took."""

    def startTest(self, test):
        self.begun = time.monotonic()
        super().startTest(test)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.stream.writeln(f"    {time.monotonic() - self.begun:.1f} s")


def main():
    """Finds and runs."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder")
    arguments.add_argument("--long", action="store_true")
    arguments.add_argument("-k", dest="pattern")
    given = arguments.parse_args()
    raise_open_files()
    if given.long:
        os.environ["BATON_LONG"] = "1"
    folder = TESTS.parent / given.folder
    loader = unittest.TestLoader()
    if given.pattern:
        loader.testNamePatterns = [f"*{given.pattern}*"]
    suite = loader.discover(str(folder), pattern="*_test.py", top_level_dir=str(folder))
    runner = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=Result)
    result = runner.run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    skipped = len(result.skipped) + len(result.expectedFailures)
    print(f"{max(result.testsRun - failed - skipped, 0)} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed or skipped or not result.testsRun else 0)


if __name__ == "__main__":
    main()
