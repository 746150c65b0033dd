"""The rules for everybody, the Board's room, the Correspondents' desk, the Secretariat's records."""
