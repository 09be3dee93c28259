"""What the benchmarks of mail have in common: options, a place, and runs that are interleaved in rounds."""
import argparse
import contextlib
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Scenario:
    """Something that several clients do, and how fast they did it."""

    def __init__(self, title):
        self.title = title
        self.results = {}  # client's name: list of figures

    def median(self, client, figure):
        return statistics.median(run[figure] for run in self.results[client])

    def to_best(self, ours, others):
        """How our rate compares with the highest of others; None where either is missing."""
        rates = [self.median(client.name, "rate") for client in others if client.name in self.results]
        return self.median(ours, "rate") / max(rates) if rates and ours in self.results else None


def measure(work, run, count, end=float("inf")):
    """So many rounds of pairs (client, scenario), in another order each, until `end` of time.monotonic()."""
    dice = random.Random(1)
    work = list(work)
    for number in range(1, count + 1):
        began = time.monotonic()
        dice.shuffle(work)
        for client, scenario in list(work):
            if time.monotonic() > end:
                print("The time is up: the figures are of fewer rounds.", file=sys.stderr)
                return
            try:
                scenario.results.setdefault(client.name, []).append(run(client, scenario))
            except Exception as problem:
                print(f"{scenario.title}: {client.name} is left out: {problem}", file=sys.stderr)
                scenario.results.pop(client.name, None)
                work.remove((client, scenario))
        print(f"round {number} of {count}: {time.monotonic() - began:.0f} s", file=sys.stderr)


def parser(description):
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--write", action="store_true")
    made.add_argument("--rounds", type=int)
    made.add_argument("--only", type=lambda text: text.split(","))
    made.add_argument("--count", type=int)
    made.add_argument("--build", type=lambda text: Path(text).resolve(), default=ROOT / "build/release")
    made.add_argument("--peers", type=lambda text: Path(text).resolve(), default=ROOT / "build/peers")
    return made


@contextlib.contextmanager
def place(name):
    """A folder, and one core for all that is started; gives the folder and the cores that there were."""
    with tempfile.TemporaryDirectory(prefix=f"tocsin-{name}-") as folder:
        os.environ["XDG_STATE_HOME"] = folder + "/state"
        os.chmod(folder, 0o755)  # the mail servers drop root
        cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {max(cores)})
        yield Path(folder), cores
