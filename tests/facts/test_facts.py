"""The figures, where they come from, and how a spoilt table is refused."""

from __future__ import annotations

import math
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from livemoney import facts as module
from livemoney.facts import (
    UnknownFact,
    brand_rates,
    claims,
    coin_packs,
    conventions,
    due,
    engagement_benchmarks,
    fact,
    facts,
    income_cases,
    sources,
)
from livemoney.facts.tables import DataError
from livemoney.gifts import gift, gifts

# Hosts that hold somebody else's text: named in seen_at, never linked.
COPIES = {
    "bohrium.dp.tech",
    "btimesonline.com",
    "businessinside24.com",
    "cbx.gg",
    "ccstartup.com",
    "cloner.tpbot.vip",
    "crunchbasenewstoday.com",
    "dailyzsocialmedianews.com",
    "discovery.researcher.life",
    "eninvs.com",
    "expressdigest.com",
    "fbanews.org",
    "hiwildflower.com",
    "nbstv.ug",
    "nordot.app",
    "pymnts-com-develop.go-vip.net",
    "raw.githubusercontent.com",
    "regal-braid-64f.notion.site",
    "spicycreatortips.com",
    "sutradirectory.com",
    "techbrunch.co",
    "tiktoks.nl",
    "vigourtimes.com",
    "winpalacebonusz.com",
    "wordupnews.com",
    "www.africahitech.com",
    "www.dtnext.in",
}

CORE = {
    "coin_price.web_us": (0.0106, 0.0105, 0.0107, "usd_per_coin"),
    "coin_price.in_app_us": (0.0151, 0.0130, 0.0155, "usd_per_coin"),
    "coin_price.bbc_uk": (0.0167, 0.0167, 0.0167, "usd_per_coin"),
    "diamond.gross_usd": (0.01, 0.01, 0.01, "usd_per_diamond"),
    "reward_rate.standard": (0.50, 0.20, 0.53, "share"),
    "reward_rate.scaled_min": (0.20, 0.20, 0.20, "share"),
    "reward_rate.scaled_max": (0.53, 0.53, 0.53, "share"),
    "store_fee.in_app": (0.30, 0.30, 0.30, "share"),
    "web_discount.claimed": (0.25, 0.25, 0.25, "share"),
    "check.bbc_viewer_usd": (106, 106, 106, "usd"),
    "check.bbc_creator_usd": (33, 33, 33.03, "usd"),
    "check.bbc_family_usd": (19.31, 19.31, 19.31, "usd"),
    "check.money_shop_share": (0.10, 0.10, 0.10, "share"),
    "check.middleman_share": (0.35, 0.35, 0.35, "share"),
    "check.lion_creator_usd": (155, 155, 155, "usd"),
    "check.lion_viewer_usd": (500, 500, 500, "usd"),
    "check.abc_creator_share": (0.40, 0.40, 0.40, "share"),
    "payout.minimum_official_2019": (100, 100, 100, "usd"),
    "payout.minimum_circulating": (None, 0.50, 100, "usd"),
    "payout.daily_cap": (1000, 1000, 1000, "usd"),
    "payout.processing_days": (15, 15, 15, "days"),
    "payout.paypal_extra_days": (21, 21, 21, "days"),
    "payout.tiktok_fee": (0, 0, 0, "usd"),
    "twitch.bits_share": (0.71, 0.71, 0.71, "share"),
    "youtube.superchat_share": (0.70, 0.70, 0.70, "share"),
}


@pytest.mark.parametrize("id", CORE)
def test_core_figures(id: str) -> None:
    found = fact(id)
    assert (found.value, found.low, found.high, found.unit) == CORE[id]


def number(id: str) -> float:
    return fact(id).number


