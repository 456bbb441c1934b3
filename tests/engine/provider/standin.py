"""A stand-in for the AWS provider that only plans.

It lets the real engine preview a program without the real provider (a download of several hundred megabytes), without
credentials and without AWS. It does not simulate AWS: nothing is validated, and
nothing can be created or updated.

What it fills in is what the real provider fills in before a policy pack sees a resource (pulumi-aws 7):

* Check: `region` where a resource has one, `tagsAll` from the resource's tags and the provider's `defaultTags`, and an
  autoname of the URN's name with seven hexadecimal digits.
* Create in a preview: the inputs, and the engine's *unknown* for the id and every property that only AWS knows.
* Diff and Update in a preview: what the inputs change. Read: a thing of that id, whose outputs are its id too.
* Invoke: the few functions whose answer is the same for everybody (`ANSWERS`); any other function is refused by name.

Which properties a resource has is read from the installed pulumi-aws.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import json
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

import grpc
from google.protobuf import empty_pb2, json_format, struct_pb2
from pulumi._types import resource_pulumi_to_py_names
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc
from pulumi.runtime.rpc import UNKNOWN

ACCOUNT = "483920175646"
"""An account that no list of placeholders knows: that of the emulator, so that both ways in see the same."""

AUTONAMED = {
    "aws:elasticache/replicationGroup:ReplicationGroup": ("replicationGroupId", "-"),
    "aws:rds/instance:Instance": ("identifier", ""),
    "aws:s3/bucket:Bucket": ("bucket", "-"),
    "aws:s3/bucketV2:BucketV2": ("bucket", "-"),
}
"""Resources whose autoname is not the property `name`: (property, separator). RDS clusters are named by AWS."""

REPLACING = {"aws:rds/instance:Instance": ("engine",), "aws:sqs/queue:Queue": ("name", "fifoQueue")}
"""The properties that a change of replaces the resource, as far as programs of the tests change some."""

SIGNATURE = "4dabf18193072939515e22adb298388d"
"""The key that marks secrets, assets and archives on the wire."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The wire names of a resource's inputs, and of the properties that only AWS can fill."""

    inputs: frozenset[str]
    computed: frozenset[str]


@cache
def shape(token: str) -> Shape:
    """The shape of a type such as `aws:ec2/vpc:Vpc`; KeyError, ImportError or AttributeError when there is none."""
    package, module, name = token.split(":")
    room = module.split("/")[0]
    room = {"index": "", "lambda": ".lambda_"}.get(room, f".{room}")
    cls = getattr(importlib.import_module(f"pulumi_{package}{room}"), name)
    wire = {python: pulumi for pulumi, python in resource_pulumi_to_py_names(cls).items()}
    inputs = {wire[parameter] for parameter in inspect.signature(cls._internal_init).parameters if parameter in wire}
    return Shape(frozenset(inputs), frozenset(wire.values()) - inputs)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a provider resource was configured with."""

    region: str | None
    default_tags: Mapping[str, Any]

    @classmethod
    def read(cls, properties: Mapping[str, Any]) -> Settings:
        """From a provider's properties, all of them text: `defaultTags` is JSON."""
        region = properties.get("region")
        written = properties.get("defaultTags")
        tags = json.loads(written).get("tags", {}) if isinstance(written, str) and written != UNKNOWN else {}
        return cls(region if isinstance(region, str) else None, tags)


