<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>AppointmentPage</name>
    <message>
        <source>Janji temu Anda</source>
        <translation>Your appointment</translation>
    </message>
    <message>
        <source>Anda sudah di sini? Silakan lanjutkan, agar petugas tahu bahwa Anda datang.</source>
        <translation>You are here? Please continue, so that the officers know you have come.</translation>
    </message>
    <message>
        <source>Saya sudah tiba</source>
        <translation>I am here</translation>
    </message>
</context>
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
    <name>CancelQuestion</name>
    <message>
        <source>Batalkan nomor %1?</source>
        <translation>Cancel number %1?</translation>
    </message>
    <message>
        <source>Batalkan kunjungan ini?</source>
        <translation>Cancel this visit?</translation>
    </message>
    <message>
        <source>Nomor ini tidak akan dipanggil lagi. Anda dapat mengambil nomor baru kapan saja.</source>
        <translation>This number will not be called any more. You can take a new number at any time.</translation>
    </message>
    <message>
        <source>Tidak, simpan nomor saya</source>
        <translation>No, keep my number</translation>
    </message>
    <message>
        <source>Ya, batalkan</source>
        <translation>Yes, cancel it</translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Sudah punya nomor atau janji temu?</source>
        <translation>Do you have a number or an appointment?</translation>
    </message>
    <message>
        <source>Arahkan kode QR ke pemindai, atau ketik nomor antrean maupun kode di bawah ini.</source>
        <translation>Hold the QR code to the scanner, or type the queue number or the code below.</translation>
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
        <source>Cari</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>GroupQuestion</name>
    <message>
        <source>Berapa orang yang datang bersama Anda, termasuk Anda?</source>
        <translation>How many people are you together, including yourself?</translation>
    </message>
    <message>
        <source>Kurangi satu orang</source>
        <translation>One person fewer</translation>
    </message>
    <message>
        <source>Tambah satu orang</source>
        <translation>One person more</translation>
    </message>
    <message>
        <source>%1 orang</source>
        <translation>%1 people</translation>
    </message>
</context>
<context>
    <name>GuestBookAnswer</name>
    <message>
        <source>Ubah</source>
        <translation>Change</translation>
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
        <source>Ambil nomor</source>
        <translation>Take number</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>GuestBookEntry</name>
    <message>
        <source>Sudah benar</source>
        <translation>This is right</translation>
    </message>
    <message>
        <source>Maksud Anda %1?</source>
        <translation>Did you mean %1?</translation>
    </message>
</context>
<context>
    <name>GuestBookNotice</name>
    <message>
        <source>Bagaimana data Anda dijaga</source>
        <translation>How your data is kept safe</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>GuestBookPage</name>
    <message>
        <source>Saya pernah datang</source>
        <translation>I have been here before</translation>
    </message>
</context>
<context>
    <name>GuestBookPrivacy</name>
    <message>
        <source>Data Anda dihapus dari layar ini setelah selesai.</source>
        <translation>Your data is cleared from this screen when you finish.</translation>
    </message>
    <message>
        <source>Bagaimana data Anda dijaga</source>
        <translation>How your data is kept safe</translation>
    </message>
