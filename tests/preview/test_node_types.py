"""What the check of types says of TypeScript programs: what the run itself would die of, and nothing that it would not.

Each case was run by Pulumi itself too. The SDK brings ts-node 7; programs that install ts-node 10 are compiled by that.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from policypack.preview import check
from policypack.preview.check import node_kept
from policypack.preview.check.node import Checking, _absent, _fix
from policypack.preview.check.node_kept import NodeRecords
from policypack.preview.languages.nodejs import entry_of
from policypack.preview.project import read_project
from policypack.preview.run import PreviewOptions, PreviewResult, preview
from tests.preview.checking import judged, write
from tests.preview.seeing import PROGRAMS

OWN = PROGRAMS / "nodejs" / "node_modules"
TS_NODE = PROGRAMS / "modules" / "node_modules"
needs = {
    OWN: pytest.mark.skipif(
        not shutil.which("node") or not (OWN / "typescript").is_dir(),
        reason="needs Node.js, and `npm install` in tests/preview/programs/nodejs",
    ),
    TS_NODE: pytest.mark.skipif(
        not shutil.which("node") or not (TS_NODE / "ts-node").is_dir(),
        reason="needs Node.js, and `npm install` in tests/preview/programs/modules",
    ),
}
PROJECT = "name: small\nruntime: nodejs\n"
STRICT = {"target": "es2020", "module": "commonjs", "moduleResolution": "node", "strict": True, "skipLibCheck": True}
NODENEXT = {"target": "ES2022", "module": "nodenext", "moduleResolution": "nodenext", "strict": True, "types": ["node"]}
QUEUE = """\
import * as pulumi from "@pulumi/pulumi";
class Queue extends pulumi.CustomResource {
    constructor(name: string) { super("aws:sqs/queue:Queue", name, {}); }
}
"""
WRONG = 'export const port: number = "eighty";\n'
UNSET = """\
export class A {
    role: string;
    constructor(on: boolean) { if (on) { this.role = "x"; } }
}
"""


class Case(NamedTuple):
    """A program, the packages that it has, and the findings: (policy, level, file:line)."""

    files: Mapping[str, str]
    expected: tuple[tuple[str, str, str], ...] = ()
    packages: Path = OWN
    registered: str = "jobs"


class Outcome(NamedTuple):
    """What a preview found: the run, the findings as a case names them, and their fixes."""

    result: PreviewResult
    findings: list[tuple[str, str, str]]
    fixes: list[str]


def settings(compiler: Mapping[str, object], **more: object) -> str:
    return json.dumps({"compilerOptions": compiler, **more})


def type_error(place: str, level: str = "mandatory") -> tuple[str, str, str]:
    return ("program-type-error", level, place)


JOBS = f'{QUEUE}export const id = new Queue("jobs").id;\n'
CASES = {
    "wrong": Case(
        {"index.ts": UNSET + JOBS + WRONG, "tsconfig.json": settings(STRICT)},
        (type_error("index.ts:2"), type_error("index.ts:10")),
    ),
    "ts-node-transpiles": Case(
        {"index.ts": JOBS + WRONG, "tsconfig.json": settings(STRICT, **{"ts-node": {"transpileOnly": True}})},
        (type_error("index.ts:6", "advisory"),),
        TS_NODE,
    ),
    # ts-node 7 does not read its settings from tsconfig.json.
    "ts-node-7-does-not": Case(
        {"index.ts": JOBS + WRONG, "tsconfig.json": settings(STRICT, **{"ts-node": {"transpileOnly": True}})},
        (type_error("index.ts:6"),),
    ),
    # Pulumi takes nodenext where nothing says otherwise: that allows default imports of CommonJS.
    "no-tsconfig": Case(
        {
            "index.ts": f'import fs from "fs";\nimport names from "./names.json";\n{QUEUE}'
            'new Queue(names.queue);\nexport const here = fs.existsSync("Pulumi.yaml");\n',
            "names.json": '{"queue": "jobs"}',
        }
    ),
    # tsconfig.json is strict, the one that is named is not; tsc says TS4094 where declarations are asked for, and
    # ts-node makes none.
    "other-tsconfig-and-declarations": Case(
        {
            "index.ts": f"{QUEUE}function named(part) {{ return `j${{part}}`; }}\n"
            'export const Maker = class { private queue = new Queue(named("obs")); };\nnew Maker();\n',
            "tsconfig.json": settings(STRICT),
            "tsconfig.pulumi.json": settings({**STRICT, "strict": False, "declaration": True, "outDir": "bin"}),
            "project": "name: small\nruntime: {name: nodejs, options: {tsconfig: tsconfig.pulumi.json}}\n",
        }
    ),
    "never-loaded": Case(
        {
            "index.ts": f'import type {{ Port }} from "./shapes";\n// import "./scripts/old";\n{JOBS}'
            'export const port: Port = 80;\nrequire("./" + "part");\n',
            "shapes.ts": f"export type Port = number;\n{WRONG}",
            "part.ts": WRONG,
            "scripts/old.ts": WRONG,
            "tools/other.ts": 'import * as pulumi from "@pulumi/pulumi";\nnew pulumi.Config().require("owner");\n',
            "test/jobs.test.ts": 'describe("jobs", () => {});\n',
            "tsconfig.json": settings(STRICT),
        },
        (type_error("part.ts:1"),),
    ),
    "types-not-there": Case(
        {"index.ts": JOBS, "tsconfig.json": '{"compilerOptions": {\n"types": ["node", "mustache"]\n}}\n'},
        (type_error("tsconfig.json:2"),),
    ),
    "types-not-there-for-ts-node-10": Case(
        {"index.ts": JOBS, "tsconfig.json": '{"compilerOptions": {"types": ["node", "mustache"]}}\n'}, packages=TS_NODE
    ),
    "es-modules": Case(
        {"index.ts": UNSET + JOBS, "tsconfig.json": settings(NODENEXT), "package.json": '{"type": "module"}'},
        (type_error("index.ts:2"),),
        TS_NODE,
    ),
    "deep-import": Case(
        {
            "index.ts": f'import * as s3 from "aws-sdk/clients/s3";\nnew s3();\n{JOBS}',
            "tsconfig.json": settings(STRICT),
        },
        (("program-import-error", "mandatory", "index.ts:1"),),
        registered="",
    ),
}
PARAMETERS = [pytest.param(name, marks=needs[case.packages]) for name, case in CASES.items()]


def found_in(folder: Path, kept: NodeRecords) -> Outcome:
    """Preview a program, with the check of its types beside it; return the findings on its source and their fixes."""
    programs: list[check.Program] = []
    options = PreviewOptions(
        on_project=lambda project: programs.append(check.load(project, kept=kept)),
        on_report=lambda line: programs[0].told(line),
    )
    result = preview(folder, options)
    report = judged(programs[0].with_failure(*result.failures))
    found = []
    for each in report.findings:
        assert each.location is not None
        place = Path(each.location.file).resolve().relative_to(folder.resolve())
        found.append((each.policy, str(each.level), f"{place}:{each.location.line}"))
    return Outcome(result, found, [each.fix for each in report.findings])


@pytest.fixture(scope="module")
def outcomes(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, tuple[PreviewResult, list[tuple[str, str, str]], list[str]]]:
    """What the previews of all cases found, two at a time; each case once."""
    kept = NodeRecords(tmp_path_factory.mktemp("kept"))
    folders = {}
    for name, case in CASES.items():
        if not needs[case.packages].args[0]:
            folders[name] = write(
                tmp_path_factory.mktemp(name), **{"project": PROJECT, "package.json": "{}", **case.files}
            )
            (folders[name] / "node_modules").symlink_to(case.packages.resolve())
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(folders, pool.map(lambda name: found_in(folders[name], kept), folders), strict=True))


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_type_error_blocks_where_the_run_dies_of_it_and_nowhere_else(outcomes, name) -> None:
    result, found, _ = outcomes[name]
    assert found == list(CASES[name].expected)
    assert [item.name for item in result.registrations if item.type.startswith("aws:")] == (
        [CASES[name].registered] if CASES[name].registered else []
    )


# Beside the engine, which checks types as it runs the program, the compiler is asked first.
AHEAD = ("wrong", "ts-node-transpiles", "no-tsconfig", "es-modules", "deep-import")


@pytest.mark.parametrize("name", [pytest.param(name, marks=needs[CASES[name].packages]) for name in AHEAD])
def test_what_will_not_compile_is_known_before_it_runs(outcomes, name: str, tmp_path: Path) -> None:
    result, found, _ = outcomes[name]
    begins = result.project.folder / "index.ts"
    source, marker = begins.read_text(), tmp_path / "ran"
    begins.write_text(f"require('fs').writeFileSync({str(marker)!r}, '');\n{source}")
    try:
        ends = any(level == "mandatory" for _, level, _ in found)
        assert check.load(result.project).may_not_compile is ends
    finally:
        begins.write_text(source)
    assert not marker.exists()


# What begins a program → the file, where the compiler is asked about that.
ENTRIES = {
    "": "index.ts",
    '{"main": "src/main.ts"}': "src/main.ts",
    '{"main": "src"}': "src/index.ts",
    '{"main": "gone.ts"}': "index.ts",
    '{"main": "bin/index.js"}': None,
    '{"exports": {".": "./src/main.ts"}}': None,
    "[": "index.ts",
}


@pytest.mark.parametrize("manifest", ENTRIES)
def test_the_file_that_a_program_begins_with(tmp_path: Path, manifest: str) -> None:
    sources = dict.fromkeys(("index.ts", "src/main.ts", "src/index.ts", "bin/index.js"), "")
    folder = write(tmp_path, **{"project": PROJECT, "package.json": manifest or "{}", **sources})
    expected = ENTRIES[manifest]
    assert entry_of(read_project(folder)) == (expected and (folder / expected).resolve())
    (folder / "index.js").touch()
    assert entry_of(read_project(folder)) == (None if expected == "index.ts" else expected and folder / expected)


@needs[OWN]
def test_nobody_is_told_to_install_what_the_program_does_not_name(outcomes) -> None:
    _, _, fixes = outcomes["deep-import"]
    assert fixes == ["Correct the import, or add the package that is meant to package.json and install it."]


# What a program imports in vain → the fix, in a folder whose package.json names aws-sdk and which has lodash.
ABSENT = {
    "aws-sdk/clients/s3": "Install the program's packages in {folder}: its package.json names aws-sdk.",
    "lodash/fp/nothing": "Correct the import: lodash is installed, and has no fp/nothing.",
    "@pulumi/random": "Correct the import, or add the package that is meant to package.json and install it.",
    "./parts": "Add the file ./parts, or correct the import.",
    "node:fs": "Add @types/node, which declares Node.js's own modules, to package.json and install it.",
}


@pytest.mark.parametrize("name", ABSENT)
def test_the_fix_of_an_import_names_what_is_proven(tmp_path: Path, name: str) -> None:
    write(tmp_path, **{"package.json": '{"devDependencies": {"aws-sdk": "2"}}', "node_modules/lodash/index.js": ""})
    assert _absent(name, tmp_path / "src" / "index.ts") == ABSENT[name].format(folder=tmp_path)


def test_the_fix_of_a_resolution_that_ts_node_fills_in_is_a_setting(tmp_path: Path) -> None:
    text = "Option 'module' must be set to 'NodeNext' when option 'moduleResolution' is set to 'NodeNext'."
    assert '"moduleResolution": "node"' in _fix(text, tmp_path / "tsconfig.json", "")


# -- one check, without a run ---------------------------------------------------------------------------------------


class Counted(NodeRecords):
    """Records in a folder; counts those that were as they had been."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.same = 0

    def get(self, order):
        found = super().get(order)
        self.same += found is not None
        return found


