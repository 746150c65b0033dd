"""Enrolments, lesson progress and the register of facts."""
