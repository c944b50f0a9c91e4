"""The ways a service is asked for, as officers call them."""

CHANNELS = {
    "in_person": "Datang langsung",
    "website": "pst.bps.go.id",
    "silastik": "Silastik",
    "romantik": "Romantik",
    "halopst": "HaloPST",
    "whatsapp": "WhatsApp",
    "email": "E-mail",
    "telephone": "Telepon",
    "zoom": "Zoom",
}
