"""Frameworks of every shape, with the texts that break files."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from eolc_desktop.catalogue.reference import settings
from eolc_desktop.domain.framework_data import framework_from_data
from eolc_desktop.domain.frameworks import Framework

NASTY = [
    *(
        "=1+1",
        "+44 20",
        "-1",
        "@here",
        "'quoted",
        "'",
        '"',
        "\\",
        "\\ \\",
        "#",
        "# no",
        "a #b",
        "x: y",
        "end:",
    ),
    *(
        "001",
        "1.10",
        "1e5",
        "0x1F",
        "12:30",
        "No",
        "yes",
        "TRUE",
        "null",
        "~",
        "2020-01-01",
        "<<",
        "=",
        "...",
    ),
    *("---", "- x", "• x", "–  x", "[process] x", "[] x", "[x]", "[", "numerator: 5", "Denominator : all"),
    *(
        "{a: b}",
        "&a",
        "*a",
        "!x",
        "|",
        ">",
        "%x",
        "`x`",
        "a  b",
        "a   b c",
        "_x0041_",
        "_x005F",
        "<b>",
        "&amp;",
    ),
    *("’“”–…", "Tŷ bach", "😀 x", "a\u00a0b", "\ufeffx", "x\u200b", "שלום", "a\u0301", "word " * 30 + "end"),
    "x" * 130,
]
_LETTERS = st.characters(
    exclude_categories=["Cc", "Cs", "Zl", "Zp"],
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff\ue0ff",
)
_INTEGERS = st.integers(-1_000_000, 1_000_000)
# What a framework file can say: at most fifteen decimals.
_DECIMALS = st.one_of(
    st.decimals(-1000, 1000, places=2),
    st.decimals(-1, 1, places=9).filter(lambda value: value == 0 or abs(value) > 1e-8),
).map(float)
_WORD = "[A-Za-z0-9]{1,4}"


def _whole(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def texts(longest: int, *, lines: bool = False) -> st.SearchStrategy[str]:
    """Return texts of one line, or of several, that a framework may hold."""
    line = st.one_of(st.sampled_from(NASTY), st.text(_LETTERS, min_size=1, max_size=40), st.just("Is it so?"))
    text = st.lists(line, min_size=1, max_size=4).map("\n".join) if lines else line
    return text.map(lambda found: found[:longest].strip()).filter(bool)


def numbers() -> st.SearchStrategy[int | float]:
    return st.one_of(_INTEGERS, _DECIMALS).map(_whole)


def _maybe(draw: st.DrawFn, **fields: st.SearchStrategy[Any]) -> dict[str, Any]:
    return {name: draw(given) for name, given in fields.items() if draw(st.booleans())}


def _source() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({"document": texts(300)}, optional={"section": texts(300)})


@st.composite
def _scale(draw: st.DrawFn, scale_id: str) -> dict[str, Any]:
    values = sorted(draw(st.lists(numbers(), min_size=2, max_size=4, unique=True)))
    reaches = sorted(draw(st.lists(st.sampled_from([0, 0.1, 0.5, 1]), min_size=4, max_size=4)))
    with_reach = draw(st.booleans())
    names = draw(st.lists(texts(20), min_size=8, max_size=8, unique=True))
    levels = [
        {
            "value": value,
            "short": names[number],
            "label": names[number + 4],
            **_maybe(draw, descriptor=texts(600, lines=True)),
            **({"reach": reaches[number]} if with_reach else {}),
        }
        for number, value in enumerate(values)
    ]
    of_levels = st.sampled_from(values)
    return {
        "id": scale_id,
        "title": draw(texts(80)),
        **_maybe(
            draw,
            scored=st.just(False),
            default_target=of_levels,
            counts_from=of_levels,
            note=texts(1000, lines=True),
        ),
        "levels": levels,
    }


@st.composite
def _item(draw: st.DrawFn, item_id: str, ids: list[str], scales: list[dict[str, Any]]) -> dict[str, Any]:
    scale = draw(st.sampled_from(scales))
    values = [level["value"] for level in scale["levels"]]
    own = sorted(draw(st.lists(st.sampled_from(values), min_size=1, unique=True)))
    hint = st.fixed_dictionaries(
        {"text": texts(300)}, optional={"kind": st.sampled_from(["process", "outcome", "experience"])}
    )
    measure = st.fixed_dictionaries(
        {"text": texts(300)},
        optional={
            "code": st.from_regex(rf"\A{_WORD}(-{_WORD})?\Z"),
            "numerator": texts(500),
            "denominator": texts(500),
        },
    )
    link = st.fixed_dictionaries(
        {"framework": st.sampled_from(["made", "other-1"]), "item": st.sampled_from([*ids, "X.1-b", "1.10"])},
        optional={"kind": st.sampled_from(["same", "part", "related"])},
    ).filter(lambda link: link["framework"] != "made" or (link["item"] in ids and link["item"] != item_id))
    entries: dict[str, Any] = {"min_size": 1, "max_size": 3}
    return {
        "id": item_id,
        "title": draw(texts(150)),
        "prompt": draw(texts(600, lines=True)),
        "good": draw(texts(1000, lines=True)),
        "scale": scale["id"],
        **_maybe(
            draw,
            official_title=st.booleans(),
            weight=st.one_of(st.just(0), st.decimals(0, 1000, places=2).map(float).map(_whole)),
            evidence=st.lists(hint, **entries),
            measures=st.lists(measure, **entries),
            links=st.lists(link, **entries, unique_by=lambda link: (link["framework"], link["item"])),
            codes=st.lists(st.from_regex(rf"\A{_WORD}(\.{_WORD})?\Z"), **entries, unique=True),
            settings=st.lists(st.sampled_from([each.id for each in settings()]), **entries, unique=True),
            source=_source(),
            levels=st.just([{"value": value, "descriptor": draw(texts(600, lines=True))} for value in own]),
        ),
    }


@st.composite
def _sections(draw: st.DrawFn, ids: list[str], scales: list[dict[str, Any]]) -> list[dict[str, Any]]:
    weighted = draw(st.booleans())
    made = []
    numbers_of = iter(range(100))

    def section(items: list[str], *, weights: bool) -> dict[str, Any]:
        return {
            "id": f"S{next(numbers_of)}",
            "title": draw(texts(200)),
            **_maybe(draw, short=texts(40), source=_source()),
            **({"weight": draw(st.sampled_from([0, 1, 2.5]))} if weights else {}),
            **({"items": [draw(_item(item, ids, scales)) for item in items]} if items else {}),
        }

    parts = [ids[:2], ids[2:]] if len(ids) > 2 and draw(st.booleans()) else [ids]
    for part in parts:
        if draw(st.booleans()):
            made.append(section(part, weights=weighted))
        else:
            outer = section([], weights=weighted)
            outer["sections"] = [section([each], weights=False) for each in part]
            made.append(outer)
    return made


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Return a framework that the catalogue takes."""
    some_ids = st.one_of(st.from_regex(rf"\A{_WORD}([.-]{_WORD})?\Z"), st.sampled_from(["001", "1.10", "No"]))
    ids = draw(st.lists(some_ids, min_size=1, max_size=4, unique=True))
    scales = [draw(_scale(name)) for name in draw(st.sampled_from([["met"], ["met", "1-2"], ["no", "b"]]))]
    gone = st.fixed_dictionaries({"name": texts(150), "now": texts(600)})
    data = {
        "format": 1,
        "id": "made",
        "edition": draw(texts(120)),
        "title": draw(texts(200)),
        "publisher": draw(texts(200)),
        "year": draw(st.integers(1900, 2200)),
        "status": draw(st.sampled_from(["current", "historic"])),
        **_maybe(
            draw,
            short=texts(40),
            successor=st.just("made-2"),
            replaces=st.sampled_from(["made-0", "001"]),
            gone=st.lists(gone, min_size=1, max_size=2),
            source=_source(),
            wording_note=texts(6000, lines=True),
        ),
        "scales": scales,
        "sections": draw(_sections(ids, scales)),
    }
    return framework_from_data(data)
