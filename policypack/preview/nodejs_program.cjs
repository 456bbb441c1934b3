// Runs in the program's own thread, before Pulumi's runner (see nodejs_hook.cjs).
"use strict";

const { AsyncLocalStorage } = require("async_hooks");
const path = require("path");
const { fileURLToPath } = require("url");
const { inspect } = require("util");

const maxNodes = 20000;

// The placeholders in a value.
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

// File, line and column of one line of a stack trace, as source maps give them; null where it is in no file.
function frameOf(text) {
    const match = /(?:\(|at )(file:\/\/\/.*?|\/.*?):(\d+):(\d+)\)?$/.exec(text);
    if (!match) {
        return null;
    }
    const file = match[1].startsWith("file:") ? fileURLToPath(match[1]) : match[1];
    return { file, line: Number(match[2]), column: Number(match[3]) };
}

// File and line of every frame of a stack, innermost first.
function framesOf(stack) {
    const frames = String(stack || "")
        .split("\n")
        .map(frameOf);
    return frames.filter((frame) => frame !== null).map((frame) => [frame.file, frame.line]);
}

// The compiler names the place in its message, a syntax error in the first line of its stack: neither has a frame there.
const compilerSays = /^(.+?)\((\d+),\d+\): error TS\d+: /m;
const syntaxErrorSays = /^(?:file:\/\/)?(\/.*?):(\d+)\n/;
const loaderSays = /^Unknown file extension ".*" for (\/.*)$/;

// What is to be said about what the program threw. Errors of the loader's thread arrive here as objects of no class.
function described(error) {
    const isError = error instanceof Error;
    const message = isError || typeof error !== "object" ? String(isError ? error.message : error) : inspect(error);
    const missing = isError && (error.code === "MODULE_NOT_FOUND" || error.code === "ERR_MODULE_NOT_FOUND");
    const name = missing ? (/'([^']+)'/.exec(message) || [])[1] || "" : null;
    const stack = isError ? error.stack : "";
    const frames = framesOf(stack).reverse();
    const compiled = compilerSays.exec(message);
    const said = compiled || syntaxErrorSays.exec(String(stack || "")) || loaderSays.exec(message);
    if (said) {
        frames.push([path.resolve(said[1]), Number(said[2] || 1)]);
    }
    const type = isError ? error.constructor.name : compiled ? "TSError" : typeof error;
    return {
        type: missing ? "ModuleNotFoundError" : type,
        module: missing ? "builtins" : "",
        message: message.split("\nRequire stack:")[0],
        name,
        key: isError && typeof error.key === "string" ? error.key : null,
        frames,
        tokens: tokensIn(message),
        traceback: String(stack || message),
    };
}

// Guards every function that the program gives to `apply`.
function guardApplies(job, report) {
    const skip = new Set(job.skip);
    const told = new Set();
    const taint = new AsyncLocalStorage();
    const output = require(path.join(job.sdk, "output"));
    const original = output.Output.prototype.apply;

    // Where the program called `apply`: the first frame outside of the SDK and of these files.
    function siteOf(holder) {
        for (const [file, line] of framesOf(holder.stack)) {
            if (!file.startsWith(job.sdk + path.sep) && path.dirname(file) !== __dirname) {
                return `${file}:${line}`;
            }
        }
        return "";
    }

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
}

// Reports how the program ended, and which of its own files it has loaded by then.
function watchEnd(job, report) {
    let ended = false;
    const isOwn = (file) => file.startsWith(job.root + path.sep) && !file.includes(`${path.sep}node_modules${path.sep}`);

    function failed(error) {
        if (ended) {
            return;
        }
        ended = true;
        report({ error: true, ...described(error) });
        if (error instanceof Error && Object.isExtensible(error)) {
            // The runner logs the error in colours, which takes Node.js 20 half a minute. The report has it already.
            const inspected = Symbol.for("nodejs.util.inspect.custom");
            Object.defineProperty(error, inspected, { value: () => error.stack, enumerable: false, configurable: true });
        }
    }

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
        report({ loaded: Object.keys(require.cache).filter(isOwn) });
        if (!ended && !code) {
            report({ done: true });
        }
    });
}

// The SDK tells the monitor where a resource is made, but knows neither the URLs of ES modules nor what stands outside
// of every function. The frames stay as many as they were: the SDK leaves out the first ones by their number.
function placeModules(sdk) {
    const { Resource } = require(path.join(sdk, "resource"));
    if (typeof Resource.callsites !== "function") {
        return;
    }
    Resource.callsites = () => {
        const limit = Error.stackTraceLimit;
        try {
            Error.stackTraceLimit = Number.POSITIVE_INFINITY;
            return new Error().stack
                .split("\n")
                .slice(1)
                .map((line) => frameOf(line) || {});
        } finally {
            Error.stackTraceLimit = limit;
        }
    };
}

function run(job, report) {
    guardApplies(job, report);
    watchEnd(job, report);
}

module.exports = { run, placeModules };
