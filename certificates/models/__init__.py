"""Tables of certificates: lists, register and records; keys and signatures; signatories and logos."""

from certificates.models.issuing import NumberedLine, NumberSeries, PdfSignature
from certificates.models.keys import IssuerNumber, KeyEnd, PublicKey, SealSignature
from certificates.models.log import HeadSignature, LogHead, LogLeaf, LogNode
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
from certificates.models.signing import Logo, Signatory

__all__ = [
    "Approval",
    "CertificateRecord",
    "CurrentCertificate",
    "HeadSignature",
    "IssuerNumber",
    "KeyEnd",
    "LogHead",
    "LogLeaf",
    "LogNode",
    "Logo",
    "NumberSeries",
    "NumberedLine",
    "PdfSignature",
    "PublicKey",
    "RecognitionRequest",
    "RecognitionStep",
    "RegisterEntry",
    "Release",
    "ReleaseLine",
    "SealSignature",
    "Signatory",
    "StatusChange",
    "StatusRequest",
]
