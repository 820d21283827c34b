"""LibreOffice as a judge of what we write: it opens a file, and accepts or rejects all changes in it.

    texts = settle(Path("port.docx"), accept=True)      # the paragraphs that are left
    resave(Path("port.docx"), Path("again.docx"))
    resave_table(Path("port.csv"), Path("again.csv"))

It runs without a screen, in a profile of its own, by a macro: nothing is installed for it but `soffice`.
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.data import leave_out

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Judge"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Judge" script:language="StarBasic">
Sub Settle(source As String, target As String, command As String, filter As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  If command &lt;&gt; "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  End If
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = filter
  document.storeToURL(ConvertToURL(target), how())
  document.close(True)
End Sub
</script:module>
"""


def need_office() -> None:
    if shutil.which("soffice") is None:
        leave_out("office", "LibreOffice is not there (Debian: libreoffice-writer-nogui)")


def settle(file: Path, *, accept: bool) -> list[str]:
    """The paragraphs of the body with words in them, after all changes were accepted, or rejected."""
    command = ".uno:AcceptAllTrackedChanges" if accept else ".uno:RejectAllTrackedChanges"
    text = resave(file, file.with_suffix(".txt"), "Text (encoded)", command).read_text("utf-8-sig")
    return [line for line in text.splitlines() if line.strip()]


def resave(file: Path, target: Path, filter_name: str = "MS Word 2007 XML", command: str = "") -> Path:
    """The file opened and saved again."""
    need_office()
    target.unlink(missing_ok=True)
    arguments = ",".join(f'"{each}"' for each in (file, target, command, filter_name))
    _run(_profile(), f"macro:///Standard.Judge.Settle({arguments})")
    assert target.exists(), f"LibreOffice made nothing of {file.name}"
    return target


def resave_table(file: Path, target: Path) -> Path:
    """A table opened in the spreadsheet and saved again; of CSV and TSV every cell is taken for what it looks like."""
    need_office()
    program = Path(shutil.which("soffice") or "").resolve().parent
    if not (program / "libsclo.so").exists():
        leave_out("calc", "LibreOffice has no spreadsheet (Debian: libreoffice-calc-nogui)")
    filters = {
        ".csv": "Text - txt - csv (StarCalc):44,34,76,1",
        ".tsv": "Text - txt - csv (StarCalc):9,34,76,1",
        ".xlsx": "Calc MS Excel 2007 XML",
        ".ods": "calc8",
    }
    folder = target.parent / f"{target.name}-made"
    ending = {".tsv": "csv"}.get(target.suffix, target.suffix[1:])
    order = ["--convert-to", f"{ending}:{filters[target.suffix]}", "--outdir", str(folder), str(file)]
    if file.suffix in (".csv", ".tsv"):
        order.insert(0, f"--infilter={filters[file.suffix]}")
    _run(_profile(), *order)
    made = list(folder.iterdir()) if folder.exists() else []
    assert len(made) == 1, f"LibreOffice made nothing of {file.name}"
    return made[0].rename(target)


@cache
def _profile() -> Path:
    """A profile with the macro; LibreOffice lays its own library over one that is there too early."""
    profile = Path(tempfile.mkdtemp(prefix="office-"))
    atexit.register(shutil.rmtree, profile, ignore_errors=True)
    _run(profile, "--terminate_after_init")
    basic = profile / "user" / "basic" / "Standard"
    (basic / "script.xlb").write_text(_LIBRARY, "utf-8")
    (basic / "Judge.xba").write_text(_MODULE, "utf-8")
    return profile


def _run(profile: Path, *order: str) -> None:
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", *order]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
