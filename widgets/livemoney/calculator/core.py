"""What a calculator is: inputs, a model function, outputs, a chart. No face, no drawing."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from livemoney.facts import fact, income_case
from livemoney.quantities import Domain, InputError
from livemoney.text import Format

# Names that mean something else to Vega, to a form, or to an ipywidgets box.
RESERVED = frozenset(
    (
        *("action", "autosize", "background", "box_style", "children", "comm", "cursor", "data"),
        *("datum", "description", "elements", "event", "height", "id", "inputs", "item", "keys"),
        *("layout", "length", "log", "method", "model_id", "padding", "parent", "reset", "style"),
        *("submit", "tabbable", "target", "title", "tooltip", "unit", "value", "width", "x", "y"),
    )
)


@dataclass(frozen=True)
class Number:
    """A number that the reader sets with a slider or types into a box.

    `name` is the model's argument, with its unit in it. `fact` names the fact that `default`
    comes from; its range, source and date then stand under "How this is computed". `shown_when`
    is `(name of a Choice, its value)`: the input is shown only while that choice is made.
    """

    name: str
    label: str
    default: float
    low: float
    high: float
    step: float
    unit: str = ""
    integer: bool = False
    fact: str = ""
    help: str = ""
    shown_when: tuple[str, str] | None = None
    more: bool = False

    def __post_init__(self) -> None:
        # A slider goes from `low` in steps: off them, the first touch would turn 8,000 into 8,001.
        for end in (self.default, self.high):
            steps = (end - self.low) / self.step
            if abs(steps - round(steps)) > 1e-6:
                wanted = f"a step that leads from {self.low} to {self.default} and to {self.high}"
                raise InputError(f"{self.name}: step", self.step, wanted)

    @classmethod
    def of(cls, fact_id: str, name: str, label: str, **settings: Any) -> Number:
        """An input whose default and unit are a fact's; `settings` are the other fields."""
        known = fact(fact_id)
        return cls(name, label, default=known.number, unit=known.unit, fact=fact_id, **settings)

    @property
    def domain(self) -> Domain:
        """The numbers that the input takes."""
        return Domain(self.low, self.high, self.integer)

    @property
    def is_share(self) -> bool:
        """Whether the number is a share, 0 to 1, which people read as a percentage."""
        return self.unit == "share"

    def check(self, value: Any) -> float:
        """`value` as a number; raises `InputError` where it is not allowed."""
        self.domain.check(self.name, value)
        number: float = value
        return number

    def parse(self, text: str) -> float:
        """The value written in a link."""
        try:
            number = float(text)
        except ValueError:
            raise InputError(self.name, text, self.domain.allowed) from None
        return self.check(int(number) if self.integer and number.is_integer() else number)


@dataclass(frozen=True)
class Choice:
    """One of several named values: `choices` maps each value to the label that the reader sees."""

    name: str
    label: str
    default: str
    choices: Mapping[str, str]
    fact: str = ""
    help: str = ""
    shown_when: tuple[str, str] | None = None
    more: bool = False

    def check(self, value: Any) -> str:
        """`value`; raises `InputError` where it is not one of the choices."""
        if not isinstance(value, str) or value not in self.choices:
            near = get_close_matches(str(value), self.choices, n=3)
            named = near or list(self.choices)[:6]
            more = f", ... ({len(self.choices)} in all)" if len(self.choices) > len(named) else ""
            raise InputError(self.name, value, "one of " + ", ".join(map(repr, named)) + more)
        return str(value)

    def parse(self, text: str) -> str:
        """The value written in a link."""
        return self.check(text)


Input = Number | Choice


@dataclass(frozen=True)
class Output:
    """A result: its name in the model's answer, its label, how it is shown.

    `main` marks the results that answer the calculator's question; they are shown large.
    """

    name: str
    label: str
    format: Format
    main: bool = False
    help: str = ""


