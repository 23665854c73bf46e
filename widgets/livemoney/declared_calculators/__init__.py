"""The course's calculators, a module each.

To add one, add a module here that holds a `Calculator`. Nothing else needs to know of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from livemoney.calculator import Calculator


@cache
def discover() -> Mapping[str, Calculator]:
    """Every declared calculator by its id, in the order of the modules' names.

    Raises
    ------
    ValueError
        Two calculators with one id.
    """
    found: dict[str, Calculator] = {}
    for module in iter_modules(__path__):
        for value in vars(import_module(f"{__name__}.{module.name}")).values():
            if not isinstance(value, Calculator):
                continue
            if value.id in found:
                raise ValueError(f"two calculators have the id {value.id!r}")
            found[value.id] = value
    return MappingProxyType(found)
