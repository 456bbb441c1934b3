// Watches ts-node, which compiles the program wherever Pulumi's runner starts it: in the program's own thread, or in the
// thread of the loader for ES modules. Types are the program check's matter (check/node.py): a program with a wrong
// type is looked through even so, and what ts-node was told and what it compiled is reported for that check.
"use strict";

const crypto = require("crypto");
const fs = require("fs");
const Module = require("module");
const path = require("path");
const { fileURLToPath } = require("url");

const tsNode = /(?:^|[\\/])ts-node(?:@[\d.]+)?$/;

// Where the source map of a file lies that the loader's thread has compiled, for the program's thread to find.
function mapFile(job, file) {
    return path.join(job.maps, `${crypto.createHash("sha1").update(file).digest("hex")}.json`);
}

function keepMap(job, file, code) {
    const found = /\/\/# sourceMappingURL=data:application\/json;charset=utf-8;base64,([\w+/=]+)\s*$/.exec(code);
    if (found) {
        fs.mkdirSync(job.maps, { recursive: true });
        fs.writeFileSync(mapFile(job, file), Buffer.from(found[1], "base64"));
    }
}

// Options as JSON: what is said to be undefined overrides what the environment says, so it must not get lost.
function told(options) {
    return options && Object.fromEntries(Object.entries(options).map(([key, value]) => [key, value ?? null]));
}

// Calls `report` with what ts-node is told and then with each file that it compiles; leaves types unchecked. Where a job
// is done `ahead` of the program, it ends with the former.
function watch(job, report, mapped) {
    const watched = new WeakSet();
    const load = Module._load;
    Module._load = function (request, parent, ...rest) {
        const loaded = load.call(this, request, parent, ...rest);
        if (tsNode.test(request) && typeof loaded.register === "function" && !watched.has(loaded)) {
            watched.add(loaded);
            const register = loaded.register;
            loaded.register = (options) => {
                report({ tsNode: Module._resolveFilename(request, parent), options: told(options), folder: process.cwd() });
                if (job.ahead) {
                    process.kill(process.pid, "SIGKILL"); // from whatever thread
                }
                const service = register({ ...options, transpileOnly: true, typeCheck: false });
                const compile = service.compile;
                service.compile = (code, file, ...more) => {
                    report({ compiled: file });
                    const made = compile(code, file, ...more);
                    if (mapped) {
                        keepMap(job, file, made);
                    }
                    return made;
                };
                return service;
            };
        }
        return loaded;
    };
}

// Stack traces of ES modules name the source that was compiled, and the lines of what came of it: put that right.
function mapModules(job) {
    require(require.resolve("source-map-support", { paths: [job.sdk] })).install({
        environment: "node",
        retrieveSourceMap(source) {
            if (!source.startsWith("file://")) {
                return null;
            }
            const file = fileURLToPath(source);
            try {
                return { url: file, map: fs.readFileSync(mapFile(job, file), "utf8") };
            } catch {
                return null; // not compiled: its lines are right
            }
        },
    });
}

module.exports = { watch, mapModules };
