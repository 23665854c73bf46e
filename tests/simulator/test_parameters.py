"""What the simulator takes: each a fact or an assumption marked as one, and refused when bad."""

from __future__ import annotations

import math
from typing import Any

import pytest

from livemoney import simulate
from livemoney.facts import fact, sources
from livemoney.quantities import InputError
from livemoney.simulator import parameters
from livemoney.simulator.calibration import CREATORS
from livemoney.simulator.given import complete, largest_gifter_rate
from livemoney.simulator.parameters import ASSUMPTION, Parameter, declared

EVERY = list(declared().values())


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_a_parameter_is_a_fact_or_says_that_it_is_an_assumption(one: Parameter) -> None:
    table = parameters().loc[one.name]
    assert one.note, "what it rests on"
    assert one.least <= one.low <= one.default <= one.high <= one.most
    for source in filter(None, one.sources.split(";")):
        assert source in sources()
    if table["fact"] == ASSUMPTION:
        assert not one.fact
        return
    known = fact(one.fact)
    assert table["citation"]
    if known.value is not None:
        scale = 100 if known.unit == "per_100_entries" else 1
        assert one.default == pytest.approx(known.value / scale)
    else:
        assert (one.low, one.high) == (known.low, known.high)


def test_every_mechanism_of_the_model_is_listed_with_how_to_switch_it_off() -> None:
    table = parameters()
    wanted = {"arrivals", "stay", "likes", "comments", "gifters", "bursts", "crowd-out"}
    assert wanted | {"gift sizes", "money"} == set(table["mechanism"])
    off = table[table["off"].notna()]
    assert wanted - {"stay"} <= set(off["mechanism"])


BAD: list[tuple[str, Any, str]] = [
    ("gifter_rate", 50, "from 0 to 1"),
    ("gifter_rate", 0.9, "from 0 to 0.161: only so many viewers stay for 10 minutes"),
    ("settle_minutes", 2.5, "a whole number from 0 to 120"),
    ("gifter_rate", math.nan, "from 0 to 1"),
    ("reward_rate", 50, "0.5 means 50%"),
    ("concurrent_viewers", -1, "from 0"),
    ("mean_stay_minutes", 0, "from 1"),
    ("burst", 1, "from 0 to 0.95"),
    ("top_fifth_share", 0.1, "from 0.2"),
    ("coins_per_gifter", 1, "1.667 or more"),
    ("likes_per_viewer_minute", "many", "a number"),
    ("crowd_out", True, "a number"),
    ("viewers", 10, "one of the parameters"),
    ("sessions", 0, "from 1"),
    ("sessions", -1, "from 1"),
    ("sessions", 2.5, "a whole number"),
    ("sessions", math.nan, "a whole number"),
    ("sessions", 10**12, "to 10,000,000"),
    ("minutes", 0, "from 1"),
    ("minutes", 100_000, "at most a day"),
    ("minutes", 1.5, "a whole number"),
    ("seed", -1, "a seed"),
    ("seed", 1.5, "a whole number"),
    ("seed", 2**64, "a seed"),
]


@pytest.mark.parametrize(("field", "value", "allowed"), BAD)
def test_a_bad_value_is_refused_with_field_value_and_what_is_allowed(
    field: str, value: Any, allowed: str
) -> None:
    with pytest.raises(InputError) as refused:
        simulate(**{"sessions": 10, "minutes": 5, field: value})
    assert repr(value) in str(refused.value)
    assert allowed in str(refused.value)
    assert refused.value.field == field


def test_the_largest_gifter_rate_that_is_named_is_allowed() -> None:
    for stay, settle in ((6, 10), (2, 10), (1.5, 20)):
        most = largest_gifter_rate(stay, settle)
        with pytest.raises(InputError) as refused:
            complete({"mean_stay_minutes": stay, "settle_minutes": settle, "gifter_rate": 1})
        named = float(refused.value.allowed.split(" to ")[1].split(":")[0])
        assert 0.99 * most < named <= most
        complete({"mean_stay_minutes": stay, "settle_minutes": settle, "gifter_rate": named})


def test_a_tail_too_heavy_for_the_cheapest_gift_is_refused() -> None:
    with pytest.raises(InputError, match="since gifts cost from 1 to 42,999"):
        simulate(10, 5, coins_per_gifter=10, top_fifth_share=0.97)


def test_the_number_of_creators_is_the_studys() -> None:
    assert fact("au_nz.streamers").number == CREATORS
