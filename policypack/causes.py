"""Why something could not be judged: every cause there is, and what `coverage` says of each."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

from policypack.version import COMMAND

CauseName: TypeAlias = Literal[
    "unknown",
    "shape",
    "environment",
    "credentials",
    "provider",
    "denied",
    "timeout",
    "throttled",
    "unreachable",
    "unsupported",
    "offline",
    "checker",
    "backend",
    "login",
    "callback",
    "twin-not-found",
    "twin-failed",
    "twin-differs",
    "untargeted",
    "region",
    "previewed",
    "program",
    "outside",
]
# How the reasons of one cause are said: a finding for each, all of them in one finding, or none of them.
Reasons: TypeAlias = Literal["each", "together", "none"]


class Cause(NamedTuple):
    """What `coverage` says of a cause: the problem, with places for {checks} and {reason}, and its fix.

    `reasons` says how the reasons are told, and `all_shown` that each of them matters: an action that is missing, an
    identity that has no credentials. `of_lookups`: AWS could not be asked, or gave no answer. `expected`: nothing is
    missing, and nothing is said. `may_fail`: a configuration may choose it to fail the run. `alone` is the fix where
    all was seen through that can be.
    """

    problem: str = ""
    fix: str = ""
    reasons: Reasons = "each"
    all_shown: bool = False
    of_lookups: bool = False
    expected: bool = False
    may_fail: bool = False
    alone: str = ""


CAUSES: Final[dict[CauseName, Cause]] = {
    "unknown": Cause(
        "Values that only an update can know stand in the way of {checks}",
        f"Run `{COMMAND} preview PROGRAM`: it sees through most of them",
        reasons="none",
        alone="There is nothing to do: they are judged once they are known",
    ),
    "shape": Cause(
        "What the program gives cannot be judged by {checks}: {reason}",
        "Give it as the provider's documentation says: https://www.pulumi.com/registry/packages/aws/api-docs/",
    ),
    "environment": Cause(
        "Whether this stack is production or test is not configured, which matters to {checks}",
        "Run: pulumi config set preflight:environment production (or test)",
        reasons="none",
    ),
    "credentials": Cause(
        "There were no usable AWS credentials for {checks}: {reason}",
        f"Sign in to AWS, or give the run a role that may read; `{COMMAND} doctor` says what is found",
        reasons="together",
        all_shown=True,
        of_lookups=True,
        may_fail=True,
    ),
    "provider": Cause(
        "Nobody was asked about {checks}, because it is not known who would answer: {reason}",
        "Give the provider what is known before the update, or deploy what it waits for in a stack of its own",
        reasons="together",
        all_shown=True,
        of_lookups=True,
    ),
    "denied": Cause(
        "There was no answer to {checks}: {reason}",
        f"Allow the action for the identity of the preview (`{COMMAND} iam-policy` prints them all), or "
        "let the policy of what was asked about admit it",
        reasons="together",
        all_shown=True,
        of_lookups=True,
        may_fail=True,
    ),
    "timeout": Cause(
        "AWS gave no answer in time to {checks}",
        "Run it again, or raise lookupSeconds in the configuration of `coverage`",
        reasons="none",
        of_lookups=True,
        may_fail=True,
    ),
    "throttled": Cause("AWS throttled what {checks} asked", "Run it again later", reasons="none", of_lookups=True),
    "unreachable": Cause(
        "AWS could not be reached for {checks}: {reason}",
        "Check the network, the proxy and any AWS_ENDPOINT_URL",
        reasons="together",
        of_lookups=True,
    ),
    "unsupported": Cause(
        "There was no answer that says anything to {checks}: {reason}",
        "Where an emulator or another endpoint answers, run the preview against AWS itself",
        reasons="together",
        of_lookups=True,
    ),
    "offline": Cause(
        "Lookups are off, so AWS was not asked for {checks}",
        "Run with AWS credentials and --aws live, or set lookups to live in the configuration of `coverage`",
        reasons="together",
        of_lookups=True,
    ),
    "checker": Cause(
        "What tools say of the source is missing for {checks}: {reason}",
        "Install what is not there, or run the preview again",
        reasons="together",
    ),
    "backend": Cause(
        "The states of other stacks cannot be read here, which matters to {checks}: {reason}",
        "Set PULUMI_BACKEND_URL to the backend of this project where it is a local one",
    ),
    "login": Cause(
        "What only a login can read matters to {checks}: {reason}",
        "Give the values with --config, or run `pulumi preview --policy-pack`, which signs in",
    ),
    "callback": Cause(
        "Callbacks would act on what only an update can know, and were stopped: {reason}",
        "There is nothing to do: a real preview does not run them either, and what they give is known after an update",
    ),
    "twin-not-found": Cause(
        "The program was not found, so unknown values stay unknown: {reason}",
        "Set PREFLIGHT_PROGRAM to the program's folder, or run our preview on it",
    ),
    "twin-failed": Cause(
        "The program could not be run once more, so unknown values stay unknown: {reason}",
        "Set seeThrough to off in the configuration of `coverage` if that is as it should be, or see more with",
    ),
    "twin-differs": Cause(
        "Run once more, the program plans something else than the engine has: {reason}. There its unknown values "
        "stay unknown",
        "Values that differ on every run are the usual cause. Our preview shows what it plans",
    ),
    "untargeted": Cause(
        "New resources that this run is not aimed at were not judged: {reason}",
        "Preview without --target and --exclude to judge the whole stack",
    ),
    "region": Cause(
        "A usable region is missing for {checks}: {reason}",
        "Run: pulumi config set aws:region REGION",
        reasons="together",
        of_lookups=True,
    ),
    # Nothing is missing where an update has previewed, the engine has no source to read, or a thing is another stack's.
    "previewed": Cause(expected=True),
    "program": Cause(expected=True),
    "outside": Cause(expected=True),
}
