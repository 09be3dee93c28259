"""Facts that a script checks, reported in the manner of Qt Test, so that tools/totals counts them."""
import sys


class Facts:
    def __init__(self, name):
        self.name = name
        self.passed = self.failed = 0

    def holds(self, fact, good, why=""):
        print(f"{'PASS   ' if good else 'FAIL!  '}: {self.name}::{fact}{'' if good else ' ' + str(why)[:2000]}", flush=True)
        self.passed += bool(good)
        self.failed += not good

    def end(self):
        print(f"Totals: {self.passed} passed, {self.failed} failed, 0 skipped, 0 blacklisted, 0ms")
        sys.exit(1 if self.failed else 0)
