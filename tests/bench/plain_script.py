"""The example's figures as a plain script works them out, with pandas, openpyxl and no checks: a yardstick."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd

SOURCES = Path(__file__).parents[2] / "examples" / "portsmouth-2019-20" / "sources"
NOT_SHARES = ["Average Attainment 8 score", "Family homelessness (per 1,000)"]
HIGH_IS_GOOD = ["Average Attainment 8 score"]
NO_POLARITY = ["Under-18 conceptions leading to abortion"]


Workbook = dict[str, pd.DataFrame]


def workbook(file: str) -> Workbook:
    """Read the sheets of a workbook whose headers are plain."""
    return pd.read_excel(SOURCES / file, sheet_name=None, header=None, engine="openpyxl")


def merged_workbook(file: str) -> Workbook:
    """Read the sheets of a workbook, writing what each merged header says in every cell that it covers."""
    book = openpyxl.load_workbook(SOURCES / file)
    for sheet in book.worksheets:
        for area in list(sheet.merged_cells.ranges):
            said = sheet.cell(area.min_row, area.min_col).value
            sheet.unmerge_cells(area.coord)
            for row, column in area.cells:
                sheet.cell(row, column, said)
    return {sheet.title: pd.DataFrame(sheet.values) for sheet in book.worksheets}


def table(grid: pd.DataFrame, header: int = 0, levels: int = 1) -> pd.DataFrame:
    """Take a sheet's table, from its header to the first blank row, by its first column."""
    frame = grid.iloc[header + levels :]
    frame = frame[frame.isna().all(axis=1).cumsum() == 0].set_index(0)
    heads = grid.iloc[header : header + levels, 1:]
    frame.columns = pd.Index(heads.iloc[0]) if levels == 1 else pd.MultiIndex.from_frame(heads.T)
    frame.index.name = None
    frame.columns.names = [None] * levels
    return frame


def show(title: str, frame: pd.DataFrame | pd.Series) -> None:
    """Print one table."""
    print(f"\n{title}\n{frame.to_string(float_format=lambda value: f'{value:.2f}')}")


def change(before: pd.Series, after: pd.Series) -> pd.DataFrame:
    """Set two columns side by side, with the change in numbers and in per cent."""
    return pd.DataFrame(
        {"before": before, "after": after, "change": after - before, "percent": (after - before) / before * 100}
    )


def in_words(gaps: pd.Series, above: str, level: str, below: str) -> pd.Series:
    """Say which way each difference goes, and nothing where there is none to tell."""
    return gaps.map(lambda gap: "" if pd.isna(gap) else above if gap > 0 else below if gap < 0 else level)


def population() -> int:
    """Show the population by age, with its shares, and give the number of children."""
    number = table(workbook("population.xlsx")["Population"], 3)["Number"].astype(int)
    total = number["Total population"]
    show("Population by age", pd.DataFrame({"number": number, "percent": number / total * 100}))
    return int(number["All children (0-18)"])


def comparison(education: Workbook, poverty: Workbook) -> None:
    """Show how the city compares with England and the South East."""
    sheets = pd.concat([table(education["Attainment"], 2), table(poverty["City"], 2)]).drop(columns="Year")
    sheets.loc[~sheets.index.isin(NOT_SHARES)] *= 100
    health = pd.read_csv(SOURCES / "child-health.csv", encoding="utf-8-sig")
    health["Value"] = health["Value"].astype(str).str.rstrip("%").astype(float)
    both = pd.concat([sheets, health.pivot(index="Indicator Name", columns="Area Name", values="Value")])
    both = both.astype(float)
    for area in ("England", "South East"):
        both[f"against {area}"] = both["Portsmouth"] - both[area]
        good = both[f"against {area}"].where(both.index.isin(HIGH_IS_GOOD), -both[f"against {area}"])
        both[f"verdict {area}"] = in_words(good.mask(good.index.isin(NO_POLARITY)), "better", "similar", "worse")
    show("Against England and the South East", both)


def wards(poverty: Workbook) -> None:
    """Show the wards, worst first, with the move between the two ranks and the gap to the city's share."""
    city = table(poverty["City"], 2).loc["Children living in poverty after housing costs", "Portsmouth"]
    frame = table(poverty["Wards"], 2, levels=2).droplevel(0, axis=1).astype(float) * 100
    for column in ("Before housing costs", "After housing costs"):
        frame[f"rank {column}"] = frame[column].rank(method="min", ascending=False).astype(int)
    frame["move"] = frame["rank Before housing costs"] - frame["rank After housing costs"]
    frame["gap"] = frame["After housing costs"] - float(str(city)) * 100
    show("Child poverty by ward", frame.sort_values("rank After housing costs"))


