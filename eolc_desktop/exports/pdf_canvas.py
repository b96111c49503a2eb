"""The canvas of the PDF: marks what belongs to the structure, and adds what is known only at the end."""

from __future__ import annotations

import calendar
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from eolc_desktop.exports import pdf_styles as look
from eolc_desktop.exports.pdf_fonts import BOLD, REGULAR, runs, width
from eolc_desktop.exports.pdf_tags import Mark, Node, write_metadata, write_structure

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class DocumentFacts:
    """What the canvas writes about the whole document and at the foot of each page."""

    title: str
    subject: str
    foot: str
    day: date


@dataclass(frozen=True)
class _PageNumber:
    """A page number of the contents, to be filled in when the page is known."""

    page: int
    mark: int
    key: str
    right: float
    baseline: float
    font: str
    size: float


class TaggedCanvas(Canvas):
    """A canvas that keeps every piece of content either in the structure or marked as an artefact."""

    # What reportlab keeps to itself and has no types for.
    _doc: Any
    _code: list[str]
    _annotationrefs: list[Any]
    _bookmarkReference: Callable[[str], Any]  # noqa: N815
    _addAnnotation: Callable[[Any], None]  # noqa: N815

    def __init__(self, filename: str, *, root: Node, facts: DocumentFacts, **options: Any) -> None:
        super().__init__(filename, **options)
        self._root = root
        self._facts = facts
        self._marks: dict[Node, list[Mark]] = {}
        self._page_nodes: list[list[Node]] = [[]]
        self._heading_pages: dict[str, int] = {}
        self._numbers: list[_PageNumber] = []
        self._depth = -1
        self.drawn: set[Node] = set()
        self._date(facts.day)

    @property
    def page_index(self) -> int:
        """Return the page being drawn, from 0."""
        return len(self._page_nodes) - 1

    @contextmanager
    def marked(self, node: Node) -> Iterator[None]:
        """Draw something that belongs to a node."""
        self._code.append(f"/{node.role} <</MCID {self._new_mark(node)}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artefact(self, kind: str = "Layout") -> Iterator[None]:
        """Draw something that says nothing by itself: a line, a background, a page number."""
        self.begin_artefact(kind)
        yield
        self.end_artefact()

    def begin_artefact(self, kind: str = "Layout") -> None:
        """Begin an artefact where a `with` cannot stand."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")

    def end_artefact(self) -> None:
        """End the artefact."""
        self._code.append("EMC")

    def heading(self, key: str, text: str, level: int) -> None:
        """Note where a heading stands, for the bookmarks and the contents."""
        # A bookmark may not skip a level.
        self._depth = min(level - 1, self._depth + 1)
        self._heading_pages[key] = self.page_index
        self.bookmarkPage(key)
        self.addOutlineEntry(text, key, self._depth, closed=level > 1)

    def write_runs(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Write a line of text, each part of it in a font that has its characters."""
        for name, part in runs(text, font):
            self.setFont(name, size)
            self.drawString(x, y, part)
            x += width(part, name, size)

    def later_number(
        self, node: Node, key: str, right: float, baseline: float, font: str, size: float
    ) -> None:
        """Leave room for the page number of a heading, ending at `right`."""
        x, y = self.absolutePosition(right, baseline)
        self._numbers.append(_PageNumber(self.page_index, self._new_mark(node), key, x, y, font, size))

    def link(self, node: Node, key: str, words: str, box: tuple[float, float, float, float]) -> None:
        """Make a box lead to a heading."""
        x1, y1 = self.absolutePosition(box[0], box[1])
        x2, y2 = self.absolutePosition(box[2], box[3])
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(edge, 2) for edge in (x1, y1, x2, y2)]),
                "Border": PDFArray([0, 0, 0]),
                "Contents": PDFString(words),
                "Dest": self._bookmarkReference(key),
                "F": 4,
            }
        )
        self._addAnnotation(annotation)
        node.link = (self.page_index, annotation, self._annotationrefs[-1])

    def _new_mark(self, node: Node) -> int:
        on_page = self._page_nodes[-1]
        on_page.append(node)
        self._marks.setdefault(node, []).append((self.page_index, len(on_page) - 1))
        return len(on_page) - 1

    def showPage(self) -> None:  # noqa: N802  (reportlab's name)
        """Close the page, and keep a place for the marks of the next one."""
        super().showPage()
        self._page_nodes.append([])

    def save(self) -> None:
        """Write what is known only now, and then the file."""
        if self._code:
            self.showPage()
        pages = self._doc.Pages.pages
        for index, page in enumerate(pages):
            self._code = []
            self._write_numbers(index)
            with self.artefact("Pagination"):
                self._write_furniture(index, len(pages))
            page.stream += "\n".join(self._code) + "\n"
        self._code = []
        facts = self._facts
        write_structure(self._doc, self._root, self._marks, self._page_nodes)
        write_metadata(
            self._doc, title=facts.title, subject=facts.subject, language=LANGUAGE, day=facts.day.isoformat()
        )
        self.setTitle(facts.title)
        self.setSubject(facts.subject)
        self.setAuthor("")
        self.setCreator("EoLC Desktop")
        self.setViewerPreference("DisplayDocTitle", "true")
        self.showOutline()
        super().save()

    def _date(self, day: date) -> None:
        stamp = self._doc._timeStamp
        stamp.t = calendar.timegm(day.timetuple())
        stamp.lt = time.gmtime(stamp.t)
        stamp.YMDhms = tuple(stamp.lt)[:6]
        stamp.dhh = stamp.dmm = 0
        stamp.tzname = "UTC"
        # What identifies the file has taken in the time at which this canvas was made; begin it afresh.
        self._doc.signature = hashlib.md5(day.isoformat().encode(), usedforsecurity=False)

    def _write_numbers(self, index: int) -> None:
        for number in self._numbers:
            if number.page != index:
                continue
            self._code.append(f"/Link <</MCID {number.mark}>> BDC")
            self.setFillColor(look.INK)
            self.setFont(number.font, number.size)
            page = self._heading_pages[number.key] + 1
            self.drawRightString(number.right, number.baseline, str(page))
            self._code.append("EMC")

    def _write_furniture(self, index: int, pages: int) -> None:
        self.setLineWidth(0.6)
        if index == 0:
            self.setFillColor(look.BLUE)
            self.rect(0, look.PAGE_HEIGHT - 14, look.PAGE_WIDTH, 14, stroke=0, fill=1)
        left, right, line = look.MARGIN, look.PAGE_WIDTH - look.MARGIN, 40
        self.setStrokeColor(look.LINE)
        self.line(left, line, right, line)
        self.setFillColor(look.GREY)
        self.write_runs(left, line - 14, self._facts.foot, REGULAR, 8)
        self.setFont(BOLD, 8)
        self.drawRightString(right, line - 14, f"Page {index + 1} of {pages}")
