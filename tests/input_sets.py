"""Sets of inputs for a calculator: what a reader may set, and what nobody may."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from typing import Any

from livemoney.calculator import Calculator, Choice, Number

RANDOM_SETS = 60
# A list of gifts has hundreds of choices; each end and a sample of them is enough.
MOST_CHOICES = 40


def ends(part: Number | Choice, chance: random.Random) -> list[Any]:
    """The bounds of a number; the choices of a choice."""
    if isinstance(part, Number):
        return [part.low, part.high]
    keys = list(part.choices)
    if len(keys) <= MOST_CHOICES:
        return keys
    return [keys[0], keys[-1], *chance.sample(keys, MOST_CHOICES)]


def anywhere(part: Number | Choice, chance: random.Random) -> Any:
    """A value within bounds: mostly off the slider's steps, now and then on one or at a bound."""
    if isinstance(part, Choice):
        return chance.choice(list(part.choices))
    if chance.random() < 0.15:
        return chance.choice([part.low, part.high, part.default])
    if part.integer:
        return chance.randint(math.ceil(part.low), math.floor(part.high))
    if chance.random() < 0.4:
        steps = math.floor((part.high - part.low) / part.step)
        # As a slider gives it: the decimal number, not the sum of many binary steps.
        return min(part.high, float(f"{part.low + chance.randint(0, steps) * part.step:.12g}"))
    return chance.uniform(part.low, part.high)


def good_sets(calculator: Calculator) -> list[dict[str, Any]]:
    """The defaults, each input at its ends, all at an end together, and random sets.

    The random ones are the same in each run, so that a failure can be looked at again.
    """
    chance = random.Random(calculator.id)
    defaults = calculator.defaults
    sets = [defaults]
    for part in calculator.inputs:
        sets += [defaults | {part.name: value} for value in ends(part, chance)]
    for end in (0, -1):
        sets.append({part.name: ends(part, chance)[end] for part in calculator.inputs})
    for _ in range(RANDOM_SETS):
        sets.append({part.name: anywhere(part, chance) for part in calculator.inputs})
    # Corners: bounds only, in random company.
    for _ in range(RANDOM_SETS // 3):
        sets.append({p.name: chance.choice(ends(p, chance)) for p in calculator.inputs})
    return sets


def bad_values(part: Number | Choice) -> Iterator[Any]:
    """Values that the input must refuse."""
    if isinstance(part, Choice):
        yield from ("no such choice", "", None, 0.5, True, math.nan, [part.default])
        return
    yield from (math.nan, math.inf, -math.inf, True, False, None, str(part.default), [part.default])
    yield from (math.nextafter(part.low, -math.inf), math.nextafter(part.high, math.inf))
    yield from (part.low - 1, part.high + 1)
    if part.low >= 0:
        yield -1
    if part.integer:
        yield part.low + 0.5


def inside(part: Number, where: float = 0.37) -> float:
    """A value inside the bounds that is not the default, as short as people type it."""
    number = part.low + (part.high - part.low) * where
    number = math.floor(number) if part.integer else float(f"{number:.4g}")
    return number if number != part.default else inside(part, where + 0.2)