def checked(token: str, name: str, seed: bytes, news: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The inputs as the real provider would hand them to the engine."""
    inputs = dict(news)
    known = shape(token)
    if "region" in known.inputs and settings.region is not None:
        inputs.setdefault("region", settings.region)
    autonamed, separator = AUTONAMED.get(token, ("name", "-"))
    if autonamed in known.inputs and autonamed not in inputs and f"{autonamed}Prefix" not in inputs:
        end = ".fifo" if inputs.get("fifoQueue") or inputs.get("fifoTopic") else ""
        inputs[autonamed] = f"{name}{separator}{hashlib.sha256(seed + name.encode()).hexdigest()[:7]}{end}"
    if "tags" in known.inputs and "tagsAll" in known.computed:
        own = inputs.get("tags") or {}
        # Unknown or secret tags are one value here and cannot be merged into.
        inputs["tagsAll"] = own if not isinstance(own, dict) or SIGNATURE in own else {**settings.default_tags, **own}
    return inputs


def planned(token: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """What a preview knows of a resource that does not exist yet."""
    return {**dict.fromkeys(shape(token).computed, UNKNOWN), "id": UNKNOWN, **inputs}


def answer(token: str, args: Mapping[str, Any], region: str) -> dict[str, Any] | None:
    """The answer of a function, or None for one that only AWS can answer."""
    function = token.rsplit(":", 1)[-1]
    match function:
        case "getCallerIdentity":
            arn = f"arn:aws:sts::{ACCOUNT}:assumed-role/deployer/preview"
            return {"id": ACCOUNT, "accountId": ACCOUNT, "arn": arn, "userId": "AROAPLANONLY:preview"}
        case "getRegion":
            name = args.get("region", region)
            return {
                "id": name,
                "name": name,
                "region": name,
                "description": name,
                "endpoint": f"ec2.{name}.amazonaws.com",
            }
        case "getPartition":
            dns = "amazonaws.com"
            return {"id": "aws", "partition": "aws", "dnsSuffix": dns, "reverseDnsPrefix": "com.amazonaws"}
        case "getAvailabilityZones":
            zones = [f"{region}{letter}" for letter in "abc"]
            return {**args, "id": region, "names": zones, "zoneIds": zones, "groupNames": [region], "region": region}
        case _:
            return None


def read(struct: struct_pb2.Struct) -> dict[str, Any]:
    return json_format.MessageToDict(struct)


def write(values: Mapping[str, Any]) -> struct_pb2.Struct:
    struct = struct_pb2.Struct()
    struct.update(dict(values))
    return struct


class StandIn(provider_pb2_grpc.ResourceProviderServicer):
    """Answers what a preview asks; gRPC's base class refuses all else as unimplemented."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._settings = Settings(None, {})

    def GetPluginInfo(self, request: empty_pb2.Empty, context: grpc.ServicerContext) -> plugin_pb2.PluginInfo:
        return plugin_pb2.PluginInfo(version=version(f"pulumi-{self._package}"))

    def CheckConfig(
        self, request: provider_pb2.CheckRequest, context: grpc.ServicerContext
    ) -> provider_pb2.CheckResponse:
        return provider_pb2.CheckResponse(inputs=request.news)

    def DiffConfig(self, request: provider_pb2.DiffRequest, context: grpc.ServicerContext) -> provider_pb2.DiffResponse:
        return provider_pb2.DiffResponse(changes=provider_pb2.DiffResponse.DIFF_NONE)

    def Configure(
        self, request: provider_pb2.ConfigureRequest, context: grpc.ServicerContext
    ) -> provider_pb2.ConfigureResponse:
        self._settings = Settings.read(read(request.args))
        return provider_pb2.ConfigureResponse(acceptSecrets=True, supportsPreview=True)

    def Check(self, request: provider_pb2.CheckRequest, context: grpc.ServicerContext) -> provider_pb2.CheckResponse:
        token, name = request.urn.split("::")[2].split("$")[-1], request.urn.split("::", 3)[3]
        try:
            inputs = checked(token, name, request.randomSeed, read(request.news), self._settings)
        except (KeyError, ImportError, AttributeError):
            context.abort(grpc.StatusCode.NOT_FOUND, f"the installed packages have no resource type {token}")
        return provider_pb2.CheckResponse(inputs=write(inputs))

    def Create(self, request: provider_pb2.CreateRequest, context: grpc.ServicerContext) -> provider_pb2.CreateResponse:
        if not request.preview:
            context.abort(grpc.StatusCode.FAILED_PRECONDITION, "this stand-in for the AWS provider only plans")
        token = request.urn.split("::")[2].split("$")[-1]
        return provider_pb2.CreateResponse(id="", properties=write(planned(token, read(request.properties))))

    def Diff(self, request: provider_pb2.DiffRequest, context: grpc.ServicerContext) -> provider_pb2.DiffResponse:
        before, after = read(request.old_inputs), read(request.news)
        changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        token = request.urn.split("::")[2].split("$")[-1]
        replaced = [name for name in changed if name in REPLACING.get(token, ())]
        some = provider_pb2.DiffResponse.DIFF_SOME if changed else provider_pb2.DiffResponse.DIFF_NONE
        return provider_pb2.DiffResponse(changes=some, diffs=changed, replaces=replaced)

    def Update(self, request: provider_pb2.UpdateRequest, context: grpc.ServicerContext) -> provider_pb2.UpdateResponse:
        if not request.preview:
            context.abort(grpc.StatusCode.FAILED_PRECONDITION, "this stand-in for the AWS provider only plans")
        return provider_pb2.UpdateResponse(properties=write({**read(request.olds), **read(request.news)}))

    def Read(self, request: provider_pb2.ReadRequest, context: grpc.ServicerContext) -> provider_pb2.ReadResponse:
        """What is read is there, with its id for a name and texts for what AWS alone knows."""
        token = request.urn.split("::")[2].split("$")[-1]
        found = dict.fromkeys(shape(token).computed, request.id) | read(request.properties) | {"id": request.id}
        inputs = {name: value for name, value in found.items() if name in shape(token).inputs}
        return provider_pb2.ReadResponse(id=request.id, properties=write(found), inputs=write(inputs))

    def Invoke(self, request: provider_pb2.InvokeRequest, context: grpc.ServicerContext) -> provider_pb2.InvokeResponse:
        found = answer(request.tok, read(request.args), self._settings.region or "us-east-1")
        if found is None:
            context.abort(grpc.StatusCode.UNIMPLEMENTED, f"this stand-in cannot answer {request.tok}: only AWS can")
        response = provider_pb2.InvokeResponse()
        getattr(response, "return").CopyFrom(write(found))
        return response

    def Cancel(self, request: empty_pb2.Empty, context: grpc.ServicerContext) -> empty_pb2.Empty:
        return empty_pb2.Empty()


def main(package: str = "aws") -> None:
    """Serves on a free local port, announces it on stdout and stays until the engine ends the process."""
    server = grpc.server(ThreadPoolExecutor(max_workers=8))
    provider_pb2_grpc.add_ResourceProviderServicer_to_server(StandIn(package), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    server.wait_for_termination()
