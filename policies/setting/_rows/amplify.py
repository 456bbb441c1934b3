"""Settings of Amplify."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, When
from policypack.catalogue.tokens import Amplify

ROWS = (
    Form(
        Amplify.APP,
        "customRules[].status",
        "200|301|302|404|404-200",
        "be 200, 301, 302, 404 or 404-200",
        "BadRequestException: Invalid status of a rule",
        f"{DOCS}/amplify/latest/userguide/redirects.html",
    ),
    Pair(
        Amplify.APP,
        (When("enableBasicAuth", ("true",)),),
        "whoever visits is asked for credentials",
        f"{DOCS}/amplify/latest/APIReference/API_CreateApp.html",
        needs=("basicAuthCredentials",),
        certain=False,
    ),
    Pair(
        Amplify.APP,
        (When("repository", ("https://github.com/*",)),),
        "BadRequestException: You should at least provide one valid token",
        f"{DOCS}/amplify/latest/APIReference/API_CreateApp.html",
        needs=("accessToken", "oauthToken"),
    ),
)
