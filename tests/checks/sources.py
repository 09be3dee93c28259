"""What the source checks share: the tracked files, C++ without its comments, and a report in the form of Qt Test.

A check is a function from {path: text} to a list of findings. Before it looks at the project, it must find what is
wrong in small planted trees and nothing in a clean one, so that a check that has gone blind fails.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PRODUCT = ("station", "truststore", "components", "client", "ui", "app")
CPP = (".h", ".cpp")
_TOKEN = re.compile(
    r'''//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+\'''', re.DOTALL)


def in_folder(path, *folders):
    return any(path.startswith(folder + "/") for folder in folders)


def without_comments(text):
    """Comments become blanks, so that lines keep their numbers."""
    def blank(match):
        token = match.group(0)
        return re.sub(r"[^\n]", " ", token) if token.startswith(("//", "/*")) else token
    return _TOKEN.sub(blank, text)


def tracked(root):
    """The tracked text files below root; outside a git work tree, every one that is not in build/."""
    git = subprocess.run(["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"], capture_output=True)
    if git.returncode == 0 and git.stdout:
        names = git.stdout.decode().split("\0")[:-1]
    else:
        names = [str(p.relative_to(root)) for p in Path(root).rglob("*")]
        names = [n for n in names if not in_folder(n, "build", ".git")]
    files = {}
    for name in sorted(names):
        path = Path(root) / name
        if path.is_file():
            try:
                files[name] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                pass  # a picture or another binary file
    return files


def planted(tree):
    """The files of a planted tree, by way of the disk, as the check meets real ones."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tree.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tracked(folder)


def main(name, check, clean, violations):
    """usage: <check>.py ROOT | --self-test     clean: a tree without findings; violations: {fact: tree with findings}"""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} ROOT | --self-test")
    passed = failed = 0

    def row(fact, findings):
        nonlocal passed, failed
        print(f"{'FAIL!  ' if findings else 'PASS   '}: {name}::{fact}")
        for finding in findings:
            print(f"   {finding}")
        passed, failed = (passed, failed + 1) if findings else (passed + 1, failed)

    row("cleanTreePasses", check(planted(clean)))
    for fact, tree in violations.items():
        row(fact, [] if check(planted(tree)) else ["the planted violation was not found"])
    if sys.argv[1] != "--self-test":
        files = tracked(sys.argv[1])
        row("projectPasses", check(files) if files else [f"no files below {sys.argv[1]}"])
    print(f"Totals: {passed} passed, {failed} failed, 0 skipped, 0 blacklisted")
    sys.exit(1 if failed else 0)
