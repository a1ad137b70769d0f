from tests.web.smtp import mailbox  # noqa: F401 -- a fixture
