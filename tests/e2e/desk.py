"""A desktop of its own for one test: an X server without a screen, a window manager, the accessibility bus; and a
hand that finds what is on it as a screen reader does, by role and name, and works it with real clicks and keys."""
import os
import subprocess
import tempfile
import time
from pathlib import Path

PATIENCE = 30  # seconds; a bound for a test that fails, no measure of anything


class NotThere(Exception):
    """Something that should be on the desktop is not; str() names it."""


class Desk:
    def __init__(self, size="1500x980", environment=None, maximized=False):
        self.folder = tempfile.TemporaryDirectory()
        home = Path(self.folder.name)
        os.environ.update({"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
                           "XDG_STATE_HOME": str(home / "state"), "XDG_RUNTIME_DIR": str(home / "run"),
                           "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "xcb",
                           **(environment or {})})
        os.environ.pop("AT_SPI_BUS_ADDRESS", None)
        self.scale = float(os.environ.get("QT_SCALE_FACTOR", 1))
        (home / "run").mkdir(mode=0o700)
        self.processes = []
        os.environ["DISPLAY"] = ":" + self._start_screen(size)
        bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        self._start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        self._start("openbox", "--config-file", self._window_rules(maximized))
        # A window that shows before the window manager is there never gets the focus.
        until("the window manager", lambda: subprocess.run(
            ["xdotool", "get_num_desktops"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL).returncode == 0)
        import pyatspi  # reads the environment, so not before
        self.atspi = pyatspi
        self.desktop = until("the accessibility bus", lambda: pyatspi.Registry.getDesktop(0))

    def _start_screen(self, size):
        """Starts the X server and gives its number. It must not reset when its last client has left: that would end a
        window manager which is just coming."""
        reading, writing = os.pipe()
        self._start("Xvfb", "-displayfd", str(writing), "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset",
                    pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as display:
            number = display.readline().strip()
        if not number:
            raise NotThere("Xvfb ended before it had a display")
        return number

    def _window_rules(self, maximized):
        """The window manager's settings: a frame round every window, main windows as large as the screen if asked."""
        rules = Path(self.folder.name) / "rules.xml"
        rules.write_text(f"""<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
            <application type="normal"><maximized>{"yes" if maximized else "no"}</maximized>
            <decor>{"no" if maximized else "yes"}</decor></application></applications></openbox_config>""")
        return str(rules)

    def _start(self, *command, stdout=subprocess.DEVNULL, **more):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL, **more)
        self.processes.append(process)
        return process

    def run(self, *command):
        """Starts a program on this desktop."""
        return self._start(*map(str, command))

    def close(self):
        for process in reversed(self.processes):
            process.terminate()  # the X server then takes its socket with it
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind and os.environ.get("DESK_PICTURE"):
            self.picture(os.environ["DESK_PICTURE"])
        self.close()

    def run_window(self, *command):
        """Starts a program with a main window and waits until keys reach it."""
        self.run(*command)
        until("a main window with the focus", lambda: any(
            node.getRoleName() == "frame" and node.getState().contains(self.atspi.STATE_ACTIVE)
            for node in self.everything()))

    # Looking -------------------------------------------------------------------------------------------------

    def everything(self, under=None):
        """All accessible objects that show, depth first."""
        for node in [under] if under else list(self.desktop):
            try:
                if node is None:
                    continue
                yield node
                children = [node.getChildAtIndex(i) for i in range(min(node.childCount, 400))]
            except Exception:  # it has gone while we looked
                continue
            for child in children:
                if child is not None:
                    yield from self.everything(child)

    def shown(self, node):
        try:
            place = self.place(node)
            return place.width > 0 and place.height > 0 and node.getState().contains(self.atspi.STATE_SHOWING)
        except Exception:
            return False

    def focused(self, role, name, under=None):
        """Whether it has the focus, or in a tree one of its cells."""
        node = self.look(role, name, under)
        return node is not None and any(map(self.has_focus, self.everything(node)))

    def has_focus(self, node):
        return node.getState().contains(self.atspi.STATE_FOCUSED)

    def selected(self, tree, name):
        """Whether the row called @p name is the selected one; its name may go on with its status."""
        row = next((node for node in self.everything(tree) if self.shown(node) and
                    node.getState().contains(self.atspi.STATE_SELECTED)), None)
        return row is not None and row.name.replace(" ", "").startswith(name.replace(" ", ""))

    def enabled(self, node):
        return node.getState().contains(self.atspi.STATE_ENABLED)

    def look(self, role, name, under=None):
        """The first object that shows, has this role (None = any) and this name; "Send*" is any that begins so."""
        for node in self.everything(under):
            try:
                fits = node.name.startswith(name[:-1]) if name.endswith("*") else node.name == name
                if fits and role in (None, node.getRoleName()) and self.shown(node):
                    return node
            except Exception:  # it has gone while we looked
                continue
        return None

    def find(self, role, name, under=None):
        return until(f'{role or "something"} "{name}"', lambda: self.look(role, name, under))

    def dialog(self, name):
        return until(f'the dialog "{name}"', lambda: self.look("dialog", name) or self.look("alert", name))

    def gone(self, role, name):
        until(f'the end of {role} "{name}"', lambda: self.look(role, name) is None)

    def place(self, node):
        return node.queryComponent().getExtents(self.atspi.DESKTOP_COORDS)

    def look_whole(self, role, name, view):
        """As look(), for a row of a view that is not cut at its lower end: a click would scroll it away."""
        row = self.look(role, name, view)
        if not row:
            return None
        here, around = self.place(row), self.place(view)
        return row if here.y + 2 * here.height <= around.y + around.height else None

    def at_rest(self, node):
        """Waits until it moves no more: what the wheel scrolled may still be on its way."""
        places = [self.place(node).y]

        def moved_not():
            time.sleep(0.1)
            places.append(self.place(node).y)
            return places[-1] == places[-2]

        until("an end of scrolling", moved_not)

    def beside(self, cell, columns=1):
        """The cell to the right in the same row."""
        return cell.parent.getChildAtIndex(cell.getIndexInParent() + columns)

    # Working -------------------------------------------------------------------------------------------------

    def xdo(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def point_in(self, node, right, down):
        """Moves the pointer to a place in the node, counted from its upper left corner."""
        place = self.place(node)
        # Qt tells places before it scales them, the pointer moves in the pixels of the screen.
        self.xdo("mousemove", round((place.x + right(place)) * self.scale), round((place.y + down(place)) * self.scale))

    def point_at_middle(self, node):
        self.point_in(node, lambda place: place.width // 2, lambda place: place.height // 2)

    def point_at(self, node):
        # Near the left end: a cell may reach farther than its column shows.
        self.point_in(node, lambda place: min(place.width // 2, 60), lambda place: place.height // 2)

    def click(self, node, button=1, times=1):
        self.point_at(node)
        self.xdo("click", "--repeat", times, "--delay", 60, button)

    def drag(self, node, target):
        self.point_at(node)
        self.xdo("mousedown", 1)
        for _ in range(2):  # the second move tells the target that the pointer rests on it
            self.point_at(target)
            self.xdo("mousemove_relative", 1, 1)
        self.xdo("mouseup", 1)

    def keys(self, *names):
        self.xdo("key", "--clearmodifiers", *names)

    def write(self, text):
        self.xdo("type", "--clearmodifiers", "--delay", 8, text)

    def picture(self, file):
        subprocess.run(["import", "-window", "root", str(file)], check=True)


def until(what, look):
    """Waits until look() gives something true, and gives it."""
    end = time.monotonic() + PATIENCE
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise NotThere(f"{what} did not come within {PATIENCE} s")
        time.sleep(0.05)


def soon(look):
    """What look() gives within the moment that a program needs to tell of a key's effect."""
    for _ in range(5):
        if found := look():
            return found
        time.sleep(0.04)
    return None
