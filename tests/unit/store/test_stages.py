from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.model.errors import InputError
from workbench.store.stages import Stages, is_up_to_date, observe, stage_key

OLD = 1_600_000_000_000_000_000  # long before any test, so that time stamps are believed


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """An edition with a recorded build of version 1."""
    for name, text in {"edition.yaml": "title: x", "journal.jsonl": "", "build/tei/ru.xml": "<TEI/>"}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, ns=(OLD, OLD))
    observed = observe(tmp_path, ["edition.yaml", "journal.jsonl", "glossary.tsv"])
    Stages(tmp_path).record_build("1", observed, {"build/tei/ru.xml": b"<TEI/>"})
    return tmp_path


def test_nothing_changed(built: Path) -> None:
    assert is_up_to_date(built, "1")
    assert not is_up_to_date(built, "2")


def test_a_touched_file_is_hashed_not_believed(built: Path) -> None:
    (built / "edition.yaml").touch()
    (built / "build/tei/ru.xml").touch()
    assert is_up_to_date(built, "1")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("edition.yaml", b"title: y"),  # the same size
        ("journal.jsonl", b"{}\n"),
        ("glossary.tsv", b""),  # was not there
        ("build/tei/ru.xml", b"<tei/>"),
        ("build/tei/ru.xml", b"<TEI>"),
        ("build/cache/stages.json", b"{"),
        ("build/cache/stages.json", b'{"form":1,"build":{"version":"1","inputs":[],"outputs":3}}'),
        ("build/cache/stages.json", b'{"form":1,"build":{"version":"1","at":1,"inputs":{"a":[1]},"outputs":{}}}'),
    ],
)
def test_a_change_is_seen(built: Path, name: str, data: bytes) -> None:
    (built / name).write_bytes(data)
    assert not is_up_to_date(built, "1")


@pytest.mark.parametrize("name", ["edition.yaml", "build/tei/ru.xml", "build/cache/stages.json"])
def test_a_missing_file_is_seen(built: Path, name: str) -> None:
    (built / name).unlink()
    assert not is_up_to_date(built, "1")


def test_a_change_within_the_grain_of_the_clock_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "edition.yaml"
    path.write_text("one")
    observed = observe(tmp_path, ["edition.yaml"])
    stamp = path.stat().st_mtime_ns
    path.write_text("two")
    os.utime(path, ns=(stamp, stamp))
    Stages(tmp_path).record_build("1", observed, {})
    assert not is_up_to_date(tmp_path, "1")


def test_a_change_during_the_build_is_seen(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_text("one")
    observed = observe(tmp_path, ["edition.yaml"])
    (tmp_path / "edition.yaml").write_text("two")
    Stages(tmp_path).record_build("1", observed, {})
    assert not is_up_to_date(tmp_path, "1")
    assert observed.digest("edition.yaml") != ""


def test_results_are_kept_by_what_they_were_made_from(tmp_path: Path) -> None:
    stages, inputs = Stages(tmp_path), {"ru": "ab", "en-mt": "cd"}
    assert not stages.fresh("align.ru.en-mt", inputs)
    stages.save("align.ru.en-mt", inputs, {"beads.json": b"[]", "units.json": b"{}"})
    assert Stages(tmp_path).fresh("align.ru.en-mt", dict(reversed(inputs.items())))
    assert Stages(tmp_path).load("align.ru.en-mt") == {"beads.json": b"[]", "units.json": b"{}"}
    assert not stages.fresh("align.ru.en-mt", inputs | {"ru": "ac"})
    assert not stages.fresh("align.ru.en-2", inputs)
    (tmp_path / "build/cache/align.ru.en-mt/beads.json").write_bytes(b"[ ")
    assert not stages.fresh("align.ru.en-mt", inputs)


def test_the_record_of_a_build_survives_a_stage_and_the_other_way_round(built: Path) -> None:
    Stages(built).save("align", {}, {"beads.json": b"[]"})
    assert is_up_to_date(built, "1")
    Stages(built).record_build("2", observe(built, []), {})
    assert Stages(built).fresh("align", {})


def test_a_name_never_leads_out_of_the_cache(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a name"):
        Stages(tmp_path).save("../x", {}, {"a": b""})
    Stages(tmp_path).save("align", {}, {"a": b""})
    record = tmp_path / "build/cache/stages.json"
    record.write_text(record.read_text().replace('"a":', '"../../../a":'))
    assert not Stages(tmp_path).fresh("align", {})


def test_a_place_where_nothing_can_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    with pytest.raises(InputError, match="a file stands where a folder is needed"):
        Stages(tmp_path).save("align", {}, {"a": b""})


def test_keys_tell_names_from_values() -> None:
    assert stage_key({"a": "b,c"}) != stage_key({"a": "b", "c": ""})
    assert stage_key({"a": "1", "b": "2"}) == stage_key({"b": "2", "a": "1"})


def test_the_test_loads_nothing_heavy(built: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from workbench.store.paths import find_edition\n"
        "from workbench.store.stages import is_up_to_date\n"
        "assert is_up_to_date(find_edition(pathlib.Path(sys.argv[1])), '1')\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)))\n"
        "print(*sorted(name for name in sys.modules if name.startswith('workbench.') and name.count('.') == 1))\n"
    )
    command = [sys.executable, "-S", "-c", script, str(built)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    answer = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert answer.stderr == ""
    loaded, ours = answer.stdout.splitlines()
    assert set(loaded.split()) <= {"__main__", "workbench"}
    assert set(ours.split()) == {"workbench.model", "workbench.store"}
