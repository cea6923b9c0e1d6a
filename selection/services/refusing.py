"""Turns a refusal of the database into words for the person who asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from core.workflow.errors import MoveRefused, Refused

TEXTS = {
    "interview_handed_over_whole": _(
        "Interviews are handed over when everybody who appeared has all marks."
    ),
    "interviewslot_of_nominee_once": _(
        "A nominee is in another batch of these interviews already."
    ),
    "nomination_within_limit": _("The nominations for these seats are used up."),
    "nomination_within_unit_limit": _(
        "The seats that the plan of the place gives this unit are used up."
    ),
    "nomination_live_once": _("This person already has a live nomination in this edition."),
    "nomination_approver_is_another": _("Who wrote a nomination does not endorse it."),
    "nomination_reviewer_is_another": _("Who wrote or endorsed a nomination does not review it."),
    "reviewverdict_reviewer_is_another": _(
        "Who wrote or endorsed a nomination does not review it."
    ),
    "reviewverdict_differs_with_reason": _(
        "Say why, where your verdict differs from the rule's result."
    ),
    "exemption_live_once": _("There is an exemption from this criterion already."),
    "exemption_never_of_these": _("This condition is never set aside."),
    "exemption_declared": _("Without this declaration no exemption can be proposed."),
    "exemption_signed_by_another": _("Who proposed an exemption does not sign it."),
    "exemption_signer_is_another": _("Who wrote or endorsed a nomination does not review it."),
    "reopening_one_waits": _("A proposal to judge anew waits for its signature already."),
    "reopening_of_data_with_document": _("New or false data rest on a document."),
    "reopening_signed_by_another": _("Who proposed to judge anew does not sign it."),
    "nomination_reopened_by_two": _(
        "A decided case comes before the review again only when two people have signed."
    ),
    "reviewrequest_once": _("A request for review was received already; there is only one."),
    "reviewrequest_decided_by_another": _(
        "Who had a part in a case does not decide the request for review."
    ),
    "reviewrequest_decider_uninvolved": _(
        "Who had a part in a case does not decide the request for review."
    ),
    "nomination_agreed_within_present": _("More members in favour than were present."),
    "nomination_accepted_once": _(
        "Another place has nominated this person too. The programme office settles that first."
    ),
    "nomination_complete_when_submitted": _("The nomination is not complete yet."),
    "nomination_with_required_attachments": _(
        "An attachment that the edition asks for is missing."
    ),
    "nomination_qualified_with_signatures": _("An exemption still waits for its second signature."),
    "nomination_qualified_without_failure": _(
        "A criterion was found not met. Change that verdict first, or reject."
    ),
    "exemption_signed_under_review": _("The nomination is not under review any more."),
    "attachment_only_with_the_place": _(
        "Attachments change only as long as the nomination is with its place."
    ),
    "attachment_of_a_kind_once": _(
        "Somebody added an attachment of this kind at the same moment. Try again."
    ),
    "nomination_confirmed_with_seat": _("Only who holds a seat can be confirmed."),
    "nomination_confirmed_after_notice": _("The public notice has not ended yet."),
    "nomination_confirmed_without_objection": _("An objection is still open."),
    "seatcount_never_above_quota": _("The seats of this group are all taken."),
    "seatcount_within_quota": _("The seats exceed the quota."),
    "seat_number_exists": _("The seats of this group are all taken."),
    "mark_within_range": _("A mark lies outside the range of its component."),
    "mark_rests_on_adjustment": _(
        "An adopted adjustment for severity rests on these marks. Withdraw the adoption first."
    ),
    "nomination_taken_back_by_two": _(
        "Who has been inspected goes back only when two persons take the list back."
    ),
    "run_asked_back_by_oneself": _("Only in one's own name is a list asked back."),
    "mark_adjusted_by_decision": _("A mark is adjusted by an adopted study alone."),
    "severitystudy_adopted_once": _("Another adjustment is adopted. Withdraw it first."),
    "severitystudy_decided_by_another": _("Who began a study does not decide on it."),
    "severitystudy_decided_by_somebody": _("Say on what grounds you decide."),
    "severitystudy_within_the_scheme": _(
        "The published scheme does not say that marks may be adjusted for severity."
    ),
    "mark_once": _("An examiner gave two marks for the same paper."),
    "scheme_number_once": _("Somebody saved a version at the same moment. Try again."),
    "run_effective_once": _("Another list of this step is in effect already."),
    "person_is_open": _("This record was merged into another and is closed."),
    "trainee_once": _("This person is a trainee of this edition already."),
    "inspectionteam_name_once": _("A team of this name exists already."),
    "inspectionteam_ends_after_start": _("It ends before it begins."),
    "inspectionnotice_number_once": _("Somebody put up a notice at the same moment. Try again."),
    "talk_after_notice": _(
        "Talks begin after the period of the inspection notice that names the nominee has ended."
    ),
    "talk_by_two_inspectors": _("Two inspectors of the team hold a talk."),
    "inspection_before_report": _("The report is filed: talks and checks stay as they are."),
    "mustcheck_once": _("Somebody signed this check at the same moment. Try again."),
    "report_with_material": _("The material needs this section."),
    "report_after_four_checks": _("One of the four must-checks is still open."),
    "report_unfit_by_checks": _("A must-check stands in the way of finding the nominee fit."),
    "report_after_replies": _("A reply to the inspection notice is not looked into yet."),
    "report_after_talks": _("Individual talks that the team planned are missing."),
    "teammember_once": _("Somebody is named twice."),
    "teammember_one_leader": _("A team has one leader."),
    "declaration_once": _("This conflict has been declared already."),
    "declaration_has_a_reason": _("Give a reason."),
    "waiver_signed_by_another": _("The second signature is somebody else's."),
    "deliberation_is_final": _("The proposal is filed and stays as it is."),
    "deliberation_of_persons_judged": _("The proposal is not whole, or too few took part."),
    "deliberation_is_collective": _(
        "More than half of those who should attend take part, two at the least."
    ),
    "deliberation_has_minutes": _("Write the minutes first."),
    "deliberationmember_once": _("Somebody is named twice."),
    "deliberationline_once": _("Somebody took up these persons at the same moment."),
    "deliberationline_has_a_reason": _("Give a reason."),
    "deliberationrecusal_once": _("This recusal is recorded already."),
    "deliberationrecusal_has_a_reason": _("Give a reason."),
    "nomination_proposed_collectively": _(
        "Nobody is put forward without a filed proposal of the department."
    ),
    "meetingvote_after_proposal": _(
        "Nobody is put forward without a filed proposal of the department."
    ),
    "meeting_is_final": _("The meeting is closed."),
    "meeting_of_persons_voted": _("The votes do not add up to the members present."),
    "meeting_reconsiders_by_majority": _(
        "More than half of all members must be for reconsidering what was decided."
    ),
    "meeting_counts_its_box": _("The counts are not those that were cast by codes."),
    "meetingmember_once": _("Somebody is named twice."),
    "meetingvote_once": _("Somebody put these persons to the meeting at the same moment."),
    "meetingvote_adds_up": _("The votes do not add up to the members present."),
    "recusal_once": _("This recusal is recorded already."),
    "recusal_has_a_reason": _("Give a reason."),
    "nomination_decided_by_vote": _(
        "Nobody is decided without a vote of the committee that passed."
    ),
    "nomination_begins_as_draft": _("A nomination begins as a draft."),
    "report_names_its_team": _(
        "The team has changed since the report was written: save the report anew."
    ),
    "report_filed_by_its_leader": _("Only the leader of the nominee's team files the report."),
    "meeting_has_quorum": _("Fewer than two thirds of the members were present: no decision."),
    "examsession_once": _("A session of this name exists already."),
    "examsession_ends_after_start": _("The session ends before it starts."),
    "room_number_once": _("This session has a room of this number already."),
    "sitting_seat_once": _("This seat is taken."),
    "sitting_seat_exists": _("The room has no such seat."),
    "sitting_units_apart": _("Somebody of the same unit sits beside, in front or behind."),
    "sitting_attendance_closed": _("Attendance of this session is closed."),
    "incident_by_two_invigilators": _("Two different invigilators note what happened."),
    "paper_once": _("This component has a paper in this tier already."),
    "paper_before_marks": _("Marks of this component are in already."),
    "paper_codes_after_attendance": _("Code numbers are assigned once attendance is closed."),
    "paper_with_scripts": _("Nobody was present: there is no script to code."),
    "paper_in_order": _("The paper has moved on meanwhile; look at it again."),
    "paper_follows_the_ladder": _("The ladder is not at its end for every script."),
    "paper_opened_by_two": _("Two different people sign before the code map opens."),
    "script_is_sealed": _("The marks of this paper are sealed."),
    "sheet_is_sealed": _("This sheet is sealed: no mark on it changes."),
    "sheet_is_complete": _("Marks are missing on this sheet."),
    "sheet_unsealed_by_two": _("Two different people sign before a sheet is unsealed."),
    "sheetmark_within_range": _("A mark lies outside the range of its paper."),
    "sheetmark_on_a_step": _("A mark lies between two steps of the scale."),
    "marksheet_keyed_by_two": _("You keyed this sheet already; another clerk keys it again."),
    "marksheet_adjudicated_by_a_third": _("Who keyed the sheet does not decide its differences."),
    "signature_once_to_open": _("You have signed already; somebody else signs next."),
    "signature_once_to_unseal": _("You have signed already; somebody else signs next."),
    "signature_on_what_is_sealed": _("There is nothing sealed here to sign for."),
    "mark_from_sealed_sheets": _("This component is marked on sheets under code numbers."),
    "scheme_before_first_seal": _("The first mark sheet of this tier is sealed; the rules stay."),
}
#: Refusals that speak of a state of affairs, not of the input.
STATES = {
    "nomination_taken_back_by_two",
    "run_asked_back_by_oneself",
    "mark_rests_on_adjustment",
    "mark_adjusted_by_decision",
    "severitystudy_adopted_once",
    "severitystudy_decided_by_another",
    "severitystudy_within_the_scheme",
    "deliberation_is_final",
    "deliberation_of_persons_judged",
    "deliberation_is_collective",
    "deliberation_has_minutes",
    "nomination_proposed_collectively",
    "meetingvote_after_proposal",
    "talk_after_notice",
    "inspection_before_report",
    "report_after_four_checks",
    "report_unfit_by_checks",
    "report_after_replies",
    "report_after_talks",
    "meeting_is_final",
    "nomination_decided_by_vote",
    "report_names_its_team",
    "report_filed_by_its_leader",
    "nomination_accepted_once",
    "nomination_with_required_attachments",
    "nomination_qualified_with_signatures",
    "nomination_qualified_without_failure",
    "exemption_signed_under_review",
    "attachment_only_with_the_place",
    "nomination_confirmed_with_seat",
    "nomination_confirmed_after_notice",
    "nomination_confirmed_without_objection",
    "seatcount_never_above_quota",
    "seat_number_exists",
    "person_is_open",
    "sitting_attendance_closed",
    "paper_before_marks",
    "paper_codes_after_attendance",
    "paper_with_scripts",
    "paper_in_order",
    "paper_follows_the_ladder",
    "paper_opened_by_two",
    "script_is_sealed",
    "sheet_is_sealed",
    "sheet_is_complete",
    "sheet_unsealed_by_two",
    "signature_once_to_open",
    "signature_once_to_unseal",
    "signature_on_what_is_sealed",
    "mark_from_sealed_sheets",
    "scheme_before_first_seal",
}


@contextmanager
def refusals() -> Iterator[None]:
    """Inside, a broken constraint of ours is a Refused with its text; others pass as they are."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        if name not in TEXTS:
            raise
        if name in STATES:
            raise MoveRefused(TEXTS[name]) from error
        raise Refused(TEXTS[name]) from error
