"""What an analyst's own document asks of a run, by name."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.explanation import explain
from psrstats.report.laid_out import numbered
from psrstats.report.run import Run
from psrstats.results import Content
from psrstats.sentences import paragraphs, sentences


def content(run: Run, asked: Sequence[tuple[str, str]]) -> Content:
    """Give what is asked for.

    asked: of each thing its kind (table, figure, sentence, paragraph or chart) and its name.
    Raises UserError as numbered does, and with every name that is unknown.
    """
    results = numbered(run)
    told = {sentence.name: sentence.text for sentence in sentences(results.figures, run.settings)}
    described = {each.name: each.text for each in paragraphs(results.tables, results.figures, run.settings)}
    known = {
        "table": [table.name for table in results.tables],
        "chart": [chart.name for chart in results.charts],
        "sentence": list(told),
        "paragraph": list(described),
        "summary": ["year"] if results.summary else [],
    }
    faults, texts = [], {}
    for kind, name in dict.fromkeys(asked):
        if kind != "figure":
            if name not in known[kind]:
                faults.append(Fault(f"{kind}:{name}", f"there is no such {kind}.", did_you_mean(name, known[kind])))
            continue
        try:
            texts[name] = results.figures.text(explain(results.figures, run.settings, name).figure)
        except UserError as error:
            faults += [fault._replace(where=f"figure:{fault.where}") for fault in error.faults]
    if faults:
        raise UserError(*faults)
    return Content(results, texts, told, described)
