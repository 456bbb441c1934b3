// Runs in the program's own thread, before Pulumi's runner (see nodejs_hook.cjs).
"use strict";

const { createHash } = require("crypto");
const fs = require("fs");
const path = require("path");
const { fileURLToPath } = require("url");
const { inspect } = require("util");

const { Documents } = require("./nodejs_documents.cjs");
const { Held, holding, install, isStop, refuse } = require("./nodejs_guard.cjs");
const { Secrets } = require("./nodejs_secrets.cjs");
const { watchInvokes } = require("./nodejs_invokes.cjs");
const { listsOfTexts, sendOutputs } = require("./nodejs_shapes.cjs");
const { Lists, StandIns } = require("./nodejs_stand_ins.cjs");
const { Trail, count, isMadeUp, isTraceable, lay, layAlong, tokensIn, trailsIn } = require("./nodejs_trails.cjs");

// Instead of places to skip: no function at all is given a stand-in.
const everywhere = "*";
const maxStatement = 30; // lines
const maxText = 60_000; // characters of one text of an error that are reported

// What one line of a stack trace says, as source maps give it; null where it is in no file.
function frameOf(text) {
    const match = /(?:at (?:async )?(?:(?:\w+\.)*(\w+) )?.*\(|at (?:async )?)(file:\/\/\/.*?|\/.*?):(\d+):(\d+)\)?$/.exec(text);
    if (!match) {
        return null;
    }
    const file = match[2].startsWith("file:") ? fileURLToPath(match[2]) : match[2];
    return { name: match[1] || "", file, line: Number(match[3]), column: Number(match[4]) };
}

function readFrames(stack) {
    return String(stack || "")
        .split("\n")
        .map(frameOf)
        .filter((frame) => frame !== null);
}

// File and line of every frame of a stack, innermost first.
function framesOf(stack) {
    return readFrames(stack).map((frame) => [frame.file, frame.line]);
}

// The compiler names the place in its message, a syntax error in the first line of its stack: neither has a frame there.
const compilerSays = /^(.+?)\((\d+),\d+\): error TS\d+: /m;
const syntaxErrorSays = /^(?:file:\/\/)?(\/.*?):(\d+)\n/;
const settingSays = /^Configuration '([^']+)' value /;
const loaderSays = /^Unknown file extension ".*" for (\/.*)$/;

