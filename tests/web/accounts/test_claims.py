"""Who speaks for a company, and whose answers count."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from tests.web.accounts.conftest import NUMBER
from trigpoint_web.accounts import claims
from trigpoint_web.accounts.models import Company, Participation, Representative, User
from trigpoint_web.mail.models import Letter

pytestmark = pytest.mark.django_db

ANN, BOB, EVE = "ann@peak.example", "bob@tw.peak.example", "eve@gmail.com"


@pytest.fixture
def answer(submitted):
    """Hands in answers under an address and verifies it; the claim and the answers."""

    def go(email: str, **fields: object) -> tuple[Representative, Participation]:
        user = User.objects.for_email(email)
        participation = submitted(email, user=user, **fields)
        mine = claims.claim(participation, user)
        participation.refresh_from_db()
        return mine, participation

    return go


def letters() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("pk").values_list("to", "template"))


def test_an_address_at_the_companys_domain_makes_the_answers_count(answer, company):
    mine, answers = answer(ANN)
    assert mine.standing == "by_domain"
    assert answers.company == company
    assert answers.counted is not None
    assert letters() == []


def test_an_address_below_the_domain_does_so_too(answer, company):
    assert answer(BOB)[0].standing == "by_domain"


def test_any_other_address_waits_for_the_team_and_is_told_nothing(answer, company):
    mine, answers = answer(EVE)
    assert mine.standing == "claimed"
    assert answers.company is None
    assert answers.counted is None
    assert letters() == []


def test_free_mail_speaks_for_nobody_even_if_it_stands_in_the_register(answer, company):
    company.domains = ["gmail.com"]
    company.save()
    assert answer(EVE)[0].standing == "claimed"


def test_a_company_that_the_team_does_not_know_waits_for_the_team(answer, db):
    mine, answers = answer(ANN)
    assert mine.standing == "claimed"
    assert Company.objects.get().domains == []
    assert answers.counted is None


def test_whoever_types_the_number_of_another_blocks_nobody(answer, company):
    for n in range(3):
        answer(f"eve{n}@gmail.com")
    assert answer(ANN)[1].counted is not None


def test_a_second_verified_representative_is_told_and_the_first_answers_stay(answer, company):
    _, first = answer(ANN)
    second, answers = answer(BOB)
    assert second.standing == "claimed"
    assert answers.counted is None
    first.refresh_from_db()
    assert first.counted is not None
    assert letters() == [(BOB, "second")]


def test_an_unverified_second_one_learns_nothing(answer, company):
    answer(ANN)
    before = answer(EVE)
    assert before[0].standing == "claimed"
    assert letters() == []


def test_one_who_answers_twice_is_told_so(answer, company):
    answer(ANN)
    _, again = answer(ANN)
    assert again.counted is None
    assert letters() == [(ANN, "second")]
    assert Letter.objects.get().context["own"] is True


def test_next_years_colleague_counts_but_does_not_see_the_earlier_answers(
    answer, company, next_wave
):
    answer(ANN)
    second, answers = answer(BOB, wave=next_wave)
    assert answers.counted is not None
    assert second.standing == "claimed"  # until Ann, or the team, agrees
    assert not Representative.established.filter(user=second.user).exists()


def test_answers_of_a_wave_that_is_frozen_count_no_more(answer, company, wave):
    wave.frozen = timezone.now()
    wave.save()
    mine, answers = answer(ANN)
    assert mine.standing == "by_domain"
    assert answers.counted is None
    assert letters() == []


@pytest.mark.parametrize("what", ["another address", "not handed in", "withdrawn"])
def test_nothing_is_claimed_that_is_not_ones_own_or_not_there(submitted, company, what):
    user = User.objects.for_email(ANN)
    participation = submitted(BOB if what == "another address" else ANN)
    if what == "not handed in":
        participation.submitted = None
    if what == "withdrawn":
        participation.withdrawn = timezone.now()
    with pytest.raises(PermissionDenied):
        claims.claim(participation, user)
    assert not Representative.objects.exists()


def test_the_team_approves_and_the_answers_count(answer, db):
    mine, answers = answer(EVE)
    claims.approve(mine)
    answers.refresh_from_db()
    assert answers.counted is not None
    assert answers.company.number == NUMBER
    assert Representative.objects.get().standing == "by_team"
    assert letters() == [(EVE, "approved")]


def test_a_company_bears_the_name_given_by_whom_the_team_approved(answer, db):
    answer("mallory@gmail.com", name="click http://evil.example")
    mine, _ = answer(EVE)
    claims.approve(mine)
    assert Company.objects.get().name == "山峰股份有限公司"
    assert Letter.objects.get().context["company"] == "山峰股份有限公司"


def test_the_name_in_the_register_stays(answer, company):
    mine, _ = answer(EVE)
    claims.approve(mine)
    company.refresh_from_db()
    assert company.name == "山峰"


def test_withdrawn_answers_are_not_brought_back_by_approval(answer, db):
    mine, answers = answer(EVE)
    Participation.objects.update(withdrawn=timezone.now())
    claims.approve(mine)
    answers.refresh_from_db()
    assert answers.counted is None


def test_approving_a_second_one_leaves_the_first_answers_counted(answer, company):
    _, first = answer(ANN)
    second, answers = answer(EVE)
    claims.approve(second)
    answers.refresh_from_db()
    assert answers.counted is None
    assert Participation.objects.get(counted__isnull=False) == first


def test_the_team_refuses_and_the_answers_do_not_count(answer, company):
    mine, answers = answer(ANN)
    claims.refuse(mine)
    answers.refresh_from_db()
    assert answers.counted is None
    assert answers.company is None
    assert answers.user == mine.user  # the report stays theirs
    assert letters() == [(ANN, "refused")]


def test_what_a_frozen_wave_has_counted_stays_counted_whoever_is_refused(answer, company, wave):
    mine, answers = answer(ANN)
    wave.frozen = timezone.now()
    wave.save()
    claims.refuse(mine)
    answers.refresh_from_db()
    assert answers.counted is not None
    assert answers.company == company


def test_a_refused_one_stays_refused_however_often_they_answer(answer, company):
    claims.refuse(answer(ANN)[0])
    mine, answers = answer(ANN)
    assert mine.standing == "refused"
    assert answers.counted is None


def test_a_letter_of_refusal_does_not_tell_the_name_that_another_gave(answer, db):
    answer("mallory@gmail.com", name="Secret Holdings")
    mine, _ = answer(EVE)
    claims.refuse(mine)
    assert "Secret" not in str(Letter.objects.get().context)


def test_colleagues_are_asked_and_one_agrees(answer, company):
    answer(ANN)
    second, _ = answer(EVE)
    claims.ask_colleagues(second)
    letter = Letter.objects.get()
    assert (letter.to, letter.template) == (ANN, "colleague")
    assert letter.context["asking"] == EVE
    assert str(second.pk) in letter.context["page"]
    claims.consent_of_colleague(second, User.objects.get(email=ANN))
    second.refresh_from_db()
    assert second.standing == "by_colleague"
    assert letters()[-1] == (EVE, "approved")


def test_asking_where_nobody_speaks_for_the_company_writes_to_nobody(answer, company):
    mine, _ = answer(EVE)
    answer("mallory@gmail.com")
    claims.ask_colleagues(mine)
    assert letters() == []


@pytest.mark.parametrize("who", ["oneself", "one who only claims", "one of another company"])
def test_only_one_who_speaks_for_the_company_can_agree(answer, company, who):
    answer(ANN)
    second, _ = answer(EVE)
    other = Company.objects.create(number="04541302", name="海", domains=["sea.example"])
    by = {
        "oneself": second.user,
        "one who only claims": answer("mallory@gmail.com")[0].user,
        "one of another company": answer("sue@sea.example", number=other.number)[0].user,
    }[who]
    with pytest.raises(PermissionDenied):
        claims.consent_of_colleague(second, by)
    second.refresh_from_db()
    assert second.standing == "claimed"


def test_a_colleague_cannot_undo_what_the_team_has_refused(answer, company):
    first, _ = answer(ANN)
    second, _ = answer(EVE)
    claims.refuse(second)
    with pytest.raises(PermissionDenied):
        claims.consent_of_colleague(second, first.user)


def test_consent_taken_back_ends_what_the_colleague_sees_at_once(answer, company, next_wave):
    first, _ = answer(ANN)
    second, _ = answer(EVE)
    claims.consent_of_colleague(second, first.user)
    _, theirs = answer(EVE, wave=next_wave)
    assert theirs.counted is not None
    claims.withdraw_colleague(second, first.user)
    theirs.refresh_from_db()
    assert theirs.user == first.user  # the company's own, and it stays so
    assert theirs.email == ANN
    assert theirs.counted is not None
    assert not Representative.established.filter(user=second.user).exists()


@pytest.mark.parametrize("standing", ["claimed", "by_domain", "by_team", "refused"])
def test_only_what_a_colleague_agreed_to_can_be_taken_back(answer, company, standing):
    first, _ = answer(ANN)
    second, _ = answer(EVE)
    Representative.objects.filter(pk=second.pk).update(standing=standing)
    with pytest.raises(PermissionDenied):
        claims.withdraw_colleague(second, first.user)


def test_a_stranger_takes_nothing_back(answer, company):
    first, _ = answer(ANN)
    second, _ = answer(EVE)
    claims.consent_of_colleague(second, first.user)
    with pytest.raises(PermissionDenied):
        claims.withdraw_colleague(second, User.objects.for_email("mallory@gmail.com"))
    with pytest.raises(PermissionDenied):
        claims.withdraw_colleague(second, second.user)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("known", [True, False])
def test_of_claims_at_the_same_moment_one_counts(submitted, known):
    if known:
        Company.objects.create(number=NUMBER, name="山峰", domains=["peak.example"])
    people = [User.objects.for_email(f"p{n}@peak.example") for n in range(4)]
    theirs = [submitted(one.email, user=one) for one in people]
    start, faults = Barrier(4), []

    def go(number: int) -> None:
        start.wait()
        try:
            mine = claims.claim(theirs[number], people[number])
            if not known:
                claims.approve(mine)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    workers = [Thread(target=go, args=(n,)) for n in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert faults == []
    assert Company.objects.count() == 1
    assert Participation.objects.filter(counted__isnull=False).count() == 1
    assert Representative.objects.count() == 4
    if known:
        assert Representative.established.count() == 1
        assert Letter.objects.filter(template="second").count() == 3


def test_the_database_itself_holds_that_one_answer_counts(submitted, company):
    """Without the company's lock, which `_count` does not take."""
    first, second = submitted(ANN), submitted(BOB)
    with transaction.atomic():
        assert claims._count(first, company)
        assert not claims._count(second, company)
    assert Participation.objects.get(counted__isnull=False) == first