def checking(folder: Path, kept: NodeRecords, loaded: tuple[str, ...] = ("index.ts",)) -> Checking:
    """Check the program in a folder as if ts-node 7 had compiled these files of it."""
    ts_node = next((OWN / "@pulumi" / "pulumi" / "vendor").glob("ts-node@*")) / "index.js"
    found = Checking(read_project(folder), kept=kept)
    options = {"project": "tsconfig.json", "compiler": "typescript", "transpileOnly": None}
    found.told({"tsNode": str(ts_node), "options": options, "folder": str(folder)})
    for name in loaded:
        found.told({"compiled": str(folder / name)})
    return found


def wrong(folder: Path, kept: NodeRecords, loaded: tuple[str, ...] = ("index.ts",)) -> list[str]:
    problems = checking(folder, kept, loaded).problems()
    return [f"{Path(each.file).name}:{each.line} {each.problem}" for each in problems]


@needs[OWN]
def test_a_check_is_done_anew_where_what_it_looked_at_has_changed_and_only_there(tmp_path: Path) -> None:
    settings_of = settings({**STRICT, "types": [], "lib": ["es5"]})
    part = 'import { port } from "./parts/port";\nexport const text: string = port;\n'
    files = {"index.ts": part, "parts/port/index.ts": "export const port = 80;\n", "tsconfig.json": settings_of}
    folder = write(tmp_path / "p", project=PROJECT, **files)
    kept = Counted(tmp_path / "kept")
    problem = "index.ts:2 Type 'number' is not assignable to type 'string' (TS2322)."
    assert (wrong(folder, kept), kept.same) == ([problem], 0)
    assert (wrong(folder, kept), kept.same) == ([problem], 1)
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == sorted(
        {"Pulumi.yaml", "Pulumi.dev.yaml", *files}
    )
    (folder / "parts" / "port.ts").write_text('export const port = "80";\n')  # found before the folder of that name
    assert (wrong(folder, kept), kept.same) == ([], 1)
    (folder / "parts" / "port.ts").write_text("export const port = 8080;\n")
    assert (wrong(folder, kept), kept.same) == ([problem], 1)
    # Loaded by a name that the source does not show: looked at in a second check.
    (folder / "more.ts").write_text(WRONG)
    assert wrong(folder, kept, ("index.ts", "more.ts"))[-1] == (
        "more.ts:1 Type 'string' is not assignable to type 'number' (TS2322)."
    )


