"""`make bench`: everything we promise to be quick, measured and held against its limit."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from bench import (
    at_the_counter,
    at_the_tablet,
    board,
    commands,
    decision,
    history,
    latency,
    satisfaction,
    search,
    start,
    visits,
    voice,
)
from pst_kiosk.services.setup import install, profile_path, read_profile
from pst_kiosk.simulate.options import Options
from pst_kiosk.simulate.run import play
from tests.support.postgres import running_server

SIMULATED = Options("provinsi-jawa-tengah", visitors=200, desks=10, seed=1)
"""The office whose standard has most stages, with as many desks as it takes to serve everybody."""
SIMULATED_LIMIT = 20.0


def main() -> int:
    """Print every figure with its limit; 1 if one is beyond it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    parts = {
        "screens": screens,
        "engines": engines,
        "board": boards,
        "voice": speaking,
        "queue": queue,
        "kiosk": kiosk,
        "counter": counter,
        "search": searching,
        "rating": rating,
        "satisfaction": satisfied,
    }
    chosen = [parts[name] for name in sys.argv[1:]] or list(parts.values())
    with tempfile.TemporaryDirectory() as folder:
        beyond = sum(part(Path(folder)) for part in chosen)
    return 1 if beyond else 0


def screens(folder: Path) -> int:
    """Cold start and memory."""
    beyond = 0
    url = f"sqlite:///{folder / 'office.db'}"
    install(url, read_profile(profile_path("provinsi-bengkulu")), "Administrator")
    print(f"cold start and memory, median of {start.RUNS} pairs against an empty window of the same kind")
    for screen, figure, ours, theirs, ratio in start.measure(url):
        limit = start.LIMITS[figure]
        beyond += ratio > limit
        shown = (
            f"{ours / 2**20:7.0f} MiB / {theirs / 2**20:5.0f} MiB"
            if figure == "memory"
            else f"{ours * 1000:7.0f} ms  / {theirs * 1000:5.0f} ms "
        )
        print(f"  {screen:8}{figure:12}{shown} = {ratio:4.2f}x  (at most {limit}x){_mark(ratio, limit)}")
    return beyond


def engines(folder: Path) -> int:
    """Commands, on an SQLite file and on a server that commits to the disk."""
    data = folder / "server"
    data.mkdir()
    with running_server(data, settings=()) as server:
        urls = {
            "sqlite": [f"sqlite:///{folder / name}.db" for name in ("ours", "by-hand")],
            "postgresql": [server.url(server.database()) for _ in range(2)],
        }
        return sum(_engine(name, *of_engine) for name, of_engine in urls.items())


def _engine(name: str, ours: str, by_hand: str) -> int:
    limit = commands.LIMITS[name]
    print(f"{name}: a command as a service call against its rows by hand, median of {commands.ROUNDS} pairs")
    beyond = 0
    for command, took in commands.measure(ours, by_hand, read_profile(profile_path("kota-kupang"))).items():
        beyond += took.ratio > limit
        figures = f"{took.ours * 1000:6.2f} ms  / {took.by_hand * 1000:5.2f} ms  = {took.ratio:4.2f}x"
        print(f"  {command:8}{figures}  (at most {limit}x){_mark(took.ratio, limit)}")
    return beyond


