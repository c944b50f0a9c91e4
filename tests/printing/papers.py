"""The ticket most tests print."""

import datetime as dt
from zoneinfo import ZoneInfo

from pst_kiosk.printing.ticket import TicketPaper

TICKET = TicketPaper(
    office_name="BPS Kota Kupang",
    service_name="Konsultasi statistik",
    number="K-001",
    issued_at=dt.datetime(2026, 11, 21, 9, 5, tzinfo=ZoneInfo("Asia/Makassar")),
    zone_name="WITA",
    people_ahead=3,
    wait=(20, 40),
    promise="Anda dilayani paling lambat 10 menit setelah antrean sebelumnya selesai.",
    qr_text="A7K2M9QX",
    complaint_line="Pengaduan: pst5371@bps.go.id",
)
