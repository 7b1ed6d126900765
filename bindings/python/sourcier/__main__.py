"""``python -m sourcier``: the program, in this process; ``export --format parquet`` is the package's own."""
import os
import sys

from sourcier import _core
from sourcier._engine import data_file
from sourcier._parquet import export_parquet, wants_parquet


def main() -> int:
    """The exit status is the program's."""
    arguments = sys.argv[1:]
    if wants_parquet(arguments):
        return export_parquet(arguments[1:])
    os.environ.setdefault("SOURCIER_PACK", data_file())
    sys.stdout.flush()
    return _core.run_command(["sourcier", *arguments])


if __name__ == "__main__":
    sys.exit(main())
