"""The whole demo: the finished edition of 2011, then the running one."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random

from django.conf import settings

from cadreproj import roles as table
from cadreproj.demo import numbers
from cadreproj.demo.people import Issued, generate
from cadreproj.demo.play import (
    appoint,
    calendar,
    cast,
    checks,
    deliberation,
    doubles,
    examiners,
    fieldwork,
    leaders,
    pending,
    plan,
    relooks,
    track,
    train,
)
from cadreproj.demo.play.select import Selection
from core.notices.models import Notice as Message
from core.orgs.divisions import load_divisions
from core.orgs.models import Organisation
from planning.services import editions
from selection.models import Trainee

DIVISIONS = settings.BASE_DIR / "core" / "data" / "hubei_divisions_2011.csv"


def play(
    *, scale: str, seed: int, today: date, now: datetime, accounts: Path, say: Callable[[str], None]
) -> None:
    """Play both editions of a scale into an empty database; says how far it has come."""
    size = numbers.scale(scale)
    province = load_divisions(DIVISIONS, only=set(size.places)).province
    by_code = {row.code: row for row in Organisation.objects.exclude(code="")}
    places = {code: by_code[code] for code in size.places}
    actors = cast.engage(province, list(places.values()))
    say(f"{Organisation.objects.count()} organisations, {len(actors.passwords)} accounts")
    say(f"{leaders.play(actors, seed, by_code, list(size.places), today)} leaders on record")
    issued = Issued()
    finished = _finished(actors, size, seed, places, by_code, issued, say)
    # What was sent in those years has long been read.
    Message.objects.all().delete()
    running = _running(actors, scale, seed, today, places, by_code, issued, say)
    track.renew_reserve(actors, today)
    track.play_current(actors, finished, places, today)
    say("this year's review is half written")
    say(f"{checks.play(actors, places, today)} contradictions found in dossiers")
    say(f"{doubles.play(actors, places, today)} pairs of records suspected to be of one person")
    waiting = pending.play(actors, running, places, today)
    say(f"{waiting} cases wait for review, returned, exempted and doubted ones among them")
    documents, anew = relooks.play(actors, running, places, today)
    say(f"{documents} documents of the archive read; {anew} decided cases to be judged anew")
    cast.write_accounts(actors, accounts)


def _finished(actors, size, seed, places, by_code, issued, say):
    rng = Random(f"{seed}/acts")
    days = calendar.of_2011()
    people = generate(size, seed=seed, year=2011, issued=issued)
    say(f"{len(people)} people made up")
    edition = plan.play(actors, size, days, places, complete=True)
    game = Selection(actors, edition, days, people, places, by_code)
    game.register()
    say(f"{len(people)} dossiers registered and nominated")
    game.submit_and_endorse()
    game.review()
    game.publish_schemes()
    for tier in game.tiers():
        game.exam(tier)
    say("reviewed, examined and ranked")
    fieldwork.inspect(game, rng, game.where(lambda fate: fate.inspected))
    for tier in game.tiers():
        game.decide(tier)
        game.publish(tier)
    game.close()
    trainees = {
        row.person_id: row
        for row in Trainee.objects.filter(edition=edition).select_related(
            "place", "organisation", "edition"
        )
    }
    say(f"{len(trainees)} trainees confirmed")
    roads = [
        (person.fate, trainees[game.persons[number]], person.county)
        for number, person in enumerate(people)
        if person.fate.confirmed
    ]
    pairs = [(fate, trainee) for fate, trainee, _county in roads]
    count = train.play(actors, edition, pairs, rng)
    posted = train.post(actors, pairs, rng)
    say(f"{count} classes held, {posted} people posted")
    outcome = appoint.play(actors, edition, roads, by_code)
    say(", ".join(f"{number} {word}" for word, number in outcome.items()))
    track.play_first(actors, edition, pairs, places)
    edition.refresh_from_db()
    with actors.acting(table.OFFICE) as office:
        reason = "本届工作已全部完成，转入跟踪培养。"
        editions.close(edition, actor=office, now=calendar.at(days.ends), reason=reason)
    say("first review closed")
    return edition


def _running(actors, scale, seed, today, places, by_code, issued, say):
    """An edition of this year in which every step is half done."""
    size = numbers.scale("running" if scale == "hubei" else "small-running")
    days = calendar.running(today)
    people = generate(size, seed=seed + 1, year=days.year, issued=issued)
    edition = plan.play(
        actors, size, days, {code: places[code] for code in size.places}, complete=False
    )
    game = Selection(actors, edition, days, people, places, by_code)
    game.examiners = Random(f"{seed}/examiners")
    game.register()
    municipal = game.where(lambda fate: fate.group.tier == "municipal")
    provincial = set(game.where(lambda fate: fate.group.tier == "provincial"))
    day_of = {n: place % 7 for place, n in enumerate(municipal)}
    handed_in = {n for n, day in day_of.items() if day} | provincial
    endorsed = {n for n, day in day_of.items() if day > 1} | provincial
    game.submit_and_endorse(handed_in, endorse=endorsed)
    game.review({n for n, day in day_of.items() if day > 3} | provincial)
    game.publish_schemes()
    if provincial:
        game.exam("provincial")
        examiners.study(game, "provincial")
        inspected = [n for n in sorted(provincial) if people[n].fate.inspected]
        ready = inspected[: len(inspected) // 2 + 1]
        fieldwork.talk(game, fieldwork.begin(game, inspected), ready)
        fieldwork.inspect(game, Random(f"{seed}/now"), ready)
        taken = deliberation.begin(game, "provincial", today)
        say(f"{taken} of those found fit are in a departmental proposal being written")
    done, due = game.interviewing("municipal", today)
    say(f"interviews under way: {done} of {due} marks submitted")
    say(f"running edition of {days.year}: {len(people)} nominees, every step half done")
    return edition
