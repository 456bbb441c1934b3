from __future__ import annotations

import json
from typing import Any

from policypack.testing import Plan, Table, Unknown

TOPIC = {"Type": "AWS::SNS::Topic"}
ROLE = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}
STAGE = {"Type": "String", "AllowedValues": ["dev", "prod"]}


def base() -> Plan:
    return Plan().add("aws:cloudformation/stack:Stack", "nested", name="nested", templateBody=body())


def body(**sections: Any) -> str:
    return json.dumps({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Topic": TOPIC}, **sections})


def resources(**named: Any) -> str:
    return body(Resources={"Topic": TOPIC, **named})


def properties(**values: Any) -> str:
    return body(Resources={"Topic": {**TOPIC, "Properties": values}})


YAML = """
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Stage: {Type: String, Default: dev}
Conditions:
  Live: !Equals [!Ref Stage, prod]
Mappings:
  Sizes: {dev: {size: 1}}
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Condition: Live
    DeletionPolicy: Retain
    Properties:
      TopicName: !Sub "${AWS::StackName}-${Stage}-${!kept}"
      DisplayName: !FindInMap [Sizes, dev, size]
  Queue:
    Type: AWS::SQS::Queue
    DependsOn: [Topic]
Outputs:
  Name: {Value: !GetAtt Topic.TopicName}
  Text: {Value: !Sub ["${name}", {name: !Ref Queue}]}
"""
SAM = json.dumps(
    {"Transform": "AWS::Serverless-2016-10-31", "Globals": {}, "Resources": {"T": {**TOPIC, "Connectors": {}}}}
)
FIX = "Change the template, and let `aws cloudformation validate-template` read it before it goes on."
NAMED = "Name what the template has, or add it to the template."

SHORT = """
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      A: !Select [0, [&again !Ref Nope]]
      B: !GetAtt Bus.Arn
      C: !GetAtt [Car, Arn]
      D: !Sub ["${Way}-${own}", {own: x}]
      E: *again
"""

template_malformed = (
    Table("cloudformation-template-malformed", base)
    .good("JSON")
    .good("YAML", lambda p: p.set("nested", templateBody=YAML))
    .good("what a macro takes", lambda p: p.set("nested", templateBody=SAM, capabilities=["CAPABILITY_AUTO_EXPAND"]))
    .good(
        "a loop of the extensions",
        lambda p: p.set(
            "nested",
            templateBody=body(
                Transform="AWS::LanguageExtensions",
                Resources={"Fn::ForEach::Topics": ["Name", ["a", "b"], {"Topic${Name}": TOPIC}]},
            ),
            capabilities=["CAPABILITY_AUTO_EXPAND"],
        ),
    )
    .good("the longest", lambda p: p.set("nested", templateBody=body(Metadata={"x": "y" * (51_200 - 110)})))
    .good(
        "white space, which the provider takes out, with tabs",
        lambda p: p.set(
            "nested",
            templateBody=json.dumps(
                {"Resources": {"Topic": {**TOPIC, "Metadata": {str(number): [1, 2, 3] for number in range(1_800)}}}},
                indent="\t" * 4,
            ),
        ),
    )
    .good(
        "the version of a custom resource",
        lambda p: p.set("nested", templateBody=resources(Test={"Type": "Custom::Ping", "Version": "1.0"})),
    )
    .bad(
        "a resource without a type",
        lambda p: p.set("nested", templateBody=resources(Queue={"Properties": {}})),
        ("nested", "The resource Queue has no Type.", FIX),
        level="mandatory",
    )
    .bad(
        "a property beside the properties",
        lambda p: p.set("nested", templateBody=resources(Queue={**TOPIC, "TopicName": "x"})),
        ("nested", "The resource Queue has TopicName beside its Type, which is none of its attributes."),
    )
    .bad(
        "a hyphen in a name",
        lambda p: p.set("nested", templateBody=resources(**{"my-topic": TOPIC})),
        ("nested", "The resource 'my-topic' has other signs in its name than letters and digits."),
    )
    .bad(
        "a mistyped section",
        lambda p: p.set("nested", templateBody=body(Output={})),
        ("nested", "The template has a section 'Output', which there is not; there is Outputs."),
    )
    .bad(
        "no resources",
        lambda p: p.set("nested", templateBody=body(Resources={})),
        ("nested", "The template has no resource."),
    )
    .bad(
        "a parameter without a type, and one with another",
        lambda p: p.set(
            "nested", templateBody=body(Parameters={"A": {"Default": 1}, "B": {"Type": "Text", "Default": ""}})
        ),
        ("nested", "The parameter A has no Type."),
        ("nested", "The parameter B has the Type Text, which there is not."),
    )
    .bad(
        "an output without a value, by a name with a sign",
        lambda p: p.set("nested", templateBody=body(Outputs={"topic_arn": {"Description": "x"}})),
        ("nested", "Outputs has 'topic_arn', which has other signs in its name than letters and digits."),
        ("nested", "The output topic_arn has no Value."),
    )
    .bad(
        "another version",
        lambda p: p.set("nested", templateBody=body(AWSTemplateFormatVersion="2020-01-01")),
        ("nested", "AWSTemplateFormatVersion is another than 2010-09-09, which is the only one."),
    )
    .bad(
        "no such function",
        lambda p: p.set("nested", templateBody=properties(TopicName={"Fn::Ref": "AWS::StackName"})),
        ("nested", "There is no function Fn::Ref; there is Ref."),
    )
    .bad(
        "kept in another way",
        lambda p: p.set("nested", templateBody=resources(Queue={**TOPIC, "DeletionPolicy": "Keep"})),
        (
            "nested",
            (
                "The resource Queue has the DeletionPolicy Keep, which is none of Delete, Retain, "
                "RetainExceptOnCreate, Snapshot."
            ),
        ),
    )
    .bad(
        "no YAML",
        lambda p: p.set("nested", templateBody="Resources:\n  T:\n    Type: x\n   Properties: {}\n"),
        ("nested", "templateBody is neither JSON nor YAML (line 4)."),
    )
    .bad("a list", lambda p: p.set("nested", templateBody='["Resources"]'), ("nested", "templateBody is no object."))
    .bad(
        "too long",
        lambda p: p.set("nested", templateBody=body(Metadata={"x": "y" * 51_200})),
        ("nested", "templateBody has 51,310 bytes; 51,200 are taken, and more by templateUrl."),
    )
    .absent(
        "a template elsewhere", lambda p: p.set("nested", templateBody=None, templateUrl="https://b.s3.amazonaws.com/t")
    )
    .unknown("the template", lambda p: p.set("nested", templateBody=Unknown()))
    .without("outside", "reads one resource")
)

reference_unresolved = (
    Table("cloudformation-reference-unresolved", base)
    .good("YAML with all of it", lambda p: p.set("nested", templateBody=YAML))
    .good(
        "what a macro adds",
        lambda p: p.set(
            "nested", templateBody=json.dumps({"Transform": "Macro", "Resources": {"T": {**TOPIC, "DependsOn": "U"}}})
        ),
    )
    .bad(
        "a parameter that is not there",
        lambda p: p.set("nested", templateBody=properties(TopicName={"Ref": "Topik"})),
        (
            "nested",
            "Resources.Topic names Topik in Ref, which is no resource or parameter of the template; there is Topic.",
            NAMED,
        ),
        level="mandatory",
    )
    .bad(
        "an attribute of nothing, in two forms",
        lambda p: p.set(
            "nested",
            templateBody=properties(TopicName={"Fn::GetAtt": ["Bus", "Name"]}, Other={"Fn::GetAtt": "Way.Name"}),
        ),
        ("nested", "Resources.Topic names Bus in Fn::GetAtt, which is no resource of the template."),
        ("nested", "Resources.Topic names Way in Fn::GetAtt, which is no resource of the template."),
    )
    .bad(
        "in a text",
        lambda p: p.set("nested", templateBody=body(Outputs={"A": {"Value": {"Fn::Sub": "${Stage}-${Bus.Name}"}}})),
        ("nested", "Outputs.A names Stage in Fn::Sub, which is no resource or parameter of the template."),
        ("nested", "Outputs.A names Bus in Fn::Sub, which is no resource of the template."),
    )
    .bad(
        "in the short forms of YAML",
        lambda p: p.set("nested", templateBody=SHORT),
        ("nested", "Resources.Topic names Nope in Ref, which is no resource or parameter of the template."),
        ("nested", "Resources.Topic names Bus in Fn::GetAtt, which is no resource of the template."),
        ("nested", "Resources.Topic names Car in Fn::GetAtt, which is no resource of the template."),
        ("nested", "Resources.Topic names Way in Fn::Sub, which is no resource or parameter of the template."),
    )
    .good(
        "variables of a script",
        lambda p: p.set("nested", templateBody=properties(UserData={"Fn::Base64": "#!/bin/sh\necho ${HOME} {1}"})),
    )
    .bad(
        "what is waited for, a condition and a mapping",
        lambda p: p.set(
            "nested",
            templateBody=resources(
                Queue={
                    **TOPIC,
                    "DependsOn": "Bus",
                    "Condition": "Live",
                    "Metadata": {"Fn::FindInMap": ["Sizes", "a", "b"]},
                }
            ),
        ),
        ("nested", "Resources.Queue depends on Bus, which is no resource of the template."),
        ("nested", "Resources.Queue has the condition Live, which the template does not have."),
        ("nested", "Fn::FindInMap looks into Sizes, which is no mapping of the template."),
    )
    .bad(
        "a circle, and one that waits for it",
        lambda p: p.set(
            "nested",
            templateBody=resources(
                A={**TOPIC, "DependsOn": "B"},
                B={**TOPIC, "Properties": {"X": {"Ref": "A"}}},
                C={**TOPIC, "DependsOn": "A"},
            ),
        ),
        ("nested", "A and B wait for each other in a circle."),
    )
    .absent("no template", lambda p: p.set("nested", templateBody=None))
    .unknown("the template", lambda p: p.set("nested", templateBody=Unknown()))
    .without("outside", "reads one resource")
)

parameter_refused = (
    Table("cloudformation-parameter-refused", base)
    .good(
        "given", lambda p: p.set("nested", templateBody=body(Parameters={"Stage": STAGE}), parameters={"Stage": "dev"})
    )
    .good("by default", lambda p: p.set("nested", templateBody=body(Parameters={"Stage": {**STAGE, "Default": "dev"}})))
    .good(
        "a number",
        lambda p: p.set("nested", templateBody=body(Parameters={"N": {"Type": "Number"}}), parameters={"N": "-1.5"}),
    )
    .good(
        "both ends",
        lambda p: p.set(
            "nested",
            templateBody=body(Parameters={n: {"Type": "String", "MinLength": 2, "MaxLength": 3} for n in ("A", "B")}),
            parameters={"A": "ab", "B": "abc"},
        ),
    )
    .good(
        "of a stack set, for whose instances there are others",
        lambda p: p.add(
            "aws:cloudformation/stackSet:StackSet", "all", name="all", templateBody=body(Parameters={"Stage": STAGE})
        ),
    )
    .bad(
        "missing",
        lambda p: p.set("nested", templateBody=body(Parameters={"Stage": STAGE})),
        (
            "nested",
            "The template's parameter Stage has no Default, and parameters has no Stage.",
            "Set parameters.Stage.",
        ),
        level="mandatory",
    )
    .bad(
        "one too many",
        lambda p: p.set("nested", parameters={"Stage": "dev"}),
        (
            "nested",
            "parameters has Stage, which the template does not take.",
            "Remove Stage, or add it to the template's Parameters.",
        ),
    )
    .good(
        "several of those allowed",
        lambda p: p.set(
            "nested",
            templateBody=body(Parameters={"Zones": {"Type": "CommaDelimitedList", "AllowedValues": ["a", "b"]}}),
            parameters={"Zones": "a,b"},
        ),
    )
    .good(
        "a parameter that is a text, which is malformed",
        lambda p: p.set("nested", templateBody=body(Parameters={"Stage": "String"}), parameters={"Stage": "dev"}),
    )
    .bad(
        "none of those allowed",
        lambda p: p.set("nested", templateBody=body(Parameters={"Stage": STAGE}), parameters={"Stage": "test"}),
        (
            "nested",
            "parameters.Stage is none of the AllowedValues dev, prod.",
            "Set parameters.Stage to a value that the template takes, or change it there.",
        ),
    )
    .bad(
        "no number, too short and too long",
        lambda p: p.set(
            "nested",
            templateBody=body(
                Parameters={
                    "N": {"Type": "Number"},
                    "A": {"Type": "String", "MinLength": 2},
                    "B": {"Type": "String", "MaxLength": 2},
                }
            ),
            parameters={"N": "ten", "A": "a", "B": "abc"},
        ),
        ("nested", "parameters.N is no number."),
        ("nested", "parameters.A has less than the 2 characters of MinLength."),
        ("nested", "parameters.B has more than the 2 characters of MaxLength."),
    )
    .absent("no template", lambda p: p.set("nested", templateBody=None, parameters={"Stage": "dev"}))
    .unknown(
        "the value", lambda p: p.set("nested", templateBody=body(Parameters={"Stage": STAGE}), parameters=Unknown())
    )
    .without("outside", "reads one resource")
)

capability_missing = (
    Table("cloudformation-capability-missing", base)
    .good("acknowledged", lambda p: p.set("nested", templateBody=resources(Role=ROLE), capabilities=["CAPABILITY_IAM"]))
    .good(
        "by the other one",
        lambda p: p.set("nested", templateBody=resources(Role=ROLE), capabilities=["CAPABILITY_NAMED_IAM"]),
    )
    .good(
        "on a condition",
        lambda p: p.set(
            "nested",
            templateBody=body(Conditions={"C": {"Fn::Not": []}}, Resources={"Role": {**ROLE, "Condition": "C"}}),
        ),
    )
    .bad(
        "a role",
        lambda p: p.set("nested", templateBody=resources(Role=ROLE)),
        (
            "nested",
            "The template has a resource AWS::IAM::Role, and capabilities has no CAPABILITY_IAM.",
            "Add CAPABILITY_IAM to capabilities.",
        ),
        level="mandatory",
    )
    .bad(
        "a role by a name",
        lambda p: p.set(
            "nested",
            templateBody=resources(Role={**ROLE, "Properties": {"RoleName": "x"}}),
            capabilities=["CAPABILITY_IAM"],
        ),
        ("nested", "The template gives a name to its AWS::IAM::Role, and capabilities has no CAPABILITY_NAMED_IAM."),
    )
    .good(
        "a role that may have a name",
        lambda p: p.set(
            "nested",
            templateBody=resources(Role={**ROLE, "Properties": {"RoleName": {"Fn::If": ["C", "x", "y"]}}}),
            capabilities=["CAPABILITY_IAM"],
        ),
    )
    .bad(
        "a role by a name that is put together",
        lambda p: p.set(
            "nested",
            templateBody=resources(Role={**ROLE, "Properties": {"RoleName": {"Fn::Sub": "x"}}}),
            capabilities=["CAPABILITY_IAM"],
        ),
        ("nested", "The template gives a name to its AWS::IAM::Role, and capabilities has no CAPABILITY_NAMED_IAM."),
    )
    .bad(
        "serverless",
        lambda p: p.set("nested", templateBody=SAM),
        (
            "nested",
            (
                "The template has the transform AWS::Serverless-2016-10-31, and capabilities has no "
                "CAPABILITY_AUTO_EXPAND."
            ),
        ),
    )
    .absent("no template", lambda p: p.set("nested", templateBody=None))
    .unknown("the template", lambda p: p.set("nested", templateBody=Unknown()))
    .without("outside", "reads one resource")
)
