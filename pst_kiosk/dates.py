"""Dates and times as Indonesians ("id") and readers of English ("en") write them.

Babel is imported where it is needed: a screen's first frame does not pay for it.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def long_date(day: date, language: str = "id") -> str:
    """ "Sabtu, 21 November 2026", in English "Saturday, 21 November 2026"."""
    from babel.dates import format_date

    return format_date(day, "EEEE, d MMMM y", locale=language)


def full_date(day: date, language: str = "id") -> str:
    """ "21 November 2026"."""
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale=language)


def short_date(day: date, language: str = "id") -> str:
    """ "21 Nov 2026"."""
    from babel.dates import format_date

    return format_date(day, "d MMM y", locale=language)


def weekday(day: date, language: str = "id") -> str:
    """ "Sabtu", in English "Saturday"."""
    from babel.dates import format_date

    return format_date(day, "EEEE", locale=language)


def clock_time(moment: datetime | time, language: str = "id") -> str:
    """ "09.05", in English "09:05"; the moment is shown as it stands, in whatever zone it is."""
    return f"{moment.hour:02}{_mark(language)}{moment.minute:02}"


def countdown(seconds: float, language: str = "id") -> str:
    """Minutes and seconds, "02.14"; the sign is left to the words around it ("terlewat 01.20")."""
    minutes, rest = divmod(abs(int(seconds)), 60)
    return f"{minutes:02}{_mark(language)}{rest:02}"


def zone_name(zone: ZoneInfo) -> str:
    """WIB, WITA or WIT, as the time zone database names Indonesia's zones."""
    return datetime(2026, 1, 1, tzinfo=zone).tzname() or zone.key


def _mark(language: str) -> str:
    return ":" if language == "en" else "."
