"""Work programmes, mandates, boards and seats, resolutions, votes, endorsements."""