SEEN = {
    "a file that was changed": lambda top: (top / "read.ts").write_text("longer"),
    "a file that was removed": lambda top: (top / "read.ts").unlink(),
    "a file that is there now": lambda top: (top / "absent.ts").touch(),
    "a folder that is there now": lambda top: (top / "absent").mkdir(),
    "a folder that was removed": lambda top: (top / "folder").rmdir(),
    "a folder more": lambda top: (top / "types" / "b").mkdir(),
    "a link that leads elsewhere": lambda top: ((top / "link").unlink(), (top / "link").symlink_to(top / "types")),
    "a declaration more": lambda top: (top / "types" / "a" / "new.d.ts").touch(),
    "nothing": lambda top: (top / "types" / "a" / "other.ts").touch(),
}


@pytest.mark.parametrize("what", SEEN)
def test_what_was_found_is_kept_until_something_that_was_looked_at_is_another(tmp_path: Path, what: str) -> None:
    top, kept = tmp_path / "top", NodeRecords(tmp_path / "kept")
    (top / "types" / "a").mkdir(parents=True)
    (top / "folder").mkdir()
    (top / "read.ts").write_text("read")
    (top / "link").symlink_to(top / "folder")
    stat = (top / "read.ts").stat()
    seen = {
        "files": {str(top / "read.ts"): [str(stat.st_mtime_ns), stat.st_size]},
        "absent": [str(top / "absent.ts")],
        "folders": [str(top / "folder")],
        "missing": [str(top / "absent")],
        "lists": {str(top / "types"): ["a"]},
        "real": {str(top / "link"): str(top / "folder")},
        "trees": [str(top)],
    }
    kept.put({"roots": ["a"]}, {"text": "said", "seen": seen})
    SEEN[what](top)
    found = kept.get({"roots": ["a"]})
    assert (found is not None and found["text"] == "said") is (what == "nothing")
    assert kept.get({"roots": ["b"]}) is None


