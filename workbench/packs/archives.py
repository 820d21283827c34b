"""Files of arrays: what numpy raises where the bytes are not what we wrote.

try: arrays = np.load(stream)
except UNREADABLE as error: ...
"""

from __future__ import annotations

import zipfile
import zlib

UNREADABLE = (OSError, EOFError, KeyError, ValueError, NotImplementedError, zipfile.BadZipFile, zlib.error)
