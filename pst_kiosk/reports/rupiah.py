"""Amounts of money as Indonesian documents state them."""

from __future__ import annotations


def rupiah(amount: int) -> str:
    """ "Rp 1.234.567"."""
    return f"Rp {amount:,}".replace(",", ".")


def in_words(amount: int) -> str:
    """ "Satu juta dua ratus ribu rupiah". Raises ValueError for a negative amount."""
    from num2words import num2words  # loads every language it knows

    if amount < 0:
        raise ValueError("an amount is never negative")
    words = str(num2words(amount, lang="id"))
    if amount // 1000 % 1000 == 1:
        # The library says "satu juta satu ribu".
        words = words.replace("satu ribu", "seribu")
    return f"{words[0].upper()}{words[1:]} rupiah"
