"""The columns of the sheet Items, and the formulas of those that work themselves out."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from eolc_desktop.domain.ratings import Answer
from eolc_desktop.scoring.wording import ANSWER_WORDS, NONE


@dataclass(frozen=True)
class Column:
    """One column: its key in the formulas, its title and width, and whether it is working."""

    key: str
    title: str
    width: float
    look: str = "text"


COLUMNS = (
    Column("id", "Item", 7, "strong"),
    Column("title", "Title", 30),
    Column("section", "Section", 20),
    Column("framework", "Framework", 18),
    Column("service", "Service", 16),
    Column("round", "Round", 14),
    Column("level", "Level", 6, "input"),
    Column("without", "Without a level", 12, "choice"),
    Column("answer", "Answer", 16),
    Column("target", "Target", 7, "input"),
    Column("wanted", "Target in words", 16),
    Column("gap", "Gap", 6, "number"),
    Column("beside", "Beside the target", 16, "plain"),
    Column("weight", "Weight", 8, "input"),
    Column("importance", "Importance", 11, "input"),
    Column("priority", "Priority", 8, "measure"),
    Column("confidence", "Confidence", 11, "plain"),
    Column("rationale", "Rationale", 46),
    Column("evidence", "Evidence", 24),
    Column("target_from", "Target set by", 18),
    Column("target_reason", "Reason for the target", 34),
    Column("agreed_by", "Target agreed by", 20),
    Column("role", "Rated by", 20),
    Column("rated_on", "Rated on", 11, "date"),
    Column("number", "No.", 6, "integer"),
    Column("section_no", "Section no.", 8, "integer"),
    Column("lowest", "Lowest level", 8, "number"),
    Column("highest", "Highest level", 8, "number"),
    Column("counts_from", "Counts from", 8, "number"),
    Column("counts_no", "Counts as no.", 8, "integer"),
    Column("scored", "Scored", 8, "integer"),
    Column("applicable", "Applicable", 10, "integer"),
    Column("rated", "Rated", 8, "integer"),
    Column("reached", "Reached", 8, "integer"),
    Column("wx", "Weight × item score", 10, "share"),
)
INDEX = {column.key: place for place, column in enumerate(COLUMNS)}
_LETTER = {column.key: xl_col_to_name(place) for place, column in enumerate(COLUMNS)}
LAST_PRINTED = INDEX["rationale"]
FIRST_WORKING = INDEX["number"]
WRAPPED = ("title", "section", "rationale", "target_reason", "agreed_by", "role")
WIDTH = {column.key: column.width for column in COLUMNS}
NAMED = (
    *("level", "without", "answer", "target", "wanted", "gap", "beside", "weight", "importance", "priority"),
    *("number", "section_no", "counts_no", "scored", "applicable", "rated", "reached", "wx"),
)

# The longest formulas of a row, by column key. In braces stand the letters of columns with the row.
_FORMULAS = {
    "answer": (
        'IF(ISNUMBER({level}),IFERROR(INDEX(scale%s_labels,MATCH({level},scale%s_values,0)),"?"),'
        f'IF({{without}}="","{ANSWER_WORDS[None]}",{{without}}))'
    ),
    "wanted": (
        'IF(ISNUMBER({target}),IFERROR(INDEX(scale%s_labels,MATCH({target},scale%s_values,0)),"?"),'
        f'"{NONE}")'
    ),
    "gap": 'IF(AND({rated}=1,ISNUMBER({target})),MAX(0,{target}-{level}),"")',
    "beside": (
        'IF({rated}=0,"",IF({gap}="","○ No target set",IF({gap}>0,"▼ "&ROUND({gap},2)&" below target",'
        'IF({level}>{target},"▲ "&ROUND({level}-{target},2)&" ahead","● At target"))))'
    ),
    "priority": 'IF(ISNUMBER({gap}),{gap}/({highest}-{lowest})*{weight}*{importance},"")',
    "applicable": (
        f'IF(AND({{scored}}=1,OR(ISNUMBER({{level}}),{{without}}<>"{ANSWER_WORDS[Answer.NOT_APPLICABLE]}")),1,0)'
    ),
    "rated": "IF(AND({scored}=1,ISNUMBER({level})),1,0)",
    "reached": "IF(AND({rated}=1,{level}>={counts_from}),1,0)",
    "wx": "IF({rated}=1,{weight}*({level}-{lowest})/({highest}-{lowest}),0)",
}
# Bound once: each becomes a template in which only the row's number is open.
TEMPLATES = {
    key: "=" + formula.format(**{name: f"{letter}@" for name, letter in _LETTER.items()})
    for key, formula in _FORMULAS.items()
}
