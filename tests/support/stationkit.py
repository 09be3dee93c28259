"""A station in a folder of its own, for tests and benchmarks that are scripts: written, started, asked, killed."""
import json
import os
import select
import signal
import socket
import subprocess
import threading
import time
import uuid
from pathlib import Path

MOST_PRINTED = 65536  # bytes that are kept of what a station prints


def node(kind, name, slots=None, children=None, links=None):
    """A component as station.json holds it, without its handle; links are pairs (from, to)."""
    made = {"type": kind, "name": name}
    if slots:
        made["slots"] = slots
    if children:
        made["children"] = children
    if links:
        made["links"] = [{"from": source, "to": target} for source, target in links]
    return made


def status(value):
    return {"status": "{ok}", "value": value}


def write_station(folder, config, alarms=(), accounts=(), class_slots=None, platform=()):
    """Writes DIR/station.json with these components below /Config and the services; gives how many it has in all."""
    tree = node("station:Station", "", {"stationName": "Test", "stationId": str(uuid.uuid4())}, [
        node("station:Services", "Services", None, [
            node("email:EmailService", "EmailService", None, list(accounts)),
            node("alarm:AlarmService", "AlarmService", None,
                 [node("alarm:AlarmClass", "Default", class_slots), *alarms]),
            node("platform:PlatformServices", "PlatformServices", None,
                 [node("platform:CertificateService", "CertificateService"), *platform])]),
        node("station:Folder", "Config", None, list(config))])
    next_handle = number(tree, 1)
    for made in (Path(folder), *(Path(folder) / name for name in ("history", "log", "trust"))):
        made.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps({"format": "tocsin-station", "nextHandle": next_handle, "version": 1, "root": tree}, indent=1)
    (Path(folder) / "station.json").write_text(text)
    return next_handle - 1


def number(component, next_handle):
    component["handle"] = next_handle
    next_handle += 1
    for child in component.get("children", ()):
        next_handle = number(child, next_handle)
    return next_handle


class Refused(Exception):
    """The station answered a request with an error; str() is its text."""


class Station:
    def __init__(self, tocsin, folder):
        self.tocsin = str(tocsin)
        self.folder = Path(folder)
        self.process = None
        self.environment = None  # of the process; that of the script when None
        self.output = ""  # what `tocsin run` printed since it was started last: its first and its last words
        self._session = None
        self._requests = 0
        self._drain = None

    def start(self, patience=60, ready=b"ready"):
        self.output = ""
        self.process = subprocess.Popen([self.tocsin, "run", self.folder], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=self.environment)
        deadline = time.monotonic() + patience
        printed = b""
        while ready not in printed.split(b"\n"):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                self.kill()
                raise TimeoutError(f"the station was not ready after {patience} s; it printed:\n{printed.decode()}")
            chunk = os.read(self.process.stdout.fileno(), 65536)
            if not chunk:
                raise RuntimeError(f"the station ended with {self.process.wait()}; it printed:\n{printed.decode()}")
            printed += chunk
        self.output = printed.decode()
        # What it logs from now on is in its folder as well; a pipe that nobody reads would stop it.
        self._drain = threading.Thread(target=self._read, args=(self.process.stdout,), daemon=True)
        self._drain.start()

    def _read(self, pipe):
        begin, last = self.output, b""
        while chunk := os.read(pipe.fileno(), 65536):
            last = (last + chunk)[-MOST_PRINTED:]
            self.output = begin + last.decode(errors="replace")

    def kill(self):
        self._end(signal.SIGKILL)

    def stop(self):
        return self._end(signal.SIGTERM)

    def _end(self, how):
        if self._session:
            self._session.close()
            self._session = None
        if not self.process:
            return None
        self.process.send_signal(how)
        code = self.process.wait(60)
        if self._drain:
            self._drain.join()
            self._drain = None
        self.process.stdout.close()
        self.process = None
        return code

    def call(self, method, params=None, patience=60):
        """One request of the session protocol over DIR/station.sock."""
        self._requests += 1
        return self.send_line(json.dumps(
            {"jsonrpc": "2.0", "id": self._requests, "method": method, "params": params or {}}), patience)

    def send_line(self, line, patience=60):
        if not self._session:
            self._session = self._connect()
            self.call("hello", {"client": "test script"})
        self._session.settimeout(patience)
        self._session.sendall(line.encode() + b"\n")
        wanted = json.loads(line).get("id")
        while True:
            answer = json.loads(self._read_line())
            if answer.get("id") == wanted and "method" not in answer:
                break
        if "error" in answer:
            raise Refused(json.dumps(answer["error"], ensure_ascii=False))
        return answer["result"]

    def _connect(self):
        # By way of the folder's descriptor: a path of a socket has at most 107 bytes.
        folder = os.open(self.folder, os.O_PATH | os.O_DIRECTORY)
        try:
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(f"/proc/self/fd/{folder}/station.sock")
        finally:
            os.close(folder)
        self._buffer = b""
        return connection

    def _read_line(self):
        while b"\n" not in self._buffer:
            chunk = self._session.recv(1 << 20)
            if not chunk:
                raise ConnectionError("the station closed the session")
            self._buffer += chunk
        line, self._buffer = self._buffer.split(b"\n", 1)
        return line

    def command(self, *words, stdin=None, patience=60):
        """Runs `tocsin -s DIR WORDS`; gives the finished process with text output."""
        return subprocess.run([self.tocsin, "-s", self.folder, *words], input=stdin, capture_output=True, text=True,
                              timeout=patience, **({} if stdin is not None else {"stdin": subprocess.DEVNULL}))

    def json(self, *words, patience=60):
        done = self.command("--json", *words, patience=patience)
        if done.returncode != 0:
            raise Refused(done.stderr)
        return json.loads(done.stdout)


def wait_until(fact, patience, what, pause=0.02):
    """Asks until fact() is true. Scripts may wait; what they wait for is in another process."""
    deadline = time.monotonic() + patience
    while not fact():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {patience} s")
        time.sleep(pause)
