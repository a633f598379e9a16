"""What can be done with a self-assessment: answers and lives, and what came before it."""

from excellence.assessment.operations.answers import (
    AnsweredMeanwhile,
    DraftExists,
    LevelOutOfRange,
    NeverNotApplicable,
    TextTooLong,
    Wording,
    discard_assessment,
    save_answer,
    show_evidence,
    start_assessment,
    take_up_assessment,
)
from excellence.assessment.operations.before import (
    EntryChangedMeanwhile,
    EntryGone,
    ImprovementSaid,
    LabelSaid,
    add_improvement,
    add_label,
    change_improvement,
    change_label,
    remove_improvement,
    remove_label,
)
from excellence.assessment.operations.comments import comment, withdraw_comment

__all__ = [
    "AnsweredMeanwhile",
    "DraftExists",
    "EntryChangedMeanwhile",
    "EntryGone",
    "ImprovementSaid",
    "LabelSaid",
    "LevelOutOfRange",
    "NeverNotApplicable",
    "TextTooLong",
    "Wording",
    "add_improvement",
    "add_label",
    "change_improvement",
    "change_label",
    "comment",
    "discard_assessment",
    "remove_improvement",
    "remove_label",
    "save_answer",
    "show_evidence",
    "start_assessment",
    "take_up_assessment",
    "withdraw_comment",
]
