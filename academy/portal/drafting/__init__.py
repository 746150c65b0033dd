"""Where a resolution is drafted: a task list, one form per thing, last year's evaluations beside the renewal."""