# Derived figures and what they are derived from, to half a unit of the last digit shown.
DERIVED: dict[str, tuple[Callable[[], float], float]] = {
    "coin_price.web_us": (lambda: 0.74 / 70, 5e-5),
    "coin_price.in_app_us": (lambda: 19.99 / 1321, 5e-5),
    "coin_price.bbc_uk": (lambda: number("check.lion_viewer_usd") / 29999, 5e-5),
    "coin_price.drama_queen_2019_gbp": (
        lambda: number("gift.drama_queen_gbp") / number("gift.drama_queen_coins"),
        5e-5,
    ),
    "diamond.net_usd": (
        lambda: number("diamond.gross_usd") * number("reward_rate.standard"),
        1e-12,
    ),
    "check.bbc_creator_share": (
        lambda: number("check.bbc_creator_usd") / number("check.bbc_viewer_usd"),
        0.005,
    ),
    "check.bbc_family_share": (
        lambda: number("check.bbc_family_usd") / number("check.bbc_viewer_usd"),
        0.005,
    ),
    "check.bbc_family_usd": (
        lambda: (
            number("check.bbc_creator_usd")
            * (1 - number("check.money_shop_share"))
            * (1 - number("check.middleman_share"))
        ),
        0.00501,
    ),
    "check.bbc_coins": (lambda: number("check.bbc_viewer_usd") / (0.99 / 65), 1),
    "check.bbc_usd_per_coin": (lambda: 33.03 / number("check.bbc_coins"), 5e-6),
    "check.lion_usd_per_coin": (lambda: number("check.lion_creator_usd") / 29999, 5e-6),
    "check.lion_creator_share": (
        lambda: number("check.lion_creator_usd") / number("check.lion_viewer_usd"),
        0.005,
    ),
    "reward_rate.scaled_max": (
        lambda: number("scaled.per_live_max") + number("scaled.weekly_max"),
        1e-12,
    ),
    "scaled.per_live_max": (
        lambda: number("scaled.long_live_rate") + number("scaled.followers_bonus"),
        1e-12,
    ),
    "scaled.weekly_max": (
        lambda: (
            number("scaled.weekly_two_lives")
            + fact("scaled.team_bonus").high
            + fact("scaled.league_bonus").high
        ),
        1e-12,
    ),
    "twitch.bits_share": (
        lambda: number("twitch.bits_100_streamer_usd") / number("twitch.bits_100_usd"),
        0.005,
    ),
    "creator_share.louderback": (lambda: (1 - number("store_fee.in_app")) * 0.5, 1e-12),
    "subscription.max_share": (
        lambda: number("subscription.base_share") + number("subscription.bonus_share"),
        1e-12,
    ),
    "subscription.max_share_us_ca": (
        lambda: number("subscription.base_share_us_ca") + number("subscription.bonus_share"),
        1e-12,
    ),
    "payout.minimum_blog_half_dollar": (lambda: 100 * number("diamond.net_usd"), 1e-12),
    "payout.minimum_blog_10": (lambda: 2000 * number("diamond.net_usd"), 1e-12),
    "gifter_rate.bigo": (
        lambda: number("gifter_rate.bigo_payers") / number("gifter_rate.bigo_monthly_users"),
        5e-4,
    ),
    "gifter_rate.douyu": (
        lambda: number("gifter_rate.douyu_payers") / number("gifter_rate.douyu_monthly_users"),
        5e-4,
    ),
    "gifter_rate.douyu_mobile": (
        lambda: number("gifter_rate.douyu_payers") / number("gifter_rate.douyu_mobile_users"),
        5e-3,
    ),
    "kuailive.gifts_per_100": (
        lambda: 100 * number("kuailive.gifts") / number("kuailive.entries"),
        0.005,
    ),
    "kuailive.likes_per_100": (
        lambda: 100 * number("kuailive.likes") / number("kuailive.entries"),
        0.05,
    ),
    "kuailive.comments_per_100": (
        lambda: 100 * number("kuailive.comments") / number("kuailive.entries"),
        0.05,
    ),
    "kuailive.likes_per_gift": (lambda: number("kuailive.likes") / number("kuailive.gifts"), 0.05),
    "kuailive.gifts_per_user": (lambda: number("kuailive.gifts") / number("kuailive.users"), 0.05),
    "platform.mean_creator_usd_per_day": (
        lambda: (
            number("platform.creator_revenue_per_day_usd") / number("platform.live_creators_daily")
        ),
        1e-9,
    ),
    "platform.mean_viewer_usd_per_day": (
        lambda: (
            number("platform.creator_revenue_per_day_usd") / number("platform.live_viewers_daily")
        ),
        0.005,
    ),
    "platform.creator_usd_per_viewer_hour": (
        lambda: (
            90 * number("platform.creator_revenue_per_day_usd") / number("platform.hours_watched")
        ),
        0.005,
    ),
    "platform.gross_usd_per_viewer_hour": (
        lambda: number("platform.live_quarter_usd") / number("platform.hours_watched"),
        0.005,
    ),
    "au_nz.rank_bound_aud": (
        lambda: (
            19 * number("au_nz.rank_1_aud")
            + 30 * number("au_nz.rank_20_aud")
            + 35 * number("au_nz.rank_50_aud")
        ),
        1e-9,
    ),
    "au_nz.exponent_1_20": (
        lambda: math.log(number("au_nz.rank_1_aud") / number("au_nz.rank_20_aud"), 20),
        0.005,
    ),
    "au_nz.exponent_20_50": (
        lambda: math.log(number("au_nz.rank_20_aud") / number("au_nz.rank_50_aud"), 2.5),
        0.005,
    ),
    "au_nz.exponent_1_50": (
        lambda: math.log(number("au_nz.rank_1_aud") / number("au_nz.rank_50_aud"), 50),
        0.005,
    ),
}


