"""What an operator reads when something is wrong: one line that says what to do, and never a password."""

from __future__ import annotations

import ast
import re
import socket
import string
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

import pst_kiosk
from pst_kiosk import advice
from pst_kiosk.cli import main
from pst_kiosk.db import postgres, sqlite
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.printing.faults import Reason
from pst_kiosk.services.opening import open_changes, open_services
from tests.support.office import OfficeTemplates, TestOffice
from tests.support.postgres import Server
from tests.support.printers import refusing, unreachable
from tests.test_processes import environment, screen_command

SPECIAL = string.punctuation + " "
CODE = re.compile("[a-z]+(_[a-z]+)*")


def constants(node: ast.expr) -> set[str]:
    """The texts an expression may give; not those it only compares with."""
    compared = {id(n) for c in ast.walk(node) if isinstance(c, ast.Compare) for n in ast.walk(c)}
    texts = (n for n in ast.walk(node) if isinstance(n, ast.Constant) and id(n) not in compared)
    return {n.value for n in texts if isinstance(n.value, str)}


def raised_codes() -> set[str]:
    """Every code an `EnvironmentFault` is raised with: from the package's source, and from the tables of what
    drivers say."""
    found = (
        set(postgres._FAULTS.values()) | set(postgres._AT_THE_DOOR.values()) | set(sqlite._FAULTS.values())
    )
    found |= {"database_busy", "database_unavailable"} | {f"printer_{reason}" for reason in get_args(Reason)}
    for path in Path(pst_kiosk.__file__).parent.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                found |= codes_in(function)
    return found


def codes_in(function: ast.FunctionDef) -> set[str]:
    """The codes of the faults a function makes; where it is a variable, what the function assigns to it."""
    found: set[str] = set()
    for call in ast.walk(function):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id == "EnvironmentFault"
        ):
            code = call.args[0]
            found |= constants(code)
            if isinstance(code, ast.Name):
                for line in ast.walk(function):
                    if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == code.id:
                        found |= {text for text in constants(line.value) if CODE.fullmatch(text)}
    return found


def test_every_fault_has_an_advice() -> None:
    codes = raised_codes()
    assert {"schema_older", "schema_newer", "disk_full", "station_role", "office_missing"} <= codes
    assert codes - set(advice.ADVICE) == set()


def test_every_advice_is_one_sentence_to_act_on() -> None:
    for table in (advice.ADVICE, advice.FOR_A_FILE, advice.FOR_REFUSALS):
        for text in table.values():
            assert text.endswith(".")
            assert "\n" not in text


def test_what_is_told_begins_as_the_fault_does() -> None:
    fault = EnvironmentFault("disk_full", path="/var/lib/office.db")
    assert advice.told(fault).startswith("disk full: path /var/lib/office.db. Make room")
    assert advice.told(EnvironmentFault("no_such_code", why="two\nlines")) == "no such code: why two lines"
    assert advice.told(Refused("station_unknown", name="x")).startswith("station unknown: name x. 'pst-kiosk")


def test_a_file_and_a_server_are_mended_differently() -> None:
    of_file = advice.told(EnvironmentFault("database_no_permission", path=str(Path("office.db").absolute())))
    of_server = advice.told(EnvironmentFault("database_no_permission", path="db-host/pst_kiosk"))
    assert "this user" in of_file
    assert of_server.startswith(
        "database no permission: path db-host/pst_kiosk. Check the password in the address that"
        " 'pst-kiosk server prepare' printed for this station"
    )


def error_of(capsys: pytest.CaptureFixture[str], url: str) -> str:
    """What a command says that cannot reach the database; it is one line."""
    assert main(["officer", "list", "--database", url]) == 1
    out, error = capsys.readouterr()
    assert out == ""
    assert error.count("\n") == 1
    assert "rahasia" not in error
    return error


@pytest.fixture
def office(postgres_server: Server, office_templates: OfficeTemplates) -> Iterator[TestOffice]:
    made = office_templates.make_on(postgres_server, "provinsi-bengkulu")
    yield made
    made.services.close()


def with_password(url: str, written: str) -> str:
    return re.sub(r"://([^:]*):[^@]*@", lambda found: f"://{found[1]}:{written}@", url)


