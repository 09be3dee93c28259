"""A mail server on loopback that misbehaves to order, and keeps every byte that a station shows it.

A conduct is a function of a Talk, one connection. smtp() makes the usual one, an ordinary server, whose replies can
be replaced one by one; what it is to do wrong stands in the test.
"""
import base64
import hashlib
import hmac
import re
import socket
import ssl
import struct
import subprocess
import threading

PATIENCE = 60  # seconds; only against a test that would otherwise hang


class Certificates:
    """A CA of the test's own and what it signed: {name}.pem holds key and certificate."""

    def __init__(self, folder):
        self.folder = folder
        self.ca = folder / "ca.pem"
        self._openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
                      "-subj", "/CN=Hostile Test CA", "-addext", "basicConstraints=critical,CA:TRUE",
                      "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-keyout", folder / "ca.key", "-out", self.ca)
        self.good = self.sign("localhost", "DNS:localhost")

    def sign(self, name, alternatives):
        key, request, file = (self.folder / f"{name}.{end}" for end in ("key", "csr", "pem"))
        extensions = self.folder / f"{name}.cnf"
        extensions.write_text(f"subjectAltName={alternatives}\nextendedKeyUsage=serverAuth\n")
        self._openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}",
                      "-keyout", key, "-out", request)
        self._openssl("x509", "-req", "-in", request, "-CA", self.ca, "-CAkey", self.folder / "ca.key", "-days", "20",
                      "-extfile", extensions, "-out", file)
        file.write_bytes(key.read_bytes() + file.read_bytes())
        return file

    @staticmethod
    def _openssl(*words):
        subprocess.run(["openssl", *words], check=True, stdin=subprocess.DEVNULL, capture_output=True)


class Gone(Exception):
    """The station closed the connection."""


