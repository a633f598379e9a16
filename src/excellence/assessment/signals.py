"""What other modules hear of self-assessments, in the past tense; sent inside the transaction of the act."""

from django.dispatch import Signal

# Arguments: assessment, submission, by, at.
assessment_submitted = Signal()