</context>
<context>
    <name>GuestBookSummary</name>
    <message>
        <source>Silakan periksa jawaban Anda</source>
        <translation>Please check your answers</translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>Butuh bantuan</source>
        <translation>I need help</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Petugas sedang menuju ke sini</source>
        <translation>An officer is on the way to you</translation>
    </message>
    <message>
        <source>Petugas sudah diberi tahu</source>
        <translation>An officer has been told</translation>
    </message>
    <message>
        <source>Memanggil petugas</source>
        <translation>Calling an officer</translation>
    </message>
    <message>
        <source>Silakan datang ke front office</source>
        <translation>Please come to the front office</translation>
    </message>
    <message>
        <source>Silakan tunggu di sini.</source>
        <translation>Please wait here.</translation>
    </message>
    <message>
        <source>Silakan tunggu di sini. Petugas segera datang.</source>
        <translation>Please wait here. An officer will come soon.</translation>
    </message>
    <message>
        <source>Mohon tunggu sebentar.</source>
        <translation>Please wait a moment.</translation>
    </message>
    <message>
        <source>Panggilan dari layar ini belum sampai. Petugas di front office siap membantu Anda.</source>
        <translation>The call from this screen has not arrived yet. The officers at the front office will gladly help you.</translation>
    </message>
    <message>
        <source>Lanjutkan</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>HomeFoot</name>
    <message>
        <source>Teks besar</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>Kontras tinggi</source>
        <translation>High contrast</translation>
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
    <name>HomeParty</name>
    <message>
        <source>Sudah punya nomor atau janji temu?</source>
        <translation>Do you have a number or an appointment?</translation>
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
        <source>Buku tamu · mengubah jawaban</source>
        <translation>Guest book · changing an answer</translation>
    </message>
    <message>
        <source>Buku tamu · langkah {number} dari {count}</source>
        <translation>Guest book · step {number} of {count}</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>sudah diisi, tetap sama</source>
        <translation>already given, stays the same</translation>
    </message>
    <message>
        <source>tetap sama</source>
        <translation>stays the same</translation>
    </message>
    <message>
        <source>tidak diisi</source>
        <translation>not given</translation>
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
        <source>Silakan tulis nomor seluler yang lengkap. Contoh: 0812 3456 7890</source>
        <translation>Please write the whole mobile number. Example: 0812 3456 7890</translation>
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
        <source>Nomor antrean dapat diambil pada jam pelayanan. Sudah membuat janji? Silakan pindai atau ketik kodenya di sini.</source>
        <translation>Queue numbers are given during service hours. Do you have an appointment? Please scan or type its code here.</translation>
    </message>
    <message>
        <source>Layanan dibuka pada jam pelayanan. Sudah membuat janji? Silakan pindai atau ketik kodenya di sini.</source>
        <translation>Services are open during opening hours. Do you have an appointment? Please scan or type its code here.</translation>
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
        <source>Printer sedang bermasalah. Silakan foto atau catat nomor Anda; nomor tetap berlaku.</source>
        <translation>The printer has a problem. Please photograph or write down your number; it stays valid.</translation>
    </message>
    <message>
        <source>Kertas printer sedang habis. Silakan foto atau catat nomor Anda; nomor tetap berlaku, dan petugas dapat mencetak tiketnya.</source>
        <translation>The printer is out of paper. Please photograph or write down your number; it stays valid, and an officer can print the ticket.</translation>
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
    <message>
        <source>Menunggu panggilan. Silakan duduk di ruang tunggu.</source>
        <translation>Waiting to be called. Please take a seat in the waiting room.</translation>
    </message>
    <message>
        <source>Nomor ini sedang dipanggil. Silakan menuju loket di layar panggilan.</source>
        <translation>This number is being called. Please go to the desk shown on the call screen.</translation>
    </message>
    <message>
        <source>Nomor ini sedang dilayani.</source>
        <translation>This number is being served.</translation>
    </message>
    <message>
        <source>Nomor ini ditunda oleh petugas dan tetap berlaku.</source>
        <translation>This number has been set aside by an officer and stays valid.</translation>
    </message>
    <message>
        <source>Pelayanan untuk nomor ini sudah selesai. Terima kasih.</source>
        <translation>The service for this number is done. Thank you.</translation>
    </message>
    <message>
        <source>Nomor ini sudah dipanggil tetapi Anda belum datang. Silakan temui petugas.</source>
        <translation>This number was called but you had not come. Please see an officer.</translation>
    </message>
    <message>
        <source>Nomor ini sudah dibatalkan.</source>
        <translation>This number has been cancelled.</translation>
    </message>
    <message>
        <source>Tiket Anda hilang, atau ingin mengubah sesuatu? Silakan temui petugas dan sebutkan nomor Anda.</source>
        <translation>Have you lost your ticket, or want to change something? Please see an officer and say your number.</translation>
    </message>
    <message>
        <source>Buku tamu Anda sudah kami terima. Petugas memeriksanya bersama Anda saat nomor Anda dipanggil.</source>
        <translation>We have received your guest book. An officer will go through it with you when your number is called.</translation>
    </message>
    <message>
        <source>Nomor atau kode itu tidak ditemukan hari ini. Silakan periksa kembali, atau temui petugas.</source>
        <translation>That number or code was not found today. Please check it, or see an officer.</translation>
    </message>
    <message>
        <source>Nomor untuk janji temu ini sudah diambil. Silakan temui petugas.</source>
        <translation>The number for this appointment has been taken already. Please see an officer.</translation>
    </message>
    <message>
        <source>Janji temu ini untuk jam buka, sedangkan kantor sedang tutup. Silakan hubungi petugas.</source>
        <translation>This appointment is for opening hours, and the office is closed now. Please contact an officer.</translation>
    </message>
    <message>
        <source>Janji temu ini untuk {day} pukul {time}. Silakan datang pada hari itu.</source>
        <translation>This appointment is for {day} at {time}. Please come on that day.</translation>
    </message>
    <message>
        <source>{day}, pukul {time}</source>
        <translation>{day}, at {time}</translation>
    </message>
    <message>
        <source>Bantuan panggilan dicatat</source>
        <translation>Call assistance noted</translation>
    </message>
    <message>
        <source>Prioritas dan bantuan</source>
        <translation>Priority and assistance</translation>
    </message>
    <message>
        <source>Prioritas: {kind}</source>
        <translation>Priority: {kind}</translation>
    </message>
    <message>
        <source>Datang berombongan</source>
        <translation>We are a group</translation>
    </message>
    <message>
        <source>Rombongan: {count} orang</source>
        <translation>Group: {count} people</translation>
    </message>
    <message>
        <source>{year} atau sesudahnya</source>
        <translation>{year} or later</translation>
    </message>
    <message>
        <source>{year} atau sebelumnya</source>
        <translation>{year} or earlier</translation>
    </message>
    <message>
        <source>Silakan coba lagi dalam {count} detik. Anda juga dapat kembali dan mengisi buku tamu baru.</source>
        <translation>Please try again in {count} seconds. You can also go back and fill in a new guest book.</translation>
    </message>
    <message>
        <source>Data tidak ditemukan. Silakan periksa atau isi buku tamu baru.</source>
        <translation>No data found. Please check it, or fill in a new guest book.</translation>
    </message>
