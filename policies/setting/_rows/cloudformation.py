"""Settings of CloudFormation."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, When
from policypack.catalogue.tokens import Cloudformation

_STACK = f"{DOCS}/AWSCloudFormation/latest/APIReference/API_CreateStack.html"

ROWS = (
    *(
        Form(
            type,
            "name",
            "[a-zA-Z][a-zA-Z0-9-]{0,127}",
            "begin with a letter, and have 128 letters, digits and hyphens at most",
            "ValidationError: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
            _STACK,
        )
        for type in (Cloudformation.STACK, Cloudformation.STACK_SET)
    ),
    Pair(
        Cloudformation.STACK,
        (When("onFailure"),),
        "ValidationError: You can specify either OnFailure or DisableRollback, but not both",
        _STACK,
        refuses=("disableRollback",),
    ),
    Pair(
        Cloudformation.STACK,
        (When("templateBody"),),
        "ValidationError: Either TemplateBody or TemplateURL must be specified, not both",
        _STACK,
        refuses=("templateUrl",),
    ),
    *(
        Form(
            type,
            "templateBody",
            ".*(Resources|Transform).*",
            "be the text of a template, which has Resources; a file is read by the program",
            "ValidationError: Template format error: At least one Resources member must be defined",
            f"{DOCS}/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
        )
        for type in (Cloudformation.STACK, Cloudformation.STACK_SET)
    ),
    Form(
        Cloudformation.STACK,
        "templateUrl",
        "https://.+|ssm-doc://arn:.+",
        "be the https:// address of an object in S3, or the ssm-doc:// ARN of a document",
        "ValidationError: TemplateURL must be a supported URL",
        _STACK,
    ),
    Pair(
        Cloudformation.STACK,
        (),
        "ValidationError: Either TemplateBody or TemplateURL must be specified",
        _STACK,
        needs=("templateBody", "templateUrl"),
    ),
    Pair(
        Cloudformation.STACK_SET,
        (When("permissionModel", ("SELF_MANAGED",), default="SELF_MANAGED"),),
        "ValidationError: AutoDeployment is for stack sets with service-managed permissions",
        f"{DOCS}/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html",
        refuses=("autoDeployment",),
    ),
)
