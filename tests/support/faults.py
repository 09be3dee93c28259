"""Gives orders to a program that runs with tests/support/faultshim.cpp: clocks, failing writes, the moment of a kill."""
import mmap
import os
import struct

FIELDS = ("bootMs", "wallMs", "syncError", "writeError", "killAt", "calls")


class Faults:
    def __init__(self, shim, folder):
        self.path = folder / "faults"
        self.path.write_bytes(bytes(8 * len(FIELDS)))
        with open(self.path, "r+b") as file:
            self._orders = mmap.mmap(file.fileno(), 0)
        self.environment = {**os.environ, "LD_PRELOAD": str(shim), "TOCSIN_TEST_FAULTS": str(self.path)}

    def __getitem__(self, field):
        return struct.unpack_from("q", self._orders, 8 * FIELDS.index(field))[0]

    def __setitem__(self, field, value):
        struct.pack_into("q", self._orders, 8 * FIELDS.index(field), value)

    def advance(self, seconds):
        """Time passes for the timers, at once."""
        self["bootMs"] += int(seconds * 1000)

    def clear(self):
        for field in FIELDS:
            self[field] = 0
