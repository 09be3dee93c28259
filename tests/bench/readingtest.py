#!/usr/bin/python3
"""bench/reading still works. How fast anything is, is not judged here.

usage: readingtest.py BUILD
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))
from facts import Facts

COUNT = 3
NOT_HERE = 77
WAYS = [f"{COUNT} over {protocol}, {what}" for protocol in ("IMAPS", "POP3S")
        for what in ("as they come", "subject and text decoded")]


def main():
    done = subprocess.run([ROOT / "bench/reading", "--only", "tocsin,tocsin whole station,Python", "--count", str(COUNT),
                           "--rounds", "1", "--build", sys.argv[1]],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100)
    if done.returncode == NOT_HERE:
        print(done.stderr, end="")
        sys.exit(NOT_HERE)
    facts = Facts("ReadingTest")
    facts.holds("itEndsWell", done.returncode == 0 and "left out" not in done.stderr, done.stderr)
    rates = {row[1]: row[2:-1] for row in (re.split(r" ?\| ?", line) for line in done.stdout.splitlines())
             if len(row) > 5 and "over" in row[1]}
    rates = {title: [cell for cell in cells if "(" in cell] for title, cells in rates.items()}
    for way in WAYS:
        clients = 3 if "decoded" in way else 2
        facts.holds(f"measures({way})", len(rates.get(way, ())) == clients, done.stdout + done.stderr)
    facts.end()


if __name__ == "__main__":
    main()
