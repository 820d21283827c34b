"""Where templates are found and how they are filled: everything escaped, nothing undefined, hidden characters named.

environment().get_template("page.html")
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from workbench.render.draw import exact, parted, visible, way
from workbench.text.languages import direction


@cache
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("workbench.render"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"visible": visible, "exact": exact, "direction": direction, "way": way, "parted": parted}
    return made
