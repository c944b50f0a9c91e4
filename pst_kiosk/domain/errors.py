"""The two kinds of "no": a rule says no, or the world outside does.

Both carry a code that screens turn into a sentence, and details that hold nothing of a visitor's (an
officer's name may be among them).
Anything else that is raised is a bug.
"""


class Refused(Exception):
    """A rule of the office forbids this; the state is unchanged. `code` names the rule."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return _line(self.code, self.details)


class EnvironmentFault(Exception):
    """Something outside the program fails: the database, a file, the machine. `code` names it."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return _line(self.code, self.details)


def _line(code: str, details: dict[str, object]) -> str:
    words = code.replace("_", " ")
    if not details:
        return words
    return f"{words}: " + ", ".join(f"{key} {value}" for key, value in details.items())
