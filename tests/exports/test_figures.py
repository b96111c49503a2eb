from __future__ import annotations

from typing import Any

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String

from eolc_desktop.exports import figures
from eolc_desktop.exports.blocks import AnswersFigure
from eolc_desktop.exports.board_paper import board_paper
from eolc_desktop.exports.report import SectionLine
from tests.exports.samples import ambitions_like, every_kind, report_of

WIDTH = 480.0


def sections_of(*, nothing_missing: bool = False) -> tuple[SectionLine, ...]:
    report = report_of(ambitions_like() if nothing_missing else every_kind()).assessments[0]
    return (report.total, *report.sections)


def texts(drawing: Drawing) -> str:
    return " | ".join(shape.text for shape in drawing.contents if isinstance(shape, String))


def test_each_section_shows_its_score_and_how_many_are_rated_in_words() -> None:
    shown = texts(figures.section_scores(sections_of(), WIDTH))
    assert "S1 Weighted, rated | 49 % | 2 of 2 rated" in shown
    assert "S2 Never rated | No score | 0 of 2 rated" in shown
    assert "S3 Not applicable | No score | Nothing applies" in shown


def test_a_bar_is_as_long_as_its_score_and_the_whisker_spans_the_range() -> None:
    section = next(line for line in sections_of() if line.id == "S5")
    drawing = figures.section_scores((section,), WIDTH)
    boxes: list[Any] = [shape for shape in drawing.contents if isinstance(shape, Rect) and shape.height == 14]
    track, bar = boxes
    assert section.score.score is not None
    assert bar.width == track.width * section.score.score
    level = track.y + 7
    whiskers: list[Any] = [s for s in drawing.contents if isinstance(s, Line) and s.y1 == s.y2 == level]
    assert section.score.low is not None
    assert section.score.high is not None
    for line in whiskers:
        assert line.x1 == track.x + track.width * section.score.low
        assert line.x2 == track.x + track.width * section.score.high


def test_a_section_with_every_item_rated_has_no_whisker() -> None:
    section = next(line for line in sections_of(nothing_missing=True) if not line.score.unanswered)
    drawing = figures.section_scores((section,), WIDTH)
    level = drawing.height - 20 - 17
    assert not [s for s in drawing.contents if isinstance(s, Line) and s.y1 == s.y2 == level]


def test_answers_are_counted_under_their_names() -> None:
    blocks = board_paper(report_of(ambitions_like())).blocks
    figure = next(block for block in blocks if isinstance(block, AnswersFigure))
    shown = texts(figures.answers(figure.answers, WIDTH))
    for words in ("7  Planned", "16  Partly in place", "2  Don’t know", "7  Not rated", "1  Not applicable"):
        assert words in shown
    assert figure.alternative.startswith("Bar of 42 items by answer: 1 Not started, 7 Planned")


def test_no_text_runs_out_of_the_figure() -> None:
    long = "A section with an unusually long title that goes on and on " * 4
    section = sections_of()[1]
    from dataclasses import replace

    from eolc_desktop.exports.pdf_fonts import width

    drawing = figures.section_scores((replace(section, title=long), replace(section, title="W" * 300)), WIDTH)
    for shape in drawing.contents:
        if isinstance(shape, String):
            assert shape.x >= 0
            assert shape.x + width(shape.text, shape.fontName, shape.fontSize) <= WIDTH


def test_the_same_drawing_makes_an_svg() -> None:
    svg = renderSVG.drawToString(figures.section_scores(sections_of(), WIDTH))
    assert "<svg" in svg
    assert "Never rated" in svg
