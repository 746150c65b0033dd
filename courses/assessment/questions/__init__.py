"""One folder per type of question: scoring, form, template."""
