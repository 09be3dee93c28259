"""The clients of bench/sending, ours and the peers. Each is a program that takes these variables and prints one line
{"count", "seconds", "cpu"} of JSON:

BENCH_PORT, BENCH_TLS      on localhost; "tls" from the first byte, or "starttls"
BENCH_USER, BENCH_PASSWORD to sign in with; empty for nobody
BENCH_MECHANISM            to sign in by (ours only): the peers take simple ones, ours would take SCRAM
BENCH_MODE                 keep: one connection, each: one for each message; single (ours only): as keep, but the next
                           message is there only when the last was taken
BENCH_COUNT, BENCH_WARMUP  messages that are timed, and messages before them
BENCH_CA, BENCH_TEXT       file of the root certificate, and of the alarm's text
BENCH_FROM, BENCH_TO       header addresses
BENCH_MODULES              folder of nodemailer
"""
import json
import os
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = HERE.parent / "peers"
JARS = "/usr/share/java/javax.mail.jar:/usr/share/java/javax.activation.jar"


class Program:
    """Takes settings as variables, and prints what it did in how long."""

    def __init__(self, name, words):
        self.name, self.words = name, [str(word) for word in words]

    def run(self, server, settings, patience=60):
        """{"rate": messages a second, "cpu": milliseconds of the client's processor a message}."""
        all_of_them = {**server.settings, "PORT": server.port, **settings}
        environment = {**os.environ, **{f"BENCH_{name}": str(value) for name, value in all_of_them.items()}}
        done = subprocess.run(self.words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=patience)
        if done.returncode != 0 or not done.stdout.strip():
            raise RuntimeError(f"exit status {done.returncode}: {done.stderr[-400:]}")
        told = json.loads(done.stdout.splitlines()[-1])
        if told["count"] != settings["COUNT"]:
            raise RuntimeError(f"{told['count']} messages instead of {settings['COUNT']}")
        return {"rate": told["count"] / told["seconds"], "cpu": 1000 * told["cpu"] / told["count"]}


class Client(Program):
    """`about` is how many mails a second to expect at first, `warm_up` how many go before; both kept and each."""

    def __init__(self, name, words, about, warm_up, composes=True):
        super().__init__(name, words)
        self.composes = composes
        self.about, self.warm_up = dict(zip(("keep", "each"), about)), dict(zip(("keep", "each"), warm_up))

    def send(self, server, mode, count, warm_up, modules=""):
        return self.run(server, {"MODE": mode, "COUNT": count, "WARMUP": warm_up, "TEXT": HERE / "alarm.txt",
                                 "FROM": "Station Nord <alice@example.test>", "TO": "ops@discard.test",
                                 "MODULES": modules})


def ours(build):
    return Client("tocsin", [build / "bench/mail/bench.enginesender"], (10000, 400), (300, 10))


def peers(folder):
    """The peers of bench/peers/setup that are there."""
    found = [Client("smtplib", [PEERS / "smtplibsender"], (1000, 250), (20, 5))]
    if (folder / "JavaMailSender.class").exists():
        found.insert(0, Client("JavaMail", ["java", "-cp", f"{folder}:{JARS}", "JavaMailSender"],
                               (2000, 15), (1000, 15)))
    if (folder / "node_modules/nodemailer").exists():
        found.append(Client("nodemailer", ["node", PEERS / "nodemailersender.js"], (1200, 100), (300, 15)))
    if (folder / "curlsender").exists():
        found.append(Client("libcurl", [folder / "curlsender"], (8000, 600), (100, 5), composes=False))
    return found
