"""What every refusal of this house is."""


class CertificateRefused(Exception):
    code = "certificate_refused"
