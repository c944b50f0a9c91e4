"""What stands beside the pointer."""

from __future__ import annotations

# Not that of QtCore, which does not know the two functions.
from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """A tool tip that says `text` as it was written: Qt would draw what looks like markup, pictures of other
    computers included, and visitors write some of what is shown."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
