"""The form of a stand-in: where the real value is base64 or JSON by its declaration, the program may take it apart.

Sources: botocore's service models (`blob` members, which the provider hands on in base64), the data sources of
pulumi-aws for registries' tokens, and the names of outputs that say so.
"""

from __future__ import annotations

import base64
import json
import re

# Outputs that are base64, by their last name.
_BASE64 = re.compile(
    r"(?i)base64$|^(b64std|b64url|secretbinary|ciphertextblob|passworddata|certificatewallet|clustercacertificate)$"
)
_AUTHORITY = re.compile(r"certificateAuthorit(y|ies)(\[\d+\])?\.data$")
# Outputs that are documents of JSON.
_JSON = re.compile(r"Json$|^(json|policy|assumeRolePolicy|policyDocument|inlinePolicy)$")
_REGISTRIES = ("aws:ecr/", "aws:ecrpublic/")


def formed(owner: str, path: str, token: str) -> str:
    """Return a token in the form of the real value: `path` is the output's in the resource or function `owner`."""
    last = path.rpartition(".")[2].partition("[")[0]
    if last == "authorizationToken" and owner.startswith(_REGISTRIES):
        return _encoded(f"AWS:{token}")
    if _AUTHORITY.search(path) or _BASE64.search(last):
        return _encoded(token)
    if _JSON.search(last):
        return json.dumps({token: token}, separators=(",", ":"))
    return token


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
