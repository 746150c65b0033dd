from courses.assessment.questions.multiple.scoring import TYPE

__all__ = ["TYPE"]
