"""Letters and messages in the recipient's language."""
