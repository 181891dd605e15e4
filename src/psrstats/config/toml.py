"""The text of psrstats.toml, read as TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from psrstats.config.settings import SETTINGS_FILE
from psrstats.errors import Fault, UserError
from psrstats.printable import printable
from psrstats.regular import regular

MOST_BYTES = 1 << 24  # of a description: a thousand tables take a hundredth of it


def read_toml(folder: Path) -> dict[str, Any]:
    """Read a report's psrstats.toml, its texts without characters that cannot be printed.

    Raises UserError where there is none, and where it is no TOML.
    """
    path = folder / SETTINGS_FILE
    regular(path, path.name, MOST_BYTES)
    try:
        found: dict[str, Any] = _printable(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (FileNotFoundError, NotADirectoryError):
        fix = "Name a report's folder, or run psrstats in one."
        raise UserError(Fault(str(path.parent), f"holds no {SETTINGS_FILE}.", fix)) from None
    except tomllib.TOMLDecodeError as error:
        fix = "Texts stand in quotes, lists in [ ], and each key once."
        raise UserError(Fault(path.name, f"is not TOML: {error}.", fix)) from None
    except (UnicodeDecodeError, OSError) as error:
        raise UserError(Fault(path.name, f"cannot be read: {error}.", "Save it as UTF-8 text.")) from None
    except ValueError:  # Python reads no longer ones
        raise UserError(Fault(path.name, "has a number of thousands of digits.", "Write it in fewer.")) from None
    except RecursionError:
        what = "has lists or tables that stand within one another hundreds deep."
        raise UserError(Fault(path.name, what, "None of its keys takes more than a list of texts.")) from None
    return found


def _printable(given: Any) -> Any:
    if isinstance(given, str):
        return printable(given)
    if isinstance(given, list):
        return [_printable(each) for each in given]
    return {_printable(key): _printable(each) for key, each in given.items()} if isinstance(given, dict) else given
