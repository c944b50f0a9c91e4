<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>Feedback</name>
    <message>
        <source>Bagaimana layanan kami hari ini?</source>
        <translation>How was our service today?</translation>
    </message>
    <message>
        <source>Bagaimana layanan kami untuk permohonan Anda?</source>
        <translation>How did we handle your request?</translation>
    </message>
    <message>
        <source>Anda sudah memberi penilaian. Silakan pilih lagi bila berubah.</source>
        <translation>You have given a rating. Please choose again if it has changed.</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Penilaian Anda tidak dilihat petugas yang melayani.</source>
        <translation>The officers who served you do not see your rating.</translation>
    </message>
    <message>
        <source>Terima kasih</source>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>Penilaian Anda membantu kami memperbaiki layanan.</source>
        <translation>Your rating helps us to improve our service.</translation>
    </message>
    <message>
        <source>Bila berkenan, silakan tambahkan:</source>
        <translation>If you like, please add:</translation>
    </message>
    <message>
        <source>Survei singkat (9 pertanyaan)</source>
        <translation>Short survey (9 questions)</translation>
    </message>
    <message>
        <source>Tulis komentar</source>
        <translation>Write a comment</translation>
    </message>
    <message>
        <source>Sampaikan pengaduan</source>
        <translation>Make a complaint</translation>
    </message>
    <message>
        <source>Ubah penilaian</source>
        <translation>Change the rating</translation>
    </message>
    <message>
        <source>Beri penilaian</source>
        <translation>Rate the service</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Pertanyaan {number} dari {count}</source>
        <translation>Question {number} of {count}</translation>
    </message>
    <message>
        <source>Lewati pertanyaan ini</source>
        <translation>Skip this question</translation>
    </message>
    <message>
        <source>Akhiri survei</source>
        <translation>End the survey</translation>
    </message>
    <message>
        <source>Apa yang ingin Anda sampaikan?</source>
        <translation>What would you like to tell us?</translation>
    </message>
    <message>
        <source>Ketik komentar Anda di sini</source>
        <translation>Type your comment here</translation>
    </message>
    <message>
        <source>Mohon tidak menulis nama, nomor telepon, atau data pribadi lain.</source>
        <translation>Please do not write names, telephone numbers or other personal data.</translation>
    </message>
    <message>
        <source>Sisa {count} huruf</source>
        <translation>{count} letters left</translation>
    </message>
    <message>
        <source>Apa yang ingin Anda sampaikan kepada kami?</source>
        <translation>What would you like to tell us?</translation>
    </message>
    <message>
        <source>Anda menerima sebuah kode untuk mengikuti tindak lanjutnya. Nama tidak perlu disebutkan.</source>
        <translation>You receive a code to follow what comes of it. You need not tell your name.</translation>
    </message>
    <message>
        <source>Pengaduan</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Saran</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>Masukan</source>
        <translation>Input</translation>
    </message>
    <message>
        <source>Silakan tulis di sini</source>
        <translation>Please write here</translation>
    </message>
    <message>
        <source>Bagaimana Anda dapat dihubungi kami tanyakan setelah ini, dan boleh dikosongkan.</source>
        <translation>We ask next how you can be reached; that may be left empty.</translation>
    </message>
    <message>
        <source>Apa yang terjadi, dan kapan</source>
        <translation>What happened, and when</translation>
    </message>
    <message>
        <source>Bagaimana kami dapat menghubungi Anda?</source>
        <translation>How can we reach you?</translation>
    </message>
    <message>
        <source>Boleh dikosongkan. Hanya petugas yang menangani pesan ini yang membacanya.</source>
        <translation>May be left empty. Only the officers who handle this message read it.</translation>
    </message>
    <message>
        <source>Alamat e-mail atau nomor telepon seluler</source>
        <translation>E-mail address or mobile number</translation>
    </message>
    <message>
        <source>Pesan Anda sudah kami terima</source>
        <translation>We have received your message</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Kode untuk mengikuti tindak lanjut</source>
        <translation>Code to follow what comes of it</translation>
    </message>
    <message>
        <source>Silakan catat kode ini atau pindai dengan telepon seluler Anda. Dengan kode ini Anda dapat melihat tindak lanjutnya di layar ini.</source>
        <translation>Please write this code down or scan it with your mobile phone. With it you can see on this screen what comes of your message.</translation>
    </message>
    <message>
        <source>Tindak lanjut pesan Anda</source>
        <translation>What came of your message</translation>
    </message>
    <message>
        <source>Pesan Anda sudah kami terima dan akan diperiksa.</source>
        <translation>We have received your message and will read it.</translation>
    </message>
    <message>
        <source>Pesan Anda sudah diperiksa dan segera ditindaklanjuti.</source>
        <translation>Your message has been read and will be followed up soon.</translation>
    </message>
    <message>
        <source>Pesan Anda sedang ditindaklanjuti.</source>
        <translation>Your message is being followed up.</translation>
    </message>
    <message>
        <source>Pesan Anda sudah dijawab.</source>
        <translation>Your message has been answered.</translation>
    </message>
    <message>
        <source>Pesan Anda sudah selesai ditindaklanjuti.</source>
        <translation>The follow-up of your message is complete.</translation>
    </message>
    <message>
        <source>Pesan Anda tidak dapat ditindaklanjuti.</source>
        <translation>Your message cannot be followed up.</translation>
    </message>
    <message>
        <source>Jawaban paling lambat {day}.</source>
        <translation>You are answered by {day} at the latest.</translation>
    </message>
    <message>
        <source>Jawaban seharusnya Anda terima paling lambat {day}. Kami mohon maaf atas keterlambatan ini.</source>
        <translation>You should have been answered by {day}. We apologise for the delay.</translation>
    </message>
    <message>
        <source>Sambungan ke data kantor sedang terputus. Pesan Anda dikirim begitu tersambung; kodenya tampil di sini.</source>
        <translation>The connection to the office&apos;s data is lost. Your message is sent once it is back; the code appears here.</translation>
    </message>
