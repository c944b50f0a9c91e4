"""A service standard as text, for a head of office to read and sign."""

from pst_kiosk.standard_text.whole import standard_paragraphs, standard_text

__all__ = ["standard_paragraphs", "standard_text"]
