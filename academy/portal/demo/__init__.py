"""The main job from end to end, on invented people and demonstration values, through the real parts and the real rules.

Every step prints the rule with its place in the founding text, recounts from the input what must come out, compares.
A step that was done in an earlier run is not done again: it is only counted again.
"""
