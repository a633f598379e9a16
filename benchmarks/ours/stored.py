"""What the database holds of one answer."""

from __future__ import annotations

from typing import Any

from excellence.assessment.models import Answer
from excellence.audit.models import Act
from excellence.frameworks.queries import framework_by_hash


def main(public_id: str, number: str) -> dict[str, Any]:
    """The version and words of the answer at a number, and how many saves of the assessment were recorded."""
    answers = Answer.objects.filter(assessment__public_id=public_id)
    rules_hash = answers.values_list("assessment__framework_version__rules_hash", flat=True)[0]
    answer = answers.get(indicator=framework_by_hash(rules_hash).indicator(number).key)
    acts = Act.objects.filter(verb="assessment.answered", subject_id=public_id).count()
    return {"version": answer.version, "justification": answer.justification, "acts": acts}
