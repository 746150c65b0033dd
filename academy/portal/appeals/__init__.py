"""Appeals on screen: a participant contests a line and follows it; the Secretariat decides beside the evidence."""
