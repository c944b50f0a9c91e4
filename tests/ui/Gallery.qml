import QtQuick
import Pst

// Every shared component once, for the tests and for looking at.
Window {
    id: window

    required property QtObject model
    property int clicks: 0
    property string accepted

    color: Tokens.ground

    Rectangle {
        width: parent.width
        height: 24 * Tokens.unit
        color: Tokens.band

        Body {
            x: Tokens.margin
            y: 2 * Tokens.unit
            text: "BPS Kota Kupang · Pelayanan Statistik Terpadu"
            color: Tokens.onBandMuted
            font.pixelSize: Tokens.small
        }
        Heading {
            x: Tokens.margin
            y: 5 * Tokens.unit
            text: "Selamat datang"
            color: Tokens.onBand
            font.pixelSize: Tokens.display
        }
        QrCode {
            objectName: "qr"
            anchors.right: parent.right
            anchors.rightMargin: Tokens.margin
            y: Tokens.unit
            width: 11 * Tokens.unit
            height: width
        }
    }

    Item {
        anchors.fill: parent
        transform: Translate { y: keyboard.shift }

        Flow {
            x: Tokens.margin
            y: 17 * Tokens.unit
            width: parent.width - 2 * Tokens.margin
            spacing: Tokens.gap

            ServiceCard {
                objectName: "service"
                width: Math.min(parent.width, (window.width - 2 * Tokens.margin - Tokens.gap) / (Tokens.portrait ? 1 : 2))
                text: "Konsultasi statistik"
                description: "Bertanya tentang data, metadata, dan klasifikasi"
                iconName: "chats-circle"
                people: "3 orang menunggu"
                wait: "5–10 menit"
            }
            ServiceCard {
                width: Math.min(parent.width, (window.width - 2 * Tokens.margin - Tokens.gap) / (Tokens.portrait ? 1 : 2))
                text: "Perpustakaan"
                description: "Membaca buku dan publikasi, cetak maupun digital"
                iconName: "books"
                people: "Tidak ada antrean"
                wait: "langsung"
            }
            ProgressLine { width: parent.width; count: 5; done: 3 }
            Heading { objectName: "heading"; width: parent.width; text: "Apa pekerjaan utama Anda?" }
            ChoiceCard { objectName: "choice"; width: 70 * Tokens.unit; text: "Pelajar atau mahasiswa" }
            ChoiceCard { width: 70 * Tokens.unit; text: "Peneliti atau dosen"; chosen: true }
            ChoiceCard { width: 70 * Tokens.unit; text: "Pegawai BUMN atau BUMD" }
            TextEntry {
                id: email
                objectName: "email"
                width: 100 * Tokens.unit
                label: "Alamat e-mail"
                placeholder: "nama@contoh.id"
                hints: Qt.ImhEmailCharactersOnly
                onAccepted: window.accepted = text
            }
            Notice {
                width: 113 * Tokens.unit
                kind: "warn"
                text: "Sambungan ke data kantor terputus. Isian Anda tetap tersimpan di layar ini. Silakan tunggu sebentar."
            }
            QuietButton { objectName: "back"; square: true; text: "Kembali"; iconName: "arrow-left" }
            LinkButton { objectName: "again"; text: "Mulai dari awal" }
            QuietButton { objectName: "english"; text: "English"; iconName: "translate" }
            PrimaryButton { objectName: "next"; text: "Lanjut"; iconName: "arrow-right"; onClicked: ++window.clicks }
            PrimaryButton { text: "Selesai"; good: true }
        }
    }

    ScreenKeyboard { id: keyboard; objectName: "keyboard"; anchors.fill: parent }
}
