"""Measure the pack against the SDK, in one run and as ratios: these figures are for machines that are noisy.

Run by `make bench`; writes docs/performance.md. Nothing here is a test.
"""

from __future__ import annotations

import gc
import itertools
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

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
RECORDED = SHARED / "deployed" if SHARED.is_dir() else OWN
POLICIES = 200
RUNS = 3
BOOTS = 9  # a third of a second each, and as noisy as the longer ones
MEGABYTE = 1024 * 1024
# How many of one type are judged, few and many, and of how many types.
FEW, MANY, COMMONEST = 250, 4000, 10
NAMED = frozenset({"name", "bucket", "identifier", "family"})


class Part(NamedTuple):
    """A part of the page: its rows, and the figures that goals are set for. `rows` are lines of its table."""

    rows: list[str]
    figures: dict[str, str]


def main(names: Sequence[str]) -> int:
    """Measure the parts named, all where none is, and write their sections of the page."""
    unknown = sorted(set(names) - set(PARTS))
    if unknown:
        sys.exit(f"There is no part {unknown[0]!r}; there are {', '.join(PARTS)}.")
    for name in names or PARTS:
        print(f"{name}:")
        measured = PARTS[name]()
        print("\n".join((*measured.rows, *(f"{figure}: {value}" for figure, value in measured.figures.items()))))
        if measured.rows:
            write_section(name, measured)
    return 0


# -- parts of the page ----------------------------------------------------------------------------------------


def stack_part() -> Part:
    """AnalyzeStack, against a bare decode by the SDK and the SDK's own servicer."""
    real = discover("policies")
    rows = []
    figures = {}
    for count in (1000, 5000):
        analyze, stack = concatenated(RECORDED, count)
        idle = idle_policies([type for type, _ in Counter(request.type for request in analyze).most_common()])
        decode = least(lambda stack=stack: bare_decode(stack))
        mine = least(lambda stack=stack, idle=idle: ours(idle).AnalyzeStack(stack, None))
        every = least(lambda analyze=analyze, stack=stack: judged(real, analyze, stack))
        rows += [
            _row(f"{count:,} resources: one bare decode by the SDK", decode, decode),
            _row(f"the same: {POLICIES} policies that do nothing", mine, decode, peak("ours-idle", count)),
            _row(f"the same: all {len(real)} policies", every, decode, peak("ours", count)),
        ]
        if count == 1000:
            sdk = once(lambda stack=stack: sdk_stack(POLICIES).AnalyzeStack(stack, None))
            what = f"the same: the SDK's servicer, {POLICIES} policies that do nothing"
            rows.append(_row(what, sdk, decode, peak("sdk", count)))
            figures = {"to_one_decode": f"{mine / decode:.2f}", "to_sdk": f"{mine / sdk:.4f}"}
    return Part(rows, figures)


def growth_part() -> Part:
    """What each of many resources of a type takes, to what each of few does, and of real ones."""
    rows, ratios = [], []
    for what, few, many in growths(RECORDED):
        rows.append(_row(f"each of {what}", many, few))
        ratios.append(many / few)
    return Part(rows, {"at_most": f"{max(ratios):.2f}"})


def analyze_part() -> Part:
    """Analyze of 1,000 resources over gRPC."""
    analyze, _ = concatenated(RECORDED, 1000)
    real = discover("policies")
    types = Counter(request.type for request in analyze)
    trips = round_trips(
        {
            "an empty servicer": Empty(),
            f"all {len(real)} policies": updating(Servicer(real)),
            f"the SDK's servicer, {POLICIES} policies that do nothing": sdk_resources(list(types), POLICIES),
        },
        analyze,
    )
    empty, mine, theirs = trips.values()
    figures = {"to_empty": f"{mine / empty:.2f}", "to_sdk": f"{mine / theirs:.2f}"}
    return Part([_row(what, seconds, empty) for what, seconds in trips.items()], figures)


def boot_part() -> Part:
    """From the process's start to the first answer, and to the first resource judged."""
    rows = []
    boots = boot_times()
    for until, packs in boots.items():
        rows += [_row(f"{until}: {what}", seconds, packs["a bare SDK pack"]) for what, seconds in packs.items()]
    first = boots["the first answer"]
    return Part(rows, {"to_sdk": f"{first['this pack'] / first['a bare SDK pack']:.2f}"})


