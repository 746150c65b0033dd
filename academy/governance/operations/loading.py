"""What the founding text fixes, brought into the tables from the product's own copies."""

import csv
from datetime import date
from pathlib import Path

from django.db import transaction

from academy.governance.models import Mandate, Partner, Provision, Seat, WorkProgramme
from academy.people.api import Country, Institution

DATA = Path(__file__).resolve().parents[1] / "data"
TEXT_DAY = date(2020, 7, 1)  # the text is of 2020; its day is not printed

# Source: P-PG (2020) 10, Academy, item 9: "actuellement envisagé : Université de Syracuse et Université de Malte".
PARTNERS = (
    ("university-of-malta", "Université de Malte", "University of Malta", "MT"),
    ("syracuse-university", "Université de Syracuse", "Syracuse University", "US"),
)
# Source: P-PG (2020) 10, Academy, item 9: three Permanent Correspondents and a representative of the partners.
SEATS = ((Seat.Kind.PERMANENT_CORRESPONDENT, "pc_seats"), (Seat.Kind.PARTNER, "partner_seats"))


@transaction.atomic
def load_mandates() -> int:
    """The twelve mandates, their provisions, the Board's seats, the partners envisaged; returns how many mandates."""
    programme = _programme()
    for row in _rows("mandates.csv"):
        _mandate(row, programme)
    for row in _rows("provisions.csv"):
        _provision(row)
    for kind, key in SEATS:
        for number in range(1, (Provision.objects.get(key=key, renewal=None).number or 0) + 1):
            Seat.objects.get_or_create(kind=kind, number=number)
    _institutions()
    return Mandate.objects.count()


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _programme() -> WorkProgramme:
    names = {
        "title_fr": "Programme de travail 2019-2022 du Groupe Pompidou",
        "title_en": "Work programme 2019-2022 of the Pompidou Group",
        "starts_on": date(2019, 1, 1),
        "ends_on": date(2022, 12, 31),
    }
    return WorkProgramme.objects.get_or_create(key="2019-2022", defaults=names)[0]


def _mandate(row: dict[str, str], programme: WorkProgramme) -> None:
    Mandate.objects.get_or_create(
        code=row["code"],
        defaults={
            "code_as_printed": row["code_as_printed"],
            "title_fr": row["title_fr"],
            "title_en": row["title_en"],
            "kind_fr": row["type_fr"],
            "kind_en": row["type_en"],
            "source_fr": row["mandate_source_fr"],
            "audience_en": row["audience_en"],
            "size_en": row["size_limits"],
            "training_content_en": row["training_content"],
            "notes_en": row["notes"],
            "work_programme": programme,
            "ends_on": date.fromisoformat(row["mandate_end"]),
        },
    )


def _provision(row: dict[str, str]) -> None:
    Provision.objects.get_or_create(
        mandate=Mandate.objects.get(code=row["mandate"]),
        component=row["component"],
        key=row["key"],
        renewal=None,
        defaults={
            "number": int(row["number"]) if row["number"] else None,
            "text_fr": row["text_fr"],
            "text_en": row["text_en"],
            "item": row["item"],
        },
    )


def _institutions() -> None:
    Institution.objects.get_or_create(
        key="pompidou-group",
        defaults={"name_fr": "Groupe Pompidou", "name_en": "Pompidou Group", "kind": Institution.Kind.INTERNATIONAL},
    )
    for key, name_fr, name_en, iso2 in PARTNERS:
        names = {"name_fr": name_fr, "name_en": name_en, "kind": Institution.Kind.UNIVERSITY}
        institution = Institution.objects.get_or_create(key=key, defaults=names)[0]
        country = Country.objects.filter(iso2=iso2).first()
        if country and institution.country_id is None:
            Institution.objects.filter(pk=institution.pk).update(country=country)
        Partner.objects.get_or_create(
            institution=institution,
            state=Partner.State.ENVISAGED,
            since=TEXT_DAY,
            defaults={"source": "P-PG (2020) 10, P-PG/Academy, item 9"},
        )
