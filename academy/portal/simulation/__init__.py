"""What a draft would change, before the vote: asked for, watched, read, laid side by side.

It stands in the portal because it puts together governance (the draft), credits (the simulation), certificates (who
already holds one) and people (names, for those who may read them).
"""
