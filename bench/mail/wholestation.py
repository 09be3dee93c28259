"""What a whole station makes of alarms: a burst until it is on disk and until all of its mail is taken, the memory
that this takes, and how long a single alarm is on its way to the server."""
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests/support"))
from stationkit import Station, node, wait_until, write_station

PATIENCE = 180
SETTLE = 2  # seconds until the idle memory is read


def make_station(folder, sink, alarms, singles):
    """A point whose value goes to as many others as alarms are wanted at once, on floors of 100; and single points."""
    def point(name, links=None):
        return node("control:BooleanWritable", name, None, [node("alarm:BooleanChangeOfStateAlarm", "Alarm")], links)

    floors = [node("station:Folder", f"Floor{first // 100}", None,
                   [point(f"P{number}", [("/Config/Power.out", "in")])
                    for number in range(first, min(first + 100, alarms))])
              for first in range(0, alarms, 100)]
    config = [node("control:BooleanWritable", "Power"), *floors, *(point(f"S{number}") for number in range(singles))]
    account = node("email:OutgoingAccount", "Relay", {
        "hostname": "localhost", "port": sink.port, "from": "station@building.example"})
    recipient = node("email:EmailRecipient", "Duty", {"to": ["duty@building.example"], "sendToNormal": False}, None,
                     [("/Services/AlarmService/Default.alarm", "routeAlarm")])
    write_station(folder, config, [recipient], [account], {"ackRequiredToOffnormal": False})
    (folder / "trust/user").mkdir(mode=0o700, exist_ok=True)
    (folder / "trust/user/bench.pem").write_text((sink.folder / "ca.pem").read_text())


def memory(station, name):
    """MiB: VmRSS now, or VmHWM, the most there was."""
    for line in Path(f"/proc/{station.process.pid}/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"no {name}")


def raise_alarm(station, point):
    """Answered when it is on disk, with the alarms that came of it and their mail. Gives when it was asked."""
    began = time.monotonic()
    station.call("slot.commit", {"writes": [{"ord": f"/Config/{point}.in", "value": True}]}, PATIENCE)
    return began


def is_quiet(station):
    return station.call("slot.read", {"ords": ["/Services/EmailService.queueSize"]})[0]["value"] == 0


def single_alarms(station, sink, count):
    """Seconds from the request that raises an alarm to the server's answer to its mail, and how long an fsync takes.
    The first alarm only opens the connection."""
    ways, syncs = [], []
    raise_alarm(station, "S0")
    sink.taken()
    with open(station.folder / "sync", "wb", buffering=0) as file:
        for point in range(1, count + 1):
            began = raise_alarm(station, f"S{point}")
            ways.append(sink.taken() - began)
            file.write(os.urandom(4096))
            before = time.monotonic()
            os.fsync(file.fileno())
            syncs.append(time.monotonic() - before)
    return ways, syncs


def p99(values):
    return statistics.quantiles(values, n=100)[-1] if len(values) > 1 else values[0]


def alone(tocsin, sink, folder, count):
    """Single alarms of a station of the usual size: a large one is busy for longer when it saves itself."""
    make_station(folder, sink, 100, count + 1)
    station = Station(tocsin, folder)
    try:
        station.start(PATIENCE)
        ways, syncs = single_alarms(station, sink, count)
        wait_until(lambda: is_quiet(station), PATIENCE, "the outbox is empty")
        station.stop()
    finally:
        station.kill()
    return {"way": statistics.median(ways) * 1000, "way99": p99(ways) * 1000,
            "sync": statistics.median(syncs) * 1000, "sync99": p99(syncs) * 1000}


def at_once(tocsin, sink, folder, alarms):
    make_station(folder, sink, alarms, 1)
    station = Station(tocsin, folder)
    try:
        station.start(PATIENCE)
        raise_alarm(station, "S0")  # opens the connection
        sink.taken()
        wait_until(lambda: is_quiet(station), PATIENCE, "the outbox is empty")
        time.sleep(SETTLE)
        idle = memory(station, "VmRSS")
        Path(f"/proc/{station.process.pid}/clear_refs").write_text("5")  # VmHWM begins anew
        began = raise_alarm(station, "Power")
        durable = time.monotonic() - began
        for _ in range(alarms):
            last = sink.taken(PATIENCE)
        wait_until(lambda: is_quiet(station), PATIENCE, "the outbox is empty")
        grown = memory(station, "VmHWM") - idle
        station.stop()
    finally:
        station.kill()
    return {"alarms": alarms, "durable": durable * 1000, "rate": alarms / (last - began), "idle": idle,
            "grown": grown}


def measure(tocsin, sink, folder, alarms, singles):
    """Milliseconds, MiB and mails a second."""
    return alone(tocsin, sink, folder / "alone", singles) | at_once(tocsin, sink, folder / "burst", alarms)
