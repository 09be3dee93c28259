"""The tables of the benchmarks of mail, and their place in README.md."""
import datetime
import os
import platform
import re
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def machine():
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()).group(1)
    return (f"{model.group(1).strip() if model else platform.machine()}, {os.cpu_count()} cores, "
            f"{int(memory) / 2**20:.0f} GiB, Linux {platform.release()}, load {os.getloadavg()[0]:.1f} at the start")


def facts(program, words):
    nice = os.nice(0)  # above the others on a machine that is shared
    line = " ".join([*([f"nice -n {nice}"] if nice else []), f"bench/{program}", *words])
    return f"{datetime.date.today()}, {machine()}. Command: `{line}`."


def write(name, text):
    content = README.read_text()
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, rest = content.split(begin)
    README.write_text(f"{before}{begin}\n{text}\n{end}{rest.split(end)[1]}")


def number(value):
    return f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2}f}"


def verdict(value, target, unit, at_least):
    met = value >= target if at_least else value <= target
    return f"{'≥' if at_least else '≤'} {target:g}{unit}: {'met' if met else 'missed'}"


def rates(scenarios, heads, ratios):
    """Mails a second, and the client's processor time of each. `heads`: title by client's name; `ratios`: title, and what
    gives it of a scenario."""
    heads = {name: head for name, head in heads.items() if any(name in scenario.results for scenario in scenarios)}
    rows = ["| mails a second (ms of the client's processor each) | " + " | ".join([*heads.values(), *ratios]) + " |",
            "|---|" + "---|" * (len(heads) + len(ratios))]
    for scenario in scenarios:
        cells = [f"{number(scenario.median(name, 'rate'))} ({scenario.median(name, 'cpu'):.3f})"
                 if name in scenario.results else "–" for name in heads]
        for ratio in (of(scenario) for of in ratios.values()):
            cells.append(f"{ratio:.1f}×" if ratio else "–")
        rows.append(f"| {scenario.title} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def to_best(scenario, clients, composes):
    """Ours beside those that compose, or do not."""
    return scenario.to_best("tocsin", [client for client in clients
                                       if client.name != "tocsin" and client.composes == composes])


def figures(rows):
    """A table of (what, figure, verdict)."""
    lines = [f"| {what} | {figure} | {target} |" for what, figure, target in rows]
    return "\n".join(["| what | figure | target |", "|---|---|---|", *lines]) if lines else ""


def goals(scenarios, clients, trips, station):
    """(what, figure, verdict) of each target that was measured."""
    found = {scenario.title: scenario for scenario in scenarios if "tocsin" in scenario.results}
    kept, each = found.get("TLS, kept connection"), found.get("TLS, a connection each")
    if kept:
        cpu = kept.median("tocsin", "cpu")
        yield "TLS, kept connection: our processor time a mail", f"{cpu:.3f} ms", verdict(cpu, 0.1, " ms", False)
    for scenario, composes, target, what in (
            (kept, True, 4, "— mails a second to those of the best that composes"),
            (kept, False, 1, "— to libcurl, which does not compose"),
            (each, True, 2, "TLS, a connection each: mails a second to those of the best that composes")):
        ratio = scenario and to_best(scenario, clients, composes)
        if ratio:
            yield what, f"{ratio:.2f}×", verdict(ratio, target, "×", True)
    names = {True: "PIPELINING and CHUNKING", False: "PIPELINING alone"}
    for (chunking, mode), turns in (trips or {}).items():
        target = 1 if chunking or mode == "keep" else 2
        what = "in a burst" if mode == "keep" else "one mail at a time"
        told = verdict(turns, target + 0.02, "", False)
        yield f"round trips a mail, {names[chunking]}, {what}", f"{turns:.2f}", told
    if station:
        yield from station_goals(station)


def station_goals(station):
    yield (f"{station['alarms']:,} alarms at once, until they and their mail are on disk",
           f"{number(station['durable'])} ms", verdict(station["durable"], 2000, " ms", False))
    yield "— memory beyond idle", f"{number(station['grown'])} MiB", verdict(station["grown"], 64, " MiB", False)
    yield "— idle, with two components for each of them", f"{number(station['idle'])} MiB", ""
    yield "— mails a second until all are taken over TLS", number(station["rate"]), ""
    limit = round(station["sync99"] + 10, 1)
    yield ("one alarm raised, on disk, taken by the server over TLS: p99", f"{number(station['way99'])} ms",
           verdict(station["way99"], limit, " ms (one fsync's p99 + 10 ms)", False))
    yield "— median", f"{number(station['way'])} ms", ""
    yield ("— one fsync of 4 KiB on the same disk: median, p99",
           f"{number(station['sync'])}, {number(station['sync99'])} ms", "")


def tables(scenarios, clients, trips, station):
    if any(scenario.results for scenario in scenarios):
        heads = {client.name: client.name + ("" if client.composes else ", ready-made") for client in clients}
        yield rates(scenarios, heads, {
            "to the best that composes": lambda scenario: to_best(scenario, clients, True),
            "to ready-made": lambda scenario: to_best(scenario, clients, False)})
    if goal_table := figures(goals(scenarios, clients, trips, station)):
        yield goal_table
