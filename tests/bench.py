"""Measure the pack against the SDK, in one run and as ratios: these figures are for machines that are noisy.

Run by `make bench`; writes docs/performance.md. Nothing here is a test.
"""

from __future__ import annotations

import gc
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import grpc
from google.protobuf import empty_pb2, json_format
from pulumi.runtime import proto
from pulumi.runtime.proto import analyzer_pb2_grpc
from pulumi_policy import EnforcementLevel, ResourceValidationPolicy, StackValidationPolicy
from pulumi_policy.deserialize import deserialize_properties
from pulumi_policy.policy import _PolicyAnalyzerServicer
from pulumi_policy.proxy import unknown_checking_proxy

from policypack.aws import Lookups
from policypack.policy import Policy, discover
from policypack.serve import Servicer
from tests.captured import OWN, ROOT, SHARED, recordings

PAGE = ROOT / "docs" / "performance.md"
POLICIES = 200
RUNS = 3
MEGABYTE = 1024 * 1024
# How many of one type are judged, few and many, and of how many types.
FEW, MANY, COMMONEST = 250, 4000, 10
NAMED = frozenset({"name", "bucket", "identifier", "family"})


def main() -> int:
    folder = SHARED / "deployed" if SHARED.is_dir() else OWN
    analyze, stack = concatenated(folder, 1000)
    large = concatenated(folder, 5000)
    types = Counter(request.type for request in analyze)
    idle = idle_policies([type for type, _ in types.most_common()])
    real = discover("policies")
    rows: list[str] = []

    def row(what: str, seconds: float, base: float, memory: str = "") -> float:
        rows.append(_row(what, seconds, base, memory))
        print(rows[-1])
        return seconds / base

    print(f"{len(analyze)} and {len(large[0])} resources from {folder.parent.name}/{folder.name}")
    decode = least(lambda: bare_decode(stack))
    row("AnalyzeStack, 1,000 resources: one bare decode by the SDK", decode, decode)
    ours_idle = least(lambda: ours(idle).AnalyzeStack(stack, None))
    to_decode = row(
        f"the same: {POLICIES} policies that do nothing", ours_idle, decode, peak("ours-idle", folder, 1000)
    )
    sdk = once(lambda: sdk_stack(POLICIES).AnalyzeStack(stack, None))
    to_sdk = row(
        f"the same: the SDK's servicer, {POLICIES} policies that do nothing", sdk, decode, peak("sdk", folder, 1000)
    )
    row(
        f"the same: all {len(real)} policies",
        least(lambda: judged(real, analyze, stack)),
        decode,
        peak("ours", folder, 1000),
    )
    decode_large = least(lambda: bare_decode(large[1]))
    row("AnalyzeStack, 5,000 resources: one bare decode by the SDK", decode_large, decode_large)
    row(
        f"the same: {POLICIES} policies that do nothing",
        least(lambda: ours(idle).AnalyzeStack(large[1], None)),
        decode_large,
        peak("ours-idle", folder, 5000),
    )
    row(
        f"the same: all {len(real)} policies",
        once(lambda: judged(real, *large)),
        decode_large,
        peak("ours", folder, 5000),
    )

    growing = growth_rows(folder)
    rows += growing
    trips = round_trips(
        {
            "an empty servicer": Empty(),
            f"all {len(real)} policies": updating(Servicer(real)),
            f"the SDK's servicer, {POLICIES} policies that do nothing": sdk_resources(list(types), POLICIES),
        },
        analyze,
    )
    empty, mine, theirs = trips.values()
    for what, seconds in trips.items():
        row(f"Analyze of 1,000 resources over gRPC: {what}", seconds, empty)
    boots = boot_times()
    for until, packs in boots.items():
        for what, seconds in packs.items():
            row(f"boot to {until}: {what}", seconds, packs["a bare SDK pack"])
    previews = preview_times()
    for what, seconds in previews.items():
        row(f"the example: {what}", seconds, previews["`pulumi preview` without a pack"])

    for measured in engine_rows():
        row(*measured)

    typed = typescript_times()
    for what, seconds in typed.items():
        row(f"a TypeScript program previewed: {what}", seconds, typed[UNTYPED])

    asked = lookup_times()
    for what, seconds in asked.items():
        row(f"40 facts over 8 services, each answered after 200 ms: {what}", seconds, asked["import of botocore"])

    figures = [
        f"growth_at_most: {max(float(row.split('|')[3].split()[0]) for row in growing):.2f}",
        f"ratio_to_one_decode: {to_decode:.2f}",
        f"ratio_to_sdk: {ours_idle / sdk:.4f}",
        f"analyze_to_empty: {mine / empty:.2f}",
        f"analyze_to_sdk: {mine / theirs:.2f}",
        f"boot_to_sdk: {boots['the first answer']['this pack'] / boots['the first answer']['a bare SDK pack']:.2f}",
        f"sdk_to_one_decode: {to_sdk:.0f}",
        f"lookups_beyond_import: {asked['the first run'] - asked['import of botocore']:.2f} s",
        "preview_to_pulumi: "
        + (
            f"{previews['`python -P -m policypack preview`'] / previews['`pulumi preview` without a pack']:.2f}"
            if previews
            else "not measured (no pulumi on PATH)"
        ),
        "preview_with_types_unchanged: "
        + (
            f"{typed['types checked, nothing changed'] / typed[UNTYPED]:.2f}"
            if typed
            else "not measured (no node on PATH, or no node_modules in examples/payments-ts)"
        ),
    ]
    print("\n".join(figures))
    write_page(rows, figures)
    return 0


