"""Every calculator of the course, on the Calculators page, by keyboard and by mouse."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from input_sets import good_sets, inside
from livemoney import calculators
from livemoney.calculator import Calculator, Choice, Number

PAGE = "book/calculators.html"

READ = """
(form) => ({
  inputs: Object.fromEntries([...form.elements]
    .filter((one) => one.name && one.tagName !== "OUTPUT").map((one) => [one.name, one.value])),
  outputs: Object.fromEntries([...form.querySelectorAll("output")]
    .map((one) => [one.getAttribute("name"), [Number(one.dataset.value), one.textContent]])),
  sliders: Object.fromEntries([...form.querySelectorAll("[data-slider-of]")]
    .map((one) => [one.dataset.sliderOf, Number(one.value)])),
  percents: Object.fromEntries([...form.querySelectorAll("[data-percent]")]
    .map((one) => [one.closest("[data-field]").dataset.field, one.textContent])),
  errors: Object.fromEntries([...form.querySelectorAll(".calculator-error")]
    .map((one) => [one.closest("[data-field]").dataset.field, one.textContent])),
  invalid: [...form.querySelectorAll("[aria-invalid=true]")].map((one) => one.name),
  hidden: [...form.querySelectorAll("[data-field]")]
    .filter((one) => one.hidden).map((one) => one.dataset.field),
  status: form.querySelector("[role=status]").textContent,
})
"""
SET = """
(form, values) => {
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(name);
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
"""


class Form:
    """A calculator's form on a page, and what Python says of the state it shows."""

    def __init__(self, page: Page, calculator: Calculator) -> None:
        self.page = page
        self.calculator = calculator
        self.form = page.locator(f'form[data-calculator="{calculator.id}"]')
        self.parts = {part.name: part for part in calculator.inputs}

    def start(self) -> Form:
        self.form.evaluate("(form) => form.scrollIntoView()")
        self.page.locator(f'form[data-calculator="{self.calculator.id}"][data-live]').wait_for()
        self.form.evaluate("(f) => f.querySelectorAll('details').forEach((d) => { d.open = true })")
        return self

    def read(self) -> dict[str, Any]:
        found: dict[str, Any] = self.form.evaluate(READ)
        return found

    def set(self, **values: Any) -> None:
        self.form.evaluate(SET, {name: str(value) for name, value in values.items()})

    def control(self, name: str) -> Locator:
        return self.form.locator(f'[name="{name}"]:not(output)')

    def slider(self, name: str) -> Locator:
        return self.form.locator(f'[data-slider-of="{name}"]')

    def reveal(self, part: Number | Choice) -> None:
        if part.shown_when:
            choice, value = part.shown_when
            self.set(**{choice: value})

    def check(self, state: dict[str, Any], **inputs: Any) -> None:
        """The state's results are Python's for `inputs`, number and text."""
        numbers, texts = self.calculator.evaluate(**inputs), self.calculator.shown(**inputs)
        assert set(state["outputs"]) == set(numbers)
        for name, (value, text) in state["outputs"].items():
            assert math.isclose(value, numbers[name], rel_tol=1e-9, abs_tol=1e-12), (name, inputs)
            assert text == texts[name], (name, inputs)

    def inputs_of(self, state: dict[str, Any]) -> dict[str, Any]:
        return {name: self.parts[name].parse(text) for name, text in state["inputs"].items()}

    def check_its_own_inputs(self) -> dict[str, Any]:
        state = self.read()
        self.check(state, **self.inputs_of(state))
        return state

    def reset(self) -> None:
        self.form.get_by_role("button", name="Reset").click()


@pytest.fixture(scope="module")
def context(browser: Browser, site_url: str) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", color_scheme="light"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_url.rstrip("/"))
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def page(context: BrowserContext, site_url: str) -> Iterator[Page]:
    page = context.new_page()
    page.goto(site_url + PAGE)
    yield page
    page.close()


@pytest.fixture(params=list(calculators))
def form(request: pytest.FixtureRequest, page: Page) -> Form:
    form = Form(page, calculators[request.param]).start()
    form.reset()
    return form


def test_every_calculator_is_on_the_page(page: Page) -> None:
    shown = page.locator("form[data-calculator]").evaluate_all(
        "(forms) => forms.map((form) => form.dataset.calculator)"
    )
    assert shown == list(calculators)


def test_defaults(form: Form) -> None:
    state = form.check_its_own_inputs()
    assert form.inputs_of(state) == form.calculator.defaults
    assert not state["invalid"]
    assert not any(state["errors"].values())


def test_each_slider_by_keyboard(form: Form) -> None:
    changed = False
    for part in form.calculator.inputs:
        if isinstance(part, Choice):
            continue
        form.reveal(part)
        before = form.read()
        slider = form.slider(part.name)
        slider.focus()
        # A slider that stands at its end has one way to go.
        key = "ArrowRight" if before["sliders"][part.name] + part.step <= part.high else "ArrowLeft"
        slider.press(key)
        state = form.check_its_own_inputs()
        moved = state["sliders"][part.name] - before["sliders"][part.name]
        assert math.isclose(abs(moved), part.step, rel_tol=1e-6), part.name
        assert (moved > 0) == (key == "ArrowRight")
        assert float(state["inputs"][part.name]) == state["sliders"][part.name]
        if part.is_share:
            assert state["percents"][part.name] == f"{float(state['inputs'][part.name]):.1%}"
        changed |= state["outputs"] != before["outputs"]
    if any(isinstance(part, Number) for part in form.calculator.inputs):
        assert changed, "no slider changes any result"


def test_each_number_box_by_typing(form: Form) -> None:
    for part in form.calculator.inputs:
        if isinstance(part, Choice):
            continue
        form.reveal(part)
        value = inside(part)
        form.control(part.name).click(click_count=3)
        form.page.keyboard.type(f"{value:.12g}")
        state = form.check_its_own_inputs()
        assert float(state["inputs"][part.name]) == value
        assert abs(state["sliders"][part.name] - value) <= part.step / 2 * 1.001, part.name
        assert not any(state["errors"].values())


def test_each_choice(form: Form) -> None:
    for part in form.calculator.inputs:
        if not isinstance(part, Choice):
            continue
        form.reveal(part)
        for key in list(part.choices)[-2:]:
            form.control(part.name).select_option(key)
            state = form.check_its_own_inputs()
            assert state["inputs"][part.name] == key
            assert set(state["hidden"]) == {
                one.name
                for one in form.calculator.inputs
                if one.shown_when and state["inputs"][one.shown_when[0]] != one.shown_when[1]
            }


def test_settings_at_random(form: Form) -> None:
    for row in good_sets(form.calculator)[-8:]:
        form.set(**row)
        state = form.check_its_own_inputs()
        form.check(state, **row)


def test_what_is_not_allowed_is_answered_and_the_last_good_result_stays(form: Form) -> None:
    for part in form.calculator.inputs:
        if isinstance(part, Choice):
            continue
        form.reveal(part)
        good = form.read()
        wrong = [f"{part.high + 1:.12g}", f"{part.low - 1:.12g}"]
        if part is form.calculator.inputs[0] or part.more:
            wrong += ["", "-"]
        if part.integer:
            wrong.append(f"{part.low + 0.5:.12g}")
        for text in wrong:
            box = form.control(part.name)
            box.click(click_count=3)
            # At once, as pasted: on the way to a long number there are shorter ones that are good.
            form.page.keyboard.press("Delete")
            form.page.keyboard.insert_text(text)
            state = form.read()
            message = state["errors"][part.name]
            assert part.domain.allowed in message, (part.name, text)
            assert good["inputs"][part.name] in message.replace(",", ""), (part.name, text)
            assert state["invalid"] == [part.name], (part.name, text)
            assert state["outputs"] == good["outputs"], (part.name, text)
            form.set(**{part.name: good["inputs"][part.name]})
        state = form.read()
        assert state["errors"][part.name] == ""
        assert state["invalid"] == []
        assert state["outputs"] == good["outputs"]


def test_a_result_stays_while_another_input_is_wrong(form: Form) -> None:
    numbers = [part for part in form.calculator.inputs if isinstance(part, Number)]
    if len(numbers) < 2:
        pytest.skip("one number only")
    first, second = numbers[:2]
    form.set(**{first.name: first.high + 1, second.name: inside(second)})
    state = form.read()
    form.check(state, **{second.name: inside(second)})
    assert state["invalid"] == [first.name]


def test_reset_restores_the_defaults(form: Form) -> None:
    defaults = form.read()
    form.set(**good_sets(form.calculator)[-1])
    numbers = [part for part in form.calculator.inputs if isinstance(part, Number)]
    if numbers:
        form.set(**{numbers[0].name: numbers[0].high + 1})
    form.reset()
    assert form.read() | {"status": ""} == defaults | {"status": ""}


def test_the_link_reproduces_the_state_in_a_fresh_page(form: Form, context: BrowserContext) -> None:
    row = good_sets(form.calculator)[-1]
    form.set(**row)
    # An input that the reader typed wrong must not reach the one who gets the link.
    form.form.get_by_role("button", name="Copy link").click()
    form.form.locator("[role=status]", has_text="Link copied").wait_for()
    address = form.page.evaluate("() => navigator.clipboard.readText()")
    id_, query = urlsplit(address).fragment.split("?")
    assert id_ == form.calculator.id
    assert {
        name: form.parts[name].parse(text) for name, text in parse_qsl(query)
    } == form.inputs_of(form.read())
    # The address bar says the same, a moment later.
    form.page.wait_for_function("(link) => location.href === link", arg=address)

    other = context.new_page()
    other.goto(address)
    seen = Form(other, form.calculator)
    other.locator(f'form[data-calculator="{id_}"][data-live]').wait_for()
    state = seen.read()
    mine = form.read()
    assert seen.inputs_of(state) == form.inputs_of(mine)
    assert state["outputs"] == mine["outputs"]
    assert state["hidden"] == mine["hidden"]
    seen.check(state, **row)
    assert seen.form.evaluate("(f) => f.getBoundingClientRect().top < innerHeight")
    other.close()


CHAPTER = "chapters/01-gifts-and-diamonds.html"
GIFT = "gift-to-take-home"


@pytest.fixture
def gift_form(page: Page) -> Form:
    form = Form(page, calculators[GIFT]).start()
    form.reset()
    return form


def test_known_values_on_the_page(gift_form: Form) -> None:
    """What the issue names: a Galaxy US$5.00, 29,999 coins US$150.00, 47% and 33%."""
    gift_form.set(gift="Galaxy", channel="in_app")
    outputs = gift_form.read()["outputs"]
    assert outputs["reward_usd"][1] == "US$5.00"
    assert outputs["creator_share"][1] == "33%"
    gift_form.set(channel="web")
    assert gift_form.read()["outputs"]["creator_share"][1] == "47%"
    gift_form.set(gift="a coin amount", coins_per_gift=29_999)
    assert gift_form.read()["outputs"]["reward_usd"] == [149.995, "US$150.00"]


def test_a_slider_by_mouse(gift_form: Form) -> None:
    slider = gift_form.slider("reward_rate")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    gift_form.page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2)
    state = gift_form.check_its_own_inputs()
    assert 0.75 <= float(state["inputs"]["reward_rate"]) <= 0.85


