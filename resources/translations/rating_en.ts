<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>TabletFind</name>
    <message>
        <source>Nomor antrean atau kode tiket Anda</source>
        <translation>Your queue number or ticket code</translation>
    </message>
    <message>
        <source>Arahkan kode QR pada tiket ke pemindai, atau ketik di bawah ini.</source>
        <translation>Hold your ticket&apos;s QR code to the scanner, or type below.</translation>
    </message>
    <message>
        <source>Contoh: K-001</source>
        <translation>Example: K-001</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
</context>
</TS>
