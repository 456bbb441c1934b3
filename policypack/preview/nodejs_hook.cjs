// Loaded by the program's own Node.js before Pulumi's runner (see nodejs.py). It does what python_runner.py does:
// an exception in an `apply` that was given a placeholder is reported and the result is unknown; places that failed
// before are skipped; how the program ended is reported as JSON lines.
//
// It comes by NODE_OPTIONS: a `--require` among node's own arguments turns the runner's loader for ES modules off. So it
// comes into every process and thread that the program starts too, and must do nothing there.
"use strict";

const fs = require("fs");
// As they are before the program runs, which may put its own in their places.
const { appendFileSync } = fs;
const { stringify } = JSON;
const { isMainThread } = require("worker_threads");

const runner = "PREFLIGHT_JOB";
const loader = "PREFLIGHT_LOADER";
const file = process.env[isMainThread ? runner : loader];
if (file) {
    delete process.env[runner];
    const job = JSON.parse(fs.readFileSync(file, "utf8"));
    // What is reported for a callback is no deed of the callback's.
    const { holding } = require("./nodejs_guard.cjs");
    const report = (line) => holding.run(undefined, () => appendFileSync(job.report, stringify({ ...line, by: job.mark }) + "\n"));
    const typescript = require("./nodejs_typescript.cjs");
    typescript.watch(job, report, !isMainThread);
    if (isMainThread) {
        if (job.nodeOptions === null) {
            delete process.env.NODE_OPTIONS;
        } else {
            process.env.NODE_OPTIONS = job.nodeOptions;
        }
        if (job.ahead) {
            beforeLoaders(() => {});
        } else {
            const program = require("./nodejs_program.cjs");
            program.run(job, report);
            program.placeModules(job.sdk);
            beforeLoaders(() => typescript.mapModules(job));
        }
    }
}

// The runner asks for a loader of ES modules, which gets a thread and an environment of its own.
function beforeLoaders(prepare) {
    const Module = require("module");
    const register = Module.register;
    if (register === undefined) {
        return; // Node.js before 20.6 has none
    }
    Module.register = function (...args) {
        prepare();
        process.env[loader] = file;
        try {
            return register.apply(this, args);
        } finally {
            delete process.env[loader];
        }
    };
}