# -- what is measured -----------------------------------------------------------------------------------------


def concatenated(folder: Path, count: int) -> tuple[list[Any], Any]:
    """Return one plan of about `count` resources: recorded stacks one after another, their URNs made unique."""
    analyze: list[Any] = []
    stack = proto.AnalyzeStackRequest()
    for copy, recording in zip(itertools.count(), itertools.cycle(recordings(folder))):
        requests, planned = recording.load()
        for request in requests:
            request.urn = f"{request.urn}-{copy}"
        for planned_resource in planned.resources:
            planned_resource.urn = f"{planned_resource.urn}-{copy}"
            planned_resource.dependencies[:] = [f"{urn}-{copy}" for urn in planned_resource.dependencies]
            for entry in planned_resource.propertyDependencies.values():
                entry.urns[:] = [f"{urn}-{copy}" for urn in entry.urns]
        analyze.extend(requests)
        stack.resources.extend(planned.resources)
        if len(analyze) >= count:
            break
    del analyze[count:]
    del stack.resources[count:]
    return analyze, stack


def growth_rows(folder: Path) -> list[str]:
    """Judge many copies of one resource, for the commonest types, and more real ones; return the page's rows.

    Seconds are of the processor, with all threads: what is asked ahead runs beside. The ratio is what each of many
    takes to what each of few does.
    """
    seen = Counter(request.type for recording in recordings(folder) for request in recording.load()[0])
    rows = []
    for type, _ in [item for item in seen.most_common() if item[0].startswith("aws:")][:COMMONEST]:
        few, many = (statistics.median(growth(folder, type, count) for _ in range(RUNS)) for count in (FEW, MANY))
        rows.append(growth_row(f"{MANY:,} of {type.rpartition(':')[2]} to {FEW}", few / FEW, many / MANY))
    few, many = (statistics.median(growth(folder, "", count) for _ in range(RUNS)) for count in (1000, 5000))
    rows.append(growth_row("5,000 real ones to 1,000", few / 1000, many / 5000))
    return rows


def growth_row(what: str, few: float, many: float) -> str:
    row = f"| each of {what} | {many * 1000:.2f} ms | {many / few:.2f} × | |"
    print(row)
    return row


