"""Commands that are imported and built when they are called, not whenever psrstats starts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from inspect import getdoc
from typing import Any

import typer
from typer.core import DEFAULT_MARKUP_MODE, TyperCommand, TyperGroup
from typer.main import get_command, get_group_from_info
from typer.models import TyperInfo

Maker = Callable[[], Any]  # gives a function, or a group of its own


class Built(Mapping[str, Any]):
    """Commands by name, each made into one of typer's the first time that it is asked for."""

    def __init__(self, makers: Mapping[str, Maker], settings: dict[str, Any]) -> None:
        self._makers, self._settings = makers, settings
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _built(name, self._makers[name](), self._settings)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def group_of(makers: Mapping[str, Maker], settings: dict[str, Any]) -> type[TyperGroup]:
    """Give a kind of group whose commands are built when they are called.

    makers: for each command's name, what gives its function or its group; settings: of each command's context.
    """

    class Called(TyperGroup):
        def __init__(self, **own: Any) -> None:
            super().__init__(**own)
            self.commands = Built(makers, settings)  # type: ignore[assignment]

        def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002
            return list(self.commands)

        def format_help(self, *said: Any) -> None:
            self.commands = {name: _listed(name, make(), settings) for name, make in makers.items()}
            super().format_help(*said)

    return Called


def _listed(name: str, made: Any, settings: dict[str, Any]) -> Any:
    """Give a command as a list of commands needs it: without its arguments, which take half of the time of the list."""
    return _built(name, made, settings) if isinstance(made, typer.Typer) else TyperCommand(name, help=getdoc(made))


def _built(name: str, made: Any, settings: dict[str, Any]) -> Any:
    if isinstance(made, typer.Typer):
        how = {"pretty_exceptions_short": True, "suggest_commands": True, "rich_markup_mode": DEFAULT_MARKUP_MODE}
        return get_group_from_info(TyperInfo(made, name=name), **how)  # type: ignore[arg-type]
    alone = typer.Typer(add_completion=False)
    alone.command(name, context_settings=settings or None)(made)
    return get_command(alone)
