"""The site's own settings, with the specimen's pages beside the site's."""

from trigpoint_web.settings import *  # noqa: F403

ROOT_URLCONF = "tests.web.e2e.specimen"