@contextmanager
def answering(answer: bytes) -> Iterator[int]:
    """A server of another kind: whatever it is asked, it answers with this."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def work() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1024)
                connection.sendall(answer)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        yield int(server.getsockname()[1])
        thread.join()


def test_a_wrong_password(office: TestOffice, capsys: pytest.CaptureFixture[str]) -> None:
    error = error_of(capsys, with_password(office.url, "rahasia"))
    assert error.startswith("pst-kiosk: database no permission: path 127.0.0.1/")
    assert "Check the password" in error


def test_a_database_that_is_not_there(office: TestOffice, capsys: pytest.CaptureFixture[str]) -> None:
    error = error_of(capsys, f"{office.url}_gone")
    assert error.startswith("pst-kiosk: database missing: path 127.0.0.1/")
    assert "server prepare" in error


def test_a_host_nobody_knows(capsys: pytest.CaptureFixture[str]) -> None:
    error = error_of(capsys, "postgresql://kios:rahasia@pst-server.invalid/office")
    assert error.startswith("pst-kiosk: database unavailable: path pst-server.invalid/office")
    assert "name and port" in error


def test_a_port_that_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    with refusing() as port:
        error = error_of(capsys, f"postgresql://kios:rahasia@127.0.0.1:{port}/office")
    assert error.startswith("pst-kiosk: database unavailable: path 127.0.0.1/office")


@pytest.mark.timeout(30)
def test_a_server_that_never_answers(capsys: pytest.CaptureFixture[str]) -> None:
    with unreachable() as port:
        error = error_of(capsys, f"postgresql://kios:rahasia@127.0.0.1:{port}/office")
    assert error.startswith("pst-kiosk: database unavailable: path 127.0.0.1/office")


def test_a_server_of_another_kind(capsys: pytest.CaptureFixture[str]) -> None:
    with answering(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n") as port:
        error = error_of(capsys, f"postgresql://kios:rahasia@127.0.0.1:{port}/office")
    assert error.startswith("pst-kiosk: not a database: path 127.0.0.1/office")


def test_a_server_without_a_free_connection(
    office: TestOffice, postgres_server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE ROLE crowded LOGIN PASSWORD 'rahasia' CONNECTION LIMIT 0")
    error = error_of(
        capsys,
        office.url.replace("//postgres:", "//crowded:").replace(
            office.url.split(":")[2].split("@")[0], "rahasia"
        ),
    )
    assert error.startswith("pst-kiosk: database full: path 127.0.0.1/")
    assert "max_connections" in error


@pytest.mark.parametrize(
    "plain", ["rahasia@1", "rahasia@1/2", "rahasia@1:2", "rahasia@1?2", "rahasia#@1", "r100%@1"]
)
def test_a_password_written_as_it_is(plain: str, capsys: pytest.CaptureFixture[str]) -> None:
    error = error_of(capsys, f"postgresql://kios:{plain}@127.0.0.1/office")
    assert error.startswith("pst-kiosk: database url: ")
    assert "@ as %40" in error


def test_a_password_of_every_special_character(office: TestOffice, postgres_server: Server) -> None:
    password = f"rahasia{SPECIAL}1"
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS special")
        statement = sql.SQL("CREATE ROLE special LOGIN SUPERUSER PASSWORD {}").format(sql.Literal(password))
        connection.execute(statement)
    url = with_password(office.url, quote(password, safe="")).replace("//postgres:", "//special:")
    services = open_services(url, lambda year: {})
    changes = open_changes(url)
    assert services.accounts.officers()
    changes.close()
    services.close()


def test_a_schema_that_is_not_there(postgres_server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    error = error_of(capsys, postgres_server.url(postgres_server.database()))
    assert error.startswith("pst-kiosk: schema missing: path 127.0.0.1/")
    assert "office init PROFILE" in error


@pytest.mark.parametrize("screen", ["kiosk", "counter"])
def test_a_screen_ends_with_the_same_line_and_without_a_traceback(office: TestOffice, screen: str) -> None:
    url = with_password(office.url, "rahasia")
    ended = subprocess.run(
        screen_command(screen, "--database", url),
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("pst-kiosk: database no permission: path 127.0.0.1/")
    assert "Check the password" in last
    assert "Traceback" not in ended.stderr
    assert 'File "' not in ended.stderr
    assert "rahasia" not in ended.stderr