</context>
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
        <source>Penilaian untuk nomor ini sudah kami terima dan tidak dapat diubah lagi. Terima kasih.</source>
        <translation>We have received the rating for this number, and it cannot be changed any more. Thank you.</translation>
    </message>
    <message>
        <source>Nomor atau kode itu tidak dikenal di kantor ini. Silakan periksa kembali, atau temui petugas.</source>
        <translation>That number or code is not known at this office. Please check it, or ask an officer.</translation>
    </message>
    <message>
        <source>Tiket ini dari kantor BPS lain, sehingga tidak berlaku di kantor ini.</source>
        <translation>This ticket is from another BPS office, so it is not valid here.</translation>
    </message>
    <message>
        <source>Masa penilaian untuk tiket ini sudah berakhir. Terima kasih atas perhatian Anda.</source>
        <translation>The time to rate with this ticket is over. Thank you for your interest.</translation>
    </message>
    <message>
        <source>Pelayanan untuk nomor ini belum selesai. Silakan beri penilaian setelah dilayani.</source>
        <translation>The service for this number has not ended yet. Please rate it after you have been served.</translation>
    </message>
    <message>
        <source>Nomor ini dibatalkan atau belum dilayani, sehingga belum dapat dinilai.</source>
        <translation>This number was cancelled or has not been served, so it cannot be rated.</translation>
    </message>
    <message>
        <source>Permohonan Anda masih kami proses. Silakan beri penilaian dengan tiket ini setelah selesai.</source>
        <translation>We are still working on your request. Please rate it with this ticket once it has ended.</translation>
    </message>
    <message>
        <source>Kode pengaduan itu tidak ditemukan di kantor ini. Silakan periksa kembali.</source>
        <translation>That complaint code was not found at this office. Please check it.</translation>
    </message>
    <message>
        <source>Pesan ini kosong atau terlalu panjang. Silakan periksa kembali.</source>
        <translation>This message is empty or too long. Please check it.</translation>
    </message>
    <message>
        <source>Isian ini terlalu panjang. Silakan tulis satu alamat e-mail atau satu nomor telepon.</source>
        <translation>This is too long. Please write one e-mail address or one telephone number.</translation>
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
