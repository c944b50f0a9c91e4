"""What the five standards say, written down from the documents by hand.

This is the other half of the profiles: neither is made from the other, so that a slip in a profile does not
slip in here as well. A line is `key kind actor place items`, then a limit (`after_previous<=10`), `optional`,
`back:STEP`, `request` or `assumed`; items are the standard's own labels, `-` where it names none.
"""

from __future__ import annotations

from dataclasses import dataclass

ALL_COMPONENTS = (
    "requirements procedure time cost product complaints "
    "legal_basis facilities competence supervision staffing guarantee safety evaluation"
)

SALE = """
ambil-nomor take_number visitor kiosk {a},{b}
menunggu wait visitor - {c}
buku-tamu guest_book visitor front_office {d} after_previous<=10
menunggu-meja wait visitor - {e}
permintaan serve visitor service_desk {f} after_previous<=10
ketentuan serve service_officer service_desk {g}
persetujuan serve visitor service_desk {h}
kelengkapan serve service_officer service_desk {i}
invoice serve service_officer service_desk {j}
periksa-invoice serve visitor service_desk {k}
perbaikan-invoice serve service_officer service_desk {l} optional back:periksa-invoice
siapkan-produk serve service_officer service_desk {m}
bayar pay visitor cashier {n}
perjanjian serve visitor cashier {o} optional
kuitansi serve treasurer cashier {p}
ambil-produk serve visitor service_desk {q}
periksa-produk serve visitor service_desk {r}
perbaikan-produk serve service_officer service_desk {s} optional back:periksa-produk
penilaian survey visitor tablet {t}
"""
"""Two offices print the same twenty-one items, one with letters and one with numbers."""

CONSULTATION = """
ambil-nomor take_number visitor kiosk {a}
menunggu wait visitor - {b}
buku-tamu guest_book visitor front_office {c} after_previous<=10
konsultasi serve visitor service_desk {d} after_previous<=10
informasi serve service_officer service_desk {e}
penilaian survey visitor tablet {g}
"""

BENGKULU_ARRIVES = """
buku-tamu guest_book visitor kiosk 1,2 duration<=10
ambil-nomor take_number receptionist kiosk 3
menunggu wait visitor - 3
konfirmasi serve service_officer service_desk 4a after_previous<=10 since_joined<=10
"""

BENGKULU_LEAVES = """
penilaian survey visitor tablet 6 duration<=10
rekam-layanan record service_officer - 7
"""

LETTERS = "abcdefghijklmnopqrstu"
BY_LETTER = {letter: letter for letter in LETTERS}
BY_NUMBER = {letter: str(position) for position, letter in enumerate(LETTERS, 1)}
SALE_STAGES = (
    "buku-tamu@front_office after_previous<=10",
    "permintaan@service_desk after_previous<=10",
    "bayar@cashier",
    "ambil-produk@service_desk",
)
BENGKULU_STAGE = ("konfirmasi@service_desk after_previous<=10 since_joined<=10",)
BENGKULU_ROWS = "1 2 3 4a 4b 5 6 7"


@dataclass(frozen=True)
class Written:
    """One service of one standard."""

    letter: str
    steps: str
    items: str
    """Every item of the procedure in person, in order."""
    no_step: str
    """Items that are no step of ours: going on to another service, being finished."""
    stages: tuple[str, ...]
    requests: tuple[str, ...] = ()
    silence_days: int | None = None
    sizes: str = ""
    """How many points each component makes: for both ways, or `in person/online`."""
    not_stated: str = ""
    paid: bool = False


