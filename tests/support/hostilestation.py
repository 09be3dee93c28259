"""The real program under attack: a station in a folder of its own whose memory, processor time and files the
operating system limits, accounts and mail by its own commands, and what each case has to show in the end."""
import base64
import os
import resource
import shutil
import tempfile
import traceback
from pathlib import Path

from facts import Facts
from faults import Faults
from hostileserver import Certificates, HostileServer
from stationkit import Station, wait_until

USER = "plant"
PASSWORD = "Keller-Regen-55172"
PATIENCE = 20
MIB = 1 << 20
MEMORY = 64 * MIB  # that a station may need under attack above what it needs idle
CPU_SECONDS = 30


class Rig:
    """A station with its facts. Each case is a function that is named after the fact that it shows."""

    def __init__(self, name, tocsin, shim=None, limits=True):
        """shim: faultshim, or nothing where a sanitizer is at work, whose own memory is without bound as well."""
        self.facts = Facts(name)
        self.folder = Path(tempfile.mkdtemp(prefix="tocsin-hostile-"))
        os.environ["XDG_STATE_HOME"] = str(self.folder / "state")
        self.station = Station(tocsin, self.folder / "station")
        self.faults = Faults(shim, self.folder) if shim else None
        self.station.environment = self.faults.environment if shim else None
        self.limits = limits and shim
        self.certificates = Certificates(self.folder)
        self.servers = []
        self._number = 0
        self._accounts = []
        (self.folder / "password").write_text(PASSWORD + "\n")
        self.station.command("new", self.station.folder)
        made = self.station.command("trust", "import", self.certificates.ca)
        if made.returncode:
            raise RuntimeError(made.stderr)

    # The station ---------------------------------------------------------------------------------------------

    def start(self):
        self.station.start()
        if self.limits:
            self.limit()

    def limit(self):
        """From here on the kernel refuses it more memory, ends it when it computes without end, and so on."""
        pid = self.station.process.pid
        state = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        idle = {name: int(state[name].split()[0]) * 1024 for name in ("VmData", "VmSize")}
        for kind, most in ((resource.RLIMIT_DATA, idle["VmData"] + MEMORY),
                           (resource.RLIMIT_AS, idle["VmSize"] + 8 * MEMORY),  # threads reserve more than they use
                           (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_NOFILE, 256)):
            resource.prlimit(pid, kind, (most, most))

    def is_alive(self):
        return self.station.process is not None and self.station.process.poll() is None

    # Accounts and mail ---------------------------------------------------------------------------------------

    def serve(self, conduct, certificate=None):
        server = HostileServer(conduct, certificate or self.certificates.good)
        self.servers.append(server)
        return server

    def account(self, server, tls, *slots, sign_in=True):
        """A new account for the server, by `tocsin account add`; gives its ord."""
        self._number += 1
        name = f"A{self._number}"
        who = ["--user", USER, "--password", f"@{self.folder}/password"] if sign_in else []
        self._done("account", "add", name, "--host", "localhost", "--port", str(server.port), "--tls", tls,
                   "--from", "plant@building.example", *who)
        account = f"/Services/EmailService/{name}"
        self._accounts.append(account)
        if slots:
            self._done("set", *[f"{account}.{slot}" for slot in slots])
        return account

    def send(self, account, subject="Boiler", text=None, to="duty@building.example"):
        """Gives the number of the message."""
        done = self._done("send", "--account", account, "--to", to, "--subject", subject,
                          stdin=text if text is not None else self.text())
        return int(done.stdout.split()[0])

    def text(self):
        return f"The text of case {self._number} stays here.\n"

    def refused(self, *words, stdin=None):
        """What a command says that must not be done."""
        done = self.station.command(*words, stdin=stdin)
        return done.stderr if done.returncode in (1, 2) else f"NOT REFUSED: {done}"

    def _done(self, *words, stdin=None):
        done = self.station.command(*words, stdin=stdin)
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, words))}: {done.stderr}")
        return done

    def slot(self, account, name):
        return self.station.call("slot.read", {"ords": [f"{account}.{name}"]})[0]["value"]

    def message(self, number):
        return self.station.call("outbox.get", {"id": number})

    # What a case shows ---------------------------------------------------------------------------------------

    def cause(self, account, number):
        """What the station says of the account, and else of the message, once it says something."""
        def said():
            return self.slot(account, "faultCause") or self.message(number)["lastCause"]

        wait_until(lambda: said() and not self.message(number)["state"] == "Sending", PATIENCE, "a cause")
        return said()

    def is_settled(self, number, *states):
        try:
            wait_until(lambda: self.message(number)["state"] in states, PATIENCE, f"message {number} being {states}")
        except TimeoutError as late:
            raise TimeoutError(f"{late}; it is {self.message(number)}") from None
        return self.message(number)

    def leaks(self, server, and_text=True):
        """What of the password, and of the text, was shown to the server."""
        heard = server.heard()
        secret = PASSWORD.encode()
        forms = {"the password": secret, "the password reversed": secret[::-1]}
        for shift in range(3):
            inside = base64.b64encode(b"x" * shift + secret)
            forms[f"the password in base64, {shift}"] = inside[4 if shift else 0:-4]
        forms["AUTH"] = b"AUTH "
        if and_text:
            forms["the text"] = b"stays here"
            forms["an envelope"] = b"MAIL FROM"
        return [name for name, form in forms.items() if form in heard]

    def run(self, cases):
        """Runs each case; whatever it says, afterwards the station lives and the server found no fault of its own."""
        try:
            for case in cases:
                self._run(case)
        finally:
            self.station.kill()
            for server in self.servers:
                server.close()
            shutil.rmtree(self.folder, ignore_errors=True)
        self.facts.end()

    def _run(self, case):
        name = case.__name__
        before = len(self.servers)
        self._accounts = []
        try:
            wrong = case(self)
        except Exception:
            wrong = traceback.format_exc()
        faults = [fault for server in self.servers[before:] for fault in server.faults]
        if not wrong and faults:
            wrong = f"the server of the test: {faults}"
        if not self.is_alive():
            code = self.station.process.poll() if self.station.process else None
            wrong = f"the station died with {code}, printing {self.station.output[-500:]}; {wrong or ''}"
            self.station.kill()
            self.start()
        self.facts.holds(name, not wrong, wrong)
        # No retry of this case disturbs the next.
        for server in self.servers[before:]:
            server.close()
        if self._accounts:
            self.station.command("set", *[f"{account}.enabled=false" for account in self._accounts])
