"""The engine over the data file that the package ships, opened once for the process."""
from __future__ import annotations

import os
import pathlib
import threading
from typing import Optional

from sourcier import _core

_lock = threading.Lock()
_engine: Optional[_core.Engine] = None


def data_file() -> str:
    """The file with all that is known of languages, names and pages: ``$SOURCIER_PACK``, else the package's own."""
    return os.environ.get("SOURCIER_PACK") or str(pathlib.Path(__file__).with_name("sourcier.pack"))


def engine() -> _core.Engine:
    """The one engine of this process.

    Raises:
        Error: where the data file cannot be opened.
    """
    global _engine
    with _lock:
        if _engine is None:
            _engine = _core.Engine(data_file())
        return _engine
