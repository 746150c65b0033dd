"""Tables of certificates: lists, register and records; keys and signatures; signatories and logos."""

from certificates.models.asked import SignatureAsked
from certificates.models.badges import BadgeFile, IssuerDomain
from certificates.models.holds import PERMITTED_GROUNDS, HoldGround, Settler, settler_words
from certificates.models.issuing import NumberedLine, NumberSeries, PdfSignature, SealedLine
from certificates.models.keys import IssuerNumber, KeyEnd, PublicKey, SealSignature
from certificates.models.lists import UNDER_WAY, Approval, IssuerLeftOut, LeftOut, OpenLine, Release, ReleaseLine
from certificates.models.log import HeadSignature, LogHead, LogLeaf, LogNode
from certificates.models.recognition import RecognitionRequest, RecognitionStep
from certificates.models.register import CertificateRecord, CurrentCertificate, RegisterEntry
from certificates.models.signing import Logo, Signatory
from certificates.models.status import ReasonClass, StatusChange, StatusRequest
from certificates.models.verification import (
    ApiToken,
    Contact,
    ShareLink,
    StatusList,
    TrustStatement,
    VerificationCount,
)

__all__ = [
    "PERMITTED_GROUNDS",
    "UNDER_WAY",
    "ApiToken",
    "Approval",
    "BadgeFile",
    "CertificateRecord",
    "Contact",
    "CurrentCertificate",
    "HeadSignature",
    "HoldGround",
    "IssuerDomain",
    "IssuerLeftOut",
    "IssuerNumber",
    "KeyEnd",
    "LeftOut",
    "LogHead",
    "LogLeaf",
    "LogNode",
    "Logo",
    "NumberSeries",
    "NumberedLine",
    "OpenLine",
    "PdfSignature",
    "PublicKey",
    "ReasonClass",
    "RecognitionRequest",
    "RecognitionStep",
    "RegisterEntry",
    "Release",
    "ReleaseLine",
    "SealSignature",
    "SealedLine",
    "Settler",
    "ShareLink",
    "Signatory",
    "SignatureAsked",
    "StatusChange",
    "StatusList",
    "StatusRequest",
    "TrustStatement",
    "VerificationCount",
    "settler_words",
]