def test_a_link_that_names_what_is_not_there(gift_form: Form) -> None:
    gift_form.page.evaluate(
        "() => { location.hash = '#gift-to-take-home?gift=Galaxi&reward_rate=50&no_such=1'; }"
    )
    gift_form.form.locator("[aria-invalid=true]").wait_for()
    state = gift_form.read()
    assert "Galaxi" in state["errors"]["gift"]
    assert "0 to 1" in state["errors"]["reward_rate"]
    assert "no_such" in state["status"]
    gift_form.check(state)
    gift_form.reset()
    assert gift_form.read()["errors"] == dict.fromkeys(state["errors"], "")
    assert gift_form.read()["status"] == ""


def test_a_link_within_the_page_sets_a_calculator(gift_form: Form) -> None:
    gift_form.page.evaluate("() => { location.hash = '#gift-to-take-home?gift=Rose&gifts=7'; }")
    gift_form.page.wait_for_function(
        "(form) => form.elements.gifts.value === '7'", arg=gift_form.form.element_handle()
    )
    gift_form.check(gift_form.read(), gift="Rose", gifts=7)


def test_a_link_with_no_settings_shows_the_calculator(gift_form: Form) -> None:
    last = list(calculators)[-1]
    gift_form.page.evaluate("(id) => { location.hash = `#${id}`; }", last)
    form = gift_form.page.locator(f'form[data-calculator="{last}"]')
    gift_form.page.wait_for_function(
        "(form) => Math.abs(form.getBoundingClientRect().top) < innerHeight / 2",
        arg=form.element_handle(),
    )


