"""Settings and forms: identities, keys, secrets, parameters and what manages machines."""

from __future__ import annotations

from policies.setting._forms import Form
from policies.setting._pairs import Pair, When
from policypack.catalogue.tokens import Cognito, Iam, Kms, Secretsmanager, Ssm

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_MAPPING = f"{_DOCS}/cognitoidentity/latest/APIReference/API_RoleMapping.html"
_RULE = f"{_DOCS}/systems-manager/latest/APIReference/API_PatchRule.html"
_TASK = f"{_DOCS}/systems-manager/latest/APIReference/API_RegisterTaskWithMaintenanceWindow.html"
_MESSAGES = f"{_PROVIDER}cognitoidp/validate.go"
# What a task of each type is told, by the name of the parameters.
_TASKS = {
    "AUTOMATION": "automationParameters",
    "LAMBDA": "lambdaParameters",
    "RUN_COMMAND": "runCommandParameters",
    "STEP_FUNCTIONS": "stepFunctionsParameters",
}
IDENTITY = (
    Pair(
        Cognito.IDENTITY_POOL_ROLE_ATTACHMENT,
        (When("type", ("Token", "Rules")),),
        "it is required for mappings of the types Token and Rules",
        _MAPPING,
        needs=("ambiguousRoleResolution",),
        within="roleMappings",
    ),
    Pair(
        Cognito.IDENTITY_POOL_ROLE_ATTACHMENT,
        (When("type", ("Rules",)),),
        "If you specify Rules as the role mapping type, RulesConfiguration is required",
        _MAPPING,
        needs=("mappingRules",),
        within="roleMappings",
    ),
    Pair(
        Cognito.USER,
        (When("password"),),
        "a user has a password of its own, or a temporary one",
        f"{_PROVIDER}cognitoidp/user.go",
        refuses=("temporaryPassword",),
    ),
    Pair(
        Cognito.USER_POOL,
        (When("userPoolAddOns.advancedSecurityMode", ("AUDIT", "ENFORCED")),),
        "FeatureUnavailableInTierException: threat protection is of the tier PLUS",
        f"{_DOCS}/cognito/latest/developerguide/cognito-sign-in-feature-plans.html",
        shuts=When("userPoolTier", ("LITE", "ESSENTIALS")),
        certain=False,
    ),
    Pair(
        Ssm.PARAMETER,
        (When("dataType", ("aws:ec2:image",)),),
        "a parameter of the data type aws:ec2:image is a String",
        f"{_DOCS}/systems-manager/latest/userguide/parameter-store-ec2-aliases.html",
        takes=When("type", ("String",)),
    ),
    Pair(
        Ssm.PATCH_BASELINE,
        (When("approveAfterDays"),),
        "You must specify a value for ApproveAfterDays or ApproveUntilDate, but not both",
        _RULE,
        refuses=("approveUntilDate",),
        within="approvalRules",
    ),
    Pair(
        Ssm.PATCH_BASELINE,
        (),
        "You must specify a value for ApproveAfterDays or ApproveUntilDate",
        _RULE,
        needs=("approveAfterDays", "approveUntilDate"),
        within="approvalRules",
    ),
    *(
        Pair(
            Ssm.MAINTENANCE_WINDOW_TASK,
            (When("targets"),),
            "a value can be omitted only for a task without targets",
            _TASK,
            needs=(name,),
        )
        for name in ("maxConcurrency", "maxErrors")
    ),
    *(
        Pair(
            Ssm.MAINTENANCE_WINDOW_TASK,
            (When("taskType", (kind,)),),
            "only the parameters that match the task type are filled in",
            f"{_DOCS}/systems-manager/latest/APIReference/API_MaintenanceWindowTaskInvocationParameters.html",
            refuses=tuple(f"taskInvocationParameters.{name}" for name in _TASKS.values() if name != own),
            certain=False,
        )
        for kind, own in _TASKS.items()
    ),
)

IDENTITY_FORMS = (
    Form(
        Iam.ACCESS_KEY,
        "status",
        "Active|Inactive",
        "be Active or Inactive",
        "expected status to be one of Active, Inactive",
        f"{_DOCS}/IAM/latest/APIReference/API_UpdateAccessKey.html",
    ),
    Form(
        Kms.ALIAS,
        "targetKeyId",
        r"(?!alias/)(?!arn:[^:]+:kms:[^:]+:\d+:alias/).+",
        "be the id or the ARN of a key, not an alias",
        "ValidationException: Aliases must refer to keys, not aliases",
        f"{_DOCS}/kms/latest/APIReference/API_CreateAlias.html",
    ),
    Form(
        Secretsmanager.SECRET_ROTATION,
        "rotationRules.scheduleExpression",
        r"rate\(([4-9]|[1-9]\d+) hours\)|rate\((1 day|[1-9]\d* days)\)|cron\(0 \S+ \S+ \S+ \S+ \*\)",
        "be rate(4 hours) or longer, in hours or days, or cron(0 …) of six fields, with 0 minutes and each year (*)",
        "InvalidParameterException: The schedule expression is not valid",
        f"{_DOCS}/secretsmanager/latest/userguide/rotate-secrets_schedule.html",
    ),
    Form(
        Ssm.ASSOCIATION,
        "scheduleExpression",
        r"rate\((30|3[1-9]|[4-9]\d|[1-9]\d\d+) minutes\)|rate\((1 hour|1 day|[1-9]\d* hours|[1-9]\d* days)\)"
        r"|(cron|at)\(.+\)",
        "be cron(…), at(…) or rate(…) of 30 minutes or more",
        "ValidationException: Invalid schedule expression: the least interval of associations is 30 minutes",
        f"{_DOCS}/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html",
    ),
    Form(
        Ssm.MAINTENANCE_WINDOW,
        "schedule",
        r"(cron|rate|at)\(.+\)",
        "be cron(…), rate(…) or at(…)",
        "ValidationException: Invalid schedule",
        f"{_DOCS}/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html",
    ),
    *(
        Form(
            Cognito.USER_POOL,
            path,
            r"(?s).*\{####\}.*",
            "hold {####}, which stands for the code",
            "does not contain {####}",
            _MESSAGES,
        )
        for path in (
            "emailVerificationMessage",
            "smsAuthenticationMessage",
            "smsVerificationMessage",
            "verificationMessageTemplate.emailMessage",
            "verificationMessageTemplate.smsMessage",
        )
    ),
    *(
        Form(
            Cognito.USER_POOL,
            f"adminCreateUserConfig.inviteMessageTemplate.{name}",
            r"(?s).*\{username\}.*",
            "hold {username}",
            "does not contain {username}",
            _MESSAGES,
        )
        for name in ("emailMessage", "smsMessage")
    ),
    Form(
        Cognito.USER_POOL,
        "verificationMessageTemplate.emailMessageByLink",
        r"(?s).*\{##.*##\}.*",
        "hold {##…##}, which becomes the link",
        "does not contain {##[\\s\\S]*##}",
        _MESSAGES,
    ),
)
