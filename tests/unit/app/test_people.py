"""A name becomes a person once, however many decide under it at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.port import make_port
from workbench.app.people import enrol
from workbench.app.workspace import open_workspace


def test_a_name_becomes_one_person(tmp_path: Path) -> None:
    root = make_port(tmp_path)
    stale = [open_workspace(root) for _ in range(6)]  # all of them read before anybody wrote
    with ThreadPoolExecutor(6) as pool:
        ids = set(pool.map(lambda work: enrol(work, "Vera Editor"), stale))
    assert ids == {"vera-editor"}
    assert [person.name for person in open_workspace(root).edition.people].count("Vera Editor") == 1


def test_an_id_is_as_good_as_a_name_and_writes_nothing(tmp_path: Path) -> None:
    root = make_port(tmp_path)
    enrol(open_workspace(root), "Vera Editor")
    before = (root / "edition.yaml").read_bytes()
    assert enrol(open_workspace(root), "vera-editor") == "vera-editor"
    assert (root / "edition.yaml").read_bytes() == before


def test_another_name_of_the_same_id_is_another_person(tmp_path: Path) -> None:
    root = make_port(tmp_path)
    one, other = enrol(open_workspace(root), "Vera Editor"), enrol(open_workspace(root), "Vera  Editor!")
    assert one != other
