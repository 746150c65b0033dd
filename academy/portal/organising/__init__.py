"""The organiser of a designated activity, appointed by the Secretariat for one edition: she sees that edition alone."""