def test_records_that_cannot_be_read_or_written_cost_a_check(tmp_path: Path) -> None:
    found = {
        "text": "",
        "seen": {"files": {}, "absent": [], "folders": [], "missing": [], "lists": {}, "real": {}, "trees": []},
    }
    (tmp_path / "file").write_text("")
    for kept in (NodeRecords(tmp_path / "file" / "kept"), NodeRecords(None)):
        kept.put({}, found)
        assert kept.get({}) is None
    kept = NodeRecords(tmp_path / "kept")
    kept.put({}, found)
    assert kept.get({}) is not None
    (record,) = (tmp_path / "kept").iterdir()
    record.write_text("{")
    assert kept.get({}) is None


def test_only_so_many_records_are_kept(tmp_path: Path) -> None:
    found = {
        "text": "",
        "seen": {"files": {}, "absent": [], "folders": [], "missing": [], "lists": {}, "real": {}, "trees": []},
    }
    for number in range(node_kept._MOST + 3):
        NodeRecords(tmp_path).put({"number": number}, found)
    assert len(list(tmp_path.iterdir())) == node_kept._MOST


@needs[OWN]
def test_the_real_compiler_names_what_the_packages_do_not_have(tmp_path: Path) -> None:
    index = """\
import * as aws from "@pulumi/aws";
const vpc = new aws.ec2.Vpc("v", { cidrBlok: "10.0.0.0/16" });
const balancer = new aws.elbv2.LoadBalancer("l");
export const id = vpc.idd;
export const url = new aws.apigateway.Deployment("d", { restApi: "a1" }).executionArn;
"""
    folder = write(tmp_path, project=PROJECT, **{"index.ts": index, "tsconfig.json": settings(STRICT)})
    (tmp_path / "node_modules").symlink_to(OWN.resolve())
    found = {(each.line, each.fix) for each in checking(folder, NodeRecords(None)).problems()}
    # Other classes of the name Deployment have an arn.
    assert found == {
        (2, "Write cidrBlock."),
        (3, "Use aws.lb.LoadBalancer."),
        (4, "Read id."),
        (5, "Correct the program there."),
    }


