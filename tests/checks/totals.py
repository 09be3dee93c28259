#!/usr/bin/python3
"""tools/totals must count what happened, and must not take a crash or a skipped test for a success."""
import subprocess
import sys
import tempfile
from pathlib import Path

GOOD = "PASS   : A::b()\nTotals: 3 passed, 0 failed, 0 skipped, 0 blacklisted, 1ms\n"
SKIPS = "SKIP   : A::b() needs root\nTotals: 1 passed, 0 failed, 2 skipped, 0 blacklisted, 1ms\n"
FAILS = "FAIL!  : A::b() 1 is not 2\nTotals: 2 passed, 1 failed, 0 skipped, 0 blacklisted, 1ms\n"

#   fact, [(status, output)], options, expected last line, words expected before it
ROWS = [
    ("sumsEveryTotalsLine", [("run", GOOD + GOOD), ("run", GOOD)], [], "9 0 0", ""),
    ("namesAFailedFunction", [("run", GOOD), ("fail", FAILS)], [], "5 1 0", "A::b() 1 is not 2"),
    ("crashWithoutTotalsIsAFailure", [("fail", "PASS   : A::b()\n")], [], "0 1 0", "ended badly"),
    ("badEndAfterGoodTotalsIsAFailure", [("fail", GOOD)], [], "3 1 0", "ended badly"),
    ("programThatCannotStartIsAFailure", [("notrun", "")], [], "0 1 0", "ended badly"),
    ("silentSuccessIsAFailure", [("run", "")], [], "0 1 0", "no Totals line"),
    ("nothingRunIsAFailure", [], [], "0 1 0", "no tests ran"),
    ("skippedIsCounted", [("run", SKIPS)], [], "1 0 2", "needs root"),
    ("skippedIsAFailureWhenStrict", [("run", SKIPS)], ["--strict"], "1 2 0", "needs root"),
    ("blacklistedIsAFailure", [("run", GOOD.replace("0 blacklisted", "1 blacklisted"))], [], "3 1 0", ""),
]


def run(totals, cases, options):
    with tempfile.TemporaryDirectory() as folder:
        junit = Path(folder) / "junit.xml"
        rows = "".join(f'<testcase name="t" status="{status}"><system-out>{output}</system-out></testcase>'
                       for status, output in cases)
        junit.write_text(f"<testsuite>{rows}</testsuite>")
        return subprocess.run([totals, *options, junit], capture_output=True, text=True).stdout


def main():
    totals = Path(sys.argv[1]) / "tools/totals"
    failed = 0
    for fact, cases, options, expected, words in ROWS:
        output = run(totals, cases, options)
        good = output.splitlines()[-1:] == [expected] and words in output
        print(f"{'PASS   ' if good else 'FAIL!  '}: Totals::{fact}")
        if not good:
            print(f"   expected {expected} and '{words}', got:\n{output}")
            failed += 1
    print(f"Totals: {len(ROWS) - failed} passed, {failed} failed, 0 skipped, 0 blacklisted")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