def boards(folder: Path) -> int:
    """A call's way to every board of an office, and what a board takes of its PC."""
    office = read_profile(profile_path("provinsi-bengkulu"))
    data = folder / "called"
    data.mkdir()
    beyond = 0
    with running_server(data, settings=()) as server:
        urls = {"sqlite": f"sqlite:///{folder / 'called.db'}", "postgresql": server.url(server.database())}
        for name, url in urls.items():
            install(url, office, "Administrator")
            print(
                f"{name}: a committed call painted on each of {latency.BOARDS} boards, {latency.CALLS} calls"
            )
            for figure, seconds in zip(("median", "p99"), latency.measure(url), strict=True):
                most = latency.LIMITS[figure]
                beyond += seconds > most
                shown = f"{seconds * 1000:6.0f} ms  (at most {most * 1000:.0f} ms)"
                print(f"  {figure:8}{shown}{_mark(seconds, most)}")
    print("one board of 1920 x 1080")
    urls = {name: f"sqlite:///{folder / name}.db" for name in ("frames", "rest", "memory")}
    for url in urls.values():
        install(url, office, "Administrator")
    frames = board.frames(urls["frames"])
    slow = frames < board.FRAMES_A_SECOND
    print(
        f"  in motion {frames:6.0f} frames/s  (at least {board.FRAMES_A_SECOND}){'  BEYOND' if slow else ''}"
    )
    busy, grown = board.at_rest(urls["rest"]), board.growth(urls["memory"])
    most = board.BUSY_AT_REST
    print(f"  at rest   {busy:7.1%} of a core  (at most {most:.0%}){_mark(busy, most)}")
    print(
        f"  memory    {grown:+7.1%} over {board.MONTH:,} repaints, reckoned from {board.REPAINTS:,}", end=""
    )
    print(f"  (at most {board.GROWTH:.0%}){_mark(grown, board.GROWTH)}")
    return beyond + slow + (busy > most) + (grown > board.GROWTH)


def queue(folder: Path) -> int:
    """The queue's decisions, a whole day, and what history costs."""
    office = read_profile(profile_path("provinsi-bengkulu"))
    took = decision.measure(office)
    print(f"one queue decision with {decision.WAITING} waiting, next ticket and all clocks, median")
    print(f"  {took * 1000:6.2f} ms  (at most {decision.LIMIT * 1000:.0f} ms){_mark(took, decision.LIMIT)}")
    began = time.perf_counter()
    play(SIMULATED, lambda gone: None)
    day = time.perf_counter() - began
    print(f"a simulated day of {SIMULATED.visitors} visitors in {SIMULATED.profile} through SQLite")
    print(f"  {day:6.1f} s  (at most {SIMULATED_LIMIT:.0f} s){_mark(day, SIMULATED_LIMIT)}")
    few, many, ratio = history.measure(office, folder)
    print(f"calling the next ticket at {history.FEW:,} and at {history.MANY:,} historical tickets, median")
    times = f"{few * 1000:6.2f} ms, {many * 1000:6.2f} ms"
    print(f"  {times} = {ratio:4.2f}x  (at most {history.LIMIT}x){_mark(ratio, history.LIMIT)}")
    return (took > decision.LIMIT) + (day > SIMULATED_LIMIT) + (ratio > history.LIMIT)


def kiosk(folder: Path) -> int:
    """Many visits to one kiosk."""
    url = f"sqlite:///{folder / 'visits.db'}"
    install(url, read_profile(profile_path("kota-kupang")), "Administrator", lambda: visits.FIRST_DAY)
    print(f"{visits.VISITS:,} visits to one kiosk")
    beyond = 0
    for name, shown, figure, most in visits.figures(visits.measure(url)):
        beyond += figure > most
        limit = f"{most * 1000:.0f} ms" if "tap" in name else f"{most}x"
        print(f"  {name:44}{shown}  (at most {limit}){_mark(figure, most)}")
    return beyond


def searching(folder: Path) -> int:
    """Finding a visit among a million, and a very busy day's list."""
    office = read_profile(profile_path("provinsi-bengkulu"))
    data = folder / "searched"
    data.mkdir()
    with running_server(data, settings=()) as server:
        urls = {"sqlite": f"sqlite:///{folder / 'search.db'}", "postgresql": server.url(server.database())}
        beyond = 0
        for name, url in urls.items():
            print(
                f"{name}: {search.SEARCHES} searches over {search.VISITS:,} visits, a list of {search.BUSY}"
            )
            for figure, (middle, p99) in search.measure(url, office).items():
                most = search.LIMITS[figure]
                beyond += p99 > most
                times = f"{p99 * 1000:6.0f} ms, median {middle * 1000:.0f} ms"
                print(f"  {figure:18}{times}  (at most {most * 1000:.0f} ms){_mark(p99, most)}")
    return beyond