// The lines of a file that a line goes back to: those that give its names their values, and so on.
function linesBehind(file, line) {
    let lines;
    try {
        lines = fs.readFileSync(file, "utf8").split("\n");
    } catch {
        return new Set();
    }
    const names = (text) => (text || "").match(/[A-Za-z_$][\w$]*/g) || [];
    const found = new Set([line]);
    const todo = names(lines[line - 1]);
    const seen = new Set();
    while (todo.length > 0) {
        const name = todo.pop();
        if (seen.has(name)) {
            continue;
        }
        seen.add(name);
        lines.forEach((text, at) => {
            const gives = /^\s*(?:export\s+)?(?:(?:const|let|var|function|async function)\s+)?([^=(]*?)\s*(?::[^=]*)?(?:=(?![=>])|\()/.exec(text);
            if (gives && names(gives[1]).includes(name) && !found.has(at + 1)) {
                // A statement goes on to its end.
                for (let next = at; next < lines.length && next < at + maxStatement; next++) {
                    found.add(next + 1);
                    todo.push(...names(lines[next]));
                    if (/;\s*$/.test(lines[next])) {
                        break;
                    }
                }
            }
        });
    }
    return found;
}

// The stand-ins that the program was answered with at once, where what it stopped at goes back to them.
function answeredBehind(frames, answered) {
    const found = new Set();
    for (const [file, line] of frames) {
        const here = answered.filter((each) => each.file === file);
        const lines = here.length > 0 ? linesBehind(file, line) : new Set();
        here.filter((each) => lines.has(each.line)).forEach((each) => each.tokens.forEach((token) => found.add(token)));
    }
    return [...found];
}

// The beginning and the end of a text that is too long to be reported.
function ends(text) {
    const half = maxText / 2;
    return text.length <= maxText ? text : `${text.slice(0, half)}\n…\n${text.slice(-half)}`;
}

// What is to be said about what the program threw, less of it where that prevents it: it does what the program says.
function told(error, answered) {
    try {
        return described(error, answered);
    } catch {
        const nothing = { name: null, key: null, frames: [], tokens: [], direct: false, traceback: "" };
        return { type: "Error", module: "", message: "what it says of itself cannot be read", ...nothing };
    }
}

// Errors of the loader's thread arrive here as objects of no class.
function described(error, answered) {
    const isError = error instanceof Error;
    const message = isError || typeof error !== "object" ? String(isError ? error.message : error) : inspect(error);
    const missing = isError && (error.code === "MODULE_NOT_FOUND" || error.code === "ERR_MODULE_NOT_FOUND");
    const name = missing ? (/'([^']+)'/.exec(message) || [])[1] || "" : null;
    const stack = isError ? error.stack : "";
    // With the column, from 0; where what is meant ends is not known.
    const frames = readFrames(stack).map(({ file, line, column }) => [file, line, column - 1, column - 1]).reverse();
    const compiled = compilerSays.exec(message);
    const said = compiled || syntaxErrorSays.exec(String(stack || "")) || loaderSays.exec(message);
    if (said) {
        frames.push([path.resolve(said[1]), Number(said[2] || 1)]);
    }
    const type = isError ? error.constructor.name : compiled ? "TSError" : typeof error;
    return {
        type: missing ? "ModuleNotFoundError" : type,
        module: missing ? "builtins" : "",
        message: ends(message.split("\nRequire stack:")[0]),
        name,
        key: isError && typeof error.key === "string" ? error.key : (settingSays.exec(message) || [])[1] || null,
        frames,
        tokens: [...new Set([...tokensIn(message), ...answeredBehind(frames, answered)])].sort(),
        // Thrown by the lines of a module, and not later?
        direct: /Module\._compile|ModuleJob\.run/.test(String(stack)),
        traceback: ends(String(stack || message)),
    };
}

const undeclared = /^([A-Za-z_$][\w$]*) is not defined$/;
const notThere = /^([A-Za-z_$][\w$]*)(?:\.[\w$]+)+ is not a (?:function|constructor)$/;

// Where the program uses a name that is not there, whatever a stand-in may be: one that nothing declares or sets, or a part
// that a package does not have. Its file and line, of a function that begins nobody knows where.
function mistake(error, isOwn) {
    const [place] = framesOf(error && error.stack);
    if (place === undefined || !isOwn(place[0]) || !fs.existsSync(place[0])) {
        return null;
    }
    const source = fs.readFileSync(place[0], "utf8");
    const message = String(error.message);
    const name = (error instanceof ReferenceError && undeclared.exec(message)) || [];
    const part = (error instanceof TypeError && notThere.exec(message)) || [];
    const isSet = name[1] && new RegExp(String.raw`${word(name[1])}\s*=(?!=)`).test(source);
    const isWrong = name[1] ? !isSet : part[1] && isOfPackage(part[1], source);
    return isWrong && tokensIn(message).length === 0 ? [[place[0], 0, place[1]]] : null;
}

// A name in a pattern, as a word of its own.
const word = (name) => String.raw`(?<![\w$])${name.replace(/\$/g, "\\$&")}(?![\w$])`;

// Does a name stand for what a source imports from a package, and not from a file of the program's?
function isOfPackage(name, source) {
    const [, compiled] = /^(\w+)_\d+$/.exec(name) || []; // the compiler's name for a module, by the end of the package's
    const from = String.raw`["'](?![./~]|@/)${compiled ? `[^"']*${compiled.replace(/_/g, ".")}["']` : ""}`;
    const what = compiled ? "" : word(name);
    const forms = [`import\\b[^;"']*${what}[^;"']*from\\s*`, `(?:const|let|var|import)\\b[^;=]*${what}[^;=(]*=\\s*require\\(`];
    const taken = new RegExp(`${what}[^()=]*\\)?\\s*=>|\\bfunction\\b[^(]*\\([^)]*${what}`); // by a parameter of that name
    return (compiled || !taken.test(source)) && forms.some((form) => new RegExp(form + from).test(source));
}

// Runs the functions that the program gives to `apply`, and sees to it that those with stand-ins only compute.
class Applies {
    constructor(job, report) {
        this.job = job;
        this.report = report;
        this.skip = new Set(job.skip);
        this.told = new Set();
        this.secrets = new Secrets(job.secrets);
        this.internal = new Map(); // file → is it?
        this.count = 0;
        this.answered = [];
        this.output = require(path.join(job.sdk, "output"));
    }

    // Is a file the SDK's, or one of these? The SDK's source maps place its files beside its own folder.
    isInternal(file) {
        let known = this.internal.get(file);
        if (known === undefined) {
            const beside = path.relative(path.dirname(this.job.sdk), file);
            const mapped = !beside.startsWith("..") && beside.endsWith(".ts") && path.join(this.job.sdk, beside.replace(/ts$/, "js"));
            const below = file.startsWith(this.job.sdk + path.sep) || path.dirname(file) === __dirname;
            known = below || (mapped !== false && fs.existsSync(mapped));
            this.internal.set(file, known);
        }
        return known;
    }

    // Where the program called `apply`: the first frame outside of the SDK and of these files, as `file:line#call`. One
    // line may call often, by other ways, with other functions and stand-ins; `call` is the same in each run, and tokens
    // that are made here are not. `sdk`: is it the SDK that called?
    placeOf(holder, func, tokens) {
        const frames = framesOf(holder.stack);
        const own = frames.filter(([file]) => !this.isInternal(file));
        const line = own.length > 0 ? own[0].join(":") : `${this.job.sdk}:0`;
        const way = JSON.stringify([own, String(func), tokens.filter((token) => !token.startsWith("zqf"))]);
        const call = createHash("sha256").update(way).digest("hex").slice(0, 12);
        return { line, site: `${line}#${call}`, sdk: frames.length > 0 && this.isInternal(frames[0][0]) };
    }

    isOwn(file) {
        return file.startsWith(this.job.root + path.sep) && !file.includes(`${path.sep}node_modules${path.sep}`);
    }

    skips({ line, site, sdk }) {
        return this.skip.has(site) || this.skip.has(line) || (this.skip.has(everywhere) && !sdk);
    }

    // Returns a callback that is guarded where a stand-in is on the way to its value, which is that of the output `source`;
    // `trail` is that of its own output. `tell` is given the value first.
    guarded(func, source, trail, holder, tell) {
        const outer = holding.getStore();
        const carried = (result) => {
            if (result && result.__pulumiOutput) {
                trail.sources.push(...trailsIn(result));
            }
            return result;
        };
        return (value) => {
            tell(value);
            const tokens = [tokensIn(value), trail.tokens(), outer ? outer.tokens : []].find((each) => each.length > 0);
            if (tokens === undefined) {
                return carried(func(value));
            }
            const place = this.placeOf(holder, func, tokens);
            if (this.skips(place)) {
                return this.output.unknown;
            }
            tokens.forEach((token) => trail.own.add(token));
            this.doubtful();
            this.count++;
            const held = new Held(place.site, tokens, (_, deed) => this.tell(held, { stopped: deed }));
            // What the real value may have made otherwise is unknown.
            const made = (result) => {
                const own = !place.sdk || typeof value === "string"; // from objects the SDK takes parts as they are
                const traceable = own ? isTraceable(result, value) : !isMadeUp(result, value, source);
                const kept = tokensIn(value).length === 0 || traceable;
                return kept && !held.stopped ? carried(result) : this.output.unknown;
            };
            return holding.run(held, () => this.work(held, func, value, made));
        };
    }

    // Reports, once, that a stand-in is used: before it is, for what uses it may have no end.
    doubtful() {
        if (!this.reported) {
            this.reported = true;
            this.report({ held: true });
        }
    }

    work(held, func, value, made) {
        let result;
        try {
            result = func(value);
        } catch (error) {
            return this.failed(held, error);
        }
        if (result && typeof result.then === "function") {
            const done = Promise.resolve(result).then(made, (error) => this.failed(held, error));
            // One that was stopped may never be done: what it waits for was not begun.
            return Promise.race([done, held.ended]).then((last) => (held.stopped ? this.output.unknown : last));
        }
        return made(result);
    }

    failed(held, error) {
        if (!held.stopped) {
            // Else the error is a consequence, and that has been told.
            const { message } = told(error, []);
            const way = this.mistake(error);
            const written = way ? message.replace(/^\w+_\d+\.(?:default\.)?/, "") : message; // and not as compiled
            const what = ends(`${(error && error.name) || "Error"}: ${written}`);
            const file = error && error.code === "ENOENT" && typeof error.path === "string" ? error.path : "";
            this.tell(held, { error: what, missing: tokensIn(file).length > 0 ? "" : file, ...(way && { mistake: way }) });
        }
        return this.output.unknown;
    }

    mistake(error) {
        try {
            return mistake(error, (file) => this.isOwn(file));
        } catch {
            return null; // an error of the program's own making, which cannot be read
        }
    }

    tell(held, why) {
        if (!this.told.has(held.site)) {
            this.told.add(held.site);
            this.report({ apply: held.site, tokens: held.tokens, ...why });
        }
    }

    // Tells which settings the program's own files ask for that have no value.
    watchSettings() {
        const config = require(path.join(this.job.sdk, "runtime", "config"));
        const { getConfig } = config;
        const unset = new Set();
        config.getConfig = (key) => {
            const value = getConfig(key);
            if (value === undefined && !unset.has(key)) {
                const [file] = framesOf(new Error().stack).find(([each]) => !this.isInternal(each)) || [""];
                if (!file.includes(`${path.sep}node_modules${path.sep}`)) {
                    unset.add(key);
                    this.report({ unset: key });
                }
            }
            return value;
        };
    }

    watch() {
        const applies = this;
        const { Output } = this.output;
        const original = Output.prototype.apply;
        Output.prototype.apply = function apply(func, runWithUnknowns) {
            const holder = {};
            Error.captureStackTrace(holder, apply);
            const trail = new Trail(trailsIn(this));
            const tell = applies.secrets.teller(this);
            const result = original.call(this, applies.guarded(func, this, trail, holder, tell), runWithUnknowns);
            lay(result, trail);
            return result;
        };
        // What makes one output of others without a function of the program's; older SDKs lack some.
        for (const name of ["all", "concat", "interpolate", "jsonParse", "jsonStringify", "output", "secret", "unsecret"]) {
            const combine = this.output[name];
            if (combine !== undefined) {
                this.output[name] = (...args) => {
                    if (name === "secret") {
                        this.secrets.tell(args);
                    }
                    const result = combine(...args);
                    const trails = trailsIn(args);
                    if (trails.length > 0) {
                        lay(result, new Trail(trails));
                    }
                    if (name === "all" || name === "output") {
                        count(result, args[0]);
                    }
                    return result;
                };
            }
        }
        // From here on the SDK's other files are loaded: they take over what was put into this one.
        const standIns = new StandIns(this.report);
        watchInvokes(this.job.sdk, this.output.unknown, standIns, original, frameOf, (frames, tokens) => {
            const own = frames.find(({ file }) => !file.includes(`${path.sep}node_modules${path.sep}`) && !this.isInternal(file));
            if (own && tokens.length > 0) {
                this.doubtful();
                this.answered.push({ file: own.file, line: own.line, tokens });
            }
        });
        this.watchSettings();
        const isSdk = (line) => {
            const frame = frameOf(line);
            return frame !== null && this.isInternal(frame.file);
        };
        new Documents(standIns, this.output.unknown, frameOf, isSdk).watch();
        const resources = require(path.join(this.job.sdk, "runtime", "resource"));
        const { readResource, registerResource } = resources;
        const declare = sendOutputs(this.job.sdk);
        const lists = new Lists(standIns, this.output.isUnknown);
        // Callbacks are given nothing that is made here either where they are given no stand-ins at all.
        const listsOf = this.skip.has(everywhere) ? () => [] : listsOfTexts;
        resources.registerResource = (resource, parent, type, name, custom, remote, made, props, ...rest) => {
            if (custom || remote) {
                declare(resource, type);
            }
            registerResource(resource, parent, type, name, custom, remote, made, props, ...rest);
            layAlong(resource, props);
            lists.open(resource, custom || remote ? listsOf(resource, type) : []);
        };
        resources.readResource = (resource, parent, type, ...rest) => {
            declare(resource, type);
            readResource(resource, parent, type, ...rest);
            lists.open(resource, listsOf(resource, type));
        };
    }
}

// Reports how the program ended, and which of its own files it has loaded by then.
function watchEnd(job, report, applies) {
    const { answered } = applies;
    let ended = false;

    function failed(error) {
        if (ended || isStop(error)) {
            return;
        }
        ended = true;
        report({ error: true, ...told(error, answered) });
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
        refuse("end the program");
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
        report({ loaded: Object.keys(require.cache).filter((file) => applies.isOwn(file)) });
        if (ended || !code) {
            report({ done: true, callbacks: applies.count });
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
    const applies = new Applies(job, report);
    applies.watch();
    watchEnd(job, report, applies);
    install(job);
}

module.exports = { run, placeModules };
