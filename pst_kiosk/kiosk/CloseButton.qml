import QtQuick
import Pst

// Closes a question that was opened for those who need it.
RoundButton {
    iconName: "x-bold"
    text: qsTr("Tutup")
}
