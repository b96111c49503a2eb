"""Running numbers over all assessments of a report; by them the sheets of the workbook find each other."""

from __future__ import annotations

from dataclasses import dataclass

from eolc_desktop.domain.frameworks import Scale
from eolc_desktop.exports.report import AssessmentReport, ItemLine, Report


@dataclass(frozen=True)
class Row:
    """One row of the table with the running numbers that tie the sheets together."""

    number: int
    section_no: int
    counts_no: int
    scale_no: int
    assessment: AssessmentReport
    line: ItemLine


@dataclass(frozen=True)
class Numbering:
    """Running numbers over all assessments of a report.

    Args:
        rows: Every item, with its numbers.
        first_section: For each assessment, the number before that of its first section.
        scales: Every scale in use, numbered from 1 by its place.
        labels: Every label that items are counted under, numbered from 1 by its place.
    """

    rows: tuple[Row, ...]
    first_section: tuple[int, ...]
    scales: tuple[Scale, ...]
    labels: tuple[str, ...]


def number_rows(report: Report) -> Numbering:
    """Give every item, section, scale and counting label a number of its own."""
    rows: list[Row] = []
    first_section: list[int] = []
    scales: dict[Scale, int] = {}
    labels: dict[str, int] = {}
    sections = 0
    for assessment in report.assessments:
        first_section.append(sections)
        for line in assessment.items:
            scale_no = scales.setdefault(line.scale, len(scales) + 1)
            counts_no = labels.setdefault(line.counts_label, len(labels) + 1)
            section_no = sections + line.section_number
            rows.append(Row(len(rows) + 1, section_no, counts_no, scale_no, assessment, line))
        sections += len(assessment.sections)
    return Numbering(tuple(rows), tuple(first_section), tuple(scales), tuple(labels))
