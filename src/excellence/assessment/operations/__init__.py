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
from excellence.assessment.operations.comments import comment, withdraw_comment

__all__ = [
    "AnsweredMeanwhile",
    "DraftExists",
    "LevelOutOfRange",
    "NeverNotApplicable",
    "TextTooLong",
    "Wording",
    "comment",
    "discard_assessment",
    "save_answer",
    "show_evidence",
    "start_assessment",
    "take_up_assessment",
    "withdraw_comment",
]
