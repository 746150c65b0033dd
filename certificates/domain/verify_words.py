"""What the verifier that stands alone says, in both languages. Pure."""

from typing import Any

from certificates.domain.form import Form
from certificates.domain.inclusion import Entry
from certificates.domain.receipt import ReceiptStatus
from certificates.domain.sealed import Status
from certificates.domain.status_list import ListStatus
from certificates.domain.trust_signed import TrustStatus

EN: dict[Any, Any] = {
    Status.UNREADABLE: "NOT A SEAL: this is no seal of the Academy, or it is damaged.",
    Status.ALTERED: "ALTERED: what is written here is not what was signed.",
    Status.MISSING_CO_ISSUER: "NOT VALID AS A JOINT CERTIFICATE: the signature of an issuer is missing.",
    Status.UNKNOWN_KEY: "NOT VALID: signed with a key that the trust list does not know.",
    Status.KEY_NOT_IN_FORCE: "NOT VALID: signed with a key that was not in force, or is compromised.",
    Status.DEMONSTRATION_KEY: "DEMONSTRATION: intact, but signed with demonstration keys. Worth nothing.",
    Status.JOINT: "SIGNED BY EVERY ISSUER, and unaltered.",
    "signed by": "Signed by {names}; status as of {day}: {status}.",
    "signed only": "Signed by {names}; status not checked.",
    "and": " and ",
    "entry": {
        Entry.UNREADABLE: "NOT SHOWN TO BE IN THE PUBLIC REGISTER: the proof cannot be read.",
        Entry.OLD_HEAD: "NOT SHOWN TO BE IN THE PUBLIC REGISTER: its line would be {place}, the head has {size} lines.",
        Entry.ELSEWHERE: "NOT SHOWN TO BE IN THE PUBLIC REGISTER: the proof is another’s, or leads to another head.",
        Entry.HEAD_ALTERED: "NOT SHOWN TO BE IN THE PUBLIC REGISTER: the head is not the one that was signed.",
        Entry.NOT_SIGNED_BY_ALL: "NOT SHOWN TO BE IN THE PUBLIC REGISTER: the head is not signed by {names}.",
        Entry.UNKNOWN_KEY: (
            "NOT SHOWN TO BE IN THE PUBLIC REGISTER: the head is signed with a key that the trust list does not know."
        ),
        Entry.KEY_NOT_IN_FORCE: (
            "NOT SHOWN TO BE IN THE PUBLIC REGISTER: the head is signed with a key not in force, or compromised."
        ),
        Entry.DEMONSTRATION: (
            "Entered in the public register as line {place} of the head of {day}, signed by {names} with demonstration "
            "keys."
        ),
        Entry.ENTERED: "Entered in the public register as line {place} of the head of {day}, signed by {names}.",
    },
    "other file": {
        "badge": (
            "OPEN BADGES: a credential file with the signature of each issuer in another form, which this program "
            "does not check. The Academy’s page /verify/credential/ does; on its own server, also manage.py "
            "verify-badge FILE."
        ),
        "trust": "A TRUST LIST, no certificate: give it with --trust.",
        "status": "A STATUS LIST, no certificate: give it with --status.",
        "proof": "A PROOF OR A HEAD OF THE PUBLIC REGISTER, no certificate: a proof goes with --proof, beside a seal.",
        "record": "THE SIGNED RECORD ALONE, without its signatures: check seal, PDF or credential.json instead.",
        "paper": (
            "A supplement, a statement of attendance and a printed receipt carry no signature: the Academy’s page "
            "/verify/ compares them with the register. If this is a scan, no symbol could be read in it."
        ),
        "address": "ONLY AN ADDRESS, which carries no signature: scan the larger symbol, or ask the register: {code}.",
    },
    "form": {
        Form.FIELDS: "The fields for signatures are not those of the issuers.",
        Form.FOLLOWS: "Something was added behind the last signature.",
        Form.ORDER: "The issuers have not signed in the order of the record.",
        Form.CHANGED: "Something else than signatures was changed or added before the last signature.",
        Form.WRITTEN: "A signature is written in another way than the Academy writes it.",
        Form.ENCLOSED: "The Open Badges inside are not those of this certificate.",
        Form.AS_ISSUED: "The file has the form in which it was issued.",
    },
    "judged": "Each signature is judged by what it covers, not by the whole file.",
    "states": {
        "valid": "valid", "superseded": "SUPERSEDED", "suspended": "SUSPENDED", "revoked": "REVOKED",
        "withdrawn": "WITHDRAWN BY ONE CO-ISSUER", "unknown": "UNKNOWN, so it is not accepted",
    },
    "lists": {
        ListStatus.GOOD: "status list good", ListStatus.DEMONSTRATION: "status list good, demonstration key",
        ListStatus.NONE: "no status list of this issuer", ListStatus.UNREADABLE: "status list cannot be read",
        ListStatus.ALTERED: "status list altered", ListStatus.WRONG_SIGNER: "status list not signed by this issuer",
        ListStatus.KEY_NOT_IN_FORCE: "status list signed with a key not in force, or compromised",
        ListStatus.NOT_YET: "status list dated in the future", ListStatus.STALE: "status list too old",
    },
    "since": "since",
    "receipt": {
        ReceiptStatus.GOOD: "RECEIPT GENUINE, signed by {signer}.",
        ReceiptStatus.DEMONSTRATION: "DEMONSTRATION: a receipt signed with a demonstration key. Worth nothing.",
        ReceiptStatus.UNREADABLE: "NOT A RECEIPT: it cannot be read.",
        ReceiptStatus.ALTERED: "ALTERED: this is not what was signed.",
        ReceiptStatus.UNKNOWN_KEY: "NOT VALID: signed with a key that the trust list does not know.",
        ReceiptStatus.KEY_NOT_IN_FORCE: "NOT VALID: signed with a key that was not in force, or is compromised.",
    },
    "receipt says": "On {at} the register said of {code}: {status}. Of any later moment this says nothing.",
    "trust": {
        TrustStatus.SIGNED_BY_ALL: "The trust list is signed by every institution in it.",
        TrustStatus.PINNED: "The trust list is signed by the pinned key; not by every institution in it.",
        TrustStatus.NOT_SIGNED: "The trust list is not signed by every institution in it.",
        TrustStatus.NOT_PINNED: "the trust list is not signed with the pinned key",
        TrustStatus.ALTERED: "the trust list was altered after it was signed",
    },
    "status": "Whether it has been revoked since cannot be known without the register. Ask for the code",
    "compare": "Compare these words with the paper, and the name with an identity document.",
    "fields": ("Name", "Title", "Statement", "Serial number", "Component", "From", "To", "Issued", "Credits"),
    "secretariat": "key kept by the Secretariat, by agreement",
    "institution": "key kept by the institution",
    "unknown": "unknown institution, number",
    "good": "signature good",
    "problem": "nothing could be checked",
    "no code": "there is no seal in this picture",
    "needs": "pictures need zxing-cpp and pillow",
    "needs pdf": "PDFs need pyhanko",
    "needs scan": "to read the symbol in a scan as PDF: zxing-cpp and pypdfium2",
    "claimed": "time claimed by the signer",
    "supplement": "Digest of the supplement’s data (SHA-256), as printed on the supplement",
    "stamped": "time of the time-stamp",
    "pin": "a pin has at least 16 hexadecimal digits",
}  # fmt: skip
FR: dict[Any, Any] = {
    Status.UNREADABLE: "PAS UN SCEAU : ceci n’est pas un sceau de l’Académie, ou il est abîmé.",
    Status.ALTERED: "ALTÉRÉ : ce qui est écrit ici n’est pas ce qui a été signé.",
    Status.MISSING_CO_ISSUER: "NON VALABLE COMME CERTIFICAT CONJOINT : la signature d’un émetteur manque.",
    Status.UNKNOWN_KEY: "NON VALABLE : signé avec une clé que la liste de confiance ne connaît pas.",
    Status.KEY_NOT_IN_FORCE: "NON VALABLE : signé avec une clé hors de sa période, ou compromise.",
    Status.DEMONSTRATION_KEY: "DÉMONSTRATION : intact, mais signé avec des clés de démonstration. Sans valeur.",
    Status.JOINT: "SIGNÉ PAR CHAQUE ÉMETTEUR, et non altéré.",
    "signed by": "Signé par {names} ; statut au {day} : {status}.",
    "signed only": "Signé par {names} ; statut non vérifié.",
    "and": " et ",
    "entry": {
        Entry.UNREADABLE: "PRÉSENCE AU REGISTRE PUBLIC NON PROUVÉE : la preuve est illisible.",
        Entry.OLD_HEAD: (
            "PRÉSENCE AU REGISTRE PUBLIC NON PROUVÉE : ce serait la ligne {place}, la tête a {size} lignes."
        ),
        Entry.ELSEWHERE: (
            "PRÉSENCE AU REGISTRE PUBLIC NON PROUVÉE : la preuve est celle d’un autre, ou mène à une autre tête."
        ),
        Entry.HEAD_ALTERED: "PRÉSENCE AU REGISTRE PUBLIC NON PROUVÉE : la tête n’est pas celle qui a été signée.",
        Entry.NOT_SIGNED_BY_ALL: "PRÉSENCE AU REGISTRE PUBLIC NON PROUVÉE : la tête n’est pas signée par {names}.",
        Entry.UNKNOWN_KEY: (
            "PRÉSENCE AU REGISTRE PUBLIC NON PROUVÉE : tête signée avec une clé que la liste de confiance ne connaît "
            "pas."
        ),
        Entry.KEY_NOT_IN_FORCE: (
            "PRÉSENCE AU REGISTRE PUBLIC NON PROUVÉE : tête signée avec une clé hors de sa période, ou compromise."
        ),
        Entry.DEMONSTRATION: (
            "Inscrit au registre public : ligne {place} de la tête du {day}, signée par {names} avec des clés de "
            "démonstration."
        ),
        Entry.ENTERED: "Inscrit au registre public : ligne {place} de la tête du {day}, signée par {names}.",
    },
    "other file": {
        "badge": (
            "OPEN BADGES : fichier de justificatifs qui porte la signature de chaque émetteur sous une autre forme, "
            "que ce programme ne vérifie pas. La page /verify/credential/ de l’Académie le fait ; sur son propre "
            "serveur, manage.py verify-badge FICHIER aussi."
        ),
        "trust": "UNE LISTE DE CONFIANCE, pas un certificat : à donner avec --trust.",
        "status": "UNE LISTE DE STATUTS, pas un certificat : à donner avec --status.",
        "proof": (
            "UNE PREUVE OU UNE TÊTE DU REGISTRE PUBLIC, pas un certificat : donner la preuve avec --proof, à côté d’un "
            "sceau."
        ),
        "record": (
            "L’ENREGISTREMENT SIGNÉ SEUL, sans ses signatures : vérifier plutôt le sceau, le PDF ou credential.json."
        ),
        "paper": (
            "Un supplément, une attestation de présence et une attestation de vérification imprimée ne portent pas de "
            "signature : la page /verify/ de l’Académie les compare au registre. S’il s’agit d’un scan, aucun symbole "
            "n’a pu y être lu."
        ),
        "address": (
            "UNE ADRESSE SEULEMENT, qui ne porte pas de signature : scanner le grand symbole, ou demander {code} au "
            "registre."
        ),
    },
    "form": {
        Form.FIELDS: "Les champs de signature ne sont pas ceux des émetteurs.",
        Form.FOLLOWS: "Quelque chose a été ajouté après la dernière signature.",
        Form.ORDER: "Les émetteurs n’ont pas signé dans l’ordre de l’enregistrement.",
        Form.CHANGED: "Autre chose que des signatures a été modifié ou ajouté avant la dernière signature.",
        Form.WRITTEN: "Une signature est écrite autrement que l’Académie ne l’écrit.",
        Form.ENCLOSED: "Les Open Badges contenus ne sont pas ceux de ce certificat.",
        Form.AS_ISSUED: "Le fichier a la forme dans laquelle il a été délivré.",
    },
    "judged": "Chaque signature est jugée sur ce qu’elle couvre, non sur l’ensemble du fichier.",
    "states": {
        "valid": "valable", "superseded": "REMPLACÉ", "suspended": "SUSPENDU", "revoked": "RÉVOQUÉ",
        "withdrawn": "RETIRÉ PAR L’UN DES ÉMETTEURS", "unknown": "INCONNU, donc non accepté",
    },
    "lists": {
        ListStatus.GOOD: "liste de statuts bonne", ListStatus.DEMONSTRATION: "liste bonne, clé de démonstration",
        ListStatus.NONE: "aucune liste de statuts de cet émetteur", ListStatus.UNREADABLE: "liste illisible",
        ListStatus.ALTERED: "liste altérée", ListStatus.WRONG_SIGNER: "liste non signée par cet émetteur",
        ListStatus.KEY_NOT_IN_FORCE: "liste signée avec une clé hors de sa période, ou compromise",
        ListStatus.NOT_YET: "liste datée du futur", ListStatus.STALE: "liste trop ancienne",
    },
    "since": "depuis le",
    "receipt": {
        ReceiptStatus.GOOD: "ATTESTATION AUTHENTIQUE, signée par {signer}.",
        ReceiptStatus.DEMONSTRATION: "DÉMONSTRATION : attestation signée avec une clé de démonstration. Sans valeur.",
        ReceiptStatus.UNREADABLE: "PAS UNE ATTESTATION : elle ne peut être lue.",
        ReceiptStatus.ALTERED: "ALTÉRÉ : ce n’est pas ce qui a été signé.",
        ReceiptStatus.UNKNOWN_KEY: "NON VALABLE : signé avec une clé que la liste de confiance ne connaît pas.",
        ReceiptStatus.KEY_NOT_IN_FORCE: "NON VALABLE : signé avec une clé hors de sa période, ou compromise.",
    },
    "receipt says": "Le {at}, le registre disait de {code} : {status}. Cela ne dit rien d’un moment ultérieur.",
    "trust": {
        TrustStatus.SIGNED_BY_ALL: "La liste de confiance est signée par chaque établissement qui y figure.",
        TrustStatus.PINNED: "La liste de confiance est signée avec la clé donnée, mais pas par chaque établissement.",
        TrustStatus.NOT_SIGNED: "La liste de confiance n’est pas signée par chaque établissement qui y figure.",
        TrustStatus.NOT_PINNED: "la liste de confiance n’est pas signée avec la clé donnée",
        TrustStatus.ALTERED: "la liste de confiance a été altérée après sa signature",
    },
    "status": "Une révocation ultérieure ne peut être connue sans le registre. Demander le code",
    "compare": "Comparer ces mots avec le papier, et le nom avec une pièce d’identité.",
    "fields": ("Nom", "Titre", "Mention", "Numéro", "Composante", "Du", "Au", "Délivré", "Crédits"),
    "secretariat": "clé gardée par le Secrétariat, par accord",
    "institution": "clé gardée par l’établissement",
    "unknown": "établissement inconnu, numéro",
    "good": "signature bonne",
    "problem": "rien n’a pu être vérifié",
    "no code": "aucun sceau dans cette image",
    "needs": "les images demandent zxing-cpp et pillow",
    "needs pdf": "les PDF demandent pyhanko",
    "needs scan": "pour lire le symbole d’un scan en PDF : zxing-cpp et pypdfium2",
    "claimed": "heure donnée par le signataire",
    "supplement": "Empreinte des données du supplément (SHA-256), telle qu’imprimée sur le supplément",
    "stamped": "heure de l’horodatage",
    "pin": "une empreinte donnée a au moins 16 chiffres hexadécimaux",
}  # fmt: skip
WORDS = {"en": EN, "fr": FR}
