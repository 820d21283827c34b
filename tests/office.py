"""LibreOffice as a judge of what we write: it opens a file, and accepts or rejects all changes in it.

    texts = settle(Path("port.docx"), accept=True)      # the paragraphs that are left
    resave(Path("port.docx"), Path("again.docx"))

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


def _run(profile: Path, order: str) -> None:
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", order]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
