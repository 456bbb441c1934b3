"""TypeScript over the same monitor. What needs Node.js and the program's packages is skipped where they are absent."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from policypack.preview.languages import nodejs
from policypack.preview.records import CALLBACK, ProgramError
from policypack.preview.run import PreviewOptions, PreviewResult, preview
from policypack.values import UNKNOWN, Secret
from tests.preview.seeing import PROGRAMS, Seen

See = Callable[..., Seen]
Write = Callable[..., Path]
PROJECT = "name: small\nruntime: nodejs\n"
INSTALLED = PROGRAMS / "nodejs" / "node_modules" / "@pulumi" / "aws"
needs_node = pytest.mark.skipif(
    not shutil.which("node") or not INSTALLED.is_dir(),
    reason="needs Node.js, and `npm install` in tests/preview/programs/nodejs",
)
MODULES = PROGRAMS / "modules"
needs_ts_node = pytest.mark.skipif(
    not shutil.which("node") or not (MODULES / "node_modules" / "ts-node").is_dir(),
    reason="needs Node.js, and `npm install` in tests/preview/programs/modules",
)


@pytest.fixture
def typed(seen: See) -> Seen:
    found = seen("nodejs")
    assert found.result.failures == ()
    return found


@pytest.fixture
def script(program: Write) -> Callable[..., Path]:
    """Write a JavaScript program that finds the installed packages."""

    def write(code: str, **files: str) -> Path:
        folder = program(project=PROJECT, **{"package.json": '{"main": "index.js"}', "index.js": code, **files})
        (folder / "__main__.py").unlink()
        (folder / "node_modules").symlink_to(INSTALLED.parents[1].resolve())
        return folder

    return write


@needs_node
def test_components_providers_and_transforms_are_as_in_python(typed: Seen) -> None:
    queue = typed.registration("part-queue")
    assert queue.urn == "urn:pulumi:preview::typed::typed:index:Part$aws:sqs/queue:Queue::part-queue"
    assert queue.provider.endswith("pulumi:providers:aws::ireland")
    assert typed.inputs("part-queue")["tags"] == {"Team": "queues"}
    assert typed.inputs("part-queue")["region"] == "eu-west-1"
    assert typed.inputs("assets")["region"] == "eu-central-1"


@needs_node
def test_symbols_keep_text_readable(typed: Seen) -> None:
    policy = json.loads(typed.inputs("read")["policy"])
    assert policy["Statement"][0]["Resource"] == "arn:aws:s3:::${assets.arn}/*"
    document = json.loads(typed.inputs("send")["policy"])
    assert document["Statement"][0]["Resource"] == "arn:aws:sqs:eu-west-1:${aws.account}:${part-queue.arn}"
    assert typed.inputs("web")["vpcId"] == "${aws.ec2.get_vpc(default=True).id}"
    assert typed.inputs("owner")["value"] == "[secret]${aws.account}"
    assert isinstance(typed.raw("owner")["value"], Secret)
    assert typed.exports["suffix"] == "${part-queue.arn}"
    assert typed.exports["region"] == "eu-central-1"


@needs_node
def test_an_unknown_nested_in_the_arguments_of_a_function_leaves_its_answer_unknown(typed: Seen) -> None:
    assert typed.exports["subnets"] is UNKNOWN


@needs_node
def test_a_document_that_only_aws_has_is_read_by_name_alone(typed: Seen) -> None:
    database = "${aws.secretsmanager.get_secret_version(secret_id='db').secretString"
    assert typed.exports["entry"] == f"{database}.main.host}}"
    assert typed.exports["listed"] is UNKNOWN
    assert typed.exports["whole"] == {"of": UNKNOWN}
    assert typed.inputs("user")["value"] == f"{database}.username}}[secret]{database}.main.host}}"
    assert typed.inputs("user")["tags"] is UNKNOWN


@needs_node
def test_a_program_calculates_with_the_number_of_its_account(typed: Seen) -> None:
    known = {"big": "${aws.account}", "text": "logs-${aws.account}"}
    assert typed.exports["account"] == {"number": UNKNOWN, "cut": UNKNOWN, "parsed": UNKNOWN, **known}


@needs_node
def test_a_list_in_a_document_that_only_aws_has_is_never_taken_for_its_letters(typed: Seen) -> None:
    for name in ("element", "computed", "cast", "counted", "counting"):
        assert typed.exports[f"document-{name}"] is UNKNOWN, name
    assert typed.exports["document-lifted"].endswith(".secretString.hosts}")
    assert typed.exports["host"] is typed.exports["hosts"] is UNKNOWN


@needs_node
def test_a_map_that_only_aws_has_gives_what_is_asked_for_by_name(typed: Seen) -> None:
    vpc = "aws.ec2.get_vpc(default=True).tags"
    assert typed.exports["mapped"] == [f"${{{vpc}.{name}}}" for name in ("Project", "Project", "Name")]
    assert typed.exports["listing"] is UNKNOWN
    network = "${aws.cloudformation.get_stack(name='network').outputs.VpcId}"
    assert typed.exports["awaited"] == {"id": network, "keys": [], "json": "{}"}


SUBNETS = "aws.ec2.get_subnets(filters=[{values: ['arn:aws:s3:::${assets.arn}'], name: 'vpc-id'}])"


@needs_node
def test_a_list_that_aws_fills_in_has_elements_and_no_length(typed: Seen) -> None:
    assert typed.exports["indexed"] == {
        "server": "${zone.nameServers[0]}",
        "upper": "${zone.nameServers[1]}",
        "read": "${old.nameServers[2]}",
        "given": "${theirs.subnets[0]}",
        "address": "${work.endpoints[0].address}",
        "subnet": f"${{{SUBNETS}.ids[1]}}",
    }
    assert typed.exports["servers"] is UNKNOWN
    assert typed.exports["lengths"] == [UNKNOWN] * 4
    assert typed.exports["known"] == [2, 2]


@needs_node
def test_a_list_in_a_document_that_only_aws_has_is_gone_through_by_nobody(script: Callable[..., Path]) -> None:
    code = (
        "const aws = require('@pulumi/aws');\n"
        "module.exports = async () => {\n"
        "    const found = await aws.ssm.getParameter({ name: '/hosts' });\n"
        "    const { hosts } = JSON.parse(found.value);\n"
        "    for (const host of hosts) new aws.sqs.Queue(host);\n"
        "};\n"
    )
    (failure,) = preview(script(code), PreviewOptions(region="eu-west-1")).failures
    assert (failure.kind, failure.fatal) == ("placeholder", False)
    assert "UnreadError: what is in it is known only after an update." in failure.problem


@needs_node
def test_what_is_made_of_a_stand_in_counts_where_something_of_it_is_left(typed: Seen) -> None:
    for name in ("long", "lifted", "cut", "flagged", "thrown"):
        assert typed.exports[name] is UNKNOWN, name
    assert typed.exports["mixed"] == {"size": 1, "arn": "arn:aws:s3:::${assets.arn}"}
    assert typed.exports["encoded"].startswith("ZWNobyBhcm46YXdzO")
    assert typed.exports["size"] == "t3.micro"


@needs_node
def test_a_stringified_output_arrives_as_the_program_would_deploy_it(typed: Seen) -> None:
    assert "Calling [toString] on an [Output<T>] is not supported" in typed.inputs("stringified")["value"]


@needs_node
def test_an_apply_that_needs_the_real_value_is_skipped_in_the_second_run(typed: Seen) -> None:
    assert typed.result.runs == 2
    assert typed.exports["port"] is UNKNOWN
    assert typed.exports["later"] is UNKNOWN
    notes = typed.notes("apply")
    assert len([note for note in notes if "db" not in note]) == 3
    assert all("index.ts:" in note for note in notes)
    assert sum("${part-queue.url}" in note for note in notes) == 2


@needs_node
def test_resources_are_placed_in_the_typescript_source(typed: Seen) -> None:
    lines = (PROGRAMS / "nodejs" / "index.ts").read_text().splitlines()
    place = typed.registration("part-queue").location
    assert place is not None
    assert place.file.endswith("programs/nodejs/index.ts")
    assert "new aws.sqs.Queue" in lines[place.line - 1]


@needs_node
def test_what_a_typescript_program_prints_is_kept(typed: Seen) -> None:
    assert "printed by the program" in typed.result.output


# case → code, kind of failure, how its problem begins, line.
BROKEN = {
    "throws": ("\nthrow new TypeError('no');\n", "exception", "The program stopped with TypeError: no.", 2),
    "null": ("\nnull.x;\n", "exception", "The program stopped with TypeError: Cannot read properties of null", 2),
    "syntax": ("const a = ;\n", "exception", "The program stopped with SyntaxError: Unexpected token ';'.", 1),
    "rejects": ("Promise.reject(new Error('later'));\n", "exception", "The program stopped with Error: later.", 1),
    "a message without end": (
        "\nthrow new Error('m'.repeat(5e6));\n",
        "exception",
        "The program stopped with Error: mm",
        2,
    ),
    "its own JSON": (
        "JSON.stringify = null;\nthrow new Error('said');\n",
        "exception",
        "The program stopped with Error: said.",
        2,
    ),
    "exits": ("\nprocess.exit(3);\n", "exit", "The program ended itself with exit code 3.", 2),
    "leaves early": (
        "\nnew (require('@pulumi/pulumi').ComponentResource)('small:index:Thing', 'thing'); process.exit(0);\n",
        "exit",
        "The program ended itself while resources were still being registered",
        2,
    ),
    "module": ("require('not-there');\n", "dependency", "The program cannot import not-there: Cannot find module", 1),
    "setting": (
        "new (require('@pulumi/pulumi').Config)().require('size');\n",
        "configuration",
        "The setting small:size is required, and the project, which has no stack's file, has no value for it.",
        1,
    ),
    "a setting that was asked for and missed": (
        "const network = new (require('@pulumi/pulumi').Config)().getObject('network');\nnetwork.vpc;\n",
        "exception",
        "The program stopped with TypeError: Cannot read properties of undefined (reading 'vpc'). It had asked for",
        2,
    ),
    "empty": ("console.log(1);\n", "empty", "The program registered no resources", 1),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PreviewResult]:
    """The results of all broken programs, two at a time: Node.js takes most of a second to start the SDK."""

    # Made here: two threads that make one at once may choose the same.
    folders = {case: tmp_path_factory.mktemp(case) for case in BROKEN}

    def run(case: str) -> PreviewResult:
        folder = folders[case]
        (folder / "Pulumi.yaml").write_text(PROJECT, "utf-8")
        (folder / "package.json").write_text('{"main": "index.js"}', "utf-8")
        (folder / "index.js").write_text(BROKEN[case][0], "utf-8")
        (folder / "node_modules").symlink_to(INSTALLED.parents[1].resolve())
        return preview(folder, PreviewOptions())

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(BROKEN, pool.map(run, BROKEN), strict=True))


@needs_node
@pytest.mark.parametrize("case", BROKEN)
def test_a_javascript_program_that_would_not_deploy_says_why_and_where(
    broken: dict[str, PreviewResult], case: str
) -> None:
    _, kind, said, line = BROKEN[case]
    result = broken[case]
    (failure,) = result.failures
    assert failure.kind == kind
    assert failure.problem.startswith(said)
    file = "Pulumi.yaml" if kind == "empty" else "index.js"
    assert failure.location is not None
    assert Path(failure.location.file).resolve() == (result.project.root / file).resolve()
    assert failure.location.line == line


@needs_node
def test_a_resource_of_an_es_module_is_placed(script: Callable[..., Path]) -> None:
    code = 'import { Queue } from "@pulumi/aws/sqs/queue.js";\nnew Queue("jobs");\n'
    folder = script(code, **{"package.json": '{"type": "module", "main": "index.js"}'})
    (folder / "Pulumi.yaml").write_text("name: small\nruntime: {name: nodejs, options: {typescript: false}}\n")
    assert str(preview(folder, PreviewOptions()).registrations[-1].location) == "small/index.js:2"


@needs_node
def test_a_path_of_the_compilers_is_no_package(script: Callable[..., Path]) -> None:
    (failure,) = preview(script('require("@/names");\n'), PreviewOptions()).failures
    assert failure.fix.startswith("Import it by its relative path: the `paths` of tsconfig.json")


@needs_node
def test_a_setting_of_the_wrong_type_is_named(script: Callable[..., Path]) -> None:
    code = "new (require('@pulumi/pulumi').Config)().requireObject('network');\n"
    (failure,) = preview(script(code), PreviewOptions(config=("network=plain",))).failures
    assert failure.problem.startswith("The setting small:network has a value that the program does not accept")


@needs_node
def test_an_error_that_cannot_be_read_ends_the_program_too(script: Callable[..., Path]) -> None:
    code = "const error = new Error('x');\nObject.defineProperty(error, 'stack', {get() { throw 1; }});\nthrow error;\n"
    result = preview(script(code), PreviewOptions())
    assert result.failed
    assert result.failures[0].problem == "The program stopped with Error: what it says of itself cannot be read."


@needs_node
def test_a_javascript_program_that_loops_is_stopped(script: Callable[..., Path], real_time: None) -> None:
    (failure,) = preview(script("for (;;) {}\n"), PreviewOptions(timeout=1.0)).failures
    assert failure.problem == "The program was not done after 1 seconds."


@needs_node
def test_a_file_named_as_main_is_run(script: Callable[..., Path]) -> None:
    folder = script("throw new Error('wrong file');\n", **{"app.js": "console.log('right file');\n"})
    (folder / "Pulumi.yaml").write_text(PROJECT + "main: app.js\n")
    assert preview(folder, PreviewOptions()).output == "right file\n"


@needs_ts_node
def test_a_program_of_es_modules_is_looked_through_and_placed(seen: See) -> None:
    found = seen("modules")
    assert found.result.failures == ()
    source = {name: (MODULES / name).read_text().splitlines() for name in ("index.ts", "parts.ts")}
    places = {"jobs": ("parts.ts", "new aws.sqs.Queue("), "assets": ("index.ts", "new aws.s3.Bucket(")}
    for name, (file, text) in {**places, "owner": ("index.ts", "new aws.ssm.Parameter(")}.items():
        place = found.registration(name).location
        assert place is not None, name
        assert place.file.endswith(f"modules/{file}"), name
        assert text in source[file][place.line - 1], name
    assert found.inputs("owner")["value"] == "[secret]${aws.account}"
    assert found.exports == {"url": "${jobs.url}", "kept": UNKNOWN, "port": UNKNOWN}
    (deed,) = found.notes(CALLBACK)
    assert "one would write kept.txt, given " in deed
    assert not (MODULES / "kept.txt").exists()
    (note,) = found.notes("apply")
    assert f"modules/index.ts:{len(source['index.ts'])} is unknown before an update" in note


# case → code of an ES module, kind of failure, how its problem begins, line.
BROKEN_MODULES = {
    "throws": (
        "interface Part {\n    size: number;\n}\nconst part: Part = { size: 1 };\nthrow new TypeError('no');\n",
        ("exception", "The program stopped with TypeError: no.", 5),
    ),
    "syntax": ("export const a = 1;\nconst b = ;\n", ("exception", "The program stopped with ", 2)),
}


@needs_ts_node
@pytest.mark.parametrize("case", BROKEN_MODULES)
def test_a_failing_es_module_names_the_line_of_its_source(program: Write, case: str) -> None:
    code, (kind, said, line) = BROKEN_MODULES[case]
    package = '{"type": "module", "main": "index.ts"}'
    tsconfig = (MODULES / "tsconfig.json").read_text()
    folder = program(project=PROJECT, **{"package.json": package, "index.ts": code, "tsconfig.json": tsconfig})
    (folder / "node_modules").symlink_to((MODULES / "node_modules").resolve())
    (failure,) = preview(folder, PreviewOptions()).failures
    assert (failure.kind, failure.location and failure.location.line) == (kind, line)
    assert failure.problem.startswith(said)


@needs_node
def test_a_path_with_spaces_and_quotes_is_one_option_of_node(tmp_path: Path) -> None:
    hook = tmp_path / 'a "quoted" b\\c' / "hook.cjs"
    hook.parent.mkdir()
    hook.write_text("console.log('loaded');\n")
    done = subprocess.run(
        ["node", "-e", "0"],
        env={"PATH": os.environ["PATH"], "NODE_OPTIONS": f"--require {nodejs._quoted(hook)}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "loaded\n"


@needs_node
def test_what_the_program_starts_is_left_alone(script: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NODE_OPTIONS", "--no-deprecation")
    code = """
        const shown = "console.log(JSON.stringify([process.env.NODE_OPTIONS, process.env.PREFLIGHT_JOB]))";
        const { execFileSync } = require("child_process");
        console.log(execFileSync(process.execPath, ["-e", shown], { encoding: "utf8" }).trim());
        new (require("worker_threads").Worker)(shown, { eval: true });
    """
    output = preview(script(code), PreviewOptions()).output
    assert output.splitlines() == ['["--no-deprecation",null]'] * 2


# case → code that an answer to a call in its plain form leads astray, or something else, and the kind of the failure.
ME = 'pulumi.runtime.invoke("aws:index/getCallerIdentity:getCallerIdentity", {})'
AWAITED = f"module.exports = async () => {{\n    const me = await {ME};\n    const text = me.arn;\n    %s\n}};\n"
ASTRAY = {
    "then": (f"{ME}.then((me) => JSON.parse(me.arn).b);\n", "placeholder"),
    "awaited": (AWAITED % "return { a: JSON.parse(text).b };", "placeholder"),
    "something-else": (AWAITED % "return null.x;", "exception"),
}


@needs_node
@pytest.mark.parametrize("case", ASTRAY)
def test_a_program_is_not_blamed_for_what_a_stand_in_does_to_it(script: Callable[..., Path], case: str) -> None:
    code, kind = ASTRAY[case]
    (failure,) = preview(script(f'const pulumi = require("@pulumi/pulumi");\n{code}'), PreviewOptions()).failures
    assert (failure.kind, failure.fatal) == (kind, kind == "exception")


# What a callback does with `url`, and the error that it stops with whatever that is; "": only the real value knows.
MISTAKES = {
    "os.nope(url)": "TypeError: os.nope is not a function",
    "new aws.s3.Buckett('b', { bucket: url })": "TypeError: aws.s3.Buckett is not a constructor",
    "queues.nope(url)": "TypeError: queues.nope is not a function",
    "aws_1.s3.nope(url)": "TypeError: s3.nope is not a function",
    "nope + url": "ReferenceError: nope is not defined",
    "url.nope()": "",
    "aws[url](url)": "",
    "own.nope(url)": "",
    "((path) => path.nope(url))(1)": "",
    "later + url": "",
    "JSON.parse(url).nope.nope()": "",
}


@needs_node
def test_a_name_that_is_not_there_is_the_programs_mistake_in_a_callback_too(script: Callable[..., Path]) -> None:
    head = (
        "const os = require('os'); const path = require('path'); const own = require('./own');\n"
        "const aws = require('@pulumi/aws'); const aws_1 = aws; const { sqs: queues } = require('@pulumi/aws');\n"
        "const { url } = new aws.sqs.Queue('q');\n"
        "url.apply((url) => { require('fs').writeFileSync('there', url); later = url; });\n"
    )
    first = head.count("\n") + 1
    code = head + "".join(f"url.apply((url) => {made});\n" for made in MISTAKES)
    code += "url.apply((url) => url.startsWith('https') ? 1 : os.nope(url));\n"
    result = preview(script(code, **{"own.js": "exports.there = 1;\n"}), PreviewOptions(region="eu-west-1"))
    said = {failure.location.line: failure for failure in result.failures if failure.location}
    wanted = {line: error for line, error in enumerate(MISTAKES.values(), first) if error}
    assert sorted(said) == [*wanted, first + len(MISTAKES)]
    assert [said[line].sure for line in sorted(said)] == [*(True for _ in wanted), False]
    for line, error in wanted.items():
        assert said[line].kind == "callback"
        assert said[line].problem == f"A callback that only an update runs stops with {error}."
    assert not result.failed
    assert not result.cut_short


# A package as Pulumi's generator makes them, for outputs that no catalogue knows.
THINGS = {
    "package.json": '{"name": "@acme/things", "version": "1.0.0", "main": "index.js"}',
    "index.js": """
        exports.Thing = null;
        require("./utilities").lazyLoad(exports, ["Thing"], () => require("./thing"));
        require("./utilities").lazyLoad(exports, ["getThing", "getThingOutput"], () => require("./getThing"));
    """,
    "getThing.js": """
        const pulumi = require("@pulumi/pulumi");
        const token = "things:index/getThing:getThing";
        function getThing(args) {
            return pulumi.runtime.invoke(token, { name: args.name });
        }
        exports.getThing = getThing;
        exports.getThingOutput = (args) => pulumi.runtime.invokeOutput(token, { name: args.name });
    """,
    "getThing.d.ts": """
