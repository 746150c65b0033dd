"""The drafting screens: form, one operation, message, back to the task list."""