# A statement of a program → the argument that is another one on every run and what makes it, nothing where none is.
FRESH = {
    "new Queue(`jobs-${Date.now()}`);": ("resource_name", "Date.now()"),
    "new Queue('a', { tag: Math.random().toString(36).slice(2) });": ("tag", "Math.random()"),
    "new Queue('b', { tag: new Date().toISOString() });": ("tag", "new Date()"),
    "new Queue('c', { tag: crypto.randomUUID() });": ("tag", "crypto.randomUUID()"),
    "new Queue('d', { tag: suffix });": ("tag", "Date.now()"),
    "new Queue('e', { tag: names.late });": ("tag", "Date.now()"),
    "new Queue('f', { tag: stamp() });": ("tag", "Date.now()"),
    "new Queue('g', { tag: unique(4) });": ("tag", "unique(4)"),
    "new Queue('h', args);": ("tag", "Date.now()"),
    "new Queue('i', { tag });": ("tag", "Date.now()"),
    "new Queue('j', { tag: pulumi.interpolate`at ${new Date()}` });": ("tag", "new Date()"),
    "new Queue('k', { tag: elsewhere });": ("tag", "Date.now()"),
    "new Queue('l', { tag: String(new Date().getFullYear()) });": None,
    "new Queue('m', { tag: new Date('2026-01-01').toISOString() });": None,
    "new Queue('n', { tag: Date.now() > 5 ? 'late' : 'early' });": None,
    "new Queue('o', { tag: names.fixed });": None,
    "new Queue('p', { triggers: [Date.now()] });": None,
    "new Queue('q', { tag: suffix }, { ignoreChanges: ['tag'] });": None,
    "new Queue('r', { tag: new Queue(`${Date.now()}`).id });": ("resource_name", "Date.now()"),
    "new Provider('s', { tag: suffix });": None,
    "new Map([['t', Date.now()]]);": None,
    "console.log(Date.now());": None,
}
FRESH_HEAD = """\
import * as crypto from "crypto";
import { randomBytes as unique } from "crypto";
import * as pulumi from "@pulumi/pulumi";
import { elsewhere } from "./elsewhere";
class Queue extends pulumi.CustomResource {
    constructor(name: string, args?: Record<string, unknown>, opts?: pulumi.CustomResourceOptions) {
        super("aws:sqs/queue:Queue", name, args, opts);
    }
}
class Provider extends pulumi.ProviderResource {
    constructor(name: string, args: Record<string, unknown>) { super("aws", name, args as pulumi.Inputs); }
}
const suffix = `x${Date.now()}`;
const names = { late: suffix, fixed: "fixed" };
const args = { tag: suffix };
const tag = suffix;
function stamp() { const now = Date.now(); return `at ${now}`; }
"""