import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getThing(args: GetThingArgs, opts?: pulumi.InvokeOptions): Promise<GetThingResult>;
export interface GetThingArgs {
    name: string;
}
/** What it is. */
export interface GetThingResult {
    readonly digest: string;
    readonly place?: outputs.far.v1.Place;
    readonly size: number;
}
""",
    "utilities.js": """
        exports.lazyLoad = (exports, names, load) => names.forEach((name) =>
            Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] }));
    """,
    "thing.js": """
        const pulumi = require("@pulumi/pulumi");
        class Thing extends pulumi.CustomResource {
            constructor(name, args, opts) {
                const names = ["result", "hidden", "keepers", "labels", "place", "places", "size"];
                const props = Object.fromEntries(names.map((each) => [each, undefined]));
                const merged = pulumi.mergeOptions(opts, { additionalSecretOutputs: ["hidden"] });
                super("things:index/thing:Thing", name, { ...props, ...args }, merged);
            }
        }
        exports.Thing = Thing;
    """,
    "thing.d.ts": """
import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
/** A thing. */
export declare class Thing extends pulumi.CustomResource {
    readonly hidden: pulumi.Output<string>;
    readonly keepers: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    readonly labels: pulumi.Output<string[]>;
    /**
     * Where it is: `{ zone: string; }`.
     */
    readonly place: pulumi.Output<outputs.far.v1.Place>;
    readonly places: pulumi.Output<outputs.far.v1.Place[] | undefined>;
    readonly result: pulumi.Output<string>;
    readonly size: pulumi.Output<number>;
    constructor(name: string, args?: ThingArgs, opts?: pulumi.CustomResourceOptions);
}
export interface ThingArgs {
    result?: pulumi.Input<string>;
}
""",
    "types/output.d.ts": """