@pytest.mark.parametrize("id", DERIVED)
def test_derived_figures_follow_from_their_inputs(id: str) -> None:
    compute, tolerance = DERIVED[id]
    assert number(id) == pytest.approx(compute(), abs=tolerance, rel=0)


def test_the_web_saving_follows_from_the_packs() -> None:
    web = 0.74 / 70
    saving = fact("web_discount.observed")
    assert saving.low == pytest.approx(1 - web / 0.0142, abs=5e-4)
    assert saving.high == pytest.approx(1 - web / (19.99 / 1321), abs=5e-4)


def test_the_press_prices_of_gifts_give_the_press_price_of_a_coin() -> None:
    named = {"hat_and_mustache": "Hat and Mustache", "sunglasses": "Sunglasses"}
    prices = [
        number(f"gift.{id}_usd") / gift(name).coins
        for id, name in {**named, "doughnut": "Doughnut"}.items()
    ]
    coin = fact("coin_price.press_gifts")
    assert min(prices) == pytest.approx(coin.low, abs=5e-5)
    assert max(prices) == pytest.approx(coin.high, abs=5e-5)


def test_the_coins_of_the_bbc_range_over_what_it_may_have_paid() -> None:
    """Nobody reported what the BBC paid for a coin."""
    coins, each = fact("check.bbc_coins"), fact("check.bbc_usd_per_coin")
    usd = number("check.bbc_viewer_usd")
    assert coins.low == pytest.approx(usd / number("coin_price.bbc_uk"), abs=5)
    assert coins.high == pytest.approx(usd / fact("coin_price.web_us").low, abs=5)
    assert each.low == pytest.approx(number("check.bbc_creator_usd") / coins.high, abs=5e-6)
    assert each.high == pytest.approx(fact("check.bbc_creator_usd").high / coins.low, abs=5e-6)


def test_no_fact_is_of_a_later_date_than_it_was_read() -> None:
    for known in facts().values():
        read = max(source.read_on for source in known.sources)
        assert known.as_of == "n.d." or known.as_of <= read.isoformat(), known.id
        assert known.review_by > read, known.id


def test_a_fact_gives_its_sources_as_objects() -> None:
    published = {source.id: source.url for source in fact("check.abc_creator_share").sources}
    assert published == {"adms-2024": sources()["adms-2024"].url}


def test_a_range_without_a_central_value_refuses_to_be_a_number() -> None:
    minimum = fact("payout.minimum_circulating")
    assert minimum.is_range
    with pytest.raises(ValueError, match=r"'payout\.minimum_circulating' has no central value"):
        _ = minimum.number
    assert not fact("payout.daily_cap").is_range


