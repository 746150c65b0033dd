"""Tables of certificates: lists, register and records; keys and signatures."""

from certificates.models.keys import IssuerNumber, KeyEnd, PublicKey, SealSignature
from certificates.models.register import (
    Approval,
    CertificateRecord,
    CurrentCertificate,
    ReasonClass,
    RecognitionRequest,
    RecognitionStep,
    RegisterEntry,
    Release,
    ReleaseLine,
    StatusChange,
    StatusRequest,
)
from certificates.models.verification import (
    ApiToken,
    Contact,
    ShareLink,
    StatusList,
    TrustStatement,
    VerificationCount,
)

__all__ = [
    "ApiToken",
    "Approval",
    "CertificateRecord",
    "Contact",
    "CurrentCertificate",
    "IssuerNumber",
    "KeyEnd",
    "PublicKey",
    "ReasonClass",
    "RecognitionRequest",
    "RecognitionStep",
    "RegisterEntry",
    "Release",
    "ReleaseLine",
    "SealSignature",
    "ShareLink",
    "StatusChange",
    "StatusList",
    "StatusRequest",
    "TrustStatement",
    "VerificationCount",
]
