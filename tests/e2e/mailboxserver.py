"""An IMAP server whose issuer nobody knows, with one unread message for whoever signs in."""
import re
import socket
import ssl
import subprocess
import threading

MESSAGE = (b"From: duty@localhost\r\nTo: plant@localhost\r\nSubject: Hello\r\nMessage-ID: <hello@localhost>\r\n\r\n"
           b"Hello.\r\n")


def make_certificate(folder):
    """FOLDER/cert.pem and key.pem: the certificate of localhost; FOLDER/ca.pem: that of its issuer."""
    folder.mkdir()

    def make(name, *options):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-keyout", folder / name.replace("ca.", "cakey.").replace("cert.", "key."), "-out",
                        folder / name, "-days", "300", *options], check=True, capture_output=True)

    make("ca.pem", "-subj", "/CN=Plant CA", "-addext", "basicConstraints=critical,CA:TRUE", "-addext",
         "keyUsage=critical,keyCertSign,cRLSign")
    make("cert.pem", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-addext",
         "basicConstraints=critical,CA:FALSE", "-CA", folder / "ca.pem", "-CAkey", folder / "cakey.pem")


class MailboxServer:
    def __init__(self, folder):
        make_certificate(folder)
        self.certificate, key, self.authority = folder / "cert.pem", folder / "key.pem", folder / "ca.pem"
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(self.certificate, key)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = str(self._listener.getsockname()[1])
        self.signed_in = False
        self._seen = False
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            connection, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            self._talk(self._context.wrap_socket(connection, server_side=True).makefile("rwb"))
        except OSError:
            pass  # A person who has not decided yet lets no connection be made.

    def _talk(self, stream):
        def say(*lines):
            stream.write(b"".join(line + b"\r\n" for line in lines))
            stream.flush()

        say(b"* OK ready")
        while line := stream.readline():
            tag, _, command = line.strip().partition(b" ")
            say(*self._answers(command), tag + b" OK done")

    def _answers(self, command):
        if command == b"CAPABILITY":
            return [b"* CAPABILITY IMAP4rev1"]
        if command.startswith(b"LOGIN"):
            self.signed_in = command == b'LOGIN "alice" "secret"'
        if re.match(b"SELECT|EXAMINE", command):
            return [b"* 1 EXISTS", b"* OK [UIDVALIDITY 1] valid"]
        if command.startswith(b"UID SEARCH"):
            return [b"* SEARCH" if self._seen and b"UNSEEN" in command else b"* SEARCH 1"]
        if command.startswith(b"UID FETCH"):
            size = str(len(MESSAGE)).encode()
            text = b"BODY[] {" + size + b"}\r\n" + MESSAGE if b"BODY" in command else b"FLAGS () RFC822.SIZE " + size
            return [b"* 1 FETCH (UID 1 " + text + b")"]
        if command.startswith(b"UID STORE"):
            self._seen = True
        return [b"* BYE"] if command == b"LOGOUT" else []
