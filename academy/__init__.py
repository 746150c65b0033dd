"""The ground everything stands on, and the wiring."""

from academy.celery import app as celery_app

__all__ = ["celery_app"]
