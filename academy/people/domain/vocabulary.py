"""The words of permission. A role is a set of these; which person holds which role is data."""

from enum import StrEnum


class Permission(StrEnum):
    """What somebody may do. The value is stored; the name is used in code."""

    PEOPLE_MANAGE = "people.manage"
    COUNTRIES_EDIT = "countries.edit"
    AUDIT_READ = "audit.read"
    JOBS_MANAGE = "jobs.manage"
    LETTERS_READ = "letters.read"
    GOVERNANCE_READ = "governance.read"
    MANDATES_RECORD = "mandates.record"
    RESOLUTIONS_DRAFT = "resolutions.draft"
    RESOLUTIONS_VOTE = "resolutions.vote"
    LIST_ENDORSE = "list.endorse"
    PROPOSALS_SUBMIT = "proposals.submit"
    EDITIONS_MANAGE = "editions.manage"
    PROGRAMME_DESIGN = "programme.design"
    APPLICATIONS_SUBMIT = "applications.submit"
    APPLICATIONS_READ = "applications.read"
    APPLICATIONS_SCREEN = "applications.screen"
    APPLICATIONS_ENDORSE = "applications.endorse"
    SELECTION_RUN = "selection.run"
    PLACES_MANAGE = "places.manage"
    NEEDS_READ = "needs.read"
    FEES_MANAGE = "fees.manage"
    GRANTS_DECIDE = "grants.decide"
    LESSONS_READ = "lessons.read"
    FACTS_READ = "facts.read"
    FACTS_RECORD = "facts.record"
    EDITION_ORGANISE = "edition.organise"
    TESTS_TAKE = "tests.take"
    TESTS_MANAGE = "tests.manage"
    ASSIGNMENTS_SUBMIT = "assignments.submit"
    ASSIGNMENTS_MARK = "assignments.mark"
    ATTENDANCE_RECORD = "attendance.record"
    PARTICIPATION_CONFIRM = "participation.confirm"
    SURVEYS_ANSWER = "surveys.answer"
    SURVEYS_READ = "surveys.read"
    CREDITS_READ_OWN = "credits.read_own"
    CREDITS_READ_ALL = "credits.read_all"
    CREDITS_TALLY = "credits.tally"
    APPEALS_LODGE = "appeals.lodge"
    APPEALS_DECIDE = "appeals.decide"
    RECOGNITION_ASK = "recognition.ask"
    RELEASE_PROPOSE = "release.propose"
    RELEASE_APPROVE = "release.approve"
    CERTIFICATES_REVOKE = "certificates.revoke"
    CERTIFICATES_READ_OWN = "certificates.read_own"
    CERTIFICATES_READ_ALL = "certificates.read_all"
    CONTENT_EDIT = "content.edit"
    DESK_SECRETARIAT = "desk.secretariat"
    REPORTS_READ = "reports.read"


P = Permission


class RoleCode(StrEnum):
    PARTICIPANT = "participant"
    APPLICANT = "applicant"
    CONTENT_AUTHOR = "content_author"
    TRAINER = "trainer"
    MARKER = "marker"
    JURY_MEMBER = "jury_member"
    EXTERNAL_EXAMINER = "external_examiner"
    STEERING_GROUP = "steering_group"
    CONSULTANT = "consultant"
    ORGANISER = "organiser"
    SECRETARIAT = "secretariat"
    PERMANENT_CORRESPONDENT = "permanent_correspondent"
    BOARD_MEMBER = "board_member"
    INSTITUTION_OFFICER = "institution_officer"
    AUDITOR = "auditor"


