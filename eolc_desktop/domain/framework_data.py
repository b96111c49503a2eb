"""A framework as plain data, for files and for the workspace, and the hash that identifies it.

The layout is the one that `frameworks/schema/framework.schema.json` describes. Data that comes from
outside is checked against that by `catalogue` first; nothing here forgives.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from eolc_desktop.domain.frameworks import (
    EvidenceHint,
    Framework,
    Gone,
    Item,
    Level,
    Link,
    Measure,
    Scale,
    Section,
    Source,
    Status,
)

# A framework's id is the name of its file too; what Windows writes to a file of these names is gone.
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)

FORMAT = 1

Data = Mapping[str, Any]


def framework_from_data(data: Data) -> Framework:
    """Build a framework from checked data."""
    scales = tuple(_scale(scale) for scale in data["scales"])
    return Framework(
        id=data["id"],
        edition=data["edition"],
        title=data["title"],
        short=data.get("short", data["title"]),
        publisher=data["publisher"],
        year=data["year"],
        status=Status(data["status"]),
        successor=data.get("successor", ""),
        replaces=data.get("replaces", ""),
        gone=tuple(Gone(gone["name"], gone["now"]) for gone in data.get("gone", ())),
        source=_source(data),
        wording_note=data.get("wording_note", ""),
        scales=scales,
        sections=tuple(_section(section, scales[0].id, data["id"]) for section in data["sections"]),
    )


def framework_to_data(framework: Framework) -> dict[str, Any]:
    """Return a framework as plain data, without what is empty or the default."""
    default_scale = framework.scales[0].id
    return {
        "format": FORMAT,
        "id": framework.id,
        "edition": framework.edition,
        "title": framework.title,
        **_given(short=framework.short if framework.short != framework.title else ""),
        "publisher": framework.publisher,
        "year": framework.year,
        "status": framework.status.value,
        **_given(
            successor=framework.successor,
            replaces=framework.replaces,
            gone=[{"name": gone.name, "now": gone.now} for gone in framework.gone],
            source=_source_data(framework.source),
            wording_note=framework.wording_note,
        ),
        "scales": [_scale_data(scale) for scale in framework.scales],
        "sections": [_section_data(section, default_scale) for section in framework.sections],
    }


def canonical_json(framework: Framework) -> str:
    """Return the one text of a framework that is stored in workspaces and hashed."""
    return json.dumps(framework_to_data(framework), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def framework_hash(framework: Framework) -> str:
    """Return the SHA-256 of the canonical text, in hexadecimal."""
    # Imported where it is used: a start needs no hash.
    import hashlib

    return hashlib.sha256(canonical_json(framework).encode()).hexdigest()


def _scale(data: Data) -> Scale:
    return Scale(
        id=data["id"],
        title=data["title"],
        levels=tuple(
            Level(
                level["value"],
                level["short"],
                level["label"],
                level.get("descriptor", ""),
                level.get("reach"),
            )
            for level in data["levels"]
        ),
        scored=data.get("scored", True),
        default_target=data.get("default_target"),
        counts_from=data.get("counts_from"),
        note=data.get("note", ""),
    )


def _section(data: Data, default_scale: str, framework_id: str) -> Section:
    return Section(
        id=data["id"],
        title=data["title"],
        short=data.get("short", ""),
        weight=data.get("weight"),
        source=_source(data),
        items=tuple(_item(item, default_scale, framework_id) for item in data.get("items", ())),
        sections=tuple(
            _section(section, default_scale, framework_id) for section in data.get("sections", ())
        ),
    )


def _item(data: Data, default_scale: str, framework_id: str) -> Item:
    return Item(
        id=data["id"],
        title=data["title"],
        official_title=data.get("official_title", False),
        prompt=data["prompt"],
        good=data["good"],
        scale=data.get("scale", default_scale),
        weight=data.get("weight", 1),
        evidence=tuple(EvidenceHint(hint["text"], hint.get("kind", "")) for hint in data.get("evidence", ())),
        measures=tuple(
            Measure(
                measure["text"],
                measure.get("code", ""),
                measure.get("numerator", ""),
                measure.get("denominator", ""),
            )
            for measure in data.get("measures", ())
        ),
        links=tuple(
            Link(link.get("framework", framework_id), link["item"], link.get("kind", "related"))
            for link in data.get("links", ())
        ),
        codes=tuple(data.get("codes", ())),
        settings=tuple(data.get("settings", ())),
        source=_source(data),
        levels=tuple((level["value"], level["descriptor"]) for level in data.get("levels", ())),
    )


def _source(data: Data) -> Source:
    source = data.get("source", {})
    return Source(source.get("document", ""), source.get("section", ""))


def _given(**fields: object) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in ("", None, (), [], {})}


def _source_data(source: Source) -> dict[str, object]:
    return _given(document=source.document, section=source.section)


def _scale_data(scale: Scale) -> dict[str, object]:
    return {
        "id": scale.id,
        "title": scale.title,
        **({} if scale.scored else {"scored": False}),
        **_given(default_target=scale.default_target, counts_from=scale.counts_from, note=scale.note),
        "levels": [
            {
                "value": level.value,
                "short": level.short,
                "label": level.label,
                **_given(descriptor=level.descriptor, reach=level.reach),
            }
            for level in scale.levels
        ],
    }


def _section_data(section: Section, default_scale: str) -> dict[str, object]:
    return {
        "id": section.id,
        "title": section.title,
        **_given(short=section.short, weight=section.weight, source=_source_data(section.source)),
        **_given(
            items=[_item_data(item, default_scale) for item in section.items],
            sections=[_section_data(inner, default_scale) for inner in section.sections],
        ),
    }


def _item_data(item: Item, default_scale: str) -> dict[str, object]:
    return {
        "id": item.id,
        "title": item.title,
        **({"official_title": True} if item.official_title else {}),
        "prompt": item.prompt,
        "good": item.good,
        **({} if item.scale == default_scale else {"scale": item.scale}),
        **({} if item.weight == 1 else {"weight": item.weight}),
        **_given(
            evidence=[{"text": hint.text, **_given(kind=hint.kind)} for hint in item.evidence],
            measures=[
                {
                    "text": measure.text,
                    **_given(code=measure.code, numerator=measure.numerator, denominator=measure.denominator),
                }
                for measure in item.measures
            ],
            links=[
                {"framework": link.framework, "item": link.item, "kind": link.kind} for link in item.links
            ],
            codes=list(item.codes),
            settings=list(item.settings),
            source=_source_data(item.source),
            levels=[{"value": value, "descriptor": descriptor} for value, descriptor in item.levels],
        ),
    }
