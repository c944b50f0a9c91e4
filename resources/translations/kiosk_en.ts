<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>BusyVeil</name>
    <message>
        <source>Mohon tunggu sebentar</source>
        <translation>Please wait a moment</translation>
    </message>
    <message>
        <source>Mulai dari awal</source>
        <translation>Start again</translation>
    </message>
</context>
<context>
    <name>GuestBookBar</name>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Mulai dari awal</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>Data Anda dihapus dari layar ini setelah selesai.</source>
        <translation>Your data is cleared from this screen when you finish.</translation>
    </message>
    <message>
        <source>Ambil nomor</source>
        <translation>Take number</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>HomeHeader</name>
    <message>
        <source>Pelayanan Statistik Terpadu</source>
        <translation>Integrated Statistical Services</translation>
    </message>
    <message>
        <source>Selamat datang</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Silakan pilih layanan yang Anda perlukan</source>
        <translation>Please choose the service you need</translation>
    </message>
</context>
<context>
    <name>IdleQuestion</name>
    <message>
        <source>Apakah Anda masih di sini?</source>
        <translation>Are you still here?</translation>
    </message>
    <message numerus="yes">
        <source>Isian Anda dihapus dan layar kembali ke awal dalam %n detik.</source>
        <translation>
            <numerusform>Your answers are cleared and this screen starts over in %n second.</numerusform>
            <numerusform>Your answers are cleared and this screen starts over in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ya, lanjutkan</source>
        <translation>Yes, continue</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Buku tamu · pertanyaan {number} dari {count}</source>
        <translation>Guest book · question {number} of {count}</translation>
    </message>
    <message>
        <source>boleh dilewati</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>sebelum {year}</source>
        <translation>before {year}</translation>
    </message>
    <message>
        <source>{year}-an</source>
        <translation>{year}s</translation>
    </message>
    <message>
        <source>Silakan isi bagian ini.</source>
        <translation>Please fill this in.</translation>
    </message>
    <message>
        <source>Terlalu panjang. Silakan tulis paling banyak 120 huruf.</source>
        <translation>Too long. Please write at most 120 characters.</translation>
    </message>
    <message>
        <source>Silakan tulis dengan huruf.</source>
        <translation>Please use letters.</translation>
    </message>
    <message>
        <source>Alamat e-mail belum lengkap. Contoh: nama@contoh.id</source>
        <translation>Incomplete address. Example: name@example.org</translation>
    </message>
    <message>
        <source>Nomor belum lengkap. Contoh: 0812 3456 7890</source>
        <translation>Incomplete number. Example: 0812 3456 7890</translation>
    </message>
    <message>
        <source>Silakan pilih tahun lahir Anda.</source>
        <translation>Please choose your year of birth.</translation>
    </message>
    <message>
        <source>Silakan isi alamat e-mail atau nomor telepon.</source>
        <translation>Please give an e-mail address or a phone number.</translation>
    </message>
    <message>
        <source>Silakan periksa kembali bagian ini.</source>
        <translation>Please check this again.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Buka sampai {time}</source>
        <translation>Open until {time}</translation>
    </message>
    <message>
        <source>Tutup, buka hari ini {time}</source>
        <translation>Closed, opens today {time}</translation>
    </message>
    <message>
        <source>Tutup, buka {day} {time}</source>
        <translation>Closed, opens {day} {time}</translation>
    </message>
    <message>
        <source>Nomor antrean dapat diambil pada jam pelayanan. Jika Anda sudah membuat janji, silakan temui petugas.</source>
        <translation>Queue numbers are given during service hours. If you have an appointment, please see an officer.</translation>
    </message>
    <message>
        <source>Layanan dibuka pada jam pelayanan. Jika Anda sudah membuat janji, silakan temui petugas.</source>
        <translation>Services are open during opening hours. If you have an appointment, please see an officer.</translation>
    </message>
    <message>
        <source>Tidak ada antrean</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>{count} orang menunggu</source>
        <comment>satu</comment>
        <translation>{count} person waiting</translation>
    </message>
    <message>
        <source>{count} orang menunggu</source>
        <translation>{count} people waiting</translation>
    </message>
    <message>
        <source>Sambungan ke data kantor sedang terputus. Silakan beri tahu petugas bahwa Anda sudah mengisi buku tamu.</source>
        <translation>The connection to the office&apos;s data is interrupted. Please tell an officer that you have filled in the guest book.</translation>
    </message>
    <message>
        <source>Sambungan ke data kantor sedang terputus. Nomor Anda tetap berlaku dan masuk antrean begitu sambungan pulih.</source>
        <translation>The connection to the office&apos;s data is interrupted. Your number stays valid and joins the queue as soon as the connection is back.</translation>
    </message>
    <message>
        <source>orang di depan Anda</source>
        <comment>satu</comment>
        <translation>person ahead of you</translation>
    </message>
    <message>
        <source>orang di depan Anda</source>
        <translation>people ahead of you</translation>
    </message>
    <message>
        <source>Layar ini tertutup sendiri dalam {count} detik</source>
        <comment>satu</comment>
        <translation>This screen closes by itself in {count} second</translation>
    </message>
    <message>
        <source>Layar ini tertutup sendiri dalam {count} detik</source>
        <translation>This screen closes by itself in {count} seconds</translation>
    </message>
    <message>
        <source>menit perkiraan tunggu</source>
        <translation>minutes, estimated wait</translation>
    </message>
    <message>
        <source>perkiraan waktu tunggu</source>
        <translation>estimated wait</translation>
    </message>
    <message>
        <source>Silakan ingat atau foto nomor Anda, lalu tunggu panggilan di ruang tunggu.</source>
        <translation>Please remember or photograph your number, then wait to be called in the waiting room.</translation>
    </message>
    <message>
        <source>Tiket sedang dicetak. Silakan ambil tiket, lalu tunggu panggilan di ruang tunggu.</source>
        <translation>Your ticket is being printed. Please take it, then wait to be called in the waiting room.</translation>
    </message>
    <message>
        <source>Silakan ambil tiket Anda, lalu tunggu panggilan di ruang tunggu.</source>
        <translation>Please take your ticket, then wait to be called in the waiting room.</translation>
    </message>
    <message>
        <source>Printer sedang bermasalah. Silakan catat atau foto nomor Anda; nomor tetap berlaku.</source>
        <translation>The printer has a problem. Please note or photograph your number; it stays valid.</translation>
    </message>
    <message>
        <source>{range} menit</source>
        <translation>{range} minutes</translation>
    </message>
    <message>
        <source>Sambungan ke data kantor sedang terputus. Anda tetap dapat mengambil nomor antrean di sini.</source>
        <translation>The connection to the office&apos;s data is interrupted. You can still take a queue number here.</translation>
    </message>
    <message>
        <source>Sambungan ke data kantor sedang terputus. Anda tetap dapat mengisi buku tamu di sini.</source>
        <translation>The connection to the office&apos;s data is interrupted. You can still fill in the guest book here.</translation>
    </message>
    <message>
        <source>langsung</source>
        <translation>at once</translation>
    </message>
</context>
<context>
    <name>TicketFoot</name>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>TicketNumber</name>
    <message>
        <source>Nomor antrean Anda</source>
        <translation>Your queue number</translation>
    </message>
</context>
<context>
    <name>VisitPath</name>
    <message>
        <source>Alur kunjungan Anda</source>
        <translation>Your visit step by step</translation>
    </message>
</context>
<context>
    <name>WaitPage</name>
    <message>
        <source>Silakan tunggu di ruang tunggu</source>
        <translation>Please take a seat in the waiting room</translation>
    </message>
    <message>
        <source>Buku tamu Anda sudah tersimpan. Petugas mempersilakan Anda menurut urutan kedatangan.</source>
        <translation>Your guest book entry is saved. An officer will invite you in, in order of arrival.</translation>
    </message>
    <message>
        <source>Jika belum: %1</source>
        <translation>If not done yet: %1</translation>
    </message>
</context>
</TS>