</context>
<context>
    <name>OwnTicketPage</name>
    <message>
        <source>Nomor antrean Anda</source>
        <translation>Your queue number</translation>
    </message>
    <message>
        <source>Isi buku tamu sambil menunggu</source>
        <translation>Fill in the guest book while waiting</translation>
    </message>
    <message>
        <source>Beri penilaian</source>
        <translation>Rate the service</translation>
    </message>
    <message>
        <source>Ambil nomor layanan lain</source>
        <translation>Take a number for another service</translation>
    </message>
    <message>
        <source>Tiket sedang dicetak ulang. Silakan ambil.</source>
        <translation>The ticket is being printed again. Please take it.</translation>
    </message>
    <message>
        <source>Cetak ulang tiket</source>
        <translation>Print the ticket again</translation>
    </message>
    <message>
        <source>Batalkan nomor</source>
        <translation>Cancel the number</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Mulai dari awal</source>
        <translation>Start again</translation>
    </message>
</context>
<context>
    <name>PriorityQuestion</name>
    <message>
        <source>Saya memerlukan layanan prioritas</source>
        <translation>I need priority service</translation>
    </message>
    <message>
        <source>Saya tidak dapat mendengar panggilan</source>
        <translation>I cannot hear the call</translation>
    </message>
    <message>
        <source>Saya tidak dapat melihat papan</source>
        <translation>I cannot see the board</translation>
    </message>
</context>
<context>
    <name>ReturningPage</name>
    <message>
        <source>Kapan Anda lahir?</source>
        <translation>When were you born?</translation>
    </message>
    <message>
        <source>Pernah datang ke sini?</source>
        <translation>Have you been here before?</translation>
    </message>
    <message>
        <source>Kami mencocokkannya dengan kunjungan Anda sebelumnya. Data Anda tidak ditampilkan lengkap.</source>
        <translation>We compare it with your earlier visit. Your data is not shown in full.</translation>
    </message>
    <message>
        <source>Pindai kode QR pada tiket lama Anda, atau ketik alamat e-mail atau nomor telepon seluler yang pernah Anda berikan.</source>
        <translation>Scan the QR code of an earlier ticket, or type the e-mail address or mobile number you gave before.</translation>
    </message>
    <message>
        <source>Alamat e-mail atau nomor telepon seluler</source>
        <translation>E-mail address or mobile number</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>Pilih layanan lain</source>
        <translation>Choose another service</translation>
    </message>
    <message>
        <source>Anda mendapat nomor baru untuk kunjungan yang sama. Buku tamu cukup diisi sekali.</source>
        <translation>You get a new number for the same visit. The guest book is filled in only once.</translation>
    </message>
</context>
<context>
    <name>TicketFoot</name>
    <message>
        <source>Isi buku tamu sekarang</source>
        <translation>Guest book now</translation>
    </message>
    <message>
        <source>Layanan lain</source>
        <translation>Another service</translation>
    </message>
    <message>
        <source>Batalkan nomor</source>
        <translation>Cancel the number</translation>
    </message>
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
