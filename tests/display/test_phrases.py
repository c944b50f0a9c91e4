"""Every call can be said with the clips that ship, and no desk is ever named that was not meant."""

from __future__ import annotations

import itertools

import pytest

from pst_kiosk.display.calls import Announcement
from pst_kiosk.display.clips import Clips, read_clips
from pst_kiosk.display.phrases import COMMA, LANGUAGES, MOST_DESKS, phrase, place
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.services.setup import read_profile, shipped


@pytest.fixture(scope="module")
def clips() -> Clips:
    return read_clips()


def call(number: str = "K-001", desk: str = "Loket 2", en: str = "Desk 2", **more: object) -> Announcement:
    return Announcement(7, number, Text(id=desk, en=en), **more)  # type: ignore[arg-type]


def said(clips: Clips, announcement: Announcement, speak: str = "visitor") -> list[str]:
    return list(phrase(announcement, clips.samples, speak))


def test_a_call_is_said_as_the_office_says_it(clips: Clips) -> None:
    assert said(clips, call()) == [
        "chime",
        "id/queue-number",
        "id/letter/k",
        "id/digit/0",
        "id/digit/0",
        "id/digit/1",
        "comma",
        "id/please-go-to",
        "id/desk/loket",
        "id/number/2",
    ]


def test_every_number_and_every_desk_can_be_said_in_both_languages(clips: Clips) -> None:
    """Each number at one desk in turn, each desk with every letter: a sentence is the number's clips and then
    the desk's, so no pair is left that could miss one."""
    names = set(clips.samples)
    desks = [(desk, Text(id=f"Loket {desk}", en=f"Desk {desk}")) for desk in range(1, MOST_DESKS + 1)]
    turn = itertools.cycle(desks)
    numbers = list(itertools.product("PKJR", range(1, 1000)))
    for (letter, number), (desk, name) in itertools.chain(
        ((each, next(turn)) for each in numbers), itertools.product(zip("PKJR", [1] * 4, strict=True), desks)
    ):
        digits = f"{number:03}"
        spelt = [f"letter/{letter.lower()}", *(f"digit/{digit}" for digit in digits)]
        spoken = phrase(Announcement(7, f"{letter}-{digits}", name), names, "both")
        assert names.issuperset(spoken)
        indonesian, english = _sentence("id", "loket", spelt, desk), _sentence("en", "desk", spelt, desk)
        assert list(spoken) == ["chime", *indonesian, "stop", *english]


def _sentence(language: str, name: str, spelt: list[str], desk: int) -> list[str]:
    words = ["queue-number", *spelt, COMMA, "please-go-to", f"desk/{name}", f"number/{desk}"]
    return [word if word == COMMA else f"{language}/{word}" for word in words]


@pytest.mark.parametrize("office", shipped())
def test_every_desk_of_the_shipped_offices_has_a_voice_in_both_languages(clips: Clips, office: str) -> None:
    for desk in read_profile(shipped()[office]).desks:
        for language in LANGUAGES:
            spoken = place(desk.name[language], language, clips.samples)
            assert spoken is not None, f"{desk.name[language]} ({language})"
            assert set(spoken) <= set(clips.samples)


@pytest.mark.parametrize("desk", ["Loket 21", "Loket Anjungan", "Loket 2B", "Loket 1 atas", "Pojok 2", "2"])
def test_a_desk_without_a_clip_is_never_named_by_another_s(clips: Clips, desk: str) -> None:
    assert said(clips, call(desk=desk))[-2:] == ["comma", "id/look-at-the-board"]
    assert "id/please-go-to" not in said(clips, call(desk=desk))


def test_a_number_of_another_kind_is_not_said_at_all(clips: Clips) -> None:
    assert said(clips, call("Å-001")) == ["chime", "id/look-at-the-board"]


@pytest.mark.parametrize(
    ("desk", "spoken"),
    [
        ("LOKET  02", ("id/desk/loket", "id/number/2")),
        ("Loket A", ("id/desk/loket", "id/letter/a")),
        ("Meja layanan", ("id/place/meja-layanan",)),
        ("Meja layanan 20", ("id/desk/meja-layanan", "id/number/20")),
        ("Front-office", ("id/place/front-office",)),
    ],
)
def test_a_desk_is_found_however_its_name_is_written(
    clips: Clips, desk: str, spoken: tuple[str, ...]
) -> None:
    assert place(desk, "id", clips.samples) == spoken


def test_numbers_given_while_the_database_was_away_have_a_digit_more(clips: Clips) -> None:
    assert [clip for clip in said(clips, call("K-9101")) if "digit" in clip] == [
        "id/digit/9",
        "id/digit/1",
        "id/digit/0",
        "id/digit/1",
    ]


def test_the_visitor_s_language_is_spoken_unless_the_station_says_otherwise(clips: Clips) -> None:
    visitor = call(language="en")
    assert said(clips, visitor)[1] == "en/queue-number"
    assert said(clips, visitor, "id")[1] == "id/queue-number"
    both = said(clips, visitor, "both")
    assert both.index("en/queue-number") < both.index("stop") < both.index("id/queue-number")


def test_who_cannot_see_or_hear_well_hears_it_twice_with_one_chime(clips: Clips) -> None:
    once, twice = said(clips, call()), said(clips, call(aided=True))
    assert twice == [*once, "stop", *once[1:]]
