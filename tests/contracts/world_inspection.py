"""What inspection and the steps around it keep of each place."""

from tests.factories import deliberation, inspection, selection, severity


def add(world, place, nominate) -> None:
    """A team with its members, its case, and an exception that waits for a signature."""
    edition = world.rows["edition"][0]
    team = inspection.InspectionTeamFactory(edition=edition, org_path=place.scope_path)
    world.add("inspection_team", team)
    member = inspection.TeamMemberFactory(
        team=team, user=world.actors["inspector@0"].user, unit="示例审计局"
    )
    world.add("team_member", member)
    if "inspector" in world.actors:
        inspection.TeamMemberFactory(team=team, user=world.actors["inspector"].user)
    vote = selection.MeetingVoteFactory(
        meeting=world.rows["meeting"][0], nomination=nominate("proposed")
    )
    world.add("meeting_vote", vote)
    line = deliberation.DeliberationLineFactory(
        deliberation=world.rows["deliberation"][0], nomination=nominate("fit")
    )
    world.add("deliberation_line", line)
    told = severity.SeverityLineFactory(
        study=world.rows["study"][0], nomination=nominate("qualified")
    )
    world.add("severity_line", told)
    case = inspection.TeamCaseFactory(team=team, nomination=nominate("shortlisted"))
    world.add("team_case", case)
    world.add("waiver", inspection.ConflictWaiverFactory(nomination=case.nomination, member=member))
    world.add("poll", inspection.PollFactory(nomination=nominate("shortlisted")))
    notice = inspection.InspectionNoticeFactory(team=team, place=place, edition=edition)
    world.add("inspection_notice", notice)
    named = inspection.InspectedNameFactory(notice=notice, nomination=case.nomination)
    reply = inspection.NoticeReplyFactory(notice=notice, nomination=named.nomination)
    world.add("notice_reply", reply)
    world.add("talk", inspection.TalkFactory(nomination=named.nomination))
    # A poll of its own: an unconfirmed count stops the counting.
    other = inspection.PollFactory(nomination=nominate("shortlisted"))
    world.add("paper_tally", inspection.PaperTallyFactory(poll=other))
