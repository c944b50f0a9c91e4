<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>Messages</name>
    <message>
        <source>Sambungan ke data kantor sedang terputus. Isian Anda tetap tersimpan di layar ini. Silakan tunggu sebentar.</source>
        <translation>The connection to the office&apos;s data is interrupted. What you entered stays on this screen. Please wait a moment.</translation>
    </message>
    <message>
        <source>Layar ini belum siap dipakai. Silakan hubungi petugas.</source>
        <translation>This screen is not ready for use yet. Please ask an officer.</translation>
    </message>
    <message>
        <source>Sambungan ke data kantor sedang terputus, sehingga Anda belum dapat dilayani di layar ini. Silakan temui petugas.</source>
        <translation>The connection to the office&apos;s data is interrupted, so this screen cannot serve you yet. Please see an officer.</translation>
    </message>
    <message>
        <source>Terjadi kendala pada sistem. Yang sudah Anda isi tidak hilang. Silakan coba lagi atau hubungi petugas.</source>
        <translation>Something went wrong in our system. What you entered is not lost. Please try again or ask an officer.</translation>
    </message>
    <message>
        <source>Nomor antrean itu tidak ditemukan hari ini. Silakan periksa kembali tiket Anda.</source>
        <translation>That queue number was not found today. Please check your ticket again.</translation>
    </message>
    <message>
        <source>Penilaian untuk kunjungan ini sudah kami terima. Terima kasih.</source>
        <translation>We have already received a rating for this visit. Thank you.</translation>
    </message>
    <message>
        <source>Buku tamu Anda sudah tersimpan.</source>
        <translation>Your guest book entry is already saved.</translation>
    </message>
    <message>
        <source>Buku tamu untuk kunjungan ini sudah kami terima.</source>
        <translation>We have received the guest book for this visit already.</translation>
    </message>
    <message>
        <source>Anda sudah memegang nomor untuk layanan itu. Silakan tunggu panggilannya.</source>
        <translation>You hold a number for that service already. Please wait to be called.</translation>
    </message>
    <message>
        <source>Kunjungan dengan tiket ini sudah selesai. Silakan ambil nomor baru di halaman awal.</source>
        <translation>The visit of this ticket is over. Please take a new number on the first page.</translation>
    </message>
    <message>
        <source>Nomor ini sedang dilayani. Silakan sampaikan kepada petugas di loket.</source>
        <translation>This number is being served. Please tell the officer at the desk.</translation>
    </message>
    <message>
        <source>Nomor ini sudah selesai atau dibatalkan.</source>
        <translation>This number is done or has been cancelled.</translation>
    </message>
    <message>
        <source>Data kunjungan sebelumnya tidak tersedia lagi. Silakan isi buku tamu dari awal.</source>
        <translation>What was known of your earlier visit is no longer available. Please fill in the guest book anew.</translation>
    </message>
    <message>
        <source>Janji temu itu tidak ditemukan. Silakan temui petugas.</source>
        <translation>That appointment was not found. Please see an officer.</translation>
    </message>
    <message>
        <source>Nomor untuk janji temu ini sudah diambil. Silakan temui petugas.</source>
        <translation>The number for this appointment has been taken already. Please see an officer.</translation>
    </message>
    <message>
        <source>Kantor sedang tutup, sehingga nomor baru belum dapat diambil. Silakan datang pada jam buka.</source>
        <translation>The office is closed, so no new number can be taken yet. Please come during opening hours.</translation>
    </message>
    <message>
        <source>Buku tamu belum diisi. Silakan isi buku tamu terlebih dahulu.</source>
        <translation>The guest book is not filled in yet. Please fill in the guest book first.</translation>
    </message>
</context>
<context>
    <name>StaffExit</name>
    <message>
        <source>Khusus petugas</source>
        <translation>Staff only</translation>
    </message>
    <message>
        <source>Masukkan PIN keluar layar ini.</source>
        <translation>Enter this screen&apos;s exit PIN.</translation>
    </message>
    <message>
        <source>PIN sedang diperiksa.</source>
        <translation>Checking the PIN.</translation>
    </message>
    <message>
        <source>PIN salah. Silakan coba lagi.</source>
        <translation>Wrong PIN. Please try again.</translation>
    </message>
    <message>
        <source>PIN salah. Silakan coba lagi dalam {seconds} detik.</source>
        <translation>Wrong PIN. Please try again in {seconds} seconds.</translation>
    </message>
    <message>
        <source>Pengaturan layar ini tidak dapat dibaca.</source>
        <translation>This screen&apos;s settings cannot be read.</translation>
    </message>
    <message>
        <source>Layar ini dapat ditutup sekarang.</source>
        <translation>This screen can be closed now.</translation>
    </message>
    <message>
        <source>Layar ini belum memiliki PIN keluar. Siapa pun dapat menutupnya.</source>
        <translation>This screen has no exit PIN yet. Anybody can close it.</translation>
    </message>
    <message>
        <source>Kembali ke layar pengunjung</source>
        <translation>Back to the visitors&apos; screen</translation>
    </message>
    <message>
        <source>Kecilkan layar</source>
        <translation>Minimise the screen</translation>
    </message>
    <message>
        <source>Tutup program</source>
        <translation>Close the program</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Erase</translation>
    </message>
</context>
</TS>
