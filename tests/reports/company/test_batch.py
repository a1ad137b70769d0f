"""Files for many firms: names that are safe, whole files, a failure told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trigpoint.reports.company import batch, file_names, write_companies

# id · what its file is called, without ending
NAMES = [
    ("f004", "f004"),
    ("晨光精密", "晨光精密"),
    ("A-1_b", "A-1_b"),
    ("a/b", "a_b-c14cddc033f6"),
    ("../../etc/passwd", "etc_passwd-"),
    ("", "e3b0c44298fc"),
    (".hidden", "hidden-"),
    ("con", "con-"),
    ("\N{ROCKET}", ""),
]


@pytest.mark.parametrize(("respondent", "start"), NAMES)
def test_a_file_is_called_after_its_firm_where_that_is_safe(respondent, start):
    [name] = file_names([respondent])
    assert name.startswith(start)
    assert (name == respondent) == (name == start and bool(start) and start == respondent)


def test_ids_that_differ_in_case_alone_have_two_files_on_any_system():
    first, second, third = file_names(["ab", "AB", "c"])
    assert first.casefold() != second.casefold()
    assert (first[:3], second[:3], third) == ("ab-", "AB-", "c")


@given(st.lists(st.text(min_size=1, max_size=100), unique=True, max_size=20))
def test_names_are_safe_and_none_comes_twice(respondents):
    names = file_names(respondents)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert name
        assert len(name.encode()) <= 240
        assert not set(name) & set('/\\:*?"<>|. \0\n')


def test_a_report_that_fails_does_not_stop_the_others(in_english, tmp_path, monkeypatch):
    def failing(companies, respondent):
        if respondent == "f002":
            raise ValueError("no paper")
        return made(companies, respondent)

    made = batch.company_report
    monkeypatch.setattr(batch, "company_report", failing)
    written = list(write_companies(in_english, ["f001", "f002", "f003"], tmp_path, ".html"))
    assert [one.failure for one in written] == ["", "no paper", ""]
    assert {file.name for file in tmp_path.iterdir()} == {"f001.html", "f003.html"}


@pytest.mark.slow
def test_several_processes_write_what_one_does(in_english, tmp_path, monkeypatch):
    respondents = list(in_english.rows)[:5]
    one, several = tmp_path / "one", tmp_path / "several"
    for folder, worth in ((one, 10), (several, 1)):
        folder.mkdir()
        monkeypatch.setattr(batch, "WORTH_A_PROCESS", worth)
        monkeypatch.setattr(batch.os, "cpu_count", lambda: 2)
        written = list(write_companies(in_english, respondents, folder, ".html"))
        assert [file.respondent for file in written] == respondents
    for file in one.iterdir():
        assert (several / file.name).read_bytes() == file.read_bytes()