export declare namespace far {
    namespace v1 {
        interface PlaceOfOthers {
            zone: number;
        }
        interface Place {
            /** Its zone. */
            zone?: string;
            width: number;
        }
    }
}
""",
}


@needs_node
def test_outputs_of_other_packages_are_symbols_as_their_declarations_have_them(script: Callable[..., Path]) -> None:
    code = """
        const things = require("@acme/things");
        class Mine extends things.Thing {}
        const thing = new Mine("thing");
        exports.json = thing.result.apply((result) => JSON.stringify({ image: `${result}:1` }));
        Object.assign(exports, { hidden: thing.hidden, zone: thing.place.zone, width: thing.place.width });
        Object.assign(exports, { label: thing.labels[0] });
        const old = new Mine("old", {}, { id: "old" });
        exports.read = [old.labels[1], old.result];
        Object.assign(exports, { size: thing.size, keepers: thing.keepers, labels: thing.labels, id: thing.id });
        exports.later = things.getThingOutput({ name: "a" }).digest;
        exports.now = things.getThing({ name: "a" }).then((found) => `${found.digest} in ${found.place.zone}`);
    """
    folder = script(code)
    (folder / "node_modules").unlink()
    for name, text in THINGS.items():
        path = folder / "node_modules" / "@acme" / "things" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "node_modules" / "@pulumi").symlink_to(INSTALLED.parent.resolve())
    found = Seen(preview(folder, PreviewOptions()))
    assert found.result.failures == ()
    assert json.loads(found.exports.pop("json")) == {"image": "${thing.result}:1"}
    assert found.exports.pop("id") in ("${thing.id}", UNKNOWN)
    assert found.exports.pop("hidden") == "${thing.hidden}"
    assert found.exports.pop("now") == "${things.getThing().digest} in ${things.getThing().place.zone}"
    assert found.exports.pop("zone") == "${thing.place.zone}"
    assert found.exports.pop("label") == "${thing.labels[0]}"
    assert found.exports.pop("read") == ["${old.labels[1]}", "${old.result}"]
    assert set(found.exports.values()) == {UNKNOWN}


def test_a_machine_without_node_is_explained(program: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = program(project=PROJECT)
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(ProgramError, match=r"asks for Node\.js, and there is no `node` on the PATH"):
        preview(folder, PreviewOptions())


def test_packages_that_are_not_installed_are_explained(program: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = program(project=PROJECT)
    node = folder / "node"
    node.write_text("#!/bin/sh\n")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(ProgramError, match=r"there is no node_modules in .*\. Run `npm install` in "):
        preview(folder, PreviewOptions())
    (folder / "node_modules").mkdir()
    with pytest.raises(ProgramError, match=r"There is no @pulumi/pulumi in .*node_modules\. Add it: run `npm install"):
        preview(folder, PreviewOptions())
