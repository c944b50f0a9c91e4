"""What an office tells its visitors on the kiosk's first page."""

LONGEST = 200
"""Letters of an announcement, in each language."""