@needs[OWN]
def test_values_that_change_on_every_run_are_followed_into_resources(tmp_path: Path) -> None:
    # Each in a block of its own, in a file of its own: one finding is told for each file, kind and argument.
    folder = write(tmp_path, project=PROJECT, **{"tsconfig.json": settings({**STRICT, "types": ["node"]})})
    (tmp_path / "node_modules").symlink_to(OWN.resolve())
    write(tmp_path, **{"elsewhere.ts": "export const elsewhere = Date.now();\n"})
    files = tuple(f"part{number}.ts" for number in range(len(FRESH)))
    for file, statement in zip(files, FRESH, strict=True):
        (folder / file).write_text(f"{FRESH_HEAD}{statement}\n")
    (folder / "index.ts").write_text("".join(f'import "./{file.removesuffix(".ts")}";\n' for file in files))
    looked = checking(folder, NodeRecords(None), ("index.ts", *files))
    assert looked.problems() == ()
    found = {Path(each.location.file).name: each for each in looked.fresh()}
    line = FRESH_HEAD.count("\n") + 1
    told = {
        statement: (found[file].sink, found[file].maker) if file in found else None
        for file, statement in zip(files, FRESH, strict=True)
    }
    assert told == FRESH
    written = FRESH_HEAD.splitlines().index("const args = { tag: suffix };") + 1
    assert {(each.call, each.location.line) for each in found.values()} == {("Queue", line), ("Queue", written)}


@needs[OWN]
def test_a_value_that_changes_on_every_run_is_a_finding_of_a_typescript_program_too(tmp_path: Path) -> None:
    folder = write(tmp_path, project=PROJECT, **{"index.ts": JOBS.replace('"jobs"', "`jobs-${Date.now()}`")})
    (tmp_path / "node_modules").symlink_to(OWN.resolve())
    program = check.load(read_project(folder), kept=NodeRecords(None))
    ts_node = next((OWN / "@pulumi" / "pulumi" / "vendor").glob("ts-node@*")) / "index.js"
    options = {"skipProject": True, "compilerOptions": {"module": "commonjs", "moduleResolution": "node"}}
    program.told({"tsNode": str(ts_node), "options": options, "folder": str(folder)})
    program.told({"compiled": str(folder / "index.ts")})
    (finding,) = judged(program, only="program-value-changes-every-run").findings
    assert finding.problem == "Queue is given another name on every run, from Date.now()."
    assert "ignoreChanges for name" in finding.fix
    assert finding.location is not None
    assert finding.location.line == 5
