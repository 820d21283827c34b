"""sacrebleu's measures as it gives them, and its settings by name."""

from __future__ import annotations

from workbench.app.metrics import has_metrics, measure, signatures


def test_the_same_text_is_100_and_0() -> None:
    assert has_metrics()
    same = measure(["There are four cranes here.", ""], ["There are four cranes here.", ""])
    assert (same.chrf, same.ter) == (100.0, 0.0)


def test_a_moved_phrase_is_one_edit_for_ter() -> None:
    moved = measure(["yesterday he came home"], ["he came home yesterday"])
    assert moved.ter == 25.0
    assert 0 < moved.chrf < 100


def test_settings_are_named() -> None:
    chrf, ter = signatures()
    assert chrf.startswith("chrF|nrefs:1|")
    assert ter.startswith("TER|nrefs:1|")
    assert all("version:" in each for each in (chrf, ter))
