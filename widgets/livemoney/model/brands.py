"""Brand deals: engagement rates by either denominator, a quote, a sponsored LIVE against gifts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from livemoney.formula import formula, power, ratio, where
from livemoney.quantities import Amount, Count, Rate, Share


@formula
def engagement_by_views(
    views: Count, likes: Count, comments: Count, shares: Count, saves: Count = 0
) -> Any:
    """Engagement rate by views: `(likes + comments + shares + saves) / views`, a share.

    Some count saves, some do not. Source: claim `engagement.by_views`.
    """
    return ratio(likes + comments + shares + saves, views)


@formula
def engagement_by_followers(
    followers: Count, likes: Count, comments: Count, shares: Count = 0
) -> Any:
    """Engagement rate by followers: `(likes + comments + shares) / followers`, a share.

    Some count shares, some do not. Source: claim `engagement.by_followers`.
    """
    return ratio(likes + comments + shares, followers)


@formula
def cpm_quote_usd(views: Count, cpm_usd: Rate) -> Any:
    """The price of a video from its views, in US$: `views / 1000 * cpm_usd`.

    CPM is what a brand pays for a thousand views. Source of CPMs: facts `brand.cpm_*`.
    """
    return views / 1000 * cpm_usd


@formula
def with_terms_usd(base_usd: Amount, usage_share: Rate, exclusivity_usd: Amount) -> Any:
    """A price with usage rights and exclusivity, in US$.

    `base_usd * (1 + usage_share) + exclusivity_usd`. No source gives these two: the first is
    what you agree on, the second what you turn down elsewhere.
    """
    return base_usd * (1 + usage_share) + exclusivity_usd


@formula
def middle(low: Amount, high: Amount) -> Any:
    """The middle of a range that spans factors, not steps: `sqrt(low * high)`.

    As many times above `low` as it is below `high`.
    """
    return power(low * high, 0.5)


def by_size(followers: Any, steps: Sequence[tuple[float, Any]]) -> Any:
    """The value of the size class that `followers` is in.

    `steps` are `(followers from which it holds, value)`, in rising order; below the first of
    them the first one holds.
    """
    value = steps[0][1]
    for least, next_value in steps[1:]:
        value = where(followers >= least, next_value, value)
    return value


@formula
def sponsored_live(
    gifts_usd: Amount, fee_usd: Amount, agent_share: Share, gifts_lost_share: Share
) -> dict[str, Any]:
    """One LIVE with a sponsor beside the same LIVE without one, in US$ before tax.

    ::

        fee_kept_usd   = fee_usd * (1 - agent_share)
        gifts_left_usd = gifts_usd * (1 - gifts_lost_share)
        sponsored_usd  = fee_kept_usd + gifts_left_usd
        gain_usd       = sponsored_usd - gifts_usd
        least_fee_usd  = gifts_usd * gifts_lost_share / (1 - agent_share)

    At `least_fee_usd` the sponsor brings nothing and costs nothing.
    """
    kept = fee_usd * (1 - agent_share)
    left = gifts_usd * (1 - gifts_lost_share)
    return {
        "fee_kept_usd": kept,
        "gifts_left_usd": left,
        "sponsored_usd": kept + left,
        "gain_usd": kept + left - gifts_usd,
        "least_fee_usd": ratio(gifts_usd * gifts_lost_share, 1 - agent_share),
    }


@formula
def even_viewers(fee_kept_usd: Amount, gifts_per_viewer_usd: Rate, gifts_lost_share: Share) -> Any:
    """Viewers at which a sponsored LIVE and one without bring the same.

    `fee_kept_usd / (gifts_per_viewer_usd * gifts_lost_share)`: there the gifts lost are as much
    as the fee. With fewer viewers the sponsor is worth more; 0 where no gifts are lost.
    """
    return ratio(fee_kept_usd, gifts_per_viewer_usd * gifts_lost_share)