def growth(folder: Path, type: str, count: int) -> float:
    command = [sys.executable, "-m", "tests.bench", "--growth", str(folder), type, str(count)]
    return float(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def measure_growth(folder: str, type: str, count: str) -> int:
    """Print the processor's seconds for Analyze and AnalyzeStack of so many resources, nothing of AWS answering."""
    servicer = Servicer(discover("policies"), lookups=Lookups(mode="off"))
    seconds = 0.0
    for wanted in (10, int(count)):  # what a process does once is done by the first few
        analyze, stack = copies(Path(folder), type, wanted) if type else concatenated(Path(folder), wanted)
        servicer.ConfigureStack(proto.AnalyzerStackConfigureRequest(stack="bench", project="bench", dry_run=True), None)
        begin = time.process_time()
        for request in analyze:
            servicer.Analyze(request, None)
        servicer.AnalyzeStack(stack, None)
        seconds = time.process_time() - begin
    print(seconds)
    return 0


def copies(folder: Path, type: str, count: int) -> tuple[list[Any], Any]:
    """Return a plan of so many copies of the first recorded resource of a type, each with a name of its own."""
    analyze: list[Any] = []
    stack = proto.AnalyzeStackRequest()
    for recording in recordings(folder):
        requests, planned = recording.load()
        found = next((request for request in requests if request.type == type), None)
        if found is None:
            continue
        outputs = next(item for item in planned.resources if item.urn == found.urn)
        names = {value.string_value for key, value in found.properties.fields.items() if key in NAMED}
        for number in range(count):
            for source, target in ((found, proto.AnalyzeRequest()), (outputs, stack.resources.add())):
                target.CopyFrom(source)
                target.urn, target.name = f"{source.urn}-{number}", f"{source.name}-{number}"
                for value in target.properties.fields.values():
                    if value.string_value in names - {""}:
                        value.string_value += f"-{number}"
                if source is found:
                    analyze.append(target)
        return analyze, stack
    raise LookupError(f"no recorded stack has a {type}")


def idle_policies(types: list[str]) -> list[Policy]:
    """Make policies that do nothing, spread over the types; they look at the stack, so AnalyzeStack runs them."""
    found = []
    for index, type in zip(range(POLICIES), itertools.cycle(types)):
        found.append(
            Policy(
                id=f"idle-{index}",
                title="Does nothing",
                why="It is measured.",
                source=("https://www.pulumi.com/docs/iac/crossguard/",),
                function=_nothing,
                types=(type,),
                level="advisory",
                severity="low",
                group="convention",
                file=__file__,
                line=1,
                per_resource=True,
                needs=frozenset({"stack"}),
            )
        )
    return found


def _nothing(_resource: Any, *, stack: Any) -> Iterator[Any]:
    yield from ()


def bare_decode(request: Any) -> None:
    for planned in request.resources:
        unknown_checking_proxy(deserialize_properties(json_format.MessageToDict(planned.properties)))


def updating(servicer: Servicer) -> Servicer:
    """An update asks AWS nothing, so that what is measured is the pack and not the network."""
    servicer.ConfigureStack(proto.AnalyzerStackConfigureRequest(stack="bench", project="bench", dry_run=False), None)
    return servicer


def ours(policies: list[Policy]) -> Servicer:
    return updating(Servicer(policies))


def judged(policies: list[Policy], analyze: list[Any], stack: Any) -> None:
    servicer = ours(policies)
    for request in analyze:
        servicer.seen(request)
    servicer.AnalyzeStack(stack, None)


def sdk_stack(count: int) -> Any:
    policies = [StackValidationPolicy(f"idle-{i}", "Does nothing", lambda _args, _report: None) for i in range(count)]
    return _PolicyAnalyzerServicer("sdk", "0.0.1", policies, EnforcementLevel.ADVISORY)


def sdk_resources(types: list[str], count: int) -> Any:
    def idle(type: str) -> Callable[[Any, Any], None]:
        return lambda args, _report: (args.resource_type == type) and None

    policies = [
        ResourceValidationPolicy(f"idle-{i}", "Does nothing", idle(type))
        for i, type in zip(range(count), itertools.cycle(types))
    ]
    return _PolicyAnalyzerServicer("sdk", "0.0.1", policies, EnforcementLevel.ADVISORY)


class Empty(analyzer_pb2_grpc.AnalyzerServicer):  # type: ignore[misc]
    """Answers at once: what a round trip costs without any policy."""

    def Analyze(self, request: Any, context: Any) -> Any:
        return proto.AnalyzeResponse()


# -- how ------------------------------------------------------------------------------------------------------


def _row(what: str, seconds: float, base: float, memory: str = "") -> str:
    return f"| {what} | {seconds * 1000:.1f} ms | {seconds / base:.2f} × | {memory} |"


def once(work: Callable[[], Any]) -> float:
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def least(work: Callable[[], Any]) -> float:
    return min(once(work) for _ in range(RUNS))


def round_trips(servicers: dict[str, Any], requests: list[Any]) -> dict[str, float]:
    """Time all requests over gRPC against each servicer, interleaved, and return the median of the runs."""
    seconds: dict[str, list[float]] = {name: [] for name in servicers}
    servers = []
    stubs = {}
    for name, servicer in servicers.items():
        server = grpc.server(ThreadPoolExecutor(max_workers=4))
        analyzer_pb2_grpc.add_AnalyzerServicer_to_server(servicer, server)
        port = server.add_insecure_port("127.0.0.1:0")
        server.start()
        servers.append(server)
        stubs[name] = analyzer_pb2_grpc.AnalyzerStub(grpc.insecure_channel(f"127.0.0.1:{port}"))
        stubs[name].Analyze(requests[0])
    for _ in range(RUNS):
        for name, stub in stubs.items():
            seconds[name].append(once(lambda stub=stub: [stub.Analyze(request) for request in requests]))
    for server in servers:
        server.stop(0)
    return {name: statistics.median(times) for name, times in seconds.items()}


def boot_times() -> dict[str, dict[str, float]]:
    """Time from the process's start to the answer of GetAnalyzerInfo, and to that on a first resource."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare")
        bare.mkdir()
        (bare / "__main__.py").write_text(
            "from pulumi_policy import PolicyPack, ResourceValidationPolicy\n"
            "PolicyPack('bare', policies=[ResourceValidationPolicy('none', 'Nothing', lambda a, r: None)])\n"
        )
        packs = {"a bare SDK pack": bare, "this pack": ROOT}
        boot(ROOT)  # compiles what is not compiled yet, as the first boot after an installation does
        runs = [{name: boot(folder) for name, folder in packs.items()} for _ in range(RUNS)]
    return {
        what: {name: statistics.median(run[name][what] for run in runs) for name in packs}
        for what in ("the first answer", "the first resource judged")
    }


def boot(folder: Path) -> dict[str, float]:
    begin = time.perf_counter()
    command = [sys.executable, "-u", "-m", "pulumi.policy", "127.0.0.1:1", str(folder)]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=folder, text=True, env=env) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        stub = analyzer_pb2_grpc.AnalyzerStub(grpc.insecure_channel(f"127.0.0.1:{port}"))
        stub.GetAnalyzerInfo(empty_pb2.Empty())
        answered = time.perf_counter() - begin
        stub.Analyze(
            proto.AnalyzeRequest(type="aws:sqs/queue:Queue", name="orders", urn="urn:pulumi:dev::shop::x::orders")
        )
        judged = time.perf_counter() - begin
        process.terminate()
    return {"the first answer": answered, "the first resource judged": judged}


def peak(what: str, folder: Path, count: int) -> str:
    """Return the peak memory of one scenario, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench", "--peak", what, str(folder), str(count)]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return f"{float(found.stdout) / MEGABYTE:.0f} MB"


def measure_peak(what: str, folder: str, count: str) -> int:
    analyze, stack = concatenated(Path(folder), int(count))
    types = sorted({request.type for request in analyze})
    policies = discover("policies")
    tracemalloc.start()
    if what == "sdk":
        sdk_stack(1).AnalyzeStack(stack, None)
    elif what == "ours-idle":
        ours(idle_policies(types)).AnalyzeStack(stack, None)
    else:
        judged(policies, analyze, stack)
    print(tracemalloc.get_traced_memory()[1])
    return 0


def preview_times() -> dict[str, float]:
    """Time the example's preview against `pulumi preview` of it, where there is a pulumi."""
    if shutil.which("pulumi") is None:
        return {}
    from tests.engine import real_engine

    example = ROOT / "examples" / "flask-api" / "fixed"
    with tempfile.TemporaryDirectory() as folder:
        workspaces = (Path(folder, str(run)) for run in range(RUNS))
        theirs = statistics.median(once(lambda w=w: real_engine.preview(example, "production", w)) for w in workspaces)
    mine = [sys.executable, "-m", "policypack", "preview", str(example), "--stack", "production", "--aws", "emulator"]
    environment = {**os.environ}
    times = [once(lambda: subprocess.run(mine, cwd=ROOT, env=environment, capture_output=True)) for _ in range(RUNS)]
    return {
        "`pulumi preview` without a pack": theirs,
        "`python -P -m policypack preview`": statistics.median(times),
    }


SIZES = (46, 112, 3000)  # resources
SHOP = """
import json
import pulumi_aws as aws

for number in range({pairs}):
    queue = aws.sqs.Queue(f"orders-{{number}}")
    allow = lambda arn: json.dumps({{"Version": "2012-10-17", "Statement": [{{
        "Effect": "Allow", "Principal": {{"Service": "sns.amazonaws.com"}}, "Action": "sqs:SendMessage", "Resource": arn
    }}]}})
    aws.sqs.QueuePolicy(f"orders-{{number}}", queue_url=queue.url, policy=queue.arn.apply(allow))
"""


def engine_times(size: int, runs: int) -> dict[str, float]:
    """Time `pulumi preview` of so many resources, half of them built from unknown values, where there is a pulumi."""
    if shutil.which("pulumi") is None:
        return {}
    from tests.engine import real_engine

    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "shop")
        program.mkdir()
        (program / "Pulumi.yaml").write_text("name: shop\nruntime: python\nconfig:\n  aws:region: eu-west-1\n")
        (program / "__main__.py").write_text(SHOP.format(pairs=size // 2))
        ways: dict[str, dict[Path, Path | None]] = {"without a pack": {}}
        for way, sees in (("with the pack alone", "off"), ("with the pack and the second run", "auto")):
            config = Path(folder, f"{sees}.json")
            config.write_text(json.dumps({"coverage": {"lookups": "off", "seeThrough": sees}}))
            ways[way] = {ROOT: config}
        for run in range(runs):
            for way, packs in ways.items():
                work = Path(folder, f"{run}-{way}")
                taken = once(lambda p=packs, w=work: real_engine.preview(program, "dev", w, packs=p, recorded=False))
                times.setdefault(way, []).append(taken)
    return {way: statistics.median(taken) for way, taken in times.items()}


def engine_rows() -> Iterator[tuple[str, float, float]]:
    """Yield (what, seconds, seconds without a pack)."""
    for size in SIZES:
        found = engine_times(size, RUNS if size < 1000 else 1)
        for way, seconds in found.items():
            yield f"`pulumi preview` of {size:,} resources, {way}", seconds, found["without a pack"]


def measure_engine() -> int:
    """Print the rows of the engine alone: they take longest."""
    for what, seconds, base in engine_rows():
        print(_row(what, seconds, base), flush=True)
    return 0


UNTYPED = "types not checked"
WITHOUT_TYPES = """
import sys
from policypack.__main__ import main
from policypack.preview.check.node import Checking
Checking.told = lambda self, line: None
sys.exit(main(sys.argv[1:]))
"""


def typescript_times() -> dict[str, float]:
    """Time the preview of the TypeScript example without the check of its types, with it, and with nothing changed."""
    example = ROOT / "examples" / "payments-ts"
    if shutil.which("node") is None or not (example / "node_modules").exists():
        return {}
    arguments = ["preview", str(example / "fixed"), "--stack", "production", "--aws", "off", "--format", "json"]
    bare = [sys.executable, "-c", WITHOUT_TYPES, *arguments]
    whole = [sys.executable, "-m", "policypack", *arguments]
    times: dict[str, list[float]] = {
        UNTYPED: [],
        "types checked the first time": [],
        "types checked, nothing changed": [],
    }
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as cache:
            environment = {**os.environ, "XDG_CACHE_HOME": cache}
            for what, command in zip(times, (bare, whole, whole), strict=True):
                # Asserted: a preview that breaks is quick.
                ran = partial(subprocess.run, command, cwd=ROOT, env=environment, capture_output=True, text=True)
                times[what].append(once(lambda ran=ran: _previewed(ran())))
    return {what: statistics.median(each) for what, each in times.items()}


def _previewed(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode in (0, 1), done.stderr


LOOKUPS = """
import sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

class Slow(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        time.sleep(0.2)
        body = b'{"__type": "AccessDeniedException", "message": "no"}'
        self.send_response(400)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    do_GET = do_HEAD = do_POST
    def log_message(self, *args): pass

# With the usual queue of five, some of sixteen connections at once are only taken after a second.
ThreadingHTTPServer.request_queue_size = 64
server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
threading.Thread(target=server.serve_forever, daemon=True).start()
began = time.perf_counter()
import botocore.session
imported = time.perf_counter() - began

from policypack.aws import Lookups, facts
from policypack.aws.fact import SECONDS
from policypack.aws.samples import arguments
from policypack.errors import Unavailable

# A refusal is remembered for its action alone, so that distinct actions are distinct questions.
chosen, services = [], []
for fact in facts():
    service = fact.name.split(".")[0]
    if service not in services and len(services) < 8:
        services.append(service)
    if service in services:
        chosen.append(fact)
regions = ["eu-west-1", "eu-south-1", "us-east-1", "eu-central-1", "us-west-2"]
pairs = [(fact, region) for region in regions for fact in chosen][:40]
keys = {"accessKey": "AKIAWHOEVERASKSFORIT", "secretKey": "made-up"}

def run():
    lookups = Lookups(mode="live", endpoint_url=f"http://127.0.0.1:{server.server_port}", cache_dir=None, budget=60)
    def ask(fact, region):
        aws = lookups.bind(keys, region)
        try:
            getattr(getattr(aws, fact.name.split(".")[0]), fact.body.__name__)(**arguments(fact, "483920175646"))
        except Unavailable:
            pass
    began = time.perf_counter()
    futures = [lookups.submit(lambda p=pair: ask(*p)) for pair in pairs]
    for future in futures:
        lookups.wait(future)
    first = time.perf_counter() - began
    began = time.perf_counter()
    sent = len(lookups.requests)
    for pair in pairs:
        ask(*pair)
    return first, time.perf_counter() - began, len(lookups.requests) - sent, sent

first, second, again, sent = run()
print(imported, first, second, again, sent, len(pairs), len(services))
"""


def lookup_times() -> dict[str, float]:
    """Time 40 questions to an endpoint that takes 200 ms for each, clients made within that time, and again."""
    done = subprocess.run([sys.executable, "-c", LOOKUPS], cwd=ROOT, capture_output=True, text=True, check=True)
    imported, first, second, again, sent, pairs, services = (float(word) for word in done.stdout.split())
    print(f"{pairs:.0f} questions, {services:.0f} services, {sent:.0f} requests; asked again: {again:.0f} requests")
    return {"import of botocore": imported, "the first run": imported + first, "asked again": second}


def write_page(rows: list[str], figures: list[str]) -> None:
    PAGE.write_text(
        "# Performance\n\n"
        f"Written by `make bench` on {date.today().isoformat()}, {os.cpu_count()} cores, Python "
        f"{sys.version.split()[0]}. Read the ratios: the machines are noisy, the runs are interleaved.\n"
        "Memory is what the scenario adds to the process at its peak.\n\n"
        "| what | time | ratio | memory |\n|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n\n```\n"
        + "\n".join(figures)
        + "\n```\n"
    )


if __name__ == "__main__":
    ways = {"--peak": measure_peak, "--growth": measure_growth, "--engine": measure_engine}
    alone = ways.get(sys.argv[1]) if sys.argv[1:] else None
    sys.exit(alone(*sys.argv[2:]) if alone else main())
