#!/usr/bin/python3
"""The procedure "Securing email" on the real workbench, against a real station and a mail server whose issuer nobody
knows: the service from the palette, the account on its sheet, Use Ssl or Use Start Tls, the challenge, the approval, a
mail; later the issuer is imported and the exemption deleted, and mail goes on.

usage: securingemail PROGRAMS outgoing|incoming mouse|keyboard PICTURE
PROGRAMS is the folder of tocsin and tocsin-workbench. Each way of working goes through every step; where one fails,
PICTURE is what the desktop showed.
"""
import json
import mailbox
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

from desk import Desk, soon, until
from mailboxserver import MailboxServer, make_certificate

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))
from stationkit import Station, node, number  # noqa: E402


def write_bare_station(folder):
    """A station without any mail: no EmailService, no account."""
    tree = node("station:Station", "", {"stationName": "Plant", "stationId": str(uuid.uuid4())}, [
        node("station:Services", "Services", None, [
            node("alarm:AlarmService", "AlarmService", None, [node("alarm:AlarmClass", "Default")]),
            node("platform:PlatformServices", "PlatformServices", None,
                 [node("platform:CertificateService", "CertificateService")])]),
        node("station:Folder", "Config")])
    for made in (folder, folder / "history", folder / "log", folder / "trust"):
        made.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "station.json").write_text(json.dumps(
        {"format": "tocsin-station", "nextHandle": number(tree, 1), "version": 1, "root": tree}, indent=1))


