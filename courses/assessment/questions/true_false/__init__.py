from courses.assessment.questions.true_false.scoring import TYPE

__all__ = ["TYPE"]