def test_weak_means_one_page_of_low_confidence() -> None:
    weak = {f.id for f in facts().values() if f.weak}
    assert "payout.minimum_blog_half_dollar" in weak
    assert "payout.minimum_blog_10" not in weak  # two blogs
    assert "twitch.bits_share" not in weak  # medium confidence
    assert "check.lion_creator_usd" not in weak  # one source, but a strong one


def test_an_unknown_fact_names_the_nearest() -> None:
    with pytest.raises(UnknownFact) as caught:
        fact("coin_price.web")
    assert isinstance(caught.value, KeyError)
    assert caught.value.id == "coin_price.web"
    assert "coin_price.web_us" in caught.value.near
    assert "coin_price.web_us" in str(caught.value)


def test_facts_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        facts()["x.y"] = fact("diamond.gross_usd")  # type: ignore[index]
    with pytest.raises(AttributeError):
        fact("diamond.gross_usd").value = 1.0  # type: ignore[misc]


def test_the_import_reads_no_file() -> None:
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "import livemoney.facts, livemoney.gifts\n"
        "assert not [name for name in opened if name.endswith('.csv')], opened\n"
        "livemoney.facts.sources()\n"
        "assert [name for name in opened if name.endswith('sources.csv')]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_due_lists_what_to_review_with_the_longest_overdue_first() -> None:
    assert due(date(2027, 5, 22)) == []
    spring = {f.id for f in due(date(2027, 5, 23))}
    assert {"reward_rate.standard", "store_fee.in_app", "tax.us_1099_2026_usd"} <= spring
    assert not {"coin_price.web_us", "check.bbc_viewer_usd"} & spring
    autumn = [f.id for f in due(date(2027, 11, 23))]
    assert spring == set(autumn[: len(spring)])
    assert "coin_price.web_us" in autumn[len(spring) :]
    assert {f.id for f in due(date(2031, 11, 23))} == set(facts())


def test_a_galaxy_under_the_five_conventions() -> None:
    assert [c.usd(1000) for c in conventions()] == pytest.approx([2.5, 5, 7.5, 25, 50])
    assert [c.id for c in conventions() if c.verdict == "fits"] == ["one_to_one"]


def test_the_fitting_convention_uses_the_core_facts() -> None:
    (fits,) = (c for c in conventions() if c.verdict == "fits")
    assert fits.usd_per_diamond == number("diamond.gross_usd")
    assert fits.creator_share == number("reward_rate.standard")


def used_sources() -> Counter[str]:
    tables = (
        facts().values(),
        claims().values(),
        conventions(),
        coin_packs(),
        brand_rates(),
        engagement_benchmarks(),
        income_cases(),
    )
    cited = Counter(source.id for table in tables for row in table for source in row.sources)
    return cited + Counter(source.id for gift in gifts() for source in gift.dumps)


def test_every_source_is_used() -> None:
    assert set(sources()) - set(used_sources()) == set()


def test_every_source_can_be_looked_up() -> None:
    for source in sources().values():
        assert source.url.startswith(("http://", "https://")) or source.seen_at, source.id
        assert source.read_on == date(2026, 11, 22)


def test_no_copy_is_linked() -> None:
    hosts = {urlsplit(source.url).hostname: source.id for source in sources().values()}
    assert {host: hosts[host] for host in COPIES & set(hosts)} == {}
    bare = {host.removeprefix("www.") for host in COPIES}
    assert not [h for h in hosts if h and h.removeprefix("www.") in bare]


def test_a_copy_names_where_it_was_seen_and_links_nothing_else() -> None:
    copies = [s for s in sources().values() if s.kind in ("copy", "mirror")]
    assert len(copies) > 10
    assert [s.id for s in copies if s.url or not s.seen_at] == []


def test_arithmetic_of_our_own_is_said_to_be_so() -> None:
    alone = [f.id for f in facts().values() if {s.id for s in f.sources} == {"ours"}]
    assert alone == []  # it rests on somebody's figures, which must be named


def test_gaps_are_unknown_and_the_rest_is_sourced() -> None:
    gaps = {c.id for c in claims().values() if c.status == "unknown"}
    assert gaps == {id for id in claims() if id.startswith("gap.")}
    assert {"gap.diamond_rate", "gap.live_ranking", "gap.damelio_live"} <= gaps
    assert claims()["likes.for_you_page"].status == "folklore"
    assert claims()["likes.match_points"].status == "official"


