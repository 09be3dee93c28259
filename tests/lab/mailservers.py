"""The mail servers of tests/lab/compatibility: what they are told, on the standard ports, in a view of the machine that
is thrown away. Alice @example.test has the password alice-secret and a mailbox."""
import imaplib
import smtplib
import subprocess
import tempfile
import time
from pathlib import Path

DOMAIN = "example.test"


def run(*words, stdin=None):
    """Output goes to a file: daemons keep theirs open."""
    with tempfile.TemporaryFile("w+") as output:
        code = subprocess.run([str(word) for word in words], input=stdin, stdout=output, stderr=output, text=True,
                              timeout=60, **({} if stdin is not None else {"stdin": subprocess.DEVNULL})).returncode
        output.seek(0)
        told = output.read()
    if code != 0:
        raise RuntimeError(f"{words}: {told}")
    return told


def daemon(*words):
    """One that stays in the foreground; it ends with the view."""
    with open("/var/log/daemon.started", "ab") as log:
        subprocess.Popen([str(word) for word in words], stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def told():
    """The end of what daemons said."""
    logs = [Path("/var/log/daemon.started"), *Path("/var/log/exim4").glob("*"), Path("/var/log/postfix.log")]
    return "\n".join(f"{log}: {log.read_text()[-1500:]}" for log in logs if log.exists())


def version(package):
    return f"{package} {run('dpkg-query', '-W', '-f', '${Version}', package).strip()}"


class MailServer:
    title = ""
    packages = []  # what a machine for developing Tocsin does not have
    parts = []  # packages whose versions are told
    unsupported = {}  # transport or row: why, with the source
    reads_folder = False
    keys = ":"  # or how keys are made

    def prepare(self, folder, lab):
        """Certificates and the user."""
        self.pki = folder / "pki"
        run("bash", "-c", f'DIR={folder}; . {lab}/lib.sh; . {lab}/certificates.sh; {self.keys}; make_pki')
        for file in [self.pki, *self.pki.iterdir()]:
            file.chmod(0o755 if file.is_dir() else 0o644)
        chain = (self.pki / "main.crt").read_text() + (self.pki / "issuing.crt").read_text()
        (self.pki / "chain.crt").write_text(chain)
        run("useradd", "-m", "-d", "/srv/alice", "-s", "/bin/bash", "alice")
        run("chpasswd", stdin="alice:alice-secret\n")
        self.configure()

    def configure(self):
        raise NotImplementedError

    def start(self):
        raise NotImplementedError

    def versions(self):
        return ", ".join(version(package) for package in self.parts)

    def excuse(self, row, port, mode):
        """Why the server cannot do what it was found not to do; empty when it may be Tocsin that cannot."""
        return ""

    def holds(self, subject):
        """Whether a message lies in alice's mail folder."""
        return any(f"\nSubject: {subject}\n" in file.read_text().replace("\r", "")
                   for file in Path("/srv/alice/Maildir/new").glob("*"))


class PostfixDovecot(MailServer):
    title = "Postfix + Dovecot"
    parts = ["postfix", "dovecot-core"]

    def configure(self):
        Path("/etc/postfix/main.cf").write_text(f"""compatibility_level = 3.6
myhostname = mail.{DOMAIN}
mydestination = {DOMAIN}
inet_interfaces = loopback-only
inet_protocols = ipv4
mynetworks =
alias_maps =
home_mailbox = Maildir/
smtpd_tls_security_level = may
smtpd_tls_chain_files = {self.pki}/main.pem
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
disable_dns_lookups = yes
smtpd_peername_lookup = no
maillog_file = /var/log/postfix.log
""")
        run("postconf", "-M", "submission/inet=submission inet n - n - - smtpd -o smtpd_tls_security_level=encrypt "
            "-o smtpd_sasl_auth_enable=yes")
        run("postconf", "-M", "smtps/inet=smtps inet n - n - - smtpd -o smtpd_tls_wrappermode=yes "
            "-o smtpd_sasl_auth_enable=yes")
        run("postconf", "-F", "*/*/chroot=n")
        Path("/etc/dovecot/dovecot.conf").write_text(f"""protocols = imap pop3
listen = 127.0.0.1
log_path = /var/log/dovecot.log
ssl = yes
ssl_cert = <{self.pki}/chain.crt
ssl_key = <{self.pki}/main.key
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256
mail_location = maildir:~/Maildir
first_valid_uid = 1
passdb {{
  driver = static
  args = password=%n-secret
}}
userdb {{
  driver = passwd
}}
service auth {{
  unix_listener /var/spool/postfix/private/auth {{
    mode = 0666
  }}
}}
""")

    def start(self):
        run("dovecot")
        run("postfix", "start")


class EximCourier(MailServer):
    title = "Exim + Courier"
    packages = ["exim4-daemon-heavy", "courier-imap", "courier-pop"]
    parts = ["exim4-daemon-heavy", "courier-imap", "courier-pop"]
    services = ["authdaemon", "imap", "imap-ssl", "pop", "pop-ssl"]

    def configure(self):
        Path("/etc/exim4/exim4.conf").write_text(f"""primary_hostname = mail.{DOMAIN}
domainlist local_domains = {DOMAIN}
dns_again_means_nonexist = *
daemon_smtp_ports = 25 : 587 : 465
tls_on_connect_ports = 465
tls_advertise_hosts = *
tls_certificate = {self.pki}/chain.crt
tls_privatekey = {self.pki}/main.key
host_lookup =
rfc1413_hosts =
acl_smtp_rcpt = recipient
begin acl
recipient:
  accept domains = +local_domains
  deny
begin routers
local:
  driver = accept
  check_local_user
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = $home/Maildir
  maildir_format
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{alice}}}}{{eq{{$auth3}}{{alice-secret}}}}}}}}
  server_advertise_condition = ${{if def:tls_in_cipher}}
""")
        run("runuser", "-u", "alice", "--", "maildirmake", "/srv/alice/Maildir")
        for name in ("imapd-ssl", "pop3d-ssl"):
            file = Path("/etc/courier") / name
            lines = [line for line in file.read_text().splitlines() if not line.startswith("TLS_CERTFILE")]
            file.write_text("\n".join([*lines, f"TLS_CERTFILE={self.pki}/main.pem", ""]))

    def start(self):
        Path("/run/courier/authdaemon").mkdir(parents=True, exist_ok=True)
        for service in self.services:
            run(f"/etc/init.d/courier-{service}", "start")
        daemon("/usr/sbin/exim4", "-bdf", "-q1m")


class OpenSmtpd(MailServer):
    title = "OpenSMTPD"
    packages = ["opensmtpd"]
    parts = ["opensmtpd"]
    reads_folder = True
    keys = "new_key() { openssl genrsa -out $1.key 2048; }"  # the kind that the most builds can sign with
    unsupported = dict.fromkeys(("Imap", "Pop3"), "it is an SMTP server only (its manual page, smtpd(8))")

    def configure(self):
        (self.pki / "main.key").chmod(0o600)
        Path("/etc/smtpd.conf").write_text(f"""pki mail cert "{self.pki}/chain.crt"
pki mail key "{self.pki}/main.key"
listen on lo port 25 tls pki mail
listen on lo port 587 tls-require pki mail auth
listen on lo port 465 smtps pki mail auth
action "local" maildir "/srv/alice/Maildir"
match from any for domain "{DOMAIN}" action "local"
""")

    def start(self):
        daemon("/usr/sbin/smtpd", "-d")

    def excuse(self, row, port, mode):
        """Whether any client gets TLS from it: this build fails when it signs a handshake with OpenSSL 3."""
        way = [] if mode == "ssl" else ["-starttls", "smtp"]
        done = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{port}", *way], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=20)
        if mode != "none" and "alert internal error" in done.stdout and "SSL routines::EVP lib" in told():
            return ("this build fails in every TLS handshake, with openssl s_client as well (this run; "
                    "OpenSMTPD issue 1239, which tells the same of this version)")
        return ""


class Cyrus(MailServer):
    title = "Cyrus IMAP"
    packages = ["cyrus-imapd", "cyrus-pop3d", "sasl2-bin", "libsasl2-modules"]
    parts = ["cyrus-imapd", "cyrus-pop3d"]
    unsupported = {"Smtp": "it takes mail by LMTP from an SMTP server beside it (its manual page, lmtpd(8))"}

    def configure(self):
        changed = {"servername": "localhost", "admins": "cyrus", "sasl_mech_list": "PLAIN LOGIN", "unixhierarchysep": "no",
                   "tls_server_cert": self.pki / "chain.crt", "tls_server_key": self.pki / "main.key",
                   "sasl_pwcheck_method": "auxprop", "popminpoll": "0", "sasl_auxprop_plugin": "sasldb", "allowplaintext": "yes"}
        file = Path("/etc/imapd.conf")
        lines = [line for line in file.read_text().splitlines() if line.split(":")[0] not in changed]
        file.write_text("\n".join([*lines, *(f"{name}: {value}" for name, value in changed.items()), ""]))
        Path("/etc/cyrus.conf").write_text("""START {
  recover cmd="/usr/sbin/cyrus ctl_cyrusdb -r"
}
SERVICES {
  imap cmd="imapd -U 30" listen="127.0.0.1:143" prefork=0
  imaps cmd="imapd -s -U 30" listen="127.0.0.1:993" prefork=0
  pop3 cmd="pop3d -U 30" listen="127.0.0.1:110" prefork=0
  pop3s cmd="pop3d -s -U 30" listen="127.0.0.1:995" prefork=0
  lmtpunix cmd="lmtpd" listen="/run/cyrus/socket/lmtp" prefork=0
}
EVENTS {
  checkpoint cmd="/usr/sbin/cyrus ctl_cyrusdb -c" period=30
}
""")
        for user in ("alice", "cyrus"):
            run("saslpasswd2", "-p", "-u", "localhost", "-c", user, stdin="alice-secret")
        run("chown", "cyrus", "/etc/sasldb2")
        run("install", "-d", "-o", "cyrus", "-g", "mail", "/run/cyrus", "/run/cyrus/socket", "/run/cyrus/proc",
            "/run/cyrus/lock")

    def start(self):
        daemon("/usr/lib/cyrus/bin/master")
        self.make_mailbox()

    def make_mailbox(self):
        for _ in range(100):
            try:
                admin = imaplib.IMAP4("127.0.0.1", 143)
                break
            except OSError:
                time.sleep(0.1)
        admin.login("cyrus", "alice-secret")
        answer = admin.create("user.alice")
        if answer[0] != "OK":
            raise RuntimeError(answer)
        admin.logout()

    def deliver(self, subject):
        with smtplib.LMTP("/run/cyrus/socket/lmtp") as way:
            way.sendmail("duty@example.test", ["alice"], f"From: duty@{DOMAIN}\r\nTo: alice@{DOMAIN}\r\nSubject: {subject}\r\n"
                         f"Message-ID: <{subject.replace(' ', '-')}@{DOMAIN}>\r\n\r\nZone 3 is too warm.\r\n")


SERVERS = {"postfix-dovecot": PostfixDovecot(), "exim-courier": EximCourier(), "opensmtpd": OpenSmtpd(), "cyrus": Cyrus()}
