"""Records: frozen values made from the engine's JSON, and back."""
from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

Self = TypeVar("Self", bound="Record")


class Span(NamedTuple):
    """Where something stands in an article's text: code points, the end excluded.

    Examples:
        >>> "« Été »"[slice(*Span(2, 5))]
        'Été'
    """

    begin: int
    end: int

    def of(self, text: str) -> str:
        """The passage: ``text[begin:end]``."""
        return text[self.begin : self.end]


class Record:
    """A value that does not change. Fields are named as the keys of the JSON (a key that Python reserves bears an underscore)."""

    __slots__ = ()

    @classmethod
    def from_dict(cls: type[Self], value: Mapping[str, Any]) -> Self:
        """The record of an object as the command line prints it. Unknown keys are passed over, missing ones are an error."""
        return cls(*[decode(value[key]) for key, decode in _plan(cls)])

    def to_dict(self) -> dict[str, Any]:
        """The object as the command line prints it."""
        return {key: plain(getattr(self, name)) for key, name in _keys(type(self))}


def plain(value: Any) -> Any:
    """A record, or what holds records, as what JSON knows."""
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return value


_keys_of: dict[type[Any], tuple[tuple[str, str], ...]] = {}
_plans: dict[type[Any], tuple[tuple[str, Callable[[Any], Any]], ...]] = {}


def _keys(cls: type[Any]) -> tuple[tuple[str, str], ...]:
    """For each field the key of the JSON and the field's name."""
    if cls not in _keys_of:
        _keys_of[cls] = tuple([(field.name.rstrip("_"), field.name) for field in dataclasses.fields(cls)])
    return _keys_of[cls]


def _plan(cls: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """For each field the key of the JSON and what makes its value."""
    if cls not in _plans:
        hints = typing.get_type_hints(cls)
        _plans[cls] = tuple([(key, _decoder(hints[name])) for key, name in _keys(cls)])
    return _plans[cls]


def _decoder(hint: Any) -> Callable[[Any], Any]:
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = _decoder(next(each for each in arguments if each is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda value: tuple([item(each) for each in value])
    if isinstance(hint, type) and issubclass(hint, Span):
        return lambda value: Span(*value)
    if isinstance(hint, type) and issubclass(hint, Record):
        return lambda value: hint.from_dict(value)
    return lambda value: value
