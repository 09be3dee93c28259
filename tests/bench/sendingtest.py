#!/usr/bin/python3
"""bench/sending still works, and a mail costs the round trips that it should. How fast anything is, is not judged here.

usage: sendingtest.py BUILD
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))
from facts import Facts

COUNT = 5
# Without CHUNKING the first text of a burst waits for its 354; those behind it had their DATA answered by then.
TRIPS = {"PIPELINING and CHUNKING, in a burst": 1, "PIPELINING and CHUNKING, one mail at a time": 1,
         "PIPELINING alone, in a burst": (COUNT + 1) / COUNT, "PIPELINING alone, one mail at a time": 2}
ROWS = ("TLS, kept connection", "TLS, a connection each", "TLS, kept connection + 50 ms",
        "TLS, a connection each + 50 ms", f"{COUNT} alarms at once, until they and their mail are on disk")


def main():
    done = subprocess.run([ROOT / "bench/sending", "--only", "tocsin", "--count", str(COUNT), "--rounds", "1",
                           "--parts", "tls,trips,station", "--build", sys.argv[1]],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100)
    facts = Facts("SendingTest")
    facts.holds("itEndsWell", done.returncode == 0, done.stderr)
    figures = dict(re.findall(r"^\| (.*?) \| ([\d.,]+)", done.stdout, re.MULTILINE))
    for row in ROWS:
        facts.holds(f"measures({row})", row in figures, done.stdout + done.stderr)
    for how, trips in TRIPS.items():
        told = figures.get(f"round trips a mail, {how}", "none")
        facts.holds(f"roundTripsAMail({how})", told == f"{trips:.2f}", told)
    facts.end()


if __name__ == "__main__":
    main()
