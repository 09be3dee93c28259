"""Makes certificates that no honest authority would, with the openssl command and the CA of a test."""
import os
import subprocess

EC = ("ec", "ec_paramgen_curve:P-256")
ENOUGH = ("20200101000000Z", "20390101000000Z")


class Forge:
    """Each certificate is {name}.pem, with its key, itself, and what the server is to send behind it."""

    def __init__(self, certificates):
        self.folder = certificates.folder / "forged"
        self.folder.mkdir()
        self.ca = (certificates.ca, certificates.folder / "ca.key")
        self._number = 1000

    def authority(self, name):
        """Another CA, which nobody knows."""
        return self._issue(name.lower(), None, f"/CN={name}", "basicConstraints=critical,CA:TRUE\n", EC, ENOUGH, "-sha256", None)

    def self_signed(self, name, key=None, names="DNS:localhost", dates=ENOUGH):
        """key: the name of a key that is used again and again."""
        return self._issue(name, None, "/CN=localhost", f"subjectAltName={names}\nextendedKeyUsage=serverAuth\n", EC, dates,
                           "-sha256", key)

    def issue(self, name, issuer=None, subject="/CN=forged", names="DNS:localhost", usage="serverAuth", dates=None,
              key=EC, digest="-sha256", more="", chain=()):
        """By the CA of the test, or by `issuer`."""
        extensions = f"subjectAltName={names}\n" if names else ""
        file = self._issue(name, issuer or self.ca, subject, extensions + f"extendedKeyUsage={usage}\n" + more, key,
                           dates or ENOUGH, digest, None)
        for each in chain:
            text = each.read_text()
            file.write_text(file.read_text() + text[text.index("-----BEGIN CERT"):])
        return file

    def revoke(self, certificate):
        """The list of the CA's revoked certificates, with this one on it."""
        self._ca("-revoke", certificate)
        file = self.folder / "revoked.crl"
        self._ca("-gencrl", "-crldays", "30", "-out", file)
        return file

    def _issue(self, name, issuer, subject, extensions, key, dates, digest, shared):
        file, request, extra = (self.folder / f"{name}.{end}" for end in ("pem", "csr", "ext"))
        key_file = self.folder / f"{shared or name}.key"
        if not key_file.exists():
            self._openssl("genpkey", "-algorithm", key[0], "-pkeyopt", key[1], "-out", key_file)
        extra.write_text(extensions)
        self._openssl("req", "-new", "-key", key_file, "-subj", subject, "-out", request)
        own = ["-selfsign"] if issuer is None else []
        signer = (None, key_file) if issuer is None else issuer if isinstance(issuer, tuple) else (issuer, issuer)
        made = self.folder / f"{name}.crt"
        self._ca("-batch", "-notext", "-in", request, "-out", made, "-extfile", extra, "-startdate", dates[0], "-enddate",
                 dates[1], "-md", digest[1:], *own, signer=signer)
        file.write_text(key_file.read_text() + made.read_text())
        return file

    def _ca(self, *words, signer=None):
        certificate, key = signer or self.ca
        self._number += 1
        index, serial, settings = (self.folder / part for part in ("index", "serial", "ca.cnf"))
        if not index.exists():
            index.write_text("")
        serial.write_text(f"{self._number:04x}\n")
        named = f"certificate={certificate}\n" if certificate else ""
        settings.write_text(f"[ca]\ndefault_ca=own\n[own]\ndatabase={index}\nserial={serial}\nnew_certs_dir={self.folder}\n"
                            f"unique_subject=no\npolicy=any\ndefault_md=sha256\n{named}private_key={key}\n"
                            "[any]\ncommonName=supplied\n")
        self._openssl("ca", "-config", settings, *words)

    @staticmethod
    def _openssl(*words):
        done = subprocess.run(["openssl", *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              env={**os.environ, "LC_ALL": "C"})
        if done.returncode:
            raise RuntimeError(f"openssl {' '.join(map(str, words))}: {done.stderr}")
