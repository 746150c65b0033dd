from courses.assessment.questions.single.scoring import TYPE

__all__ = ["TYPE"]
