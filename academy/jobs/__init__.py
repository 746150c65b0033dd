"""Work that is done later: rows are the truth, Celery or this process executes them."""
