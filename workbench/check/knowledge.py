"""What the program knows of the languages of source and translation, for rules.

translations(context)("побед")["victori"]      # 0.77: how often the one renders the other
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from workbench.model.context import Context
from workbench.packs.encoder import Encoder
from workbench.packs.pack import Pack, find_pack
from workbench.text.languages import primary


def encoder_of(context: Context) -> Encoder | None:
    """None without a source, or a pack of both languages."""
    pack = _pack_of(context)
    return pack.encoder if pack else None


def translations(context: Context, *, of_source: bool = True) -> Callable[[str], Mapping[str, float]]:
    """For a stem of the source the stems that render it, or the other way round; nothing without a pack."""
    pack = _pack_of(context)
    if pack is None or context.source is None:
        return lambda _stem: {}
    is_a = (primary(context.source.language) == pack.languages[0]) == of_source
    return _look_up(pack.languages, is_a=is_a)


def _pack_of(context: Context) -> Pack | None:
    return _find(context.source.language, context.witness.language) if context.source else None


@cache
def _find(a: str, b: str) -> Pack | None:
    return find_pack(a, b)


@cache
def _look_up(languages: tuple[str, str], *, is_a: bool) -> Callable[[str], Mapping[str, float]]:
    pack = _find(*languages)
    assert pack is not None
    look = pack.lexicon.of_a if is_a else pack.lexicon.of_b

    @cache
    def find(stem: str) -> Mapping[str, float]:
        return {each.stem: each.probability for each in look(stem)}

    return find
