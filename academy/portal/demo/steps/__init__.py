"""The eight steps of the main job, in order."""
