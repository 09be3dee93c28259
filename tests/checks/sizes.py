#!/usr/bin/python3
"""No file outgrows its purpose: 400 lines, 500 for a test."""
from sources import main

SUFFIXES = (".h", ".cpp", ".py", ".sh", ".cmake")
SOURCE_LINES = 400
TEST_LINES = 500


def check(files):
    findings = []
    for path, text in files.items():
        source = path.endswith(SUFFIXES) or text.startswith("#!")
        limit = TEST_LINES if path.startswith("tests/") else SOURCE_LINES
        lines = text.count("\n")
        if source and lines > limit:
            findings.append(f"{path}: {lines} lines, {limit} allowed; split it by purpose")
    return findings


if __name__ == "__main__":
    main("Sizes", check,
         clean={"station/slot.cpp": "\n" * SOURCE_LINES, "tests/station/slottest.cpp": "\n" * TEST_LINES,
                "LICENSE": "\n" * 1000},
         violations={
             "sourceTooLong": {"station/slot.cpp": "\n" * (SOURCE_LINES + 1)},
             "testTooLong": {"tests/station/slottest.cpp": "\n" * (TEST_LINES + 1)},
             "scriptTooLong": {"tools/demo": "#!/bin/sh\n" + "\n" * SOURCE_LINES},
         })
