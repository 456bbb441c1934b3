"""The pack as the engine boots it: its own process, driven over gRPC."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import grpc
from google.protobuf import empty_pb2, struct_pb2
from pulumi.runtime import proto
from pulumi.runtime.proto import analyzer_pb2_grpc

ROOT = Path(__file__).parent.parent
MAX = 400 * 1024 * 1024


@contextmanager
def booted(
    folder: Path = ROOT, *, python: Path | str = sys.executable, published: bool = False, **environment: str
) -> Iterator[Any]:
    """Boot the pack in `folder` and give its stub; the process ends with the block.

    `published`: as `pulumi policy publish` boots it, which knows of no stack.
    """
    stack = {
        "PULUMI_ORGANIZATION": "organization",
        "PULUMI_PROJECT": "shop",
        "PULUMI_STACK": "recorded",
        "PULUMI_DRY_RUN": "true",
        "PULUMI_CONFIG": json.dumps({"aws:region": "us-east-1"}),
    }
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PULUMI_", "PYTHON"))},
        **({} if published else stack),
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        **environment,
    }
    command = [str(python), "-u", "-m", "pulumi.policy", "127.0.0.1:1", str(folder)]
    process = subprocess.Popen(command, cwd=folder, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        line = process.stdout.readline()
        assert line.strip().isdigit(), f"{line}{process.stderr.read()}"
        options = [("grpc.max_receive_message_length", MAX), ("grpc.max_send_message_length", MAX)]
        with grpc.insecure_channel(f"127.0.0.1:{line.strip()}", options=options) as channel:
            yield analyzer_pb2_grpc.AnalyzerStub(channel)
    finally:
        process.kill()
        rest = process.stdout.read()
        process.stdout.close()
        process.stderr.close()
        process.wait()
    assert rest == "", f"the pack wrote to stdout, which is the engine's handshake: {rest!r}"


def configure(stub: Any, values: Mapping[str, Mapping[str, Any]], levels: Mapping[str, int] | None = None) -> None:
    """Send what the engine sends: every policy with its level, and the settings given."""
    request = proto.ConfigureAnalyzerRequest()
    for policy in stub.GetAnalyzerInfo(empty_pb2.Empty()).policies:
        properties = struct_pb2.Struct()
        properties.update(values.get(policy.name, {}))
        level = (levels or {}).get(policy.name, policy.enforcementLevel)
        request.policyConfig[policy.name].CopyFrom(proto.PolicyConfig(enforcementLevel=level, properties=properties))
    stub.Configure(request)
