"""The web page: what all rows share said once, each table with its address and its data, and nothing is cut."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html as pages

from psrstats.model import Cell, Column, Table
from psrstats.pipeline import publish
from psrstats.results import Results
from psrstats.writers.files import written
from psrstats.writers.files.html import html
from psrstats.writers.said_once import apart

CHROMIUM, NODE = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("node")
AXE = """
const { chromium } = require("playwright-core"); const { readFileSync } = require("fs");
(async () => {
  const browser = await chromium.launch({ executablePath: process.argv[3], args: ["--no-sandbox", "--disable-gpu"] });
  const told = [];
  const looks = [["screen", "light"], ["screen", "dark"], ["print", "light"]];
  for (const width of [320, 1280]) for (const [media, colorScheme] of looks) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.emulateMedia({ media, colorScheme });
    await page.goto(process.argv[2]);
    await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    told.push(...(await page.evaluate(() => axe.run())).violations.map((each) => `${width} ${media} ${each.id}`));
  }
  await browser.close();
  console.log(JSON.stringify(told));
})();
"""


@pytest.fixture(scope="module")
def results(example: Path) -> Results:
    return publish(example)


@pytest.fixture(scope="module")
def page(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_bytes(html(results))
    return file


def find(element: Any, path: str) -> list[Any]:
    return list(element.xpath(path))


def test_each_table_has_an_address_and_its_data_is_what_csv_has(results: Results, page: Path) -> None:
    files = dict(written(results, "report", ["csv"]))
    root: Any = pages.fromstring(page.read_bytes())
    for table in results.tables:
        [section] = find(root, f"//section[@id='{table.name}']")
        assert find(section, f".//a[@href='#{table.name}']")
        [link] = find(section, ".//a[@download]")
        kind, data = link.get("href").split(",", 1)
        assert kind == "data:text/csv;charset=utf-8"
        assert unquote(data).encode() == files[f"report-csv/{table.name}.csv"]


def test_what_all_rows_share_stands_in_the_title_and_a_period_can_be_found(page: Path) -> None:
    root: Any = pages.fromstring(page.read_bytes())
    schools = find(root, "//section[@id='schools']//th[@scope='col']")
    assert [head.text_content() for head in schools] == ["Measure", "Portsmouth"]  # 2019-20 and number, once
    text = root.text_content()
    assert "\u2011" not in text
    assert "Q4\u00a02019-20" in text
    [gap] = find(root, "//section[@id='ward-poverty']//tbody/tr[last()]/td[last()]//button")
    assert gap.text == "\u221218.0"


def test_the_areas_without_a_place_stand_under_a_rule() -> None:
    rows = tuple((Cell(place), Cell(area)) for place, area in [("1", "A"), ("[x]", "B"), ("[z]", "Town"), ("[z]", "X")])
    columns = (Column("Rank"), Column("Ward", number=False))
    assert apart(Table("t", "T", columns, rows, layout="ranking")) == 2
    assert apart(Table("t", "T", columns, rows[:2], layout="ranking")) is None
    assert apart(Table("t", "T", columns, rows[2:], layout="ranking")) is None
    assert apart(Table("t", "T", columns, rows, layout="listing")) is None


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: the page is not laid out")
def test_a_narrow_page_is_no_wider_than_its_window_and_sorts_aloud(page: Path, tmp_path: Path) -> None:
    script = (
        '<script>const head = document.querySelectorAll("#ward-poverty thead th")[3];'
        'head.querySelector("button").click();'
        "const said = [innerWidth, document.documentElement.scrollWidth, head.getAttribute('aria-sort'),"
        ' document.querySelector(".told").textContent,'
        ' document.querySelector("#ward-poverty tbody tr:last-child th").textContent];'
        'document.body.setAttribute("data-said", JSON.stringify(said));</script>'
    )
    outer = tmp_path / "outer.html"
    inner = escape(page.read_text(encoding="utf-8").replace("</body>", f"{script}</body>"))
    copied = "<script>onload = () => document.body.append(frames[0].document.body.dataset.said)</script>"
    framed = f'<meta charset="utf-8"><body><iframe width="320" height="900" srcdoc="{inner}"></iframe>{copied}'
    outer.write_text(framed, encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    done = subprocess.run(
        [str(CHROMIUM), *flags, outer.as_uri()], capture_output=True, check=True, timeout=120, text=True
    )
    found = re.search(r"\[\d[^\[]*\]$", unescape(done.stdout.partition("</script>")[2].split("</body>")[0].strip()))
    assert found
    width, scrolled, order, told, last = json.loads(found[0])
    assert scrolled <= width
    assert (order, told) == ("descending", "Sorted by Before housing costs (%), highest first.")
    assert last == "Drayton & Farlington"  # 9.4%, the lowest


@pytest.mark.skipif(NODE is None or CHROMIUM is None, reason="Node or Chromium is not installed: axe is not run")
def test_axe_finds_nothing(page: Path, tmp_path: Path) -> None:
    """With NODE_PATH naming where axe-core and playwright-core are: npm install axe-core playwright-core."""
    script = tmp_path / "axe.js"
    script.write_text(AXE, encoding="utf-8")
    done = subprocess.run(
        [str(NODE), str(script), page.as_uri(), str(CHROMIUM)], capture_output=True, timeout=300, text=True
    )
    if "Cannot find module" in done.stderr:
        pytest.skip("axe-core and playwright-core are not where NODE_PATH points: axe is not run")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
