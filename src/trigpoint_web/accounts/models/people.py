"""People, the codes sent to them, and how often something was tried. No secret is kept readable."""

from __future__ import annotations

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils import timezone


class UserManager(BaseUserManager):
    """Makes users by their e-mail address."""

    def for_email(self, email: str) -> User:
        """The user with this verified address, made where there is none."""
        return self.get_or_create(email=email, defaults={"password": make_password(None)})[0]


class User(AbstractBaseUser):
    """A person with a verified e-mail address, kept in lower case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    language = models.CharField(max_length=10, blank=True)
    joined = models.DateTimeField(default=timezone.now)
    is_active = models.BooleanField(default=True)

    objects = UserManager()
    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.email


class Code(models.Model):
    """The code last sent by e-mail for one purpose and subject. It is deleted when it is used.

    ``digest`` is keyed with the site's secret: eight digits could be guessed from a plain hash.
    """

    purpose = models.CharField(max_length=20)
    email = models.EmailField()
    subject = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    expires = models.DateTimeField()
    tries_left = models.PositiveSmallIntegerField()

    class Meta:
        """One at a time."""

        constraints = (
            models.UniqueConstraint(fields=("purpose", "email", "subject"), name="one_code"),
        )

    def __str__(self) -> str:
        return self.purpose


class Attempt(models.Model):
    """That something limited was done: what, and a digest of by whom."""

    action = models.CharField(max_length=30)
    who = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Attempts are counted over the last while."""

        indexes = (models.Index(fields=("action", "who", "at")),)

    def __str__(self) -> str:
        return self.action
