"""What makes a drawn page a document that lasts: tags, archive form, attachment, signatures."""
