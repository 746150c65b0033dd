from courses.assessment.questions.ordering.scoring import TYPE

__all__ = ["TYPE"]
