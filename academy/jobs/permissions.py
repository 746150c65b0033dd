"""Who may do what in jobs. The word is people's; jobs lies below people and knows it by its stored value."""

JOBS_MANAGE = "jobs.manage"
