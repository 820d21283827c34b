"""A text as PDF, printed by the browser that is here: title page, contents and chapters as in EPUB.

Nothing is fetched. The dates in the file are set to that of the last decision, so that one browser with the same fonts
gives the same bytes; another version of it may not.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from workbench.formats.epub_writer import book_css, title_page
from workbench.formats.imprint import imprint
from workbench.formats.pages_writer import to_xml, write_pages
from workbench.formats.registry import WriteOptions, chosen_text
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.text.languages import direction

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_SECONDS = 300
_PRINT = """@page { size: A5; margin: 18mm 16mm; }
body { margin: 0; }
body > section { break-before: page; }
body > section:first-child { break-before: auto; }
a { color: inherit; }
"""
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]{0,8}\)")


def write_pdf(snapshot: Snapshot, options: WriteOptions) -> bytes:
    """UsageError where there is no browser, or it does not print."""
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        hint = "install Chromium or Chrome, or export epub and convert that"
        raise UsageError("PDF is printed by a browser, and none is found here", hint=hint)
    return _dated(_print(browser, to_html(snapshot, options)), imprint(snapshot, options).modified)


def to_html(snapshot: Snapshot, options: WriteOptions) -> str:
    """The whole book as one page, as it is printed."""
    about, text = imprint(snapshot, options), chosen_text(snapshot, options)
    pages = write_pages(text, with_furniture=options.with_furniture)
    body = title_page(about) + "".join(each.body for each in pages)
    lang = to_xml(about.language)
    return (
        f'<!doctype html>\n<html lang="{lang}" dir="{direction(about.language)}"><head><meta charset="utf-8">'
        f"<title>{to_xml(about.title)}</title><style>{book_css()}{_PRINT}</style></head>\n<body>\n{body}</body></html>\n"
    )


def _print(browser: str, page: str) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = folder / "book.html", folder / "book.pdf"
        source.write_text(page, "utf-8")
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses root
        command = [
            browser, "--headless", "--disable-gpu", "--disable-extensions", "--no-first-run",
            *(["--no-sandbox"] if is_root else []), "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer", f"--print-to-pdf={target}",
            source.as_uri(),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
            return target.read_bytes()
        except (OSError, subprocess.SubprocessError):
            hint = "try again, or export epub and convert that"
            raise UsageError(f"{browser} did not print it", hint=hint) from None


def _dated(data: bytes, moment: str) -> bytes:
    """With the dates of the file set; they are as long as they were, so that no offset changes."""
    digits = re.sub(r"\D", "", moment)[:14].ljust(14, "0").encode()
    return _DATE.sub(lambda match: re.sub(rb"D:\d{14}", b"D:" + digits, match.group()), data)
