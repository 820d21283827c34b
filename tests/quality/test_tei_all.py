"""Everything written is valid against tei_all, and nothing is valid against the profile alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.data import shared_dir
from tests.quality.mutants import mutants
from tests.snapshots import ferry_snapshot
from tests.unit.tei.test_apparatus_file import with_revision
from tests.unit.tei.worked import small
from workbench.model.edition import Snapshot
from workbench.tei.apparatus_file import write_apparatus
from workbench.tei.names import CONTENT
from workbench.tei.profile import validate
from workbench.tei.rules import check_folder

RICH = Path(__file__).with_name("rich.xml")  # every element a witness may hold
pytestmark = [pytest.mark.data, pytest.mark.slow]


@pytest.fixture(scope="module")
def tei_all() -> etree.RelaxNG:
    """Compiling takes some 20 s: once for all tests."""
    return etree.RelaxNG(etree.parse(str(shared_dir("schema", "tei_all.rng"))))


def examples() -> dict[str, bytes]:
    folder = shared_dir("examples", "tei")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def texts(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.endswith(".xml") and name != "edition.xml"}


def test_what_we_write(tei_all: etree.RelaxNG, tmp_path: Path) -> None:
    files = small().files
    for name, data in texts(files).items():
        assert tei_all.validate(etree.fromstring(data)), f"{name}: {tei_all.error_log}"
        (tmp_path / name).write_bytes(data)
    (tmp_path / "edition.xml").write_bytes(files["edition.xml"])
    whole = etree.parse(str(tmp_path / "edition.xml"))
    whole.xinclude()
    for element in whole.iter("{*}TEI"):
        element.attrib.pop("{http://www.w3.org/XML/1998/namespace}base", None)
    assert tei_all.validate(whole), str(tei_all.error_log)


@pytest.mark.parametrize(
    "snapshot", [small().snapshot, ferry_snapshot(), with_revision()], ids=["small", "ferry", "rev"]
)
def test_a_text_with_an_apparatus(tei_all: etree.RelaxNG, snapshot: Snapshot) -> None:
    assert tei_all.validate(etree.fromstring(write_apparatus(snapshot, "en-corr"))), str(tei_all.error_log)


def test_every_element_a_witness_may_hold(tei_all: etree.RelaxNG) -> None:
    tree = etree.fromstring(RICH.read_bytes())
    assert validate(RICH.read_bytes(), "rich.xml") == []
    assert tei_all.validate(tree), str(tei_all.error_log)
    assert set(CONTENT) <= {etree.QName(one).localname for one in tree.iter(etree.Element)}


def test_the_odd(tei_all: etree.RelaxNG) -> None:
    from importlib.resources import files

    odd = etree.fromstring((files("workbench.tei") / "schema" / "workbench.odd").read_bytes())
    assert tei_all.validate(odd), str(tei_all.error_log)


def test_the_worked_example_fits_the_profile_and_the_rules() -> None:
    files = examples()
    assert [error for name, data in files.items() if name.endswith(".xml") for error in validate(data, name)] == []
    assert check_folder({name: data for name, data in files.items() if name != "README.md"}) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_no_mutant_is_valid_against_the_profile_alone(tei_all: etree.RelaxNG, seed: int) -> None:
    files = texts(small().files) | {f"example-{name}": data for name, data in texts(examples()).items()}
    files |= {"rich.xml": RICH.read_bytes()}
    checked = 0
    for name, damage, data in mutants(files, 700, seed):
        try:
            tree = etree.fromstring(data)
        except etree.XMLSyntaxError:
            continue  # a doubled id: the parser refuses it
        checked += 1
        if validate(data, name) == []:
            assert tei_all.validate(tree), f"{name}: {damage}: {tei_all.error_log}"
    assert checked > 600


def test_the_checker_of_the_example_passes_on_our_folder(tmp_path: Path) -> None:
    """The example's own texts, acts and findings, written by us, under the checker the example passes."""
    from tests.quality.example_edition import write_example

    folder = tmp_path / "tei"
    for name, data in write_example(examples()).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    script = shared_dir("tools", "tei_check", "check.py")
    done = subprocess.run(
        [sys.executable, str(script), str(folder)],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert "all passed" in done.stdout, done.stdout[-3000:] + done.stderr[-2000:]
