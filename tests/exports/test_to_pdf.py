from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from eolc_desktop.domain.ratings import Answer, Rating
from eolc_desktop.exports import to_pdf
from eolc_desktop.exports.pdf_fonts import MISSING, MISSING_WORDS
from eolc_desktop.exports.report import Report
from tests.exports.samples import (
    HOSTILE,
    LONG_PARAGRAPH,
    NO_SPACES,
    ambitions_like,
    every_kind,
    hostile,
    make_assessment,
    report_of,
)

_PAINTING = {*("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ", "'", '"')}


def written(report: Report, folder: Path) -> Path:
    path = folder / "board-report.pdf"
    to_pdf.write(report, path)
    return path


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages]


def squeezed(text: str) -> str:
    """Return a text without the spaces and line ends that lines on a page bring along."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def everything(path: Path) -> str:
    """Return the text of all pages on one line, without what stands at the foot of each."""
    foot = re.compile(
        r"(Testshire|Town<b>&=1\+1🙂)·Asat22November2026(·Draft)?(·Example:made-upplace)?Page\d+of\d+$"
    )
    return "".join(foot.sub("", squeezed(text)) for text in pages(path))


def test_the_front_page_says_whose_report_it_is(tmp_path: Path) -> None:
    front = pages(written(report_of(ambitions_like(), example=True), tmp_path))[0]
    for words in (
        "Testshire",
        "End of life care self-assessment",
        "Example: made-up place",
        "Ambitions for palliative and end of life care, 2021–2026",
        "Whole place, 2026 autumn",
        "Draft",
        "22 November 2026",
    ):
        assert words in front
    assert "Example" not in pages(written(report_of(ambitions_like()), tmp_path))[0]


def test_the_summary_is_one_page_with_counts_before_the_score(tmp_path: Path) -> None:
    report = report_of(ambitions_like())
    texts = pages(written(report, tmp_path))
    summary = texts[1]
    assessment = report.assessments[0]
    in_order = ["8 of 41 in place everywhere", "50 %", "78 %", "32 of 41 rated", "39–61 %"]
    places = [squeezed(summary).index(squeezed(words)) for words in in_order]
    assert places == sorted(places)
    assert "if the 9 unrated were all lowest or all highest" in " ".join(summary.split())
    for line in (*assessment.largest, *assessment.least_sure[:5]):
        assert squeezed(f"{line.id} {line.title}") in squeezed(summary)
    assert "Section scores" not in summary
    assert texts[2].startswith("Section scores")


def test_each_of_several_summaries_is_one_page_of_its_own(tmp_path: Path) -> None:
    base = ambitions_like()
    other = make_assessment(base.framework, base.ratings, "St Elsewhere Hospice and its day centre", 2)
    texts = pages(written(report_of(base, other, every_kind()), tmp_path))
    starts = [number for number, text in enumerate(texts) if text.startswith("Summary: ")]
    assert len(starts) == 3
    for start in starts:
        assert texts[start + 1].startswith("Section scores")


def test_each_page_is_numbered_and_dated(tmp_path: Path) -> None:
    texts = pages(written(report_of(ambitions_like(), example=True), tmp_path))
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert "Testshire · As at 22 November 2026 · Draft · Example: made-up place" in text


def test_every_gap_and_every_unanswered_item_is_listed(tmp_path: Path) -> None:
    report = report_of(ambitions_like())
    text = everything(written(report, tmp_path))
    gaps = text[text.rindex("Gapsinorderofpriority") :]
    places = [gaps.index(squeezed(line.id + line.title)) for line in report.assessments[0].gaps]
    assert places == sorted(places)
    unknown = gaps[gaps.index("Whatwedonotknowyet") :]
    for line in (*report.assessments[0].not_rated, *report.assessments[0].dont_know):
        assert squeezed(line.id + line.title) in unknown


def test_a_section_without_a_score_says_so(tmp_path: Path) -> None:
    text = everything(written(report_of(every_kind()), tmp_path))
    assert "Noscore0of2rated" in text
    assert "NoscoreNothingapplies" in text


def test_an_assessment_with_no_rating_at_all_has_no_score_and_no_zero(tmp_path: Path) -> None:
    texts = pages(written(report_of(make_assessment(every_kind().framework, {})), tmp_path))
    assert "No item has a level yet; that is not the same as 0." in " ".join(texts[1].split())
    assert "0–100 %" in texts[1]


def test_what_a_person_typed_appears_as_typed(tmp_path: Path) -> None:
    text = everything(written(report_of(hostile(), place="Town <b>& =1+1 🙂"), tmp_path))
    for typed in (*HOSTILE, LONG_PARAGRAPH, NO_SPACES, "Town <b>& =1+1 🙂", "=A <section> & 🙂"):
        assert squeezed(typed) in text, typed


def test_blank_lines_and_runs_of_spaces_stay(tmp_path: Path) -> None:
    note = "first\n\n  indented   wide\tafter a tab"
    rating = Rating(Answer.LEVEL, level=1, rationale=note)
    path = written(report_of(make_assessment(every_kind().framework, {"W1": rating})), tmp_path)
    text = unicodedata.normalize("NFKC", "\n".join(pages(path)))
    assert "  indented   wide    after a tab" in text


def test_a_character_that_no_font_has_shows_as_a_sign_that_is_explained(tmp_path: Path) -> None:
    rating = Rating(Answer.LEVEL, level=1, rationale="before 漢 after\x07")
    path = written(report_of(make_assessment(every_kind().framework, {"W1": rating})), tmp_path)
    text = everything(path)
    assert squeezed(f"before {MISSING} after{MISSING}") in text
    assert squeezed(MISSING_WORDS) in text


def test_nothing_runs_over_the_edge_of_the_page(tmp_path: Path, outside: Callable[..., str]) -> None:
    path = written(report_of(hostile()), tmp_path)
    boxes = subprocess.run(
        [outside("pdftotext"), "-bbox", str(path), "-"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    words = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', boxes
    )
    assert len(words) > 1000
    beyond = [
        word
        for *edges, word in words
        for left, top, right, bottom in [map(float, edges)]
        if left < 50 or right > 545 or top < 40 or bottom > 830
    ]
    assert beyond == []


def test_the_document_says_what_it_is(tmp_path: Path) -> None:
    reader = PdfReader(written(report_of(ambitions_like()), tmp_path))
    assert reader.metadata is not None
    assert reader.metadata.title == "Testshire: End of life care self-assessment"
    assert reader.metadata.subject == "Ambitions · Whole place · 2026 autumn"
    assert not reader.metadata.author
    created = reader.metadata.creation_date
    assert created is not None
    assert created.date() == date(2026, 11, 22)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]


def test_the_bookmarks_are_the_headings(tmp_path: Path) -> None:
    reader = PdfReader(written(report_of(ambitions_like()), tmp_path))
    top = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert top == ["Summary", "Appendix: every item", "Appendix: definitions and method"]
    under_summary = reader.outline[1]
    assert isinstance(under_summary, list)
    titles = [entry.title for entry in under_summary if not isinstance(entry, list)]
    assert titles[:4] == [
        "Largest gaps",
        "What we are least sure of",
        "Section scores",
        "Gaps in order of priority",
    ]


def test_the_contents_give_the_pages_that_the_bookmarks_lead_to(tmp_path: Path) -> None:
    path = written(report_of(ambitions_like()), tmp_path)
    reader = PdfReader(path)
    front = squeezed(pages(path)[0])
    for entry in reader.outline:
        if not isinstance(entry, list):
            page = reader.get_destination_page_number(entry)
            assert page is not None
            assert squeezed(str(entry.title)) in front
            assert squeezed(str(entry.title)) in squeezed(pages(path)[page])


def test_all_fonts_are_embedded_and_all_painting_is_marked(tmp_path: Path) -> None:
    for name, assessment in (("amb", ambitions_like()), ("every", every_kind()), ("hostile", hostile())):
        folder = tmp_path / name
        folder.mkdir()
        with pikepdf.open(written(report_of(assessment), folder)) as pdf:
            _check_fonts(pdf)
            for page in pdf.pages:
                _check_marks(page)


def _check_fonts(pdf: pikepdf.Pdf) -> None:
    fonts = [
        one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
    ]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font["/FontDescriptor"], font.get("/BaseFont")


def _check_marks(page: pikepdf.Page) -> None:
    marked: list[bool] = []
    content: Any = pikepdf.parse_content_stream(page)
    for operands, operator in content:
        name = str(operator)
        if name in ("BDC", "BMC"):
            marked.append(name == "BDC" and "/MCID" in operands[1])
            assert sum(marked) <= 1, "a mark within a mark"
        elif name == "EMC":
            marked.pop()
        elif name in _PAINTING:
            assert marked, f"{name} is neither content nor artefact"
    assert not marked


def test_the_structure_has_headings_tables_with_headers_and_figures_with_words(tmp_path: Path) -> None:
    found: dict[str, list[Any]] = {}
    with pikepdf.open(written(report_of(ambitions_like()), tmp_path)) as pdf:

        def walk(element: Any) -> None:
            if isinstance(element, pikepdf.Array):
                for kid in element:
                    walk(kid)
            elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
                found.setdefault(str(element["/S"]), []).append(element)
                walk(element.get("/K", pikepdf.Array()))

        walk(pdf.Root["/StructTreeRoot"]["/K"])
        assert len(found["/H1"]) == 4
        assert len(found["/H3"]) >= 42
        alternatives = [str(figure["/Alt"]) for figure in found["/Figure"]]
        assert "Bar of 42 items by answer" in alternatives[0]
        assert (
            "Largest: Care is coordinated, 63 %. Smallest: Each person gets fair access to care, 38 %"
            in alternatives[1]
        )
        for table in found["/Table"]:
            rows = list(table["/K"])
            heads = [str(cell["/S"]) for cell in rows[0]["/K"]]
            assert set(heads) == {"/TH"}
            assert [str(cell["/S"]) for cell in rows[1]["/K"]][:2] == ["/TH", "/TD"]


def test_the_same_report_gives_the_same_bytes_in_any_process_and_time_zone(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from eolc_desktop.exports import to_pdf; "
        "from tests.exports.samples import *; "
        "to_pdf.write(report_of(ambitions_like(), hostile()), Path(sys.argv[1]))"
    )
    made = []
    for number, (seed, zone) in enumerate((("0", "UTC"), ("1234", "Pacific/Auckland"))):
        path = tmp_path / f"{number}.pdf"
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "SOURCE_DATE_EPOCH": f"{number}000000",
        }
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=environment, timeout=60)
        made.append(path.read_bytes())
    assert made[0] == made[1]
    again = tmp_path / "again.pdf"
    to_pdf.write(report_of(ambitions_like(), hostile()), again)
    assert again.read_bytes() == made[0]


def test_a_repeated_header_is_an_artefact_on_the_next_page(tmp_path: Path) -> None:
    path = written(report_of(ambitions_like(items=117)), tmp_path)
    texts = pages(path)
    gap_pages = [text for text in texts if squeezed(text).startswith("ItemNowTargetGapWeight")]
    assert gap_pages, "the table of gaps goes on over a page, with its header"
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            _check_marks(page)


def test_it_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        to_pdf.write(report_of(ambitions_like()), tmp_path / "board.pdf", stop)
    assert list(tmp_path.iterdir()) == []
