"""The journal's forms are fixed: the schemas in the package are those of the code, and every kind has one.

When a form is changed on purpose:   python -m tests.contract.test_acts     writes them anew.
"""

from __future__ import annotations

import dataclasses
import json
import typing
from pathlib import Path

import pytest

import workbench.store
from workbench.model.act import KINDS, Body
from workbench.store.act_types import LINES
from workbench.store.acts import schemas
from workbench.store.manifest import manifest_schema

FOLDER = Path(workbench.store.__file__).parent / "schemas"
DOCS = Path(__file__).parents[2] / "docs" / "reference"


def written() -> dict[str, bytes]:
    every = {f"act-{kind}.json": schema for kind, schema in schemas().items()} | {"manifest.json": manifest_schema()}
    return {name: (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode() for name, schema in every.items()}


def test_the_schemas_in_the_package_are_those_of_the_code() -> None:
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == written()


def test_every_kind_of_act_has_a_line() -> None:
    assert list(LINES) == list(KINDS)
    assert set(KINDS.values()) == set(typing.get_args(Body))
    for kind, line in LINES.items():
        assert line.model is KINDS[kind]
        assert typing.get_args(line.model_fields["act"].annotation) == (kind,)


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_has_the_fields_and_defaults_of_the_model(kind: str) -> None:
    line, fields = LINES[kind], dataclasses.fields(KINDS[kind])
    envelope = ["v", "id", "seq", "sees", "when", "who", "act", "group"]
    assert list(line.model_fields) == envelope + [field.name for field in fields]
    for field in fields:
        part = line.model_fields[field.name]
        assert part.is_required() == (field.default is dataclasses.MISSING), field.name
        if not part.is_required():
            default = tuple(part.default) if isinstance(part.default, list) else part.default
            assert default == field.default


def test_everything_is_described() -> None:
    journal, manifest = (DOCS / "journal.md").read_text("utf-8"), (DOCS / "manifest.md").read_text("utf-8")
    for kind in KINDS:
        assert f"`{kind}`" in journal, kind
        for field in dataclasses.fields(KINDS[kind]):
            assert f"`{field.name}`" in journal, (kind, field.name)
    schema = manifest_schema()
    for part in (schema, *schema["$defs"].values()):
        for key in part["properties"]:
            assert f"`{key}`" in manifest, key


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, data in written().items():
        (FOLDER / name).write_bytes(data)
