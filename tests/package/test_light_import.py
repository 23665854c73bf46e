"""The package is light: no NumPy, no pandas, no Altair and no file until something needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import livemoney

PACKAGE = Path(livemoney.__file__).parent

BLOCK = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"numpy", "pandas"}:
            raise ImportError(f"{name} is not installed here")

sys.meta_path.insert(0, Blocker())
"""

WITHOUT_ARRAYS = (
    BLOCK
    + """
import json
import livemoney
from livemoney import facts, formula, gifts, quantities
from livemoney.model import money

try:
    import numpy
except ImportError:
    pass
else:
    raise SystemExit("the blocker does not block")

assert money.reward_usd(money.diamonds(29_999), 0.01, 0.5) == 149.995
assert sum(money.after_deductions(10, 0.1, 1, 0.01, 0.2).values()) - 10 < 1e-9
for function in (formula.floor, formula.ceil, formula.exp):
    assert function(0) in (0, 1)
assert formula.lookup("web", {"web": 1}) == 1
try:
    money.reward_usd(1, 0.01, 50)
except quantities.InputError as error:
    assert error.field == "reward_rate"
facts.facts(), facts.claims(), facts.conventions(), facts.coin_packs(), gifts.gifts()
print(json.dumps({
    id_: [calculator.evaluate(), calculator.shown()]
    for id_, calculator in livemoney.calculators.items()
}))
assert not {"numpy", "pandas"} & {name.partition(".")[0] for name in sys.modules}
"""
)

NOTHING_READ = f"""
import sys

package = {str(PACKAGE)!r}
opened = []

def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        name = arguments[0]
        if name.startswith(package) and not name.endswith((".py", ".pyc")):
            opened.append(name)
    if event in ("socket.connect", "subprocess.Popen"):
        opened.append(event)

sys.addaudithook(watch)
import livemoney, livemoney.model.money, livemoney.formula, livemoney.quantities, livemoney.text
import livemoney.facts, livemoney.gifts
heavy = {{"altair", "numpy", "pandas", "ipywidgets", "anywidget", "vl_convert", "sphinx"}}
print(sorted(heavy & set(sys.modules)), opened)
livemoney.facts.facts()
print(any(name.endswith("facts.csv") for name in opened))
"""

# Its own rules: heavy things are imported where they are used.
HEAVY_LATER = """
import sys
import livemoney
calculators = livemoney.calculators
for calculator in calculators.values():
    calculator.evaluate()
heavy = {"altair", "numpy", "pandas", "ipywidgets", "vl_convert", "sphinx"}
print(sorted(heavy & set(sys.modules)))
"""


def run(program: str, folder: Path) -> str:
    # In an empty folder, so that nothing is found only because it lies here.
    done = subprocess.run(
        [sys.executable, "-W", "error:::livemoney", "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_everything_computes_without_numpy_and_pandas(tmp_path: Path) -> None:
    computed = json.loads(run(WITHOUT_ARRAYS, tmp_path))
    assert set(computed) == set(livemoney.calculators)
    for id_, (numbers, texts) in computed.items():
        calculator = livemoney.calculators[id_]
        assert numbers == pytest.approx(calculator.evaluate(), rel=1e-15)
        assert texts == calculator.shown()


def test_import_reads_nothing_and_imports_nothing_heavy(tmp_path: Path) -> None:
    assert run(NOTHING_READ, tmp_path).splitlines() == ["[] []", "True"]


def test_the_calculators_need_no_altair_to_compute(tmp_path: Path) -> None:
    assert run(HEAVY_LATER, tmp_path).strip() == "[]"


def test_the_package_carries_its_data() -> None:
    for name in ("facts.csv", "sources.csv", "gifts.csv"):
        assert (PACKAGE / "data" / name).is_file()


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="calculator_"):
        livemoney.calculator_  # noqa: B018


def test_calculators_is_a_read_only_mapping() -> None:
    with pytest.raises(TypeError):
        livemoney.calculators["mine"] = None
