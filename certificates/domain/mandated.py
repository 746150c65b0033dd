"""The mandated titles and statements, numbered, so that a signed record need not carry them letter by letter.

Source: P-PG (2020) 10, P-PG/Academy, item 7. A number keeps its words for ever: other words, after a renewed mandate,
take the next number, and until then are signed letter by letter. A test holds them against the mandate's data. Pure.
"""

# Number: component, title, statement.
AWARDS: dict[int, tuple[str, str, str]] = {
    1: (
        "I",
        "Certificat en politiques en matière de drogues",
        "attestant de la présence et de la participation active",
    ),
    2: (
        "II",
        "Certificat exécutif en matière des politiques de drogues",
        "attestant des connaissances et des compétences",
    ),
}
NUMBERS = {words: number for number, words in AWARDS.items()}