def test_the_link_where_the_clipboard_is_closed(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });"
    )
    page.goto(site_url + PAGE)
    form = Form(page, calculators[GIFT]).start()
    form.set(gifts=3)
    form.form.get_by_role("button", name="Copy link").click()
    form.form.locator("[role=status]", has_text="address bar").wait_for()
    assert dict(parse_qsl(unquote(urlsplit(page.url).fragment.split("?")[1])))["gifts"] == "3"
    context.close()


def test_where_the_runtime_cannot_be_loaded_the_page_says_so(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/vega.js*", lambda route: route.abort())
    page.goto(site_url + PAGE)
    form = Form(page, calculators[GIFT])
    form.form.scroll_into_view_if_needed()
    form.form.locator("[role=status]", has_text="Not live yet").wait_for()
    form.check(form.read())
    # The network comes back: the next move of a control makes the page live.
    page.unroute("**/vega.js*")
    form.set(gifts=2)
    page.locator(f'form[data-calculator="{GIFT}"][data-live]').wait_for()
    form.check(form.read(), gifts=2)
    context.close()


@pytest.mark.parametrize("name", [PAGE, CHAPTER])
def test_a_page_from_a_memory_stick_is_live(name: str, browser: Browser, site: Path) -> None:
    """A classroom may have no network at all: the pages are opened as files."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / name).as_uri())
    form = Form(page, calculators[GIFT]).start()
    form.set(gifts=2)
    form.check(form.read(), gifts=2)
    context.close()


COLORS = """
(selector) => {
  const found = [...document.querySelectorAll(`${selector} :is(path, rect, line, text)`)];
  return found.map((one) => getComputedStyle(one)).map((style) => [style.fill, style.stroke]);
}
"""


@pytest.mark.parametrize("drawing", [".chart-live svg", ".chart-wide svg"])
def test_the_charts_follow_the_theme_without_a_reload(
    drawing: str, context: BrowserContext, site_url: str
) -> None:
    page = context.new_page()
    page.goto(site_url + CHAPTER)
    if "live" in drawing:
        page.locator("form[data-calculator]").first.evaluate("(form) => form.scrollIntoView()")
        page.locator("form[data-live]").first.wait_for()
    else:
        page.locator(drawing).first.wait_for(state="attached")
    page.evaluate("() => { window.sameDocument = true; }")
    light = page.evaluate(COLORS, drawing)
    while page.evaluate("() => document.documentElement.dataset.theme") != "dark":
        page.locator("#theme-button").click()
    dark = page.evaluate(COLORS, drawing)
    assert len(light) == len(dark) > 5
    differing = sum(one != other for one, other in zip(light, dark, strict=True))
    assert differing > len(light) / 3
    assert page.evaluate("() => window.sameDocument"), "the page was loaded again"
    page.reload()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    page.evaluate("() => localStorage.clear()")
    page.close()


def test_settings_in_the_form_are_the_declared_ones(page: Page) -> None:
    """The page was built from the declarations of today."""
    for id_, calculator in calculators.items():
        settings = json.loads(
            page.locator(f'form[data-calculator="{id_}"] script[data-settings]').inner_text()
        )
        assert list(settings["inputs"]) == [part.name for part in calculator.inputs]
        assert settings["outputs"] == {
            part.name: part.format.as_dict() for part in calculator.outputs
        }
