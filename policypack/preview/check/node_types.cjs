// Says what ts-node, which compiles a program when Pulumi runs it, would say about types: `node node_types.cjs < ORDER`.
//
// ORDER is JSON: `tsNode`, the file of ts-node; `options`, what the runner gave it; `folder`, where it ran; `roots`,
// what it compiled first. ts-node itself compiles here, with the program's own settings; it is only given a compiler
// that writes down what was looked at, so that a check whose files are all as they were need not be done again.
//
// The answer is JSON: `checked`, whether the run looks at types at all; `text`, what the compiler says, as tsc does;
// `files`, the program's own files that were looked at; `fresh`, values that differ on every run (node_fresh.cjs);
// `seen`, what was found on the disk.
"use strict";

const fs = require("fs");
const path = require("path");

const { fresh } = require("./node_fresh.cjs");

const order = JSON.parse(fs.readFileSync(0, "utf8"));
// JSON has no `undefined`: the runner's is `null` here.
const given = Object.fromEntries(Object.entries(order.options || {}).map(([key, value]) => [key, value ?? undefined]));
process.chdir(order.folder);
const tsNode = require(order.tsNode);
const make = tsNode.create || tsNode.register;
// What ts-node would otherwise write, or colour.
const quiet = { cache: false, emit: false, pretty: false, logError: false };

const seen = { files: {}, absent: [], folders: [], missing: [], lists: {}, real: {}, trees: [] };
const remembered = { file: new Map(), folder: new Map() };

function once(kind, name, look) {
    const full = path.resolve(name);
    const known = remembered[kind];
    if (!known.has(full)) {
        known.set(full, look(full));
    }
    return known.get(full);
}

function lookAt(full) {
    try {
        return fs.statSync(full, { bigint: true, throwIfNoEntry: false });
    } catch {
        return undefined; // below a file, or not to be read: as good as not there
    }
}

function isFile(name) {
    return once("file", name, (full) => {
        const found = lookAt(full);
        const is = found !== undefined && found.isFile();
        if (is) {
            seen.files[full] = [String(found.mtimeNs), Number(found.size)];
        } else {
            seen.absent.push(full);
        }
        return is;
    });
}

function isFolder(name) {
    return once("folder", name, (full) => {
        const found = lookAt(full);
        const is = found !== undefined && found.isDirectory();
        (is ? seen.folders : seen.missing).push(full);
        return is;
    });
}

function watched(sys) {
    return {
        ...sys,
        fileExists: isFile,
        directoryExists: isFolder,
        readFile: (name, encoding) => (isFile(name) ? sys.readFile(name, encoding) : undefined),
        getDirectories(name) {
            const found = sys.getDirectories(name);
            seen.lists[path.resolve(name)] = [...found].sort();
            return found;
        },
        readDirectory(name, ...rest) {
            // Declarations count wherever they lie; a source that nothing loads is not the program's.
            seen.trees.push(path.resolve(name));
            return sys.readDirectory(name, ...rest).filter((file) => /\.d\.[cm]?ts$/.test(file));
        },
        realpath(name) {
            const found = sys.realpath(name);
            if (found !== name) {
                seen.real[name] = found;
            }
            return found;
        },
    };
}

// The compiler as ts-node sees it: itself, but for the disk. `made` is the language service, once ts-node has one.
let made = null;
let checks = false;
function wrapped(ts) {
    const sys = watched(ts.sys);
    const own = {
        sys,
        createLanguageService(host) {
            checks = true;
            if (ts.JSDocParsingMode) {
                host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors; // as tsc: a quarter less to read
            }
            // Without the registry that ts-node made for another way of reading; the service makes its own.
            made = ts.createLanguageService(host);
            return made;
        },
        createIncrementalProgram(...rest) {
            checks = true;
            return ts.createIncrementalProgram(...rest);
        },
    };
    return Object.create(ts, Object.fromEntries(Object.entries(own).map(([name, value]) => [name, { value }])));
}

function service(ts, more) {
    module.exports = wrapped(ts);
    const { fileExists, readFile } = module.exports.sys;
    return make({ ...given, ...quiet, ...more, compiler: __filename, fileExists, readFile });
}

// The program's own files that ts-node compiles where something loads them.
function own(compiling) {
    const program = made && made.getProgram();
    if (!program) {
        return [];
    }
    const source = program.getCompilerOptions().allowJs ? /\.[cm]?[jt]sx?$/ : /\.[cm]?tsx?$/;
    const files = program.getSourceFiles().map((file) => file.fileName);
    const ignored = compiling.ignored || ((file) => file.includes("/node_modules/"));
    return files.filter((file) => source.test(file) && !/\.d\.[cm]?ts$/.test(file) && !ignored(file));
}

function check(compiling) {
    const told = new Map();
    const todo = [...order.roots];
    const files = new Set();
    while (todo.length > 0) {
        const file = todo.shift();
        if (files.has(file) || !isFile(file)) {
            continue;
        }
        files.add(file);
        try {
            compiling.compile(fs.readFileSync(file, "utf8"), file);
        } catch (error) {
            if (error.diagnosticText === undefined) {
                throw error;
            }
            told.set(error.diagnosticText.trimEnd(), true);
        }
        todo.push(...own(compiling));
    }
    const program = made && made.getProgram();
    return { text: [...told.keys()].join("\n"), files: [...files], fresh: program ? fresh(ts, program, [...files]) : [] };
}

const first = make({ ...given, ...quiet, transpileOnly: true, typeCheck: false, swc: false, transpiler: undefined });
const ts = first.ts;
let compiling = service(ts, {});
const checked = checks;
if (!checked) {
    // The run looks at no types, but whoever wrote the program may, by tsc: that takes the files that tsconfig.json names.
    compiling = service(ts, { transpileOnly: false, typeCheck: true, swc: false, transpiler: undefined, files: true });
}
const found = check(compiling);
for (const tool of [order.tsNode, ts.sys.getExecutingFilePath()]) {
    isFile(tool);
}
process.stdout.write(JSON.stringify({ checked, ...found, seen }));
