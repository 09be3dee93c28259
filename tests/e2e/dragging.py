#!/usr/bin/python3
"""Components dragged with a real pointer in the real workbench: from one folder of the tree to another, and from the
palette into the tree.

usage: dragging PROGRAMS SCALE PICTURE
PROGRAMS is the folder of tocsin and tocsin-workbench; SCALE is that of the screen, such as 2. Where a step fails,
PICTURE is what the desktop showed.
"""
import sys
import tempfile
from pathlib import Path

from desk import Desk, until
from securingemail import Mouse

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))
from stationkit import Station, node, write_station  # noqa: E402


def main(programs, scale, picture):
    size = f"{int(1500 * float(scale))}x{int(980 * float(scale))}"
    with tempfile.TemporaryDirectory() as work, Desk(size, {"QT_SCALE_FACTOR": scale}) as desk:
        plant = Path(work) / "plant"
        write_station(plant, [node("station:Folder", "North", None, [node("station:Folder", "Fan")]),
                              node("station:Folder", "South")])
        station = Station(Path(programs) / "tocsin", plant)
        station.start()
        try:
            desk.run_window(Path(programs) / "tocsin-workbench", plant)
            follow(Mouse(desk), desk, station)
        except Exception:
            desk.picture(picture)
            print(f"what the desktop showed: {picture}")
            raise
        finally:
            station.stop()


def below(station, ord_):
    return [row["name"] for row in station.call("tree.children", {"ord": ord_})]


def follow(hand, desk, station):
    hand.expand("Config")
    hand.expand("North")
    # What is merely pressed and let go again is not moved.
    desk.click(hand.tree_row("Fan"))
    desk.drag(hand.tree_row("Fan"), hand.tree_row("South"))
    until("the fan in the south", lambda: below(station, "/Config/South") == ["Fan"])
    assert below(station, "/Config/North") == [], below(station, "/Config/North")
    hand.add_from_palette("numeric point", "Numeric Point", "North")
    until("the point in the north", lambda: below(station, "/Config/North") == ["NumericPoint"])
    assert below(station, "/Config/South") == ["Fan"], below(station, "/Config/South")
    hand.menu("Edit", "Undo*")
    until("the point gone again", lambda: below(station, "/Config/North") == [])


if __name__ == "__main__":
    main(*sys.argv[1:])
    print("Totals: 1 passed, 0 failed, 0 skipped, 0 blacklisted")