# Loaded into the Role table; the Secretariat sees it there. A test proves that table and vocabulary agree.
ROLES: dict[RoleCode, tuple[str, str, frozenset[Permission]]] = {
    RoleCode.PARTICIPANT: (
        "Participant",
        "Participant",
        frozenset(
            {
                P.APPLICATIONS_SUBMIT,
                P.LESSONS_READ,
                P.TESTS_TAKE,
                P.ASSIGNMENTS_SUBMIT,
                P.SURVEYS_ANSWER,
                P.CREDITS_READ_OWN,
                P.APPEALS_LODGE,
                P.RECOGNITION_ASK,
                P.CERTIFICATES_READ_OWN,
            }
        ),
    ),
    RoleCode.APPLICANT: ("Candidat", "Applicant", frozenset({P.APPLICATIONS_SUBMIT})),
    RoleCode.CONTENT_AUTHOR: ("Auteur de contenu", "Content author", frozenset({P.CONTENT_EDIT, P.TESTS_MANAGE})),
    RoleCode.TRAINER: (
        "Formateur",
        "Trainer",
        frozenset({P.PARTICIPATION_CONFIRM, P.ATTENDANCE_RECORD, P.FACTS_RECORD, P.LESSONS_READ}),
    ),
    RoleCode.MARKER: ("Correcteur", "Marker", frozenset({P.ASSIGNMENTS_MARK})),
    RoleCode.JURY_MEMBER: ("Membre du jury", "Jury member", frozenset({P.ASSIGNMENTS_MARK})),
    RoleCode.EXTERNAL_EXAMINER: ("Examinateur externe", "External examiner", frozenset({P.ASSIGNMENTS_MARK})),
    RoleCode.STEERING_GROUP: (
        "Membre du groupe de pilotage",
        "Steering-group member",
        frozenset({P.PROGRAMME_DESIGN, P.SURVEYS_READ, P.LESSONS_READ}),
    ),
    RoleCode.CONSULTANT: ("Consultant", "Consultant", frozenset({P.GOVERNANCE_READ})),
    RoleCode.ORGANISER: ("Organisateur", "Organiser", frozenset({P.EDITION_ORGANISE})),
    RoleCode.SECRETARIAT: (
        "Secrétariat",
        "Secretariat",
        frozenset(
            {
                P.PEOPLE_MANAGE,
                P.COUNTRIES_EDIT,
                P.AUDIT_READ,
                P.JOBS_MANAGE,
                P.LETTERS_READ,
                P.GOVERNANCE_READ,
                P.MANDATES_RECORD,
                P.RESOLUTIONS_DRAFT,
                P.PROPOSALS_SUBMIT,
                P.EDITIONS_MANAGE,
                P.APPLICATIONS_READ,
                P.APPLICATIONS_SCREEN,
                P.SELECTION_RUN,
                P.PLACES_MANAGE,
                P.NEEDS_READ,
                P.FEES_MANAGE,
                P.GRANTS_DECIDE,
                P.LESSONS_READ,
                P.FACTS_READ,
                P.FACTS_RECORD,
                P.TESTS_MANAGE,
                P.ATTENDANCE_RECORD,
                P.SURVEYS_READ,
                P.CREDITS_READ_ALL,
                P.CREDITS_TALLY,
                P.APPEALS_DECIDE,
                P.RELEASE_PROPOSE,
                P.CERTIFICATES_READ_ALL,
                P.CONTENT_EDIT,
                P.DESK_SECRETARIAT,
                P.REPORTS_READ,
            }
        ),
    ),
    RoleCode.PERMANENT_CORRESPONDENT: (
        "Correspondant permanent",
        "Permanent Correspondent",
        frozenset({P.GOVERNANCE_READ, P.LIST_ENDORSE, P.PROPOSALS_SUBMIT, P.APPLICATIONS_ENDORSE}),
    ),
    RoleCode.BOARD_MEMBER: (
        "Membre du conseil de direction",
        "Governing Board member",
        frozenset({P.GOVERNANCE_READ, P.RESOLUTIONS_DRAFT, P.RESOLUTIONS_VOTE, P.SURVEYS_READ}),
    ),
    RoleCode.INSTITUTION_OFFICER: (
        "Responsable d’un établissement",
        "Institution officer",
        frozenset({P.RELEASE_APPROVE, P.CERTIFICATES_REVOKE}),
    ),
    RoleCode.AUDITOR: (
        "Auditeur",
        "Auditor",
        frozenset({P.AUDIT_READ, P.GOVERNANCE_READ, P.CREDITS_READ_ALL, P.CERTIFICATES_READ_ALL, P.FACTS_READ}),
    ),
}

# Who must show a second factor. Source: the Academy's security decision; asked on admin, portal and API.
STRONG_ROLES = frozenset(
    {
        RoleCode.SECRETARIAT,
        RoleCode.BOARD_MEMBER,
        RoleCode.PERMANENT_CORRESPONDENT,
        RoleCode.INSTITUTION_OFFICER,
        RoleCode.AUDITOR,
    }
)

# Who works in the Wagtail admin; everybody else has the portal.
ADMIN_ROLES = frozenset({RoleCode.SECRETARIAT, RoleCode.CONTENT_AUTHOR})

# The admin asks Django's groups; these follow the roles.
ADMIN_GROUPS = {RoleCode.SECRETARIAT: "Secretariat", RoleCode.CONTENT_AUTHOR: "Content authors"}
