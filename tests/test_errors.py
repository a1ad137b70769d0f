from __future__ import annotations

from trigpoint.errors import SHOWN, DataError, Fault, MachineError, UsageError


def test_a_fault_says_where_what_and_what_is_allowed():
    fault = Fault("answers.csv, row 3, column b1", "'x' is no option", "paper, systems")
    assert str(fault) == "answers.csv, row 3, column b1: 'x' is no option. Allowed: paper, systems."


def test_fifty_faults_are_printed_and_the_rest_counted():
    error = DataError([Fault(f"row {at}", "is wrong") for at in range(SHOWN + 7)])
    lines = str(error).splitlines()
    assert len(lines) == SHOWN + 1
    assert lines[-1] == "... and 7 more."
    assert len(error.faults) == SHOWN + 7


def test_each_kind_of_failure_has_its_exit_code():
    codes = [DataError(Fault("a", "b")).exit_code, UsageError.exit_code, MachineError.exit_code]
    assert codes == [1, 2, 3]
