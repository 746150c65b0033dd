"""A real broker, a real Celery worker, a real cache: what the main job left to jobs is done."""

import os
import time

import psycopg
import pytest

from tests.browser.conftest import Demonstration, required

pytestmark = [pytest.mark.browser, pytest.mark.services]


def test_the_worker_has_done_every_job(demonstration: Demonstration) -> None:
    if not demonstration.environment["CELERY_BROKER_URL"]:
        if os.environ.get("DATABASE_URL"):
            required("A broker (CELERY_BROKER_URL)")
        pytest.skip("on SQLite jobs run in process")
    counts: dict[str, int] = {}
    for _ in range(120):
        with psycopg.connect(demonstration.environment["DATABASE_URL"]) as connection:
            counts = dict(connection.execute("SELECT state, count(*) FROM jobs_job GROUP BY state").fetchall())
        if set(counts) == {"done"}:
            break
        time.sleep(1)
    assert set(counts) == {"done"}, counts
    assert counts["done"] > 100


def test_redis_keeps_what_the_cache_is_given(settings: object) -> None:
    url = os.environ.get("REDIS_URL", "")
    if not url:
        required("Redis (REDIS_URL)") if os.environ.get("DATABASE_URL") else pytest.skip("no REDIS_URL")
    from django.core.cache import caches

    redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url, "KEY_PREFIX": "test"}
    settings.CACHES = {"default": redis}  # type: ignore[attr-defined]
    caches["default"].set("academy", 1, 5)
    assert caches["default"].get("academy") == 1
