#!/usr/bin/python3
"""Nothing that holds on one machine only, and nothing left for later: paths, package hosts, open ends."""
import re

from sources import main

THIS_FOLDER = "tests/checks/"  # names what it looks for

RULES = [
    (r"(?<![\w.}$)~-])/(work|home|root|Users)/[\w.-]", "path of one machine"),
    (r"\b(pypi\.org|pythonhosted\.org|registry\.npmjs\.org|crates\.io|proxy\.golang\.org|repo1?\.maven\.(apache\.)?org|"
     r"rubygems\.org|(deb|security|ftp|snapshot)\.debian\.org|(docker|ghcr|quay)\.io)\b", "host of a package registry"),
    (r"\b(TODO|FIXME|XXX)\b", "open end; finish it or write an issue"),
]


def check(files):
    findings = []
    for path, text in files.items():
        if path.startswith(THIS_FOLDER):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            findings += [f"{path}:{number}: {reason}: {line.strip()[:80]}" for pattern, reason in RULES
                         if re.search(pattern, line)]
    return findings


if __name__ == "__main__":
    main("Portable", check,
         clean={"tools/setup": "mktemp /tmp/x-XXXXXX; cd $DIR/work/a; ls ~/home/x; see network/home/page\n"},
         violations={
             "workFolder": {"tools/setup": "cd /work/main\n"},
             "homeFolder": {"docs/a.md": "It lies in `/home/anna/station`.\n"},
             "rootFolder": {"CMakeLists.txt": "set(X /root/x)\n"},
             "registry": {"tools/setup": "curl https://pypi.org/simple\n"},
             "openEnd": {"station/slot.cpp": "// TODO: ranges\n"},
             "repair": {"station/slot.cpp": "int x; // FIXME\n"},
         })
