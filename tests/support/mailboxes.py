"""A mailbox for scripts, reached by IMAP or POP3 on loopback without TLS. What it holds and what became of it can be read."""
import contextlib
import re
import socketserver
import threading


class Mail:
    def __init__(self, uid, text):
        self.uid, self.text = uid, text
        self.seen = self.deleted = False
        self.message_id = re.search(rb"(?im)^Message-ID:\s*<(.*)>", text).group(1).decode()


class Mailbox:
    """`heard` is called with the verb of each command before it is carried out, outside of any lock."""

    def __init__(self, speaks, has_uidl=True, password="secret"):
        self.has_uidl, self.password = has_uidl, password
        self.validity, self.next_uid = 7, 100
        self.mails, self.moved = [], []
        self.erased = set()  # Message-IDs of what was deleted for good
        self.heard = lambda verb: None
        self.sessions = 0
        self.news = threading.Condition(threading.RLock())  # also guards all of the above
        box = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                with box.news:
                    box.sessions += 1
                try:
                    with contextlib.suppress(OSError, ValueError):  # the station was killed
                        {"Imap": ImapSession, "Pop3": Pop3Session}[speaks](box, self.rfile, self.wfile).run()
                finally:
                    with box.news:
                        box.sessions -= 1
                        box.news.notify_all()

        socketserver.ThreadingTCPServer.daemon_threads = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def deliver(self, texts):
        with self.news:
            for text in texts:
                self.mails.append(Mail(self.next_uid, text))
                self.next_uid += 1
            self.news.notify_all()

    def remake(self):
        """The same messages under other numbers, as after a repair or a move to another server."""
        with self.news:
            self.validity += 1
            for mail in self.mails:
                mail.uid, self.next_uid = self.next_uid, self.next_uid + 1

    def disposed(self):
        """Message-IDs of all that a client has marked, moved or deleted."""
        with self.news:
            return ({mail.message_id for mail in self.mails if mail.seen or mail.deleted}
                    | {mail.message_id for mail in self.moved} | self.erased)


class ImapSession:
    def __init__(self, box, lines, output):
        self.box, self.lines, self.output = box, lines, output
        self.known = 0  # how many messages the client was told of

    def say(self, line):
        self.output.write(line + b"\r\n")

    def run(self):
        self.say(b"* OK hello")
        for line in self.lines:
            self.tag, _, command = line.strip().partition(b" ")
            verb = b" ".join(command.split(b" ")[:2 if command.startswith(b"UID ") else 1]).decode()
            self.box.heard(verb)
            if verb == "LOGOUT":
                return self.say(b"* BYE\r\n" + self.tag + b" OK done")
            if verb == "IDLE":
                self.idle()
                continue
            with self.box.news:
                refusal = self.carry_out(verb, command)
            self.say(self.tag + (refusal or b" OK done"))

    def carry_out(self, verb, command):
        box = self.box
        if verb == "CAPABILITY":
            self.say(b"* CAPABILITY IMAP4rev1 UIDPLUS MOVE IDLE")
        elif verb == "LOGIN":
            if command != b'LOGIN "alice" "%s"' % box.password.encode():
                return b" NO [AUTHENTICATIONFAILED] wrong"
        elif verb in ("SELECT", "EXAMINE"):
            self.known = len(box.mails)
            self.say(b"* %d EXISTS\r\n* OK [UIDVALIDITY %d] valid" % (self.known, box.validity))
        elif verb == "UID SEARCH":
            found = [mail for mail in box.mails if not (b"UNSEEN" in command and mail.seen)
                     and not (b"UNDELETED" in command and mail.deleted)]
            self.say(b"* SEARCH" + b"".join(b" %d" % mail.uid for mail in found))
        elif verb.startswith("UID"):
            self.change(verb, command, numbers(command.split(b" ")[2]))
        return None

    def change(self, verb, command, wanted):
        box = self.box
        for place, mail in enumerate(list(box.mails), 1):
            if mail.uid not in wanted:
                continue
            if verb == "UID FETCH":
                what = (b"BODY[] {%d}\r\n%s" % (len(mail.text), mail.text) if b"BODY.PEEK[]" in command
                        else b"FLAGS () RFC822.SIZE %d" % len(mail.text))
                self.say(b"* %d FETCH (UID %d %s)" % (place, mail.uid, what))
            elif verb == "UID STORE":
                mail.seen |= b"\\Seen" in command
                mail.deleted |= b"\\Deleted" in command
            else:  # MOVE and EXPUNGE
                if verb == "UID MOVE":
                    box.moved.append(mail)
                else:
                    box.erased.add(mail.message_id)
                self.say(b"* %d EXPUNGE" % (box.mails.index(mail) + 1))
                box.mails.remove(mail)
                self.known -= 1

    def idle(self):
        self.say(b"+ waiting")
        done = threading.Event()

        def tell():
            while not done.is_set():
                with self.box.news:
                    if len(self.box.mails) == self.known:
                        self.box.news.wait(0.5)
                        continue
                    self.known = len(self.box.mails)
                with contextlib.suppress(OSError, ValueError):
                    self.say(b"* %d EXISTS" % self.known)

        teller = threading.Thread(target=tell, daemon=True)
        teller.start()
        over = self.lines.readline()
        done.set()
        with self.box.news:
            self.box.news.notify_all()
        teller.join()
        if not over:
            raise ConnectionError
        self.say(self.tag + b" OK done")


class Pop3Session:
    def __init__(self, box, lines, output):
        self.box, self.lines, self.output = box, lines, output
        self.mails, self.marked = [], []

    def run(self):
        self.say(b"+OK hello")
        for line in self.lines:
            verb, _, rest = line.strip().decode().partition(" ")
            self.box.heard(verb)
            self.say(self.answer(verb, rest))
            if verb == "QUIT":
                return

    def say(self, text):
        self.output.write(text + b"\r\n")

    def answer(self, verb, rest):
        if verb == "CAPA":
            return b"+OK\r\nUSER\r\nPIPELINING\r\n" + (b"UIDL\r\n" if self.box.has_uidl else b"") + b"."
        if verb == "PASS":
            with self.box.news:
                self.mails = list(self.box.mails)
            return b"+OK" if rest == self.box.password else b"-ERR [AUTH] wrong"
        if verb == "STAT":
            return b"+OK %d %d" % (len(self.mails), sum(len(mail.text) for mail in self.mails))
        if verb == "UIDL" and not self.box.has_uidl:
            return b"-ERR unknown"
        if verb in ("LIST", "UIDL"):
            rows = (b"%d %d\r\n" % (place, len(mail.text) if verb == "LIST" else mail.uid)
                    for place, mail in enumerate(self.mails, 1))
            return b"+OK\r\n" + b"".join(rows) + b"."
        if verb == "RETR":
            return b"+OK\r\n" + self.mails[int(rest) - 1].text.replace(b"\r\n.", b"\r\n..") + b"."
        if verb == "DELE":
            self.marked.append(self.mails[int(rest) - 1])
        elif verb == "QUIT":
            with self.box.news:
                for mail in self.marked:
                    self.box.mails.remove(mail)
                    self.box.erased.add(mail.message_id)
        return b"+OK"


def numbers(text):
    """The numbers of a set such as 1,4:7."""
    found = set()
    for part in text.split(b","):
        first, _, last = part.partition(b":")
        found.update(range(int(first), int(last or first) + 1))
    return found
