"""Which of the office's approved names a visitor may mean, from the first letters on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def suggestions(names: Iterable[str], typed: str, most: int) -> tuple[str, ...]:
    """At most so many of `names` for what was typed so far: first those that begin with it, then those whose
    words do, then those that hold it anywhere; case, accents and punctuation do not count. Nothing is
    suggested for nothing, nor a name that stands there already."""
    wanted = plain_words(typed)
    ranked = ((rank, name) for name in names if name != typed and (rank := _rank(plain_words(name), wanted)))
    return tuple(name for _, name in sorted(ranked, key=lambda found: found[0])[:most])


def plain_words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    # Twice: taking letters apart brings capitals to light, and folding brings accents.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).casefold()
    bare = (c for c in apart if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in bare).split()


def _rank(words: list[str], wanted: list[str]) -> int:
    """1 is the best; 0 where nothing fits."""
    name, sought = " ".join(words), " ".join(wanted)
    if not sought:
        return 0
    if name.startswith(sought):
        return 1
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 2
    return 3 if sought in name else 0