def test_packs_agree_with_the_price_ranges() -> None:
    packs = coin_packs()
    assert len(packs) == 30
    for channel, id in (("web", "coin_price.web_us"), ("in_app", "coin_price.in_app_us")):
        prices = [p.price_per_coin for p in packs if (p.channel, p.country) == (channel, "US")]
        assert prices
        assert min(prices) >= fact(id).low
        assert max(prices) <= fact(id).high
    pounds = [p.price_per_coin for p in packs if p.currency == "gbp"]
    uk = fact("coin_price.in_app_uk")
    assert len(pounds) == 8
    assert min(pounds) >= uk.low - 5e-4
    assert max(pounds) <= uk.high


@pytest.mark.parametrize(
    ("coins", "price", "currency"),
    [
        (70, 0.74, "usd"),
        (65, 0.99, "usd"),
        (1321, 19.99, "usd"),
        (16500, 219.99, "gbp"),
        (17500, 203.39, "eur"),
    ],
)
def test_some_packs(coins: int, price: float, currency: str) -> None:
    assert (coins, price, currency) in {(p.coins, p.price, p.currency) for p in coin_packs()}


def test_brand_rates_spread() -> None:
    nano = [r for r in brand_rates() if r.tier == "nano"]
    assert {r.table for r in nano} == set("ABCDE")
    assert min(r.usd_low for r in nano) == 5
    assert max(r.usd_high or 0 for r in nano) == 500
    assert [r.usd_high for r in brand_rates() if (r.tier, r.table) == ("mega", "A")] == [None]


def test_engagement_depends_on_the_basis() -> None:
    both = {b.basis: b.rate_low for b in engagement_benchmarks() if b.source.startswith("Social")}
    assert both == {"followers": 0.0425, "views": 0.0510}


def test_income_cases() -> None:
    cases = {case.id: case for case in income_cases()}
    assert cases["gomez_hour"].value == pytest.approx(1025 * 31 / 250, abs=0.5)
    assert (cases["syria_test_account"].value, cases["syria_test_account"].high) == (33, 33.03)
    assert not cases["damelio_2021"].verified
    assert "Not LIVE gifts" in cases["damelio_2021"].note


FACT = "check.lion_creator_usd,"
LINE = "check.lion_creator_usd,What arrives,155,155,155,usd,2022-10-12,bbc-2022,H,2031-11-22,\n"


@pytest.mark.parametrize(
    ("old", "new", "field", "value", "allowed"),
    [
        (",155,155,155,", ",155,abc,155,", "low", "abc", "is not a number"),
        (",155,155,155,", ",155,nan,155,", "low", "nan", "is not a number"),
        (",155,155,155,", ",155,155,inf,", "high", "inf", "is not a number"),
        (",155,155,155,", ",155,155,,", "high", "", "is blank"),
        (",155,155,155,", ",155,156,154,", "low", 156.0, "allowed: at most 154.0"),
        (",155,155,155,", ",155,100,150,", "value", 155.0, "allowed: 100.0 to 150.0"),
        (",usd,", ",dollars,", "unit", "dollars", "is not one of usd, gbp"),
        (",usd,", ",share,", "low", 155.0, "is not a share (allowed: 0 to 1)"),
        (",155,155,155,", ",155,-1,155,", "low", -1.0, "allowed: 0 or more"),
        (",155,155,155,", f",155,155,{'9' * 400},", "high", "9" * 400, "is not a number"),
        (",2022-10-12,", ",2022-13,", "as_of", "2022-13", "allowed: YYYY, YYYY-MM"),
        (",2022-10-12,", ",2022-02-30,", "as_of", "2022-02-30", "allowed: YYYY, YYYY-MM"),
        (",2022-10-12,", ",,", "as_of", "", "is blank"),
        (",bbc-2022,", ",bbc-2021,", "sources", "bbc-2021", "allowed ids near it: ['bbc-202"),
        (",bbc-2022,", ",zzzz,", "sources", "zzzz", "allowed: a Source's id"),
        (",bbc-2022,", ",,", "sources", "", "is blank"),
        (",H,", ",H-,", "confidence", "H-", "is not one of H, M, L"),
        (",2031-11-22,", ",soon,", "review_by", "soon", "allowed: YYYY-MM-DD"),
        (FACT, "Check Lion,", "id", "Check Lion", "allowed: topic.name"),
        (FACT, "diamond.gross_usd,", "id", "diamond.gross_usd", "already (allowed: once)"),
    ],
)
def test_a_spoilt_fact_is_refused(
    copy: Path, old: str, new: str, field: str, value: object, allowed: str
) -> None:
    path = copy / "facts.csv"
    text = path.read_text(encoding="utf-8")
    kept = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(FACT))
    assert kept != text
    assert LINE.count(old) == 1
    path.write_text(kept + LINE.replace(old, new), encoding="utf-8")
    line = text.count("\n")
    with pytest.raises(DataError) as caught:
        facts(copy)
    assert f"facts.csv, line {line}, field {field!r}: {value!r} " in str(caught.value)
    assert allowed in str(caught.value)


