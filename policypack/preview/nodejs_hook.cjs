// Loaded by the program's own Node.js before Pulumi's runner (see nodejs.py). It does what python_runner.py does:
// an exception in an `apply` that was given a placeholder is reported and the result is unknown; places that failed
// before are skipped; how the program ended is reported as JSON lines.
"use strict";

const { AsyncLocalStorage } = require("async_hooks");
const fs = require("fs");
const path = require("path");

const job = JSON.parse(fs.readFileSync(process.env.PREFLIGHT_JOB, "utf8"));
delete process.env.PREFLIGHT_JOB;

const skip = new Set(job.skip);
const told = new Set();
const taint = new AsyncLocalStorage();
const maxNodes = 20000;
let ended = false;

function report(line) {
    fs.appendFileSync(job.report, JSON.stringify(line) + "\n");
}

function tokensIn(value) {
    const found = new Set();
    const seen = new Set();
    const todo = [value];
    let nodes = 0;
    while (todo.length > 0 && nodes++ < maxNodes) {
        const item = todo.pop();
        if (typeof item === "string") {
            for (const token of item.match(/zq[0-9a-f]{5}qz/gi) || []) {
                found.add(token.toLowerCase());
            }
        } else if (Array.isArray(item)) {
            todo.push(...item);
        } else if (item !== null && typeof item === "object" && Object.getPrototypeOf(item) === Object.prototype) {
            if (!seen.has(item)) {
                seen.add(item);
                todo.push(...Object.keys(item), ...Object.values(item));
            }
        }
    }
    return [...found].sort();
}

// File and line of every frame of a stack, innermost first, as source maps give them.
function framesOf(stack) {
    const frames = [];
    for (const line of String(stack || "").split("\n")) {
        const match = /\(?(?:file:\/\/)?(\/[^()]*?):(\d+):\d+\)?$/.exec(line.trim());
        if (match && !match[1].startsWith("/node:")) {
            frames.push([match[1], Number(match[2])]);
        }
    }
    return frames;
}

// Where the program called `apply`: the first frame outside of the SDK and of this file.
function siteOf(holder) {
    for (const [file, line] of framesOf(holder.stack)) {
        if (!file.startsWith(job.sdk + path.sep) && file !== __filename) {
            return `${file}:${line}`;
        }
    }
    return "";
}

function described(error) {
    const isError = error instanceof Error;
    const message = isError ? error.message : String(error);
    const missing = isError && (error.code === "MODULE_NOT_FOUND" || error.code === "ERR_MODULE_NOT_FOUND");
    const name = missing ? (/'([^']+)'/.exec(message) || [])[1] || "" : null;
    const stack = isError ? error.stack : "";
    // A syntax error names its place in the first line of the stack.
    const first = /^(\/.*?):(\d+)\n/.exec(String(stack || ""));
    const frames = framesOf(stack).reverse();
    if (first) {
        frames.push([first[1], Number(first[2])]);
    }
    return {
        type: missing ? "ModuleNotFoundError" : isError ? error.constructor.name : typeof error,
        module: missing ? "builtins" : "",
        message: message.split("\nRequire stack:")[0],
        name,
        key: isError && typeof error.key === "string" ? error.key : null,
        frames,
        tokens: tokensIn(message),
        traceback: String(stack || message),
    };
}

function failed(error) {
    if (!ended) {
        ended = true;
        report({ error: true, ...described(error) });
        if (error instanceof Error && Object.isExtensible(error)) {
            // The runner logs the error in colours, which takes Node.js 20 half a minute. The report has it already.
            const inspected = Symbol.for("nodejs.util.inspect.custom");
            Object.defineProperty(error, inspected, { value: () => error.stack, enumerable: false, configurable: true });
        }
    }
}

const output = require(path.join(job.sdk, "output"));
const original = output.Output.prototype.apply;

output.Output.prototype.apply = function (func, runWithUnknowns) {
    const holder = {};
    Error.captureStackTrace(holder, output.Output.prototype.apply);
    const outer = taint.getStore() || [];
    const fail = (tokens, error) => {
        const site = siteOf(holder);
        if (!told.has(site)) {
            told.add(site);
            report({ apply: site, tokens, error: `${(error && error.name) || "Error"}: ${(error && error.message) || error}` });
        }
        return output.unknown;
    };
    const guarded = (value) => {
        const own = tokensIn(value);
        const tokens = own.length > 0 ? own : outer;
        if (tokens.length === 0) {
            return func(value);
        }
        if (skip.size > 0 && skip.has(siteOf(holder))) {
            return output.unknown;
        }
        return taint.run(tokens, () => {
            try {
                const result = func(value);
                if (result instanceof Promise) {
                    return result.catch((error) => fail(tokens, error));
                }
                return result;
            } catch (error) {
                return fail(tokens, error);
            }
        });
    };
    return original.call(this, guarded, runWithUnknowns);
};

process.on("uncaughtExceptionMonitor", failed);
process.on("unhandledRejection", failed);

const exit = process.exit;
process.exit = (code) => {
    if (!ended) {
        ended = true;
        const holder = {};
        Error.captureStackTrace(holder, process.exit);
        const actual = code === undefined ? process.exitCode || 0 : code;
        report({ exit: actual, frames: framesOf(holder.stack).reverse(), traceback: String(holder.stack) });
    }
    exit(code);
};
process.on("exit", (code) => {
    if (!ended && !code) {
        report({ done: true });
    }
});