class Mouse:
    """Everything by clicking and dragging; keys only for what is typed into a field."""

    def __init__(self, desk):
        self.desk = desk

    def tree_row(self, name):
        return self.desk.find("table cell", name + "*", self.desk.find("tree", "Navigation tree"))

    def expand(self, name):
        self.desk.point_in(self.tree_row(name), lambda place: -8, lambda place: place.height // 2)
        self.desk.xdo("click", 1)

    def add_from_palette(self, search, type_name, parent):
        desk = self.desk
        desk.click(desk.find("text", "Search component types"))
        desk.write(search)
        palette = desk.find("tree", "Palette")
        desk.drag(desk.find("table cell", type_name, palette), self.tree_row(parent))
        self.press("OK")

    def menu(self, *items):
        for item in items:
            self.desk.click(self.desk.find("menu item", item))

    def add_by_menu(self, parent, group, type_name):
        self.desk.click(self.tree_row(parent))
        self.menu("Component", "New", group, type_name)
        self.press("OK")

    def open_sheet(self, name):
        self.desk.click(self.tree_row(name))
        self.menu("Component", "Views", "Property sheet")
        self.desk.find("tree", "Property sheet of " + name)

    def open_certificates(self):
        self.expand("Platform Services")
        self.desk.click(self.tree_row("Certificate Service"))
        self.menu("Component", "Views", "Certificates")

    def turn_to(self, page):
        self.desk.click(self.desk.find("page tab", page))

    def choose(self, row):
        self.desk.click(self.desk.find("table cell", row))

    def row(self, sheet, slot):
        desk = self.desk
        tree = desk.find("tree", sheet)
        desk.point_at_middle(tree)
        desk.xdo("click", "--repeat", 30, 4)  # the wheel, up to the first row and then down to the slot's
        row = until(f'the row "{slot}"', lambda: desk.look_whole("table cell", slot, tree) or
                    desk.look_whole("table cell", slot + ", changed*", tree) or desk.xdo("click", 5))
        desk.at_rest(row)
        return row

    def set(self, sheet, slot, text):
        desk = self.desk
        desk.click(desk.beside(self.row(sheet, slot)), times=2)
        desk.keys("ctrl+a")
        desk.write(text)
        desk.keys("Return")

    def value(self, sheet, slot):
        return self.desk.beside(self.row(sheet, slot)).name

    def fill(self, field, text):
        self.desk.click(self.desk.find("text", field))
        self.desk.write(text)

    def press(self, button, dialog=None):
        found = self.desk.find("push button", button, self.desk.dialog(dialog) if dialog else None)
        until(f'the button "{button}" being enabled', lambda: self.desk.enabled(found))
        self.desk.click(found)

    def save(self):
        self.press("Save")


class Keyboard(Mouse):
    """Not a single click."""

    def expand(self, name):
        self.tree_row(name)  # a path opens what lies above it

    def go(self, path):
        self.desk.keys("ctrl+l")
        self.desk.keys("ctrl+a")
        self.desk.write(path)
        self.desk.keys("Return")

    def add(self, search, type_name, parent):
        self.go(parent)
        until(f"{parent} being selected", lambda: self.desk.selected(
            self.desk.find("tree", "Navigation tree"), parent.rpartition("/")[2]))
        self.desk.keys("ctrl+n")
        self.desk.write(search)
        self.desk.find("table cell", type_name, self.desk.find("tree", "Palette"))
        self.desk.keys("Down", "Return")
        self.press("OK")

    def add_from_palette(self, search, type_name, parent):
        self.add(search, type_name, "/" + parent)

    def add_by_menu(self, parent, group, type_name):
        self.add(type_name, type_name, "/Services/" + parent.replace(" ", ""))

    def open_sheet(self, name):
        self.go("/Services/EmailService/" + name.replace(" ", ""))
        self.desk.find("tree", "Property sheet of " + name)

    def open_certificates(self):
        self.go("/Services/PlatformServices/CertificateService")

    def turn_to(self, page):
        self.tab_to("page tab list", self.desk.find("page tab", page).parent.name)
        self.desk.keys("Left", "Left", "Left")
        until(f'the page "{page}"', lambda: soon(lambda: self.desk.focused("page tab", page)) or
              self.desk.keys("Right"))

    def choose(self, row):
        cell = self.desk.find("table cell", row)
        self.tab_to(cell.parent.getRoleName(), cell.parent.name)
        self.desk.keys("Home")

    def row(self, sheet, slot):
        desk = self.desk
        tree = desk.find("tree", sheet)
        desk.keys("ctrl+f", "ctrl+a")
        desk.write(slot)
        desk.keys("Down")
        until(f'the row "{slot}"', lambda: soon(lambda: desk.selected(tree, slot)) or desk.keys("Down"))
        return desk.find("table cell", slot + "*", tree)

    def set(self, sheet, slot, text):
        desk = self.desk
        self.row(sheet, slot)
        desk.keys("F2")
        desk.write(text)
        desk.keys("Return")

    def fill(self, field, text):
        self.tab_to("text", field)
        self.desk.keys("ctrl+a")
        self.desk.write(text)

    def tab_to(self, role, name, under=None):
        def there():
            if role == "page tab list":  # the current tab says that it has the focus even where it has not
                return self.desk.has_focus(self.desk.find(role, name))
            return self.desk.focused(role, name, under)

        until(f'the focus on {role} "{name}"', lambda: soon(there) or self.desk.keys("Tab"))

    def press(self, button, dialog=None):
        under = self.desk.dialog(dialog) if dialog else None
        found = self.desk.find("push button", button, under)
        until(f'the button "{button}" being enabled', lambda: self.desk.enabled(found))
        self.tab_to("push button", button, under)
        self.desk.keys("space")

    def save(self):
        self.desk.keys("ctrl+s")


def fingerprint_of(certificate):
    printed = subprocess.run(["openssl", "x509", "-in", certificate, "-noout", "-fingerprint", "-sha256"], check=True,
                             capture_output=True, text=True).stdout
    return printed.split("=")[1].strip()


def main(programs, direction, way, picture):
    follow = {"outgoing": send, "incoming": fetch}[direction]
    with tempfile.TemporaryDirectory() as work, Desk() as desk:
        work = Path(work)
        write_bare_station(work / "plant")
        desk.run_window(Path(programs) / "tocsin-workbench", work / "plant")
        try:
            follow(desk, {"mouse": Mouse, "keyboard": Keyboard}[way](desk), work)
        except Exception:
            desk.picture(picture)
            print(f"what the desktop showed: {picture}")
            raise
        finally:
            subprocess.run([Path(programs) / "tocsin", "-s", work / "plant", "stop"], check=False)


def add_account(hand, kind):
    hand.expand("Services")
    hand.add_from_palette("email service", "Email Service", "Services")
    hand.tree_row("Email Service")
    hand.add_by_menu("Email Service", "Email", kind)
    hand.open_sheet(kind)


def approve(desk, hand, certificate):
    desk.find(None, "Cannot confirm that this is localhost")
    hand.fill("Paste the fingerprint you were given", fingerprint_of(certificate))
    hand.press("Approve this certificate*")
    hand.fill("How it was checked", "compared on the server")
    hand.press("Approve")
    desk.gone(None, "Cannot confirm that this is localhost")
    desk.find("label", "Status {ok}")


def trust_the_issuer(desk, hand, authority, asked):
    """What the exemption stood in for: afterwards the server is believed because of who signed its certificate.
    The exemption goes when the import asks for it, or later from its list."""
    hand.open_certificates()
    hand.turn_to("User trust store")
    hand.press("Import…")
    hand.fill("File name:", str(authority))
    desk.keys("Return")
    hand.press("Import into User trust store")
    desk.find("table cell", "Plant CA*")
    hand.press("Delete the approvals" if asked else "Keep them")
    hand.turn_to("Allowed Hosts")
    if not asked:
        hand.choose("localhost")
        hand.press("Delete…")
        hand.press("Delete", dialog="Delete from Allowed Hosts")
    desk.gone("table cell", "localhost")


def send(desk, hand, work):
    make_certificate(work / "mail")
    desk.run(ROOT / "tools/catcher", work / "mail")  # It ends with the desk.
    ports = until("the mail server", lambda: (work / "mail/ports").exists() and
                  dict(line.split() for line in (work / "mail/ports").read_text().splitlines()))
    add_account(hand, "Outgoing Account")
    sheet = "Property sheet of Outgoing Account"
    hand.set(sheet, "Hostname", "localhost")
    assert hand.value(sheet, "Use Ssl") == "true"
    hand.set(sheet, "Use Start Tls", "true")
    assert hand.value(sheet, "Use Ssl") == "false", "both at once"
    hand.set(sheet, "Port", ports["submission"])
    hand.set(sheet, "From", "plant@localhost")
    hand.save()
    hand.press("Check Connection")
    approve(desk, hand, work / "mail/cert.pem")
    send_test(hand, work, 1)
    trust_the_issuer(desk, hand, work / "mail/ca.pem", asked=False)
    hand.open_sheet("Outgoing Account")
    send_test(hand, work, 2)
    message = mailbox.Maildir(work / "mail/Maildir").popitem()[1]
    assert message["To"] == "duty@localhost", message["To"]
    assert "Plant" in message["Subject"], message["Subject"]


def send_test(hand, work, arrives):
    hand.press("Send Test*")
    hand.fill("Send Test", "duty@localhost")
    hand.press("Send Test", dialog="Send Test")
    until(f"test mail {arrives}", lambda: len(mailbox.Maildir(work / "mail/Maildir")) == arrives)


def fetch(desk, hand, work):
    server = MailboxServer(work / "mail")
    add_account(hand, "Incoming Account")
    sheet = "Property sheet of Incoming Account"
    hand.set(sheet, "Hostname", "localhost")
    hand.set(sheet, "Use Start Tls", "true")
    hand.set(sheet, "Use Ssl", "true")
    assert hand.value(sheet, "Use Start Tls") == "false", "both at once"
    hand.set(sheet, "Port", server.port)
    hand.set(sheet, "Account", "alice")
    hand.set(sheet, "Password", "secret")
    hand.save()
    approve(desk, hand, server.certificate)
    assert server.signed_in
    station = Station("", work / "plant")
    until("the message", lambda: station.call("slot.read", {
        "ords": ["/Services/EmailService/IncomingAccount.numberReceived"]})[0]["value"] == 1)
    trust_the_issuer(desk, hand, server.authority, asked=True)
    hand.open_sheet("Incoming Account")
    server.signed_in = False
    hand.press("Check Connection")
    until("signing in once more", lambda: server.signed_in)


if __name__ == "__main__":
    main(*sys.argv[1:])
    print("Totals: 1 passed, 0 failed, 0 skipped, 0 blacklisted")