def test_the_line_that_the_spoilt_ones_come_from_is_good(copy: Path) -> None:
    path = copy / "facts.csv"
    header = path.read_text(encoding="utf-8").splitlines(keepends=True)[0]
    path.write_text(header + LINE, encoding="utf-8")
    assert list(facts(copy)) == ["check.lion_creator_usd"]


@pytest.mark.parametrize(
    ("file", "read", "row", "field", "allowed"),
    [
        ("sources", sources, "x,t,p,,,n.d.,2026-11-22,original,", "url", "one of the two"),
        ("sources", sources, "x,t,p,ftp://a,,n.d.,2026-11-22,original,", "url", "http(s)://"),
        ("sources", sources, "x,t,p,http://a,b,n.d.,2026-11-22,copy,", "url", "links a copy"),
        ("sources", sources, "x,t,p,http://a,b,n.d.,2026-11-22,mirror,", "url", "allowed: blank"),
        ("sources", sources, "x,t,p,http://a,,May,2026-11-22,original,", "published", "n.d."),
        ("sources", sources, "x,t,p,http://a,,n.d.,2026-11-22,blog,", "kind", "original, copy"),
        ("claims", claims, "a.b,s,press,,n.d.,", "sources", "for status unknown only"),
        ("claims", claims, "a.b,s,rumour,ours,n.d.,", "status", "official, allegation"),
        ("conventions", conventions, "a,b,1,0.01,50,me,ours,fits,", "creator_share", "0 to 1"),
        ("coin_packs", coin_packs, "web,US,usd,0,1,n.d.,ours,M,", "coins", "1 or more"),
        ("coin_packs", coin_packs, "web,US,usd,1,0,n.d.,ours,M,", "price", "more than 0"),
        ("coin_packs", coin_packs, "web,US,inr,1,1,n.d.,ours,M,", "currency", "usd, gbp, eur"),
        ("brand_rates", brand_rates, "nano,9,1,1,2,A,ours,2026,L,", "followers_low", "at most 1"),
        ("brand_rates", brand_rates, "nano,1,9,3,2,A,ours,2026,L,", "usd_low", "at most 2"),
        (
            "engagement_benchmarks",
            engagement_benchmarks,
            "s,views,,,4.25,5.1,ours,2023,M,",
            "rate_low",
            "0 to 1",
        ),
        (
            "income_cases",
            income_cases,
            "a,b,c,9,1,2,usd,p,m,0,ours,",
            "value",
            "allowed: 1.0 to 2.0",
        ),
    ],
)
def test_a_spoilt_row_of_another_table_is_refused(
    copy: Path, file: str, read: Callable[[Path], object], row: str, field: str, allowed: str
) -> None:
    path = copy / f"{file}.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + row + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read(copy)
    line = text.count("\n") + 1
    assert str(caught.value).startswith(f"{file}.csv, line {line}, field {field!r}: ")
    assert allowed in str(caught.value)


def test_everything_public_has_a_docstring() -> None:
    assert [n for n in module.__all__ if not (getattr(module, n).__doc__ or "").strip()] == []
