"""Tables of certificates: lists, register and records; keys and signatures."""

from certificates.models.badges import BadgeFile, IssuerDomain
from certificates.models.keys import IssuerNumber, KeyEnd, PublicKey, SealSignature
from certificates.models.register import (
    Approval,
    CertificateRecord,
    CurrentCertificate,
    RecognitionRequest,
    RecognitionStep,
    RegisterEntry,
    Release,
    ReleaseLine,
    StatusChange,
    StatusRequest,
)

__all__ = [
    "Approval",
    "BadgeFile",
    "CertificateRecord",
    "CurrentCertificate",
    "IssuerDomain",
    "IssuerNumber",
    "KeyEnd",
    "PublicKey",
    "RecognitionRequest",
    "RecognitionStep",
    "RegisterEntry",
    "Release",
    "ReleaseLine",
    "SealSignature",
    "StatusChange",
    "StatusRequest",
]