def mash() -> None:
    """Show contacts against last year's, contacts a child, and the quarterly measures."""
    book = workbook("mash.xlsx")
    years = table(book["Contacts"], 2).astype(str).replace(",", "", regex=True).astype(float)
    show("MASH", change(years["2018-19"], years["2019-20"]))
    show("MASH contacts a child", years.iloc[0] / years.iloc[1])
    quarters = table(book["Quarterly"], 2)
    show("MASH by quarter", quarters.drop(columns="Commentary").astype(float) * 100)
    show("Commentary", quarters["Commentary"])


def latest_quarter(quarters: pd.Series) -> dict[str, object]:
    """Set a measure's latest quarter beside the one before it and the same quarter last year."""
    places = [place for place, value in enumerate(quarters) if not pd.isna(value)]
    if not places:
        return {"latest": float("nan"), "year before": float("nan")}
    last = places[-1]
    return {
        "quarter": " ".join(reversed(quarters.index[last])),
        "latest": quarters.iloc[last],
        "quarter before": quarters.iloc[last - 1],
        "year before": quarters.iloc[last - 4] if last >= 4 else float("nan"),
    }


def social_care(children: int) -> None:
    """Show the scorecard's latest quarters, the rates, and the children missing from care."""
    book = merged_workbook("social-care.xlsx")
    frame = table(book["Scorecard"], 2, levels=2)
    unit, said = frame[("Unit", "Unit")], frame[("Commentary", "Commentary")]
    numbers = frame[["2018-19", "2019-20"]].astype(float)
    numbers.loc[unit == "%"] *= 100
    latest = pd.DataFrame([latest_quarter(row.drop("Year", level=1)) for _, row in numbers.iterrows()], numbers.index)
    latest["change"] = latest["latest"] - latest["year before"]
    latest["percent"] = latest["change"] / latest["year before"] * 100
    latest["direction"] = in_words(latest["change"], "up", "same", "down")
    show("Scorecard", numbers)
    show("Scorecard, latest quarter", latest.join(said.rename("commentary")))
    counts = {
        "looked after": numbers.loc["Children looked after", ("2019-20", "Q4")],
        "child protection plans": numbers.loc["Children with a child protection plan", ("2019-20", "Year")],
        "at risk of exploitation": exploitation(),
    }
    show("Rates per 10,000", pd.Series(counts, dtype=float) / children * 10_000)
    missing = table(book["Missing from care"], 2).replace("Q4 2018/29", "Q4 2018/19").set_index("Period")["Number"]
    missing["change"] = missing["Q4 2019/20"] - missing["Q4 2018/19"]
    show("Missing from care for over 24 hours", missing)


def exploitation() -> int:
    """Show the children at risk by type and give their total."""
    children = table(workbook("exploitation.xlsx")["Exploitation"], 2)["Children at risk"].astype(int)
    show("At risk of exploitation", children)
    return int(children["Total"])


def training() -> None:
    """Show the attendance by type of training, with subtotals."""
    book = workbook("training.xlsx")
    log = table(book["Log"], 2).rename_axis("Course").reset_index()
    show("Training", log.sort_values(["Type", "Course"]))
    totals = log.groupby("Type")["Attendance"].sum()
    totals["All training"] = totals.sum()
    show("Training by type", totals)
    show("Training in the year", table(book["Summary"]))


def main() -> None:
    """Print every table."""
    education, poverty = workbook("education.xlsx"), merged_workbook("poverty.xlsx")
    children = population()
    show("Schools", table(education["Schools"], 2))
    show("Pupils", table(education["Pupils"], 2)["Portsmouth"].astype(float) * 100)
    show("Absence and exclusions", table(education["Absence and exclusions"], 2)["Portsmouth"].astype(float) * 100)
    comparison(education, poverty)
    wards(poverty)
    mash()
    social_care(children)
    training()
    show("Missing", table(workbook("missing.xlsx")["Missing"], 2))
    show("Child deaths", table(workbook("child-deaths.xlsx")["Child deaths"], 3))
    show("Audit and inspection", table(workbook("audit.xlsx")["Audit and inspection"]))
    show("Early help", pd.read_csv(SOURCES / "early-help.csv", sep=";"))


if __name__ == "__main__":
    main()
