from courses.assessment.questions.matching.scoring import TYPE

__all__ = ["TYPE"]
