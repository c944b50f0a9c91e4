<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>TabletQuestion</name>
    <message>
        <source>Bagaimana layanan kami hari ini?</source>
        <translation>How was our service today?</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Penilaian Anda tidak dilihat petugas yang melayani.</source>
        <translation>The officer who served you does not see your rating.</translation>
    </message>
</context>
<context>
    <name>TabletThanks</name>
    <message>
        <source>Terima kasih</source>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>Penilaian Anda membantu kami memperbaiki layanan.</source>
        <translation>Your rating helps us improve our service.</translation>
    </message>
</context>
</TS>