def preview_part() -> Part:
    """The example's preview, against `pulumi preview` of it; nothing where there is no pulumi."""
    times = preview_times()
    if not times:
        return Part([], {"not measured": "no pulumi on PATH"})
    theirs, mine = times.values()
    return Part([_row(what, taken, theirs) for what, taken in times.items()], {"to_pulumi": f"{mine / theirs:.2f}"})


def engine_part() -> Part:
    """`pulumi preview` without the pack, with it, and with the second run; nothing where there is no pulumi."""
    rows = []
    for size in SIZES:
        found = engine_times(size, RUNS if size < 1000 else 1)
        rows += [_row(f"{size:,} resources, {way}", taken, found["without a pack"]) for way, taken in found.items()]
    return Part(rows, {} if rows else {"not measured": "no pulumi on PATH"})


def types_part() -> Part:
    """The TypeScript example's preview, with and without the check of its types; nothing where there is no Node.js."""
    times = typescript_times()
    if not times:
        return Part([], {"not measured": "no node on PATH, or no node_modules in examples/payments-ts"})
    unchanged = times["types checked, nothing changed"] / times[UNTYPED]
    return Part([_row(what, taken, times[UNTYPED]) for what, taken in times.items()], {"unchanged": f"{unchanged:.2f}"})


def lookups_part() -> Part:
    """40 facts over 8 services, each answered after 200 ms."""
    asked = lookup_times()
    base = asked["import of botocore"]
    beyond = f"{asked['the first run'] - base:.2f} s"
    return Part([_row(what, taken, base) for what, taken in asked.items()], {"beyond_import": beyond})


PARTS: dict[str, Callable[[], Part]] = {
    "stack": stack_part,
    "growth": growth_part,
    "analyze": analyze_part,
    "boot": boot_part,
    "preview": preview_part,
    "engine": engine_part,
    "types": types_part,
    "lookups": lookups_part,
}


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


def growths(folder: Path) -> Iterator[tuple[str, float, float]]:
    """Judge many copies of one resource, for the commonest types, and more real ones.

    Yields (what, seconds for each of few, seconds for each of many). Seconds are of the processor, with all threads:
    what is asked ahead runs beside.
    """
    seen = Counter(request.type for recording in recordings(folder) for request in recording.load()[0])
    common = [type for type, _ in seen.most_common() if type.startswith("aws:")][:COMMONEST]
    cases = [(f"{MANY:,} of {type.rpartition(':')[2]} to {FEW}", type, FEW, MANY) for type in common]
    for what, type, few, many in (*cases, ("5,000 real ones to 1,000", "", 1000, 5000)):
        # In turns, so that what else the machine does falls on both.
        runs = [[growth(folder, type, count) / count for count in (few, many)] for _ in range(RUNS)]
        first, last = (statistics.median(column) for column in zip(*runs, strict=True))
        yield what, first, last


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
        runs = [{name: boot(folder) for name, folder in packs.items()} for _ in range(BOOTS)]
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


def peak(what: str, count: int) -> str:
    """Return the peak memory of one scenario, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench", "--peak", what, str(RECORDED), str(count)]
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


def write_section(name: str, part: Part) -> None:
    """Write one part's section of the page; the others stay as they were measured."""
    text = PAGE.read_text(encoding="utf-8")
    found = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    measured = f"{date.today().isoformat()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}"
    figures = ", ".join(f"`{figure}: {value}`" for figure, value in part.figures.items())
    head = (PARTS[name].__doc__ or "", "", f"Measured on {measured}.{f' {figures}' if figures else ''}", "")
    table = ("| what | time | ratio | memory |", "|---|---|---|---|", *part.rows)
    found[name] = "\n".join((*head, *table))
    sections = [f"## {title}\n\n{found[title].strip()}\n" for title in PARTS if title in found]
    PAGE.write_text("\n".join((HEAD, *sections)), encoding="utf-8")


HEAD = """\
# Performance

Written by `make bench`, or `make bench PART=growth` for a part. Read the ratios: the machines are noisy, the runs are
interleaved. Memory is what the scenario adds to the process at its peak.
"""


if __name__ == "__main__":
    ways = {"--peak": measure_peak, "--growth": measure_growth}
    alone = ways.get(sys.argv[1]) if sys.argv[1:] else None
    sys.exit(alone(*sys.argv[2:]) if alone else main(sys.argv[1:]))
