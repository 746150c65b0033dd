"""What the offline page says beside its verdicts, in both languages. The verdicts are `domain.verify_words`."""

from typing import Any

EN: dict[str, Any] = {
    "academy": "International Drug Policy Academy",
    "skip": "Skip to the content",
    "language": "Language",
    "colon": ":",
    "semicolon": ";",
    "title": "Verify a certificate",
    "lead": "This file works without a network and sends nothing. Everything you open in it stays on your device.",
    "demonstration": "Demonstration",
    "demonstration note": (
        "Demonstration: the keys in this file belong to a demonstration. What they sign is worth nothing."
    ),
    "by file": "The file, or a photo",
    "file": "PDF, photo or scan of the paper, credential.json, receipt, or text of the seal",
    "file hint": "A photo of the larger symbol, flat and in even light, is enough.",
    "by text": "The text of the seal",
    "text": "Text of the larger symbol",
    "text hint": "As a scanner shows it, from https:// or from behind the #.",
    "check text": "Check the seal",
    "by camera": "The camera",
    "camera hint": "Hold the larger symbol before the camera. The pictures stay in this page.",
    "camera on": "Start the camera",
    "camera off": "Stop the camera",
    "camera refused": "The camera cannot be used here. Take a photo and open it as a file.",
    "camera small": "This is the small symbol. Hold the larger one before the camera.",
    "busy": "Reading “{name}”…",
    "print": "Print this verdict",
    "nothing": "There is no certificate of the Academy in this file.",
    "taken": "This file says whose signatures count, or what was revoked. It is used below from now on.",
    "no code": (
        "No seal was found in this picture. Please photograph the larger symbol from nearer, flat and in even "
        "light; or open the PDF itself."
    ),
    "no picture": "This picture cannot be read: it is damaged, or of a kind that this browser does not know.",
    "too large": "This file is too large to be a certificate.",
    "several": "The picture shows codes of more than one certificate. Please open one at a time.",
    "address": (
        "This is only the address of certificate {code}, which carries no signature. Please scan the larger symbol,"
        " or ask the register at {address}."
    ),
    "code": (
        "This is only the code of a certificate, which carries no signature. Please scan the larger symbol, or ask "
        "the register for {code}."
    ),
    "badge": (
        "This is an Open Badges credential. This page does not check that form; the Academy’s own page does, and so"
        " does any verifier of Open Badges 3.0. Please open the PDF or a photo of the paper here."
    ),
    "scan": "If this PDF is a scan of the paper, no symbol could be read in it: please open a photo instead.",
    "paper form": (
        "The file has exactly the form in which it was issued: every signature covers all that stands before it, "
        "and nothing was changed or added after signing."
    ),
    "paper status": {
        "unreadable": (
            "NOT A CERTIFICATE AS IT IS ISSUED: this PDF holds no signed record of the Academy, or is damaged."
        ),
        "altered": "ALTERED: this file is not as the institutions signed it.",
    },
    "seal inside": "The seal inside the file: {said}",
    "more fields": [
        "Contact time, minutes",
        "Language",
        "Code",
        "Replaces the certificate",
    ],
    "languages": {
        "fr": "French",
        "en": "English",
    },
    "signatures": "Signatures of the seal",
    "paper signatures": "Signatures of the PDF",
    "lists heading": "Status lists",
    "record": "What was signed",
    "fingerprint": "key {kid}, fingerprint {fingerprint}",
    "claimed time": "PAdES {level}, time claimed by the signer: {at}",
    "stamped time": "PAdES {level}, time of the time-stamp: {at}",
    "believed": "Whose signatures count here",
    "no keys": (
        "CANNOT BE VERIFIED HERE: without a trust list that counts it cannot be known whose signatures these are. "
        "Please load trust.json below."
    ),
    "no trust": (
        "This file holds no trust list, so no signature can be checked. Please load trust.json below, best from the"
        " site of an institution that you know."
    ),
    "baked": "Trust list and status lists in this file: as of {day}.",
    "pinned": "Compare the fingerprints with what the institutions publish themselves.",
    "no list": "no status list: whether its certificates were revoked cannot be known here",
    "list of": "status list of {day}: {said}",
    "newer": "Newer trust list and status lists",
    "newer hint": "trust.json and the lists of the institutions (*.json), several at once.",
    "loaded": "Loaded: {names}.",
    "not loaded": "Neither a trust list nor a status list: {names}.",
    "pin label": "Fingerprint that you have from an institution itself",
    "pin hint": (
        "At least 16 hexadecimal digits of one key; may be left empty. The trust list must then be signed with it."
    ),
    "use pin": "Check the trust list",
    "limits": "What this page checks, and what it cannot",
    "limit list": [
        (
            "Seal: every issuer’s Ed25519 signature over the whole record, with a key that was in force on the day "
            "of issue."
        ),
        (
            "PDF: every issuer’s signature (ECDSA P-256) over the whole file, nothing changed after signing, the "
            "seal inside, and the proof of its line in the public register. The Open Badges inside must be of the "
            "same record; their own proofs are not checked here. Whose word a time-stamp is, is not looked at; nor "
            "are certificates of certification authorities: the trust list says whose keys count."
        ),
        (
            "Status: only what the issuers’ signed lists say. A list counts for seven days; without a list of every"
            " issuer the status is unknown."
        ),
        (
            "It does not compare with the register. Whether an institution signed under duress or in error, no file"
            " can say."
        ),
        "The trust list proves itself only to whoever knows the key of one institution: compare a fingerprint.",
        "Demonstration keys are never accepted.",
    ],
    "footer": "The fingerprint (SHA-256) of this program is published on the trust page of the Academy.",
}
FR: dict[str, Any] = {
    "academy": "Académie internationale des politiques en matière de drogues",
    "skip": "Aller au contenu",
    "language": "Langue",
    "colon": "\u00a0:",
    "semicolon": "\u00a0;",
    "title": "Vérifier un certificat",
    "lead": "Ce fichier fonctionne sans réseau et n’envoie rien. Tout ce que vous y ouvrez reste sur votre appareil.",
    "demonstration": "Démonstration",
    "demonstration note": (
        "Démonstration : les clés de ce fichier sont celles d’une démonstration. Ce qu’elles signent est sans valeur."
    ),
    "by file": "Le fichier, ou une photo",
    "file": "PDF, photo ou numérisation du papier, credential.json, attestation, ou texte du sceau",
    "file hint": "Une photo du plus grand symbole, à plat et bien éclairée, suffit.",
    "by text": "Le texte du sceau",
    "text": "Texte du plus grand symbole",
    "text hint": "Tel qu’un lecteur l’affiche, à partir de https:// ou de ce qui suit le #.",
    "check text": "Vérifier le sceau",
    "by camera": "La caméra",
    "camera hint": "Présentez le plus grand symbole à la caméra. Les images restent dans cette page.",
    "camera on": "Allumer la caméra",
    "camera off": "Éteindre la caméra",
    "camera refused": "La caméra ne peut être utilisée ici. Prenez une photo et ouvrez-la comme fichier.",
    "camera small": "Ceci est le petit symbole. Présentez le plus grand à la caméra.",
    "busy": "Lecture de « {name} »…",
    "print": "Imprimer ce verdict",
    "nothing": "Il n’y a pas de certificat de l’Académie dans ce fichier.",
    "taken": (
        "Ce fichier dit quelles signatures comptent, ou ce qui a été révoqué. Il est utilisé ci-dessous désormais."
    ),
    "no code": (
        "Aucun sceau n’a été trouvé dans cette image. Veuillez photographier le plus grand symbole de plus près, à "
        "plat et bien éclairé ; ou ouvrir le PDF lui-même."
    ),
    "no picture": "Cette image ne peut être lue : elle est abîmée, ou d’un type que ce navigateur ne connaît pas.",
    "too large": "Ce fichier est trop grand pour être un certificat.",
    "several": "L’image montre les codes de plusieurs certificats. Veuillez en ouvrir un à la fois.",
    "address": (
        "Ceci n’est que l’adresse du certificat {code}, qui ne porte aucune signature. Veuillez lire le plus grand "
        "symbole, ou interroger le registre à l’adresse {address}."
    ),
    "code": (
        "Ceci n’est que le code d’un certificat, qui ne porte aucune signature. Veuillez lire le plus grand "
        "symbole, ou interroger le registre sur {code}."
    ),
    "badge": (
        "Ceci est un justificatif Open Badges. Cette page ne vérifie pas cette forme ; la page de l’Académie le "
        "fait, de même que tout vérificateur d’Open Badges 3.0. Veuillez ouvrir ici le PDF ou une photo du papier."
    ),
    "scan": "Si ce PDF est une numérisation du papier, aucun symbole n’a pu y être lu : veuillez ouvrir une photo.",
    "paper form": (
        "Le fichier a exactement la forme dans laquelle il a été délivré : chaque signature couvre tout ce qui la "
        "précède, et rien n’a été modifié ni ajouté après la signature."
    ),
    "paper status": {
        "unreadable": (
            "PAS UN CERTIFICAT TEL QU’IL EST DÉLIVRÉ : ce PDF ne contient pas de données signées de l’Académie, ou "
            "il est abîmé."
        ),
        "altered": "ALTÉRÉ : ce fichier n’est pas tel que les établissements l’ont signé.",
    },
    "seal inside": "Le sceau dans le fichier : {said}",
    "more fields": [
        "Temps de présence, en minutes",
        "Langue",
        "Code",
        "Remplace le certificat",
    ],
    "languages": {
        "fr": "français",
        "en": "anglais",
    },
    "signatures": "Signatures du sceau",
    "paper signatures": "Signatures du PDF",
    "lists heading": "Listes de statuts",
    "record": "Ce qui a été signé",
    "fingerprint": "clé {kid}, empreinte {fingerprint}",
    "claimed time": "PAdES {level}, heure donnée par le signataire : {at}",
    "stamped time": "PAdES {level}, heure de l’horodatage : {at}",
    "believed": "Quelles signatures comptent ici",
    "no keys": (
        "NE PEUT ÊTRE VÉRIFIÉ ICI : sans liste de confiance qui compte, on ne peut savoir de qui sont ces signatures. "
        "Veuillez charger trust.json ci-dessous."
    ),
    "no trust": (
        "Ce fichier ne contient pas de liste de confiance : aucune signature ne peut être vérifiée. Veuillez "
        "charger trust.json ci-dessous, de préférence depuis le site d’un établissement que vous connaissez."
    ),
    "baked": "Liste de confiance et listes de statuts de ce fichier : au {day}.",
    "pinned": "Comparez les empreintes avec ce que les établissements publient eux-mêmes.",
    "no list": "aucune liste de statuts : une révocation de ses certificats ne peut être connue ici",
    "list of": "liste de statuts du {day} : {said}",
    "newer": "Liste de confiance et listes de statuts plus récentes",
    "newer hint": "trust.json et les listes des établissements (*.json), plusieurs à la fois.",
    "loaded": "Chargé : {names}.",
    "not loaded": "Ni liste de confiance ni liste de statuts : {names}.",
    "pin label": "Empreinte que vous tenez d’un établissement lui-même",
    "pin hint": (
        "Au moins 16 chiffres hexadécimaux d’une clé ; peut rester vide. La liste de confiance doit alors être "
        "signée avec elle."
    ),
    "use pin": "Vérifier la liste de confiance",
    "limits": "Ce que cette page vérifie, et ce qu’elle ne peut pas",
    "limit list": [
        (
            "Sceau : la signature Ed25519 de chaque émetteur sur l’ensemble des données, avec une clé en vigueur le"
            " jour de la délivrance."
        ),
        (
            "PDF : la signature de chaque émetteur (ECDSA P-256) sur tout le fichier, rien de modifié après la "
            "signature, le sceau qu’il contient, et la preuve de sa ligne au registre public. Les Open Badges joints "
            "doivent porter sur les mêmes données ; leurs propres preuves ne sont pas vérifiées ici. De qui émane un "
            "horodatage n’est pas examiné, ni les certificats d’autorités de certification : la liste de confiance "
            "dit quelles clés comptent."
        ),
        (
            "Statut : seulement ce que disent les listes signées des émetteurs. Une liste compte sept jours ; sans "
            "liste de chaque émetteur, le statut est inconnu."
        ),
        (
            "Elle ne compare pas avec le registre. Si un établissement a signé sous la contrainte ou par erreur, "
            "aucun fichier ne peut le dire."
        ),
        "La liste de confiance ne se prouve qu’à qui connaît la clé d’un établissement : comparez une empreinte.",
        "Les clés de démonstration ne sont jamais acceptées.",
    ],
    "footer": "L’empreinte (SHA-256) de ce programme est publiée sur la page de confiance de l’Académie.",
}
WORDS = {"en": EN, "fr": FR}