class Talk:
    """One connection. Everything that comes in is in `clear` or, decrypted, in `inside`."""

    def __init__(self, connection, server):
        self.connection, self.server = connection, server
        self.clear, self.inside, self._unread = bytearray(), bytearray(), b""
        self._tls = None
        connection.settimeout(PATIENCE)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    # In ------------------------------------------------------------------------------------------------------

    def receive(self):
        """More bytes than before, or Gone."""
        while True:
            if self._tls:
                try:
                    data = self._tls.read(65536)
                    if not data:
                        raise Gone
                    self.inside += data
                    return data
                except ssl.SSLWantReadError:
                    self._flush()
                except ssl.SSLError:
                    raise Gone from None
            data = self.raw()
            if not self._tls:
                self.clear += data
                return data
            self._incoming.write(data)

    def raw(self):
        try:
            data = self.connection.recv(65536)
        except OSError:
            raise Gone from None
        if not data:
            raise Gone
        return data

    def line(self):
        while b"\n" not in self._unread:
            self._unread += self.receive()
        line, self._unread = self._unread.split(b"\n", 1)
        return line.rstrip(b"\r")

    def text(self):
        """A message, up to the final dot; the bytes as they came."""
        while b"\r\n.\r\n" not in b"\r\n" + self._unread:
            self._unread += self.receive()
        text, self._unread = (b"\r\n" + self._unread).split(b"\r\n.\r\n", 1)
        return text[2:] + b"\r\n"

    def until_closed(self):
        while True:
            self.receive()

    # Out -----------------------------------------------------------------------------------------------------

    def say(self, octets):
        if self._tls:
            self._tls.write(octets)
            return self._flush()
        self.send(octets)

    def send(self, octets):
        """Past TLS."""
        try:
            self.connection.sendall(octets)
        except OSError:
            raise Gone from None

    def say_by_bytes(self, octets):
        for i in range(len(octets)):
            self.say(octets[i:i + 1])

    def sealed(self, octets):
        """What say() would put on the wire."""
        self._tls.write(octets)
        return self._outgoing.read()

    def _flush(self):
        data = self._outgoing.read()
        if data:
            self.send(data)

    # TLS -----------------------------------------------------------------------------------------------------

    def prepare_tls(self, certificate=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers("DEFAULT@SECLEVEL=0")  # else it would not show the weak certificates of the tests
        context.load_cert_chain(certificate or self.server.certificate)
        if self.server.demands:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(self.server.demands)
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        return context.wrap_bio(self._incoming, self._outgoing, server_side=True)

    def start_tls(self, certificate=None):
        tls = self.prepare_tls(certificate)
        while not self._handshake(tls):
            self._flush()
            self._incoming.write(self.raw())
        self._flush()
        self._tls = tls

    def first_flight(self):
        """The server's half of a handshake, for a conduct that sends it in part."""
        tls = self.prepare_tls()
        while not self._outgoing.pending:
            self._incoming.write(self.raw())
            self._handshake(tls)
        return self._outgoing.read()

    def _handshake(self, tls):
        try:
            tls.do_handshake()
            return True
        except ssl.SSLWantReadError:
            return False
        except ssl.SSLError:
            self._flush()
            raise Gone from None

    def reset(self):
        """Ends it by RST."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise Gone


class HostileServer:
    """Gives each connection to `conduct` in a thread of its own. `messages` are the texts that came with a final dot."""

    def __init__(self, conduct, certificate=None):
        self.conduct, self.certificate = conduct, certificate
        self.demands = None  # The CA of the certificates that clients must show.
        self.talks, self.messages, self.faults = [], [], []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def close(self):
        try:
            self._listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._listener.close()

    def heard(self):
        """All bytes of all connections, in the clear and inside TLS."""
        return b"".join(bytes(talk.clear) + b"\n" + bytes(talk.inside) + b"\n" for talk in list(self.talks))

    def copies(self, message_id):
        return sum(message_id.encode() in message for message in self.messages)

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            talk = Talk(connection, self)
            self.talks.append(talk)
            threading.Thread(target=self._serve, args=[talk], daemon=True).start()

    def _serve(self, talk):
        try:
            self.conduct(talk)
        except Gone:
            pass
        except Exception as fault:  # A fault of the test itself must not pass for good behaviour of the station.
            self.faults.append(repr(fault))
        finally:
            talk.connection.close()


def smtp(tls="none", offers=(), instead=None, by_bytes=False):
    """An ordinary server. instead: verb → bytes to say, or a function of the talk and the line; the verbs are
    greeting, tls (before the handshake), EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, dot, RSET and QUIT. A function that
    gives None has done all there was to do, one that gives bytes has them said."""
    instead = dict(instead or {})

    def conduct(talk):
        speak = talk.say_by_bytes if by_bytes else talk.say

        def answer(verb, usual, line=b""):
            reply = instead.get(verb, usual)
            reply = reply(talk, line) if callable(reply) else reply
            if reply is not None:
                speak(reply)

        def hello():
            words = [b"localhost", *offers]
            if tls == "starttls" and not talk._tls:
                words.append(b"STARTTLS")
            return b"".join(b"250%c%s\r\n" % (b"-" if i + 1 < len(words) else b" ", word)
                            for i, word in enumerate(words))

        if tls == "ssl":
            answer("tls", None)
            talk.start_tls()
        answer("greeting", b"220 localhost ESMTP\r\n")
        while True:
            line = talk.line()
            verb = line.split(b" ")[0].split(b":")[0].upper().decode("latin-1")
            if verb in ("EHLO", "HELO"):
                answer("EHLO", hello(), line)
            elif verb == "STARTTLS":
                answer("STARTTLS", b"220 go\r\n", line)
                answer("tls", None)
                talk.start_tls()
            elif verb == "DATA":
                answer("DATA", b"354 go on\r\n", line)
                message = talk.text()
                talk.server.messages.append(message)
                answer("dot", b"250 2.0.0 taken\r\n", message)
            elif verb == "QUIT":
                answer("QUIT", b"221 bye\r\n", line)
                return
            elif verb == "AUTH":
                answer("AUTH", b"235 welcome\r\n", line)
            else:
                answer(verb, b"250 2.0.0 fine\r\n", line)

    return conduct


class ScramServer:
    """The server's side of SCRAM-SHA-256 (RFC 5802), with each of its numbers open to abuse."""

    def __init__(self, password, salt=b"a salt of sixteen", rounds=4096):
        self.password, self.salt, self.rounds = password.encode(), salt, rounds
        self.change_nonce = self.forge_signature = self.skip_signature = False
        self.first = None  # instead of the server's first message: a function of its usual text
        self.finished = 0

    def __call__(self, talk, line):
        bare = base64.b64decode(line.split(b" ")[2]).decode().split(",", 2)[2]
        nonce = re.search("r=(.*)", bare).group(1)
        nonce = ("changed" if self.change_nonce else nonce) + "server"
        first = f"r={nonce},s={base64.b64encode(self.salt).decode()},i={self.rounds}"
        if self.first:
            first = self.first(first)
        talk.say(b"334 " + base64.b64encode(first.encode()) + b"\r\n")
        final = talk.line()
        if final == b"*":
            return b"501 cancelled\r\n"
        final = base64.b64decode(final).decode()
        signed = f"{bare},{first},{final.rsplit(',p=', 1)[0]}".encode()
        salted = hashlib.pbkdf2_hmac("sha256", self.password, self.salt, self.rounds)
        signature = hmac.digest(hmac.digest(salted, b"Server Key", "sha256"), signed, "sha256")
        if self.forge_signature:
            signature = bytes(reversed(signature))
        if self.skip_signature:
            return b"235 welcome\r\n"
        talk.say(b"334 " + base64.b64encode(b"v=" + base64.b64encode(signature)) + b"\r\n")
        if talk.line() != b"":
            return b"501 cancelled\r\n"
        self.finished += 1
        return b"235 welcome\r\n"
