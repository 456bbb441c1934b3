"""Settings of Secrets Manager."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, TRIED, Form, Pair, When
from policypack.catalogue.tokens import Secretsmanager

_API = f"{DOCS}/secretsmanager/latest/apireference"

ROWS = (
    Form(
        Secretsmanager.SECRET,
        "name",
        r"[A-Za-z0-9/_+=.@!-]{1,512}",
        "be of letters, digits and /_+=.@!-",
        "ValidationException: Invalid name. Must be a valid name containing alphanumeric characters, or any of the "
        "following: -/_+=.@!",
        f"{_API}/API_CreateSecret.html",
    ),
    Form(
        Secretsmanager.SECRET_ROTATION,
        "rotationRules.scheduleExpression",
        r"rate\(([4-9]|[1-9]\d+) hours\)|rate\((1 day|[1-9]\d* days)\)|cron\(0 \S+ \S+ \S+ \S+ \*\)",
        "be rate(4 hours) or longer, in hours or days, or cron(0 …) of six fields, with 0 minutes and each year (*)",
        "InvalidParameterException: The schedule expression is not valid",
        f"{DOCS}/secretsmanager/latest/userguide/rotate-secrets_schedule.html",
    ),
    Pair(
        Secretsmanager.SECRET_ROTATION,
        (When("automaticallyAfterDays"),),
        "InvalidParameterException: You can't specify both AutomaticallyAfterDays and ScheduleExpression",
        f"{_API}/API_RotationRulesType.html",
        refuses=("scheduleExpression",),
        within="rotationRules",
    ),
    Pair(
        Secretsmanager.SECRET_ROTATION,
        (),
        "one of automatically_after_days, schedule_expression must be specified",
        f"{PROVIDER}/secretsmanager/secret_rotation.go",
        needs=("automaticallyAfterDays", "scheduleExpression"),
        within="rotationRules",
    ),
    Pair(
        Secretsmanager.SECRET_VERSION,
        (When("secretString"),),
        "InvalidParameterException: You can't specify both a binary secret value and a string secret value in the "
        "same secret",
        f"{_API}/API_PutSecretValue.html",
        refuses=("secretBinary",),
    ),
    Form(
        Secretsmanager.SECRET,
        "kmsKeyId",
        r"(?!(.*:)?alias/aws/(?!secretsmanager$)).*",
        "be a key of one's own, or alias/aws/secretsmanager",
        "InvalidParameterException: AWS's own keys of other services encrypt no secret",
        TRIED,
    ),
)
