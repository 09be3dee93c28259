"""A mail server for scripts, on loopback without TLS, that notes what it took and can fail around the final dot.

Sink.taken holds each message whose final dot was answered or might have been: what a station must account for.
"""
import asyncio
import base64
import email
import email.policy
import re
import threading
import time


class Taken:
    """A message that the sink keeps."""

    def __init__(self, recipients, octets, when, answered):
        self.recipients = recipients
        self.octets = octets
        self.answered = answered  # False: it was kept, but the connection was cut instead of the 250
        self.when = when  # the final dot was read; its answer may be later than the death of who waits for it
        found = re.search(rb"(?im)^Message-ID:\s*(\S+)", octets)
        self.message_id = found.group(1).decode() if found else ""

    def text(self):
        message = email.message_from_bytes(self.octets, policy=email.policy.default)
        return message.get_body(("plain",)).get_content()


class Sink:
    """What happens at the final dot is `conduct`, called with the number of the message (1 is the first after it
    was set): "take", ("slow", seconds), "keep and cut" (stored, but no 250) or "lose and cut" (neither)."""

    def __init__(self, user=None, password=None):
        self.taken = []
        self.connections = 0
        self.signed_in = 0
        self.credentials = f"\0{user}\0{password}".encode() if user else None
        self._conduct = lambda number: "take"
        self._dots = 0
        self._writers = set()
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", 0, limit=1 << 20))
        self.port = self._server.sockets[0].getsockname()[1]
        threading.Thread(target=self._loop.run_forever, daemon=True).start()

    def behave(self, conduct):
        self._dots = 0
        self._conduct = conduct

    async def _serve(self, reader, writer):
        self.connections += 1
        self._writers.add(writer)
        try:
            await self._dialogue(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            pass  # The station was killed, or the sink cut it off.
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _dialogue(self, reader, writer):
        async def say(text):
            writer.write(text.encode() + b"\r\n")
            await writer.drain()

        recipients = []
        await say("220 sink.example ESMTP")
        while True:
            line = (await reader.readline()).decode().rstrip("\r\n")
            verb = line.upper()
            if not line:
                return
            if verb.startswith("EHLO"):
                sign_in = "250-AUTH PLAIN\r\n" if self.credentials else ""
                await say(f"250-sink.example\r\n{sign_in}250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE 10000000")
            elif verb.startswith("AUTH PLAIN"):
                await self._sign_in(line, reader, say)
            elif verb.startswith("RCPT TO:"):
                recipients.append(line[8:].split(">")[0].strip(" <"))
                await say("250 2.1.5 Ok")
            elif verb == "DATA":
                await say("354 Go on")
                if not await self._take(await read_message(reader), recipients, writer, say):
                    return
                recipients = []
            elif verb == "QUIT":
                return await say("221 2.0.0 Bye")
            else:
                if verb == "RSET" or verb.startswith("MAIL FROM:"):
                    recipients = []
                await say("250 2.0.0 Ok")

    async def _sign_in(self, line, reader, say):
        given = line.split(" ")[2:]
        if not given:
            await say("334 ")
            given = [(await reader.readline()).decode().strip()]
        good = base64.b64decode(given[0]) == self.credentials
        self.signed_in += good
        # A server that repeats what it was told must not bring it into the transcript either.
        await say("235 2.7.0 Welcome" if good else f"535 5.7.8 Wrong: {given[0]}")

    async def _take(self, octets, recipients, writer, say):
        """False: the connection was cut."""
        self._dots += 1
        when = time.monotonic()
        conduct = self._conduct(self._dots)
        if conduct == "lose and cut":
            return False
        if conduct == "keep and cut":
            self.taken.append(Taken(recipients, octets, when, False))
            return False
        if isinstance(conduct, tuple):
            await asyncio.sleep(conduct[1])
#A server that is slow has stored the message all the same.
        answered = not writer.is_closing()
        self.taken.append(Taken(recipients, octets, when, answered))
        await say("250 2.0.0 Taken")
        return True


async def read_message(reader):
    lines = []
    while True:
        line = await reader.readuntil(b"\r\n")
        if line == b".\r\n":
            return b"".join(lines)
        lines.append(line[1:] if line.startswith(b".") else line)
