"""A pack: what is known of two languages together, in one folder with a manifest.

    pack = find_pack("ru", "en-GB")               # the shipped one; None where nothing is known of the two
    pack = find_pack("de", "fr", [open_pack(folder)])     # or one of these
    pack.languages, pack.lexicon.of_a("побед")

`pack.json` names the files with their digests, the stemmer with probe stems (a stemmer of another version would look up
other words), how the pack was made, and under which licences. All of it is checked when the pack is read; its files are
read when they are asked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from workbench.model.errors import InputError
from workbench.text.languages import primary
from workbench.text.stems import stemmer

if TYPE_CHECKING:
    from workbench.packs.encoder import Encoder
    from workbench.packs.lexicon import Lexicon

FORMAT = 1
MANIFEST = "pack.json"
LEXICON = "lexicon.npz"
ENCODER = "encoder.npz"
_HINT = "install or build the pack again"


@dataclass(frozen=True)
class Pack:
    """about: the manifest. Its files are checked against their digests when they are read; InputError if they fail."""

    folder: Traversable
    about: Mapping[str, object] = field(repr=False)

    @property
    def languages(self) -> tuple[str, str]:
        a, b = _texts(self.about["languages"])
        return a, b

    @property
    def digest(self) -> str:
        """Of the whole pack, for the keys of what is computed with it."""
        return hashlib.sha256(json.dumps(self.about, sort_keys=True).encode()).hexdigest()

    @cached_property
    def lexicon(self) -> Lexicon:
        from workbench.packs.lexicon import Lexicon

        return Lexicon.load(self._read(LEXICON), str(self.folder / LEXICON))

    @cached_property
    def encoder(self) -> Encoder | None:
        """None where the pack has none."""
        from workbench.packs.encoder import Encoder

        return Encoder.load(self._read(ENCODER)) if ENCODER in self._files else None

    @property
    def _files(self) -> Mapping[str, object]:
        files = self.about["files"]
        return files if isinstance(files, dict) else {}

    def _read(self, name: str) -> bytes:
        file = self.folder / name
        try:
            data = file.read_bytes()
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", file=str(file), hint=_HINT) from None
        if self._files.get(name) != hashlib.sha256(data).hexdigest():
            raise InputError("is not the file that the pack's manifest names", file=str(file), hint=_HINT)
        return data


def find_pack(a: str, b: str, own: Iterable[Pack] = ()) -> Pack | None:
    """The pack of two languages (BCP 47 tags), whichever stands first in it: of `own`, else the shipped one."""
    one, other = (primary(tag) for tag in (a, b))
    for pack in own:
        if {one, other} == set(pack.languages):
            return pack
    return _shipped(*sorted((one, other)))


@cache
def _shipped(one: str, other: str) -> Pack | None:
    data = resources.files("workbench.packs") / "data"
    for name in (f"{one}-{other}", f"{other}-{one}"):
        if (data / name / MANIFEST).is_file():
            return open_pack(data / name)
    return None


def open_packs(folders: Iterable[Traversable]) -> tuple[Pack, ...]:
    return tuple(map(open_pack, folders))


def open_pack(folder: Traversable) -> Pack:
    """InputError where the manifest is damaged, of another format, or made with another stemmer."""
    file = folder / MANIFEST
    try:
        about = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(file), hint=_HINT) from None
    except (ValueError, RecursionError):
        raise InputError("is not a pack's manifest", file=str(file), hint=_HINT) from None
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise InputError(f"is not a pack of format {FORMAT}", file=str(file), hint=_HINT)
    if len(_texts(about.get("languages"))) != 2 or not isinstance(about.get("files"), dict):
        raise InputError("does not name two languages and the pack's files", file=str(file), hint=_HINT)
    _check_stems(about.get("stems"), str(file))
    return Pack(folder, about)


def _check_stems(stems: object, file: str) -> None:
    """stems: for each language words and their stems."""
    if not isinstance(stems, dict) or not all(isinstance(words, dict) for words in stems.values()):
        raise InputError("has no probe stems", file=file, hint=_HINT)
    for language, words in stems.items():
        for word, stem in words.items():
            if stemmer(language)(word) != stem:
                raise InputError(
                    f"was made with another stemmer: {word} is {stem} there, {stemmer(language)(word)} here",
                    file=file,
                    hint="install the version of PyStemmer that constraints.txt names",
                )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
