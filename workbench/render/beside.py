"""What the app hands over with a snapshot, since no page may compute it: edits, packs, files to download.

render_edition(snapshot, theme, Beside(edits, (("ru-en", "9f3c…"),), (Download("ferry.txt", "plain text", b"…"),)))
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.report import SegmentEdits

FOLDER = "downloads"


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages. title: what it is, in words."""

    name: str
    title: str
    data: bytes

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.name}"

    @property
    def size(self) -> str:
        """Such as `12 kB`."""
        kilobytes = -(-len(self.data) // 1000)
        return f"{kilobytes} kB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"


@dataclass(frozen=True, slots=True)
class Beside:
    """edits: of every bead of base and corrected text, empty where nobody measured; packs: (name, digest)."""

    edits: tuple[SegmentEdits, ...] = ()
    packs: tuple[tuple[str, str], ...] = ()
    downloads: tuple[Download, ...] = ()