@dataclass(frozen=True)
class Calculator:
    """A calculator of the course, declared once.

    Parameters
    ----------
    id
        Its name in `livemoney.calculators`, on the page and in links: `gift-to-take-home`.
    title, question
        What it is called, and the reader's question that it answers.
    inputs
        `Number` and `Choice`, named as the model's arguments.
    model
        A function of the inputs (and of `constants`) that gives a mapping with every output's
        name. It is called with numbers, with arrays, and with traced expressions; what
        `livemoney.formula` offers stands in for Python's own branches.
    outputs
        What of the model's answer is shown.
    chart
        A function of one argument that gives an Altair chart. The argument has every input and
        output as an attribute, an Altair expression. Leave size and colours to the theme.
    chart_title, chart_description
        The words above the chart, and the text alternative.
    formula
        How it is computed, in words, a sentence each.
    constants
        Model arguments that the reader does not set: argument name -> fact id.
    more_title
        What the folded inputs have in common.
    facts
        Further facts that the calculator rests on, shown with the assumptions.
    cases
        Ids of published incomes that it rests on, shown with the assumptions.
    """

    id: str
    title: str
    question: str
    inputs: tuple[Input, ...]
    model: Callable[..., Mapping[str, Any]]
    outputs: tuple[Output, ...]
    chart: Callable[[Any], Any]
    chart_title: str
    chart_description: str
    formula: tuple[str, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    more_title: str = "More settings"
    facts: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [part.name for part in (*self.inputs, *self.outputs)] + list(self.constants)
        for name in names:
            if not name.isidentifier() or keyword.iskeyword(name) or name in RESERVED:
                raise InputError(f"{self.id}: name", name, "a Python name that Vega leaves free")
            if names.count(name) > 1:
                raise InputError(f"{self.id}: name", name, "a name used once in the calculator")
        for required in ("title", "question", "chart_title", "chart_description", "formula"):
            if not getattr(self, required):
                raise InputError(f"{self.id}: {required}", "", "a text that is not empty")
        for part in self.inputs:
            part.check(part.default)
        for name in self.fact_ids:
            fact(name)
        for name in self.cases:
            income_case(name)

    @property
    def defaults(self) -> dict[str, Any]:
        """Each input's default."""
        return {part.name: part.default for part in self.inputs}

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts that the calculator rests on, each once, in the order of its inputs."""
        ids = [part.fact for part in self.inputs if part.fact]
        return tuple(dict.fromkeys([*ids, *self.constants.values(), *self.facts]))

    def complete(self, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """All inputs, checked; missing ones take their defaults.

        Raises
        ------
        InputError
            An unknown input, or a value that its input does not allow.
        """
        known = {part.name: part for part in self.inputs}
        for name, value in inputs.items():
            if name not in known:
                raise InputError(name, value, "one of the inputs " + ", ".join(known))
        return {name: part.check(inputs.get(name, part.default)) for name, part in known.items()}

    def evaluate(self, **inputs: Any) -> dict[str, float]:
        """The calculator's results: `{output name: number}`.

        Raises
        ------
        InputError
            An unknown input, or a value that its input does not allow.
        """
        return self.apply(self.complete(inputs))

    def apply(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The model's outputs for a full set of inputs: numbers, arrays, or expressions."""
        constants = {name: fact(id_).number for name, id_ in self.constants.items()}
        answer = self.model(**values, **constants)
        return {output.name: answer[output.name] for output in self.outputs}

    def shown(self, **inputs: Any) -> dict[str, str]:
        """The results as the reader sees them: `{output name: text}`."""
        results = self.evaluate(**inputs)
        return {output.name: output.format.text(results[output.name]) for output in self.outputs}

    def widget(self, **inputs: Any) -> Any:
        """The kernel's face: an ipywidgets box, its inputs set to `inputs`.

        Every input and output is a trait of the box, so that it can be observed and linked.
        """
        from livemoney.calculator.kernel import CalculatorWidget

        return CalculatorWidget(self, **inputs)

    def html(self, **inputs: Any) -> str:
        """The page's face: a form with its results, its chart as SVG, and its working."""
        from livemoney.calculator.page import html

        return html(self, self.complete(inputs))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        return self.widget()._repr_mimebundle_(include=include, exclude=exclude)

    def __repr__(self) -> str:
        return f"<Calculator {self.id}: {self.title}>"
