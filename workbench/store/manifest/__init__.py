"""edition.yaml: read with every problem at once, written by splicing lines into what people wrote.

edition = read_manifest(paths.manifest)
text = add_witness(text, entry)
"""

from workbench.store.manifest.read import manifest_schema, parse_manifest, read_manifest
from workbench.store.manifest.template import new_manifest
from workbench.store.manifest.texts import set_text
from workbench.store.manifest.write import (
    add_findings,
    add_person,
    add_witness,
    change_manifest,
    drop_findings,
    set_digest,
)

__all__ = [
    "add_findings", "add_person", "add_witness", "change_manifest", "drop_findings", "manifest_schema", "new_manifest",
    "parse_manifest", "read_manifest", "set_digest", "set_text",
]  # fmt: skip
