import QtQuick
import Pst
import Pst.Kiosk

// The welcoming page: who we are, whether we are open, a card for each service, and what else one may need.
Item {
    id: page

    required property KioskModel kiosk
    readonly property HomeModel home: kiosk.home
    readonly property real side: Tokens.portrait ? Tokens.section : Tokens.margin
    readonly property real between: Tokens.portrait ? Tokens.apart : Math.max(16, Math.round(Tokens.gap * 0.8))

    HomeHeader {
        id: header
        width: parent.width
        side: page.side
        below: Math.round(5 * Tokens.unit)
        home: page.home
    }

    ServiceGrid {
        id: cards
        x: page.side
        y: header.height - Math.round(5 * Tokens.unit)
        width: parent.width - 2 * page.side
        enabled: page.home.isOpen
        home: page.home
        room: notices.y - y - page.between - (path.visible ? path.height + page.between : 0)
        onChosen: key => page.kiosk.choose(key)
    }

    VisitPath {
        id: path
        objectName: "path"
        x: page.side
        width: parent.width - 2 * page.side
        y: cards.y + cards.height + (notices.y - cards.y - cards.height - height) / 2
        // In large letters on a small screen there is no room for both.
        visible: cards.single && notices.y - cards.y - height - 2 * page.between > 24 * Tokens.unit
        steps: page.home.path
    }

    HomeNotices {
        id: notices
        x: page.side
        width: parent.width - 2 * page.side
        y: party.y - height - (height > 0 ? page.between : 0)
        kiosk: page.kiosk
    }

    HomeParty {
        id: party
        x: page.side
        width: parent.width - 2 * page.side
        y: foot.y - height - page.between
        kiosk: page.kiosk
    }

    HomeFoot {
        id: foot
        x: page.side
        width: parent.width - 2 * page.side
        y: parent.height - height - (Tokens.portrait ? Tokens.section : Tokens.gap)
        kiosk: page.kiosk
    }
}
