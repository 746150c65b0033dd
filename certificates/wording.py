"""The words of a certificate: the mandate's title and statement, and what the ledger grounds. Final when returned."""

import hashlib
from datetime import date
from typing import Any

from django.utils import translation

from academy.lib.dates import date_format
from academy.people.api import Institution
from certificates.designs import OF_COMPONENT
from certificates.domain.attached import CERTIFICATION
from certificates.domain.codes import grouped
from certificates.domain.payload import SCHEMA, canonical
from certificates.models import RegisterEntry, Release, ReleaseLine
from certificates.supplement import gather, sections_of
from credits import api as credits_api

VERSION = "Version {version}, remplace le certificat n°\u00a0{replaces} – Version {version}, replaces {replaces}"
FIXED = {
    "academy_fr": "Académie internationale des politiques en matière de drogues",
    "academy_en": "International Drug Policy Academy",
    "given_to": "délivré à / awarded to",
    "check_fr": "Vérifier en ligne",
    "check_en": "Check online",
    "seal_fr": "Sceau signé, vérifiable sans internet",
    "seal_en": "Signed seal, checks without internet",
    "rendering": "Le texte français fait foi ; l’anglais est une traduction de l’Académie. "
    "The French text is authentic; the English is the Academy’s rendering.",
}


def payload_for(
    *, release: Release, line: ReleaseLine, name: str, number: str, code: str, issued_on: date, address: str
) -> dict[str, Any]:
    """Everything that the paper says. name: as approved. Title and statement are the mandate's, word for word.

    Source: P-PG (2020) 10, Academy, item 7.
    """
    issuers = issuers_in_order(release)
    printed: dict[str, Any] = {"name": name, "number": number, "code": code, "address": address, "issued_on": issued_on}
    if line.supersedes:
        printed |= {"version": _version(line.supersedes), "replaces": line.supersedes.number}
    case = gather(release=release, line=line, issuers=issuers, **printed)
    words: dict[str, Any] = {
        "schema": SCHEMA,
        "number": number,
        "code": code,
        "code_printed": grouped(code),
        "address": address,
        "name": name,
        "component": release.component,
        "design": OF_COMPONENT[release.component],
        "resolution": ", ".join(line.grounds["resolutions"]),
        "only_with_fr": f"Valable uniquement avec {len(issuers)} sceaux : {_listed(issuers, 'fr')}",
        "only_with_en": f"Valid only with {len(issuers)} seals: {_listed(issuers, 'en')}",
        "issuers": [{"key": one.key, "name_fr": one.name_fr, "name_en": one.name_en} for one in issuers],
        "is_demonstration": release.edition.is_demonstration,
        **FIXED,
    }
    for language in ("fr", "en"):
        words |= _in(language, release, line, issued_on, issuers)
        words[f"title_{language}"] = getattr(case.common.title, f"text_{language}")
        words[f"statement_{language}"] = getattr(case.common.statement, f"text_{language}")
    if line.supersedes:
        words["version_printed"] = VERSION.format(**printed)
    return words | dict(case.common.signing(issued_on)) | {"supplement": _supplement(sections_of(case))}


def _version(old: RegisterEntry | None) -> int:
    """One more than the certificates that came before."""
    number = 1
    while old:
        number, old = number + 1, old.supersedes
    return number


def _supplement(sections: list[dict[str, Any]]) -> dict[str, Any]:
    """What is frozen: the sections, and the digest of their words, which is printed below the certification."""
    found = hashlib.sha256(canonical({"sections": sections})).hexdigest()
    label = {"fr": "Empreinte des données du supplément (SHA-256)", "en": "Digest of the supplement’s data (SHA-256)"}
    signed = next(one for one in sections if one["number"] == CERTIFICATION)
    signed["facts"].append({"label": label, "text": {"fr": found, "en": found}})
    return {"sections": sections, "signed_after": CERTIFICATION, "digest": found}


def _listed(issuers: list[Institution], language: str) -> str:
    return ", ".join(getattr(one, f"name_{language}") for one in issuers)


def _enumerated(names: list[str], word: str) -> str:
    """Commas between the first ones, the word before the last."""
    return f" {word} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def issuers_in_order(release: Release) -> list[Institution]:
    """The Pompidou Group first, then the universities by name."""
    return sorted(release.institutions.all(), key=lambda one: (one.kind == "university", one.name_en))


def _in(
    language: str, release: Release, line: ReleaseLine, issued_on: date, issuers: list[Institution]
) -> dict[str, str]:
    edition = release.edition
    with translation.override(language):
        starts, ends, issued = (date_format(day, "j F Y") for day in (edition.starts_on, edition.ends_on, issued_on))
        amount = credits_api.amount(line.grounds["earned"])
    names = [getattr(one, f"name_{language}") for one in issuers]
    resolutions = ", ".join(line.grounds["resolutions"])
    texts = {
        "fr": {
            "dates": f"du {starts} au {ends}",
            "credits": f"{amount} crédits de l’Académie",
            "under": f"selon la résolution {resolutions} du conseil de direction",
            "issued": f"Délivré le {issued}",
            "issuers": _enumerated(names, "et"),
        },
        "en": {
            "dates": f"{starts} to {ends}",
            "credits": f"{amount} Academy credits",
            "under": f"by resolution {resolutions} of the Governing Board",
            "issued": f"Issued on {issued}",
            "issuers": _enumerated(names, "and"),
        },
    }[language]
    return {f"{key}_{language}": text for key, text in texts.items()} | {
        f"edition_{language}": getattr(edition, f"title_{language}")
    }
