"""The dashboard: a file picker with progress, and what a file shows.

In a kernel these are ipywidgets. On the page, where no kernel runs, the dashboard shows itself as
HTML, and the picker shows the synthetic sample's dashboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from livemoney.charts.figure import Figure
from livemoney.charts.theme import building_site
from livemoney.logs import figures, summary
from livemoney.logs.forecasting import NoForecast
from livemoney.logs.opening import Uploaded
from livemoney.logs.problems import LogError
from livemoney.logs.reading import read
from livemoney.logs.report_html import safe
from livemoney.logs.result import Result
from livemoney.logs.shipped import LABEL, samples

__all__ = ["Dashboard", "Picker", "dashboard"]

SAMPLE = "twelve-lives"
# A file's name, or what stands in it, may be one long word: on a phone it must break.
WRAPPED = 'style="overflow-wrap: anywhere"'


def dashboard(result: Result | None = None, note: str = figures.OWN) -> Dashboard | Picker:
    """Give the dashboard of a result, or a picker for a file.

    Parameters
    ----------
    result : Result, optional
        From `livemoney.logs.read`.
    note : str
        Stands under every chart; for a sample, say that it is synthetic.
    """
    return Picker() if result is None else Dashboard(result, note)


class Dashboard:
    """What a file shows: the report, the sums, the charts.

    Parameters
    ----------
    result : Result
        From `livemoney.logs.read`.
    note : str
        Stands under every chart.
    """

    def __init__(self, result: Result, note: str = figures.OWN) -> None:
        self.result = result
        self.note = note

    def parts(self, usd_per_diamond: float | None = None) -> Iterator[Figure | str]:
        """Give the charts, and sentences where there is nothing to draw."""
        result, note = self.result, self.note
        live = summary.with_diamonds(result)
        if live.empty:
            yield "The file holds no diamonds of single LIVEs or days, so there is nothing to draw."
            return
        yield figures.earnings(result, note)
        if result.events["diamonds"].notna().any():
            yield figures.concentration(result, note)
            yield figures.top_gifters(result, note=note)
            if figures.timed_gifts(result).empty:
                yield "The file holds no times of gifts, so when they come is not known."
            else:
                yield figures.when_gifts_come(result, note)
        else:
            yield "The file holds no single gifts, so who gives and when is not known."
        if live["likes"].notna().any():
            yield figures.likes_beside_gifts(result, note)
        try:
            yield figures.next_weeks(result, usd_per_diamond, note=note)
        except NoForecast as refusal:
            yield f"No forecast. {refusal}"

    def table(self, usd_per_diamond: float | None = None) -> str:
        """The sums as an HTML table."""
        rows = summary.rows(self.result, usd_per_diamond)
        if not rows:
            return ""
        columns = ["", "Diamonds", *([] if usd_per_diamond is None else ["US$"])]
        head = "".join(f'<th scope="col">{name}</th>' for name in columns)
        body = "".join(
            f'<tr><th scope="row">{name}</th><td>{diamonds}</td>'
            + ("" if usd_per_diamond is None else f"<td>{usd}</td>")
            + "</tr>"
            for name, diamonds, usd in rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def html(self, usd_per_diamond: float | None = None) -> str:
        """Everything as HTML that needs no script."""
        drawn = "".join(
            part.html() if isinstance(part, Figure) else f"<p>{safe(part)}</p>"
            for part in self.parts(usd_per_diamond)
        )
        return (
            f'<div class="log-dashboard">{self.table(usd_per_diamond)}{drawn}'
            f"{self.result.report.html()}</div>"
        )

    def widget(self) -> Any:
        """The dashboard as ipywidgets, with two boxes for your own rate."""
        import ipywidgets as widgets

        usd = widgets.BoundedFloatText(value=0, min=0, max=1e9, description="US$")
        diamonds = widgets.BoundedFloatText(value=0, min=0, max=1e12, description="Diamonds")
        rate = widgets.HTML()
        table = widgets.HTML()
        drawn = widgets.VBox()

        def show(change: Any = None) -> None:
            own = summary.own_rate(usd.value, diamonds.value)
            rate.value = f"<p>{_rate_in_words(own)}</p>"
            table.value = self.table(own)
            drawn.children = [_as_widget(part) for part in self.parts(own)]

        for box in (usd, diamonds):
            box.observe(show, names="value")
        show()
        asked = widgets.HTML(
            "<p>Your own rate: copy the estimated US$ and the diamonds of one period from your "
            "LIVE Center.</p>"
        )
        report = widgets.HTML(self.result.report.html())
        return widgets.VBox([table, asked, widgets.HBox([usd, diamonds]), rate, drawn, report])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        if building_site():
            return {"text/html": self.html(), "text/plain": str(self.result.report)}
        return self.widget()._repr_mimebundle_()


def _rate_in_words(own: float | None) -> str:
    from livemoney.facts import fact

    usual = fact("diamond.gross_usd").number * fact("reward_rate.standard").number
    if own is None:
        return f"Without it, amounts stay in diamonds. Widely used: US${usual:g} a diamond."
    return f"Your rate: US${own:.5f} a diamond. Widely used: US${usual:g}."


def _as_widget(part: Figure | str) -> Any:
    import ipywidgets as widgets

    if isinstance(part, str):
        return widgets.HTML(f"<p>{safe(part)}</p>")
    output = widgets.Output()
    output.append_display_data(part)
    return widgets.VBox([output, widgets.HTML(f"<p>{escape(part.description)}</p>")])


class Picker:
    """Choose a file, see how far the reading is, then its dashboard.

    A file is taken from the browser, or from a path where the kernel runs, which large files need.
    It stays in memory: nothing is written or sent anywhere. Of upload, path and sample, what was
    chosen last counts, and empties the others.
    """

    def __init__(self) -> None:
        import ipywidgets as widgets

        self.result: Result | None = None
        self.upload = widgets.FileUpload(
            accept=".json,.jsonl,.ndjson,.gz,.csv,.zip,.xlsx,.txt,.log", multiple=True
        )
        self.path = widgets.Text(description="or a path", placeholder="log.jsonl")
        self.sample = widgets.Dropdown(
            description="or a sample", options=["", *samples()], value=""
        )
        self.host = widgets.Text(description="Host", placeholder="your handle, if you had co-hosts")
        self.keep = widgets.Checkbox(description="show viewers' names", value=False)
        self.button = widgets.Button(description="Read", button_style="primary")
        self.progress = widgets.FloatProgress(min=0, max=1, value=0, description="Read")
        self.message = widgets.HTML()
        self.shown = widgets.VBox()
        self.button.on_click(lambda _: self.read())
        for choice in (self.upload, self.path, self.sample):
            choice.observe(self._chosen, names="value")
        self.box = widgets.VBox(
            [
                widgets.HBox([self.upload, self.path, self.sample]),
                widgets.HBox([self.host, self.keep, self.button]),
                self.progress,
                self.message,
                self.shown,
            ]
        )

    def _chosen(self, change: Any) -> None:
        """Empty the other two choices; emptying one chooses nothing."""
        new = change["new"]
        if not (new.strip() if isinstance(new, str) else new):
            return
        for choice, empty in ((self.upload, ()), (self.path, ""), (self.sample, "")):
            if choice is not change["owner"]:
                choice.value = empty

    def _source(self) -> tuple[Any, str]:
        """What is chosen, None if nothing is, and the note for its charts."""
        if self.upload.value:
            uploaded = [(each["name"], bytes(each["content"])) for each in self.upload.value]
            return [Uploaded(*each) for each in uploaded], figures.OWN
        if path := self.path.value.strip():
            return Path(path), figures.OWN
        if self.sample.value:
            return samples()[self.sample.value], LABEL
        return None, figures.OWN

    def read(self) -> None:
        """Read what is chosen and show its dashboard, or say what is wrong with it."""
        self.result = None
        self.shown.children = ()
        self.progress.value = 0
        source, note = self._source()
        if source is None:
            self.message.value = "<p>Choose a file, or a synthetic sample.</p>"
            return
        self.message.value = ""
        self.button.disabled = True
        try:
            self.result = read(
                source.expanduser() if isinstance(source, Path) else source,
                self.host.value.strip() or None,
                handles="keep" if self.keep.value else "hash",
                progress=self._progressed,
            )
            self.shown.children = (Dashboard(self.result, note).widget(),)
            report = self.result.report
            several = isinstance(source, list) and len(source) > 1
            names = ", ".join(report.files) if several else report.file
            what = "a synthetic sample" if note == LABEL else "your own"
            self.message.value = f"<p {WRAPPED}>Shown below, {what}: {safe(names)}</p>"
        # A path may lead to what may not be opened, or begin with the home of nobody.
        except (LogError, OSError, RuntimeError) as error:
            self.message.value = f'<p role="alert" {WRAPPED}>{safe(error)}</p>'
        finally:
            self.progress.value = 1
            self.button.disabled = False

    def _progressed(self, done: int, of: int) -> None:
        share = done / of if of else 1.0
        # Every change is a message to the browser; a hundred of them are smooth.
        if share - self.progress.value >= 0.01:
            self.progress.value = share

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        if building_site():
            # A salt of its own: the page is the same however often it is built.
            result = read(samples()[SAMPLE], salt=LABEL.encode()[:16])
            shown = Dashboard(result, LABEL).html()
            text = (
                "<p>In a notebook, a file picker stands here. This page has no kernel, so it shows "
                f"what the picker would: the dashboard of a sample. {escape(LABEL)}</p>"
            )
            return {"text/html": text + shown, "text/plain": LABEL}
        return self.box._repr_mimebundle_()
