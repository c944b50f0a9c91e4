"""What is wrong with a guest-book field, said under it."""

_SENTENCES = {
    "missing": "Wajib diisi.",
    "too_long": "Paling banyak 120 huruf.",
    "no_letter": "Silakan isi dengan huruf.",
    "bad_email": "Alamat e-mail belum sesuai.",
    "bad_phone": "Misalnya 0812 3456 7890.",
    "bad_year": "Tahun, misalnya 1990.",
    "contact_missing": "Isi e-mail atau nomor telepon.",
    "not_offered": "Silakan pilih dari daftar.",
    "identity_not_shown": "Silakan periksa identitas, lalu centang.",
}


def sentence(code: str) -> str:
    """The sentence for a code of `guestbook.Invalid`."""
    return _SENTENCES[code]
