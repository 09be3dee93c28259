"""The clients of bench/reading, ours and the peers. Programs take these variables beside those of clients.py, and fetch all
of a mailbox without changing anything in it; the time is from connecting until the last message is here:

BENCH_PROTOCOL             imap or pop3
BENCH_MODE                 bytes: as they come, read: subject and text decoded
BENCH_COUNT, BENCH_WARMUP  how many messages there are, and how often all of them are fetched before
"""
import os
import time
from pathlib import Path

from clients import JARS, PEERS, Program
from stationkit import Station, node, wait_until, write_station
from wholestation import memory

INBOX = "/Services/EmailService/Inbox"
PATIENCE = 120
MARKS = ("libcurl",)  # has no BODY.PEEK, and ours fetches only what is unread
TICK = 1000 / os.sysconf("SC_CLK_TCK")


class Reader(Program):
    def __init__(self, name, words, modes=("bytes", "read"), protocols=("imap", "pop3"), modules=""):
        super().__init__(name, words)
        self.modes, self.protocols, self.modules = modes, protocols, modules

    def takes_part(self, mailbox, mode):
        return mode in self.modes and mailbox.settings["PROTOCOL"] in self.protocols

    def fetch(self, mailbox, mode):
        try:
            return self.run(mailbox, {"MODE": mode, "COUNT": mailbox.count, "WARMUP": 1, "MODULES": self.modules},
                            PATIENCE)
        finally:
            if self.name in MARKS and mailbox.settings["PROTOCOL"] == "imap":
                mailbox.make_unread()


class WholeStation:
    """An incoming account of a station that runs: each message is read, entered into the database, and handed on in the
    tree. The account is switched on and has everything to fetch; another station each time."""

    name = "tocsin whole station"

    def __init__(self, tocsin, folder):
        self.tocsin, self.folder, self.runs = tocsin, folder, 0

    def takes_part(self, mailbox, mode):
        return mode == "read"

    def make(self, mailbox):
        self.runs += 1
        station = Station(self.tocsin, self.folder / f"station{self.runs}")
        account = node("email:IncomingAccount", "Inbox", {
            "transport": {"imap": "Imap", "pop3": "Pop3"}[mailbox.settings["PROTOCOL"]], "hostname": "localhost",
            "port": mailbox.port, "account": mailbox.user, "enabled": False, "deliveryPolicy": "MarkAsUnread",
            "authentication": mailbox.settings["MECHANISM"]})
        witness = node("email:EmailAlarmAcknowledger", "Witness", links=[(f"{INBOX}.received", "received")])
        write_station(station.folder, [], accounts=[account, witness])
        (station.folder / "trust/user").mkdir(mode=0o700, exist_ok=True)
        (station.folder / "trust/user/bench.pem").write_text(Path(mailbox.settings["CA"]).read_text())
        return station

    def fetch(self, mailbox, mode):
        station = self.make(mailbox)
        try:
            station.start(PATIENCE)
            done = station.command("set", f"{INBOX}.password=-", stdin=mailbox.settings["PASSWORD"] + "\n")
            if done.returncode != 0:
                raise RuntimeError(done.stderr)
            idle = memory(station, "VmRSS")
            cpu, began = processor(station), time.monotonic()
            station.call("slot.commit", {"writes": [{"ord": f"{INBOX}.enabled", "value": True}]})
            wait_until(lambda: received(station) >= mailbox.count, PATIENCE, "everything is handed on", 0.01)
            seconds = time.monotonic() - began
            used, grown = processor(station) - cpu, memory(station, "VmHWM") - idle
            station.stop()
        finally:
            station.kill()
        return {"rate": mailbox.count / seconds, "cpu": used / mailbox.count, "grown": grown}


def processor(station):
    """Milliseconds of it that the station has used."""
    fields = Path(f"/proc/{station.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * TICK


def received(station):
    return station.call("slot.read", {"ords": [f"{INBOX}.numberReceived"]})[0]["value"]


def ours(build, folder):
    return [Reader("tocsin", [build / "bench/mail/bench.enginereader"]),
            WholeStation(build / "app/tocsin", folder)]


def peers(folder):
    """The peers of bench/peers/setup that are there."""
    found = [Reader("Python", [PEERS / "pythonreader"])]
    if (folder / "JavaMailReader.class").exists():
        found.insert(0, Reader("JavaMail", ["java", "-cp", f"{folder}:{JARS}", "JavaMailReader"]))
    modules = folder / "node_modules"
    if (modules / "imapflow").exists():
        found.append(Reader("imapflow", ["node", PEERS / "imapflowreader.js"], ("bytes",), ("imap",), modules))
    if (folder / "curlreader").exists():
        found.append(Reader("libcurl", [folder / "curlreader"], ("bytes",)))
    if (folder / "etpanreader").exists():
        found.append(Reader("libetpan", [folder / "etpanreader"], ("bytes",)))
    return found
