"""Settings of IAM."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, PROVIDER, TRIED, Form
from policypack.catalogue.tokens import Iam

_API = f"{DOCS}/IAM/latest/APIReference"
_PATH = r"/|/[!-~]+/"

ROWS = (
    Form(
        Iam.ACCESS_KEY,
        "status",
        "Active|Inactive",
        "be Active or Inactive",
        "expected status to be one of Active, Inactive",
        f"{_API}/API_UpdateAccessKey.html",
    ),
    *(
        Form(
            type,
            "path",
            _PATH,
            "begin and end with a slash",
            "ValidationError: The specified value for path is invalid. It must begin and end with /",
            f"{DOCS}/IAM/latest/UserGuide/reference_identifiers.html",
        )
        for type in (Iam.GROUP, Iam.INSTANCE_PROFILE, Iam.POLICY, Iam.ROLE, Iam.USER)
    ),
    Form(
        Iam.OPEN_ID_CONNECT_PROVIDER,
        "thumbprintLists[]",
        # AWS counts the characters alone.
        ".{40}",
        "be 40 hexadecimal digits, without colons",
        "ValidationError: Member must have length greater than or equal to 40",
        f"{_API}/API_CreateOpenIDConnectProvider.html",
    ),
    Form(
        Iam.OPEN_ID_CONNECT_PROVIDER,
        "url",
        "https://.+",
        "begin with https://",
        "the URL must begin with https://",
        f"{_API}/API_CreateOpenIDConnectProvider.html",
    ),
    Form(
        Iam.ROLE,
        "description",
        "[\t\n\r -~\xa1-\xff]*",
        "be of Latin letters and signs: no dashes longer than a hyphen, no curly quotes, no emoji",
        "ValidationError: Value at 'description' failed to satisfy constraint: Member must satisfy regular expression "
        "pattern",
        f"{_API}/API_CreateRole.html",
    ),
    Form(
        Iam.SERVICE_LINKED_ROLE,
        "awsServiceName",
        r".+\..+",
        "be the service's principal, such as elasticbeanstalk.amazonaws.com",
        "must be a full service hostname e.g. elasticbeanstalk.amazonaws.com",
        f"{PROVIDER}/iam/service_linked_role.go",
    ),
    *(
        arn(type, path, f"iam/{file}.go")
        for type, path, file in (
            (Iam.GROUP_POLICY_ATTACHMENT, "policyArn", "group_policy_attachment"),
            (Iam.ROLE_POLICY_ATTACHMENT, "policyArn", "role_policy_attachment"),
            (Iam.USER_POLICY_ATTACHMENT, "policyArn", "user_policy_attachment"),
            (Iam.ROLE, "managedPolicyArns[]", "role"),
            (Iam.ROLE, "permissionsBoundary", "role"),
            (Iam.USER, "permissionsBoundary", "user"),
        )
    ),
    *(
        Form(
            type,
            "path",
            r"(?!/aws-service-role/).*",
            "not begin with /aws-service-role/, where AWS has its own",
            "ValidationError: the path is reserved",
            TRIED,
        )
        for type in (Iam.GROUP, Iam.INSTANCE_PROFILE, Iam.POLICY, Iam.ROLE, Iam.USER)
    ),
    *(
        Form(
            type,
            "permissionsBoundary",
            r"(?!arn:).+|arn:[^:]+:iam::[^:]*:policy/.+",
            "be the ARN of a policy",
            "InvalidInput: the boundary of permissions is a policy",
            TRIED,
        )
        for type in (Iam.ROLE, Iam.USER)
    ),
    Form(
        Iam.SAML_PROVIDER,
        "samlMetadataDocument",
        r"(?s).{1000,10000000}",
        "be the whole document of metadata, of 1000 characters and more",
        "expected length of saml_metadata_document to be in the range (1000 - 10000000)",
        f"{PROVIDER}/iam/saml_provider.go",
    ),
    Form(
        Iam.USER,
        "name",
        r"[0-9A-Za-z=,.@_+-]+",
        "be of letters, digits and =,.@_+-",
        "must only contain alphanumeric characters, hyphens, underscores, commas, periods, @ symbols, plus and equals "
        "signs",
        f"{PROVIDER}/iam/user.go",
    ),
)
