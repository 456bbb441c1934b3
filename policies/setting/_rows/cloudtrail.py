"""Settings of CloudTrail."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, When, Words
from policypack.catalogue.tokens import Cloudtrail

_API = f"{DOCS}/awscloudtrail/latest/APIReference"
_TRAIL = f"{_API}/API_CreateTrail.html"

ROWS = (
    Words(
        Cloudtrail.TRAIL,
        f"{_API}/API_InsightSelector.html",
        {"insightSelectors[].insightType": "ApiCallRateInsight ApiErrorRateInsight"},
    ),
    Words(
        Cloudtrail.TRAIL,
        f"{_API}/API_EventSelector.html",
        {"eventSelectors[].readWriteType": "All ReadOnly WriteOnly"},
    ),
    Pair(
        Cloudtrail.TRAIL,
        (When("cloudWatchLogsGroupArn"),),
        "a log group needs the role that writes to it",
        _TRAIL,
        needs=("cloudWatchLogsRoleArn",),
    ),
    Pair(
        Cloudtrail.TRAIL,
        (When("cloudWatchLogsRoleArn"),),
        "the role is for a log group",
        _TRAIL,
        needs=("cloudWatchLogsGroupArn",),
    ),
    Pair(
        Cloudtrail.TRAIL,
        (When("eventSelectors"),),
        "You can use either EventSelectors or AdvancedEventSelectors, but not both",
        f"{_API}/API_PutEventSelectors.html",
        refuses=("advancedEventSelectors",),
    ),
    Pair(
        Cloudtrail.TRAIL,
        (When("isMultiRegionTrail", ("true",)),),
        "Multi-Region trail must include global service events",
        _TRAIL,
        takes=When("includeGlobalServiceEvents", ("true",), default="true"),
    ),
    Form(
        Cloudtrail.TRAIL,
        "name",
        r"(?!\d+\.\d+\.\d+\.\d+$)(?=.{3,128}$)[A-Za-z0-9]+([._-][A-Za-z0-9]+)*",
        "be of 3 to 128 letters and digits, with single periods, hyphens and underscores between, and be no address",
        "InvalidTrailNameException",
        _TRAIL,
    ),
    Form(
        Cloudtrail.TRAIL,
        "s3KeyPrefix",
        ".{1,200}",
        "have 200 characters at most",
        "InvalidS3PrefixException: The maximum length is 200 characters",
        _TRAIL,
    ),
)
