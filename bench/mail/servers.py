"""The servers of bench/sending and bench/reading, each started for one run and ended with it: our sink, the real servers of
tests/lab, and the longer way before either. All listen on loopback with certificates that clients verify."""
import imaplib
import queue
import ssl
import subprocess
import threading
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class Unavailable(Exception):
    """str() says why a server cannot run here."""


def make_certificates(folder):
    """A root in ca.pem, and server.pem for localhost: RSA 2048, as most mail servers have it."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, stdin=subprocess.DEVNULL, capture_output=True)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "7",
            "-subj", "/CN=Bench Root", "-addext", "basicConstraints=critical,CA:TRUE",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", "-subj",
            "/CN=localhost")
    (folder / "extensions").write_text(
        "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n"
        "subjectAltName=DNS:localhost,IP:127.0.0.1\nauthorityKeyIdentifier=keyid\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "7", "-extfile",
            "extensions", "-out", "server.crt")
    (folder / "server.pem").write_text((folder / "server.crt").read_text() + (folder / "server.key").read_text())


class Server:
    """A process that prints its port first and ends when its input ends."""

    def __init__(self, *words):
        self.process = subprocess.Popen([str(word) for word in words], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        first = self.process.stdout.readline()
        if not first.strip().isdigit():
            raise Unavailable(f"{words[0]} did not start")
        self.port = int(first)

    def stop(self):
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()


class Sink(Server):
    """bench.mailsink over TLS, and what it tells of connections and messages."""

    def __init__(self, program, folder, *options):
        super().__init__(program, folder / "server.pem", *options)
        self.folder = folder
        self.settings = {"TLS": "tls", "USER": "", "PASSWORD": "", "CA": str(folder / "ca.pem")}
        self._told = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            self._told.put(line.split())

    def connection(self):
        """(messages, turns) of the next connection that ends."""
        while True:
            word, *numbers = self._told.get(timeout=20)
            if word == "connection":
                return [int(number) for number in numbers]

    def taken(self, patience=120):
        """When the next message was taken, in seconds of time.monotonic(); needs --times."""
        while True:
            word, *numbers = self._told.get(timeout=patience)
            if word == "taken":
                return int(numbers[0]) / 1e9


class Laboratory:
    """Postfix and Dovecot as tests/lab starts them; needs root."""

    def __init__(self, folder):
        self.process = subprocess.Popen([ROOT / "tests/lab/up", "--hold", folder], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "ready":
            raise Unavailable(self.process.stderr.read().strip() or "the mail servers did not start")
        self.folder, self.ca = folder, folder / "pki/ca.pem"
        rows = (line.split("\t") for line in (folder / "endpoints.tsv").read_text().splitlines())
        self.ports = {row[0]: int(row[3]) for row in rows}

    def stop(self):
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()
        self.process.stderr.close()


class Postfix(Laboratory):
    """Submission as sites have it: STARTTLS, AUTH, a queue file with fsync; the mail itself is discarded."""

    def __init__(self, folder):
        super().__init__(folder)
        self.port = self.ports["starttls-main"]
        self.settings = {"TLS": "starttls", "USER": "alice", "PASSWORD": "alice-secret",
                         "MECHANISM": "PLAIN", "CA": str(self.ca)}


class Mailbox:
    """A mailbox of a Laboratory's Dovecot, over "imap" or "pop3" with TLS, that is filled with so many messages. The
    Maildir holds them as a delivery agent files them."""

    def __init__(self, laboratory, protocol, messages):
        self.user = f"bench-{protocol}"
        self.port = laboratory.ports[f"{protocol}-tls"]
        self.settings = {"TLS": "tls", "PROTOCOL": protocol, "USER": self.user, "PASSWORD": f"{self.user}-secret",
                         "MECHANISM": "PLAIN", "CA": str(laboratory.ca)}
        self.count = len(messages)
        home = laboratory.folder / "mail" / self.user
        for name in ("cur", "new", "tmp"):
            (home / "Maildir" / name).mkdir(parents=True)
        for number, message in enumerate(messages, 1):
            (home / "Maildir/new" / f"17000{number:05}.M1P1.lab").write_bytes(message)
        subprocess.run(["chown", "-R", "mail:mail", home], check=True)

    def make_unread(self):
        context = ssl.create_default_context(cafile=self.settings["CA"])
        with imaplib.IMAP4_SSL("localhost", self.port, ssl_context=context) as server:
            server.login(self.user, self.settings["PASSWORD"])
            server.select("INBOX")
            server.store("1:*", "-FLAGS.SILENT", r"(\Seen)")


class LongWay(Server):
    """A server with so many milliseconds more for a round trip."""

    def __init__(self, server, milliseconds):
        super().__init__(HERE / "delayproxy", server.port, milliseconds)
        self.settings = server.settings
