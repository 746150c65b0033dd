"""What every refusal of this house is."""


class AdmissionsRefused(Exception):
    code = "admissions_refused"
