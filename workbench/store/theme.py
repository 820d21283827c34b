"""The stylesheet that an edition brings with it: `theme.css`, read after ours.

read_theme(root)        # b":root { --serif: Charter, serif; }\n", or b"" where there is none
"""

from __future__ import annotations

from pathlib import Path

from workbench.model.errors import InputError

NAME = "theme.css"
LIMIT = 256 * 1024


def read_theme(root: Path) -> bytes:
    """InputError for what is no text, too large, or a link that leads out of the edition."""
    path = root / NAME
    try:
        if not path.exists():
            return b""
        if not path.resolve().is_relative_to(root.resolve()):
            hint = "put the file itself into the folder"
            raise InputError("is a link that leads out of the edition's folder", file=NAME, hint=hint)
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("is not UTF-8", file=NAME, hint="save it as UTF-8") from None
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of links, before Python 3.13
        raise InputError(f"cannot be read: {getattr(error, 'strerror', error)}", file=NAME) from None
    if len(data) > LIMIT:
        raise InputError("is larger than 256 kB", file=NAME, hint="a theme sets colours and measures; see page.css")
    return data