STANDARDS: dict[str, dict[str, Written]] = {
    "kota-kupang": {
        "perpustakaan": Written(
            letter="P",
            steps="""
ambil-nomor take_number visitor kiosk a
menunggu wait visitor - a
buku-tamu guest_book visitor front_office b
kartu-masuk id_card_in receptionist front_office c
loker-masuk locker_in visitor front_office d
perpustakaan serve visitor service_desk e after_guest_book<=5
pustaka-tercetak serve visitor service_desk e.1 optional
pustaka-digital serve visitor service_desk e.2 optional
penilaian survey visitor tablet f
loker-keluar locker_out visitor front_office - assumed
kartu-keluar id_card_out receptionist front_office - assumed
""",
            items="a b c d e e.1 e.2 f g",
            no_step="g",
            stages=("buku-tamu@front_office", "perpustakaan@service_desk after_guest_book<=5"),
            sizes=(
                "requirements 4/2 procedure 0/7 time 1/1 cost 1 product 1/1 complaints 5 legal_basis 9 "
                "facilities 8 competence 8 supervision 1 staffing 1 guarantee 1 safety 1 evaluation 1"
            ),
        ),
        "konsultasi": Written(
            letter="K",
            steps=CONSULTATION.format(**BY_LETTER),
            items="a b c d e f g h",
            no_step="f h",
            stages=(
                "buku-tamu@front_office after_previous<=10",
                "konsultasi@service_desk after_previous<=10",
            ),
            requests=("consultation website,whatsapp,email 3 working_days complete",),
            silence_days=7,
            sizes=(
                "requirements 5/3 procedure 0/9 time 1/1 cost 1 product 1 complaints 5 legal_basis 9 "
                "facilities 7 competence 8 supervision 1 staffing 1 guarantee 1 safety 1 evaluation 1"
            ),
        ),
        "penjualan": Written(
            letter="J",
            steps=SALE.format(**BY_LETTER),
            items=" ".join(LETTERS),
            no_step="u",
            stages=SALE_STAGES,
            requests=("sale whatsapp,email,silastik 10 working_days complete",),
            sizes=(
                "requirements 6/5 procedure 0/19 time 1/1 cost 1 product 3/3 complaints 5 legal_basis 10 "
                "facilities 9 competence 8 supervision 1 staffing 1 guarantee 1 safety 1 evaluation 1"
            ),
            paid=True,
        ),
        "rekomendasi": Written(
            letter="R",
            steps="""
ambil-nomor take_number visitor kiosk a,b
menunggu wait visitor - c
buku-tamu guest_book visitor front_office d
permintaan serve visitor service_desk e
formulir serve service_officer service_desk f
penyerahan serve visitor service_desk g
perekaman serve service_officer - h request
verifikasi serve service_officer - i request back:perekaman
penyusunan serve service_officer - j request
penerbitan serve head - k request
pengiriman serve service_officer - l request
penilaian survey visitor - m request
""",
            items="a b c d e f g h i j k l m n",
            no_step="n",
            stages=("buku-tamu@front_office", "permintaan@service_desk"),
            requests=("recommendation in_person,romantik 30 working_days complete",),
            sizes=(
                "requirements 6/4 procedure 0/10 time 1 cost 1 product 2 complaints 5 legal_basis 9 "
                "facilities 9 competence 8 supervision 1 staffing 1 guarantee 1 safety 1 evaluation 1"
            ),
        ),
    },
    "kota-semarang": {
        "konsultasi": Written(
            letter="K",
            steps=CONSULTATION.format(**BY_NUMBER),
            items="1 2 3 4 5 6 7 8",
            no_step="6 8",
            stages=(
                "buku-tamu@front_office after_previous<=10",
                "konsultasi@service_desk after_previous<=10",
            ),
            requests=("consultation website,whatsapp,email 3 working_days complete",),
            silence_days=7,
            sizes=(
                "requirements 5/3 procedure 0/9 time 1/1 cost 1 product 1 complaints 5 legal_basis 9 "
                "facilities 12 competence 8 supervision 1 staffing 1 guarantee 2 safety 1 evaluation 1"
            ),
        ),
    },
    "provinsi-bengkulu": {
        "perpustakaan": Written(
            letter="P",
            steps=f"""{BENGKULU_ARRIVES}
pustaka-tercetak serve service_officer service_desk 4b optional
ambil-dari-simpanan serve service_officer service_desk 4b optional
pustaka-digital serve service_officer service_desk 5 optional
{BENGKULU_LEAVES}""",
            items=BENGKULU_ROWS,
            no_step="",
            stages=BENGKULU_STAGE,
            sizes=("requirements 1/0 procedure 0/4 time 4/1 legal_basis 6 facilities 13 competence 8"),
            not_stated="cost product complaints supervision staffing guarantee safety evaluation",
        ),
        "penjualan": Written(
            letter="J",
            steps=f"""{BENGKULU_ARRIVES}
syarat serve service_officer service_desk 4b optional
persetujuan serve visitor service_desk 5 optional
transaksi pay service_officer service_desk 5 optional
{BENGKULU_LEAVES}""",
            items=BENGKULU_ROWS,
            no_step="",
            stages=BENGKULU_STAGE,
            sizes=(
                "requirements 3/0 procedure 0/4 time 4/1 cost 1/0 legal_basis 6 facilities 12 competence 8"
            ),
            not_stated="product complaints supervision staffing guarantee safety evaluation",
            paid=True,
        ),
        "konsultasi": Written(
            letter="K",
            steps=f"""{BENGKULU_ARRIVES}
konsultasi serve service_officer service_desk 4b optional
konsultasi-mendalam serve service_officer service_desk 4b optional
kebutuhan-data serve service_officer service_desk 5 optional
permintaan-data serve service_officer service_desk 5 optional
{BENGKULU_LEAVES}""",
            items=BENGKULU_ROWS,
            no_step="",
            stages=BENGKULU_STAGE,
            requests=(
                "consultation website,email 3 working_days received",
                "data_request in_person 3 working_days agreed or_as_agreed",
            ),
            sizes=("requirements 1/0 procedure 0/4 time 5/2 legal_basis 6 facilities 13 competence 8"),
            not_stated="cost product complaints supervision staffing guarantee safety evaluation",
        ),
        "rekomendasi": Written(
            letter="R",
            steps=f"""{BENGKULU_ARRIVES}
formulir serve service_officer service_desk 4b
penyerahan serve visitor service_desk 5
perekaman serve service_officer - 6 request
verifikasi serve service_officer - 7 request back:perekaman
penerbitan serve head - 8 request
pengiriman serve service_officer - 8 request
penilaian survey visitor tablet 6b duration<=10 request
rekam-layanan record service_officer - 7b request
""",
            items="1 2 3 4a 4b 5 6 7 8 6b 7b",
            no_step="",
            stages=BENGKULU_STAGE,
            requests=("recommendation in_person,website 30 days complete",),
            sizes=("requirements 2/0 procedure 0/6 time 5/2 legal_basis 6 facilities 13 competence 8"),
            not_stated="cost product complaints supervision staffing guarantee safety evaluation",
        ),
    },
    "provinsi-jawa-tengah": {
        "penjualan": Written(
            letter="J",
            steps=SALE.format(**BY_NUMBER),
            items=" ".join(BY_NUMBER.values()),
            no_step="21",
            stages=SALE_STAGES,
            requests=("sale website,email,silastik 10 working_days complete",),
            sizes=("requirements 6/5 procedure 0/19 time 1/1 cost 1/0 product 1 complaints 6"),
            not_stated="legal_basis facilities competence supervision staffing guarantee safety evaluation",
            paid=True,
        ),
    },
    "kota-blitar": {
        "konsultasi": Written(
            letter="K",
            steps="""
kartu-masuk id_card_in receptionist front_office 2
buku-tamu guest_book visitor kiosk 3
konsultasi serve visitor service_desk 4 after_previous<=10
informasi serve visitor service_desk 5
penilaian survey visitor tablet 6
kartu-keluar id_card_out receptionist front_office 6
""",
            items="1 2 3 4 5 6",
            no_step="1",
            stages=("konsultasi@service_desk after_previous<=10",),
            requests=("consultation halopst,whatsapp 0 at_once received",),
            sizes=(
                "requirements 2/2 procedure 0/8 time 1+1/1 cost 1 product 1 complaints 5 legal_basis 2 "
                "facilities 6 competence 8 supervision 1 staffing 1 guarantee 1 safety 1 evaluation 1"
            ),
        ),
    },
}
"""The services in the standard's own order."""

ITEM_LABELS = {
    "kota-kupang": r"2\.1\.([a-z](?:\.\d)?)",
    "kota-semarang": r"no\. (\d+)",
    "provinsi-bengkulu": r"(?:baris |, )(\d[ab]?)",
    "provinsi-jawa-tengah": r"no\. (\d+)",
    "kota-blitar": r"butir (\d)",
}
"""How a profile's step cites an item of its standard."""
