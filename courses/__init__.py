"""What is taught, learnt and tested, and who is admitted."""
