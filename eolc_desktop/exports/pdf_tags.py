"""The logical structure of a tagged PDF: a tree of nodes, written beside the pages (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from eolc_desktop.exports.pdf_fonts import escape

Mark = tuple[int, int]
"""A piece of a page that belongs to a node: the page from 0, and its number on that page."""


@dataclass(eq=False)
class Node:
    """One element of the structure, such as a heading, a table cell or a figure.

    Args:
        role: The standard structure type: H1, P, Table, TR, TH, Figure, …
        alternative: What a figure shows, for who cannot see it.
        scope: What a header cell heads: "Column" or "Row".
        box: Where a figure stands on its page.
        link: The annotation that makes the node clickable, with its page.
    """

    role: str
    kids: list[Node] = field(default_factory=list)
    alternative: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None
    link: tuple[int, PDFDictionary, Any] | None = None

    def add(self, role: str, **attributes: Any) -> Node:
        """Add an element at the end of this one, and return it."""
        node = Node(role, **attributes)
        self.kids.append(node)
        return node


class _Writer:
    def __init__(self, document: Any, marks: Mapping[Node, Sequence[Mark]]) -> None:
        self.document = document
        self.marks = marks
        self.references: dict[Node, Any] = {}
        self.links: list[Node] = []

    def write(self, node: Node, parent: Any) -> Any:
        element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.role), "P": parent})
        reference = self._own(element)
        self.references[node] = reference
        kids: list[Any] = [self.write(kid, reference) for kid in node.kids if self._shows(kid)]
        marks = self.marks.get(node, ())
        if len(marks) == 1 and not kids and node.link is None:
            element["K"] = marks[0][1]
            element["Pg"] = _page(marks[0][0])
        else:
            kids += [_marked(mark) for mark in marks]
            if node.link is not None:
                self.links.append(node)
                page, _, annotation = node.link
                kids.append(PDFDictionary({"Type": PDFName("OBJR"), "Pg": _page(page), "Obj": annotation}))
            element["K"] = PDFArray(kids)
        self._describe(node, element)
        return reference

    def _own(self, thing: Any) -> Any:
        thing.__RefOnly__ = 1
        return self.document.Reference(thing)

    def _shows(self, node: Node) -> bool:
        return bool(self.marks.get(node)) or any(self._shows(kid) for kid in node.kids)

    def _describe(self, node: Node, element: PDFDictionary) -> None:
        if node.alternative:
            element["Alt"] = PDFString(node.alternative)
        if node.scope:
            element["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(node.scope)})
        if node.box is not None:
            box = PDFArray([round(edge, 2) for edge in node.box])
            layout = {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box}
            element["A"] = PDFDictionary(layout)


def _page(index: int) -> Any:
    return PDFObjectReference(f"Page{index + 1}")


def _marked(mark: Mark) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": _page(mark[0]), "MCID": mark[1]})


def write_structure(
    document: Any,
    root: Node,
    marks: Mapping[Node, Sequence[Mark]],
    page_nodes: Sequence[Sequence[Node]],
) -> None:
    """Write the tree, and from each page's marks the way back into it."""
    writer = _Writer(document, marks)
    pages = document.Pages.pages
    for index, page in enumerate(pages):
        # A page writes only the keys that it knows.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = index
        page.Tabs = PDFName("S")
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    tree_reference = writer._own(tree)
    tree["K"] = PDFArray([writer.write(root, tree_reference)])
    numbers: list[Any] = []
    for index, nodes in enumerate(page_nodes[: len(pages)]):
        numbers += [index, writer._own(PDFArray([writer.references[node] for node in nodes]))]
    for index, node in enumerate(writer.links, len(pages)):
        if node.link is not None:
            node.link[1]["StructParent"] = index
            numbers += [index, writer.references[node]]
    tree["ParentTree"] = writer._own(PDFDictionary({"Nums": PDFArray(numbers)}))
    tree["ParentTreeNextKey"] = len(pages) + len(writer.links)
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def write_metadata(document: Any, *, title: str, subject: str, language: str, day: str) -> None:
    """Write the metadata that readers and checkers look for; `day` is an ISO date."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        "<pdfuaid:part>1</pdfuaid:part>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(subject)}</rdf:li></rdf:Alt>'
        "</dc:description>"
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    document.Catalog.Metadata = XMP(creator=lambda _: packet.encode())
    # Uncompressed, so that tools which know nothing of PDF can read it.
    document.Catalog.Metadata.filters = []