def satisfied(folder: Path) -> int:
    """The satisfaction index over ten years of surveys."""
    office = read_profile(profile_path("provinsi-bengkulu"))
    data = folder / "satisfied"
    data.mkdir()
    with running_server(data, settings=()) as server:
        urls = {"sqlite": f"sqlite:///{folder / 'skm.db'}", "postgresql": server.url(server.database())}
        beyond = 0
        for name, url in urls.items():
            print(f"{name}: {satisfaction.SURVEYS:,} surveys, the longest of {satisfaction.READS} readings")
            for figure, (middle, longest) in satisfaction.measure(url, office).items():
                most = satisfaction.LIMITS[figure]
                beyond += longest > most
                times = f"{longest * 1000:6.0f} ms, median {middle * 1000:.0f} ms"
                print(f"  {figure:18}{times}  (at most {most * 1000:.0f} ms){_mark(longest, most)}")
    return beyond


def speaking(folder: Path) -> int:
    """A call's way to the first sound, on both engines."""
    if reason := voice.missing():
        print(f"first sound of a call: not measured, {reason}")
        return 0
    office = read_profile(profile_path("provinsi-bengkulu"))
    data = folder / "heard"
    data.mkdir()
    beyond = 0
    with running_server(data, settings=()) as server:
        urls = {"sqlite": f"sqlite:///{folder / 'voice.db'}", "postgresql": server.url(server.database())}
        for name, url in urls.items():
            install(url, office, "Administrator")
            middle, longest = voice.measure(url)
            beyond += longest > voice.LIMIT
            print(f"{name}: call until its first sound, the longest of {voice.CALLS}")
            times = f"{longest * 1000:6.0f} ms, median {middle * 1000:.0f} ms"
            most = voice.LIMIT * 1000
            print(f"  {'first sound':20}{times}  (at most {most:.0f} ms){_mark(longest, voice.LIMIT)}")
    return beyond


def counter(folder: Path) -> int:
    """From a key at the counter to seeing what it did."""
    url = f"sqlite:///{folder / 'counter.db'}"
    pin = install(url, read_profile(profile_path("provinsi-bengkulu")), "Administrator")
    print(f"a key at the counter until it is painted, {at_the_counter.WAITING} waiting, p99 of each key")
    beyond = 0
    for name, (middle, p99) in at_the_counter.measure(url, pin).items():
        beyond += p99 > at_the_counter.LIMIT
        times = f"{p99 * 1000:6.0f} ms, median {middle * 1000:.0f} ms"
        most = at_the_counter.LIMIT * 1000
        print(f"  {name:20}{times}  (at most {most:.0f} ms){_mark(p99, at_the_counter.LIMIT)}")
    return beyond


def rating(folder: Path) -> int:
    """From a tap on a face to the thanks."""
    url = f"sqlite:///{folder / 'rating.db'}"
    install(url, read_profile(profile_path("provinsi-bengkulu")), "Administrator")
    middle, p99 = at_the_tablet.measure(url)
    print(f"a tap on a face until the thanks are painted, p99 of {at_the_tablet.TAPS}")
    times = f"{p99 * 1000:6.0f} ms, median {middle * 1000:.0f} ms"
    most = at_the_tablet.LIMIT * 1000
    print(f"  {times}  (at most {most:.0f} ms){_mark(p99, at_the_tablet.LIMIT)}")
    return int(p99 > at_the_tablet.LIMIT)


def _mark(figure: float, limit: float) -> str:
    return "" if figure <= limit else "  BEYOND"


if __name__ == "__main__":
    sys.exit(main())
