// What a callback may do while it holds a stand-in: compute, not act. A guard against accidents, and no sandbox.
//
// The engine does not run a callback whose value only an update can know; the preview does, to see through it. Then
// what would write, remove or rename a file, start a process or a thread, connect or send ends the callback. It is
// stopped where Node.js itself does such a thing. Temporary files and the null device are let pass, and so are the
// SDK's own connections to the preview; what is written into a file that was open before is not seen.
"use strict";

const { AsyncLocalStorage } = require("async_hooks");
const fs = require("fs");
const Module = require("module");
const os = require("os");
const path = require("path");
const { fileURLToPath } = require("url");

// Ends a callback that would have acted.
class Stopped extends Error {
    constructor(deed) {
        super(`not before an update: ${deed}`);
        this.name = "Stopped";
    }
}

// A callback at work on stand-ins: where the program gave it to `apply`, and what it was stopped from. `tell` is called
// once, when it would have acted, with the words for what it would have done; `end` is settled then.
class Held {
    constructor(site, tokens, tell) {
        this.site = site;
        this.tokens = tokens;
        this.stopped = "";
        this.tell = tell;
        this.ended = new Promise((resolve) => {
            this.end = resolve;
        });
    }

    stop(deed) {
        if (!this.stopped) {
            this.stopped = deed;
            this.tell(this, deed);
            this.end();
        }
        throw new Stopped(deed);
    }
}

// Which callback the code at hand works for; nothing for the program's own lines.
const holding = new AsyncLocalStorage();

function refuse(deed) {
    const held = holding.getStore();
    if (held) {
        held.stop(typeof deed === "function" ? deed() : deed);
    }
}

// Is an error only the consequence of a stop, which has been told?
function isStop(error) {
    for (let link = error, at = 0; link && typeof link === "object" && at < 10; link = link.cause, at++) {
        if (link instanceof Stopped) {
            return true;
        }
    }
    return false;
}

function below(folder, file) {
    return file === folder || file.startsWith(folder + path.sep);
}

// The real path that a call names, also where nothing is there yet; null for an open file.
function realPath(given) {
    if (typeof given !== "string" && !Buffer.isBuffer(given) && !(given instanceof URL)) {
        return null;
    }
    const full = path.resolve(given instanceof URL ? fileURLToPath(given) : String(given));
    for (let folder = full; ; folder = path.dirname(folder)) {
        try {
            return path.join(real(folder), path.relative(folder, full));
        } catch {
            if (folder === path.dirname(folder)) {
                return full;
            }
        }
    }
}
const real = fs.realpathSync.native;

const writing = fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT | fs.constants.O_TRUNC | fs.constants.O_APPEND;

function writes(flags) {
    return typeof flags === "number" ? (flags & writing) !== 0 : /[wax+]/.test(flags || "r");
}

// Name of a function of `fs` → how what it would do is said, and which of its arguments are the paths that it changes.
const deeds = {
    appendFile: ["write", 0],
    chmod: ["change the mode of", 0],
    chown: ["change the owner of", 0],
    copyFile: ["write", 1],
    cp: ["write", 1],
    createWriteStream: ["write", 0],
    lchmod: ["change the mode of", 0],
    lchown: ["change the owner of", 0],
    link: ["write", 1],
    lutimes: ["change the times of", 0],
    mkdir: ["make the folder", 0],
    mkdtemp: ["make a folder at", 0],
    open: ["write", 0],
    rename: ["rename", 0, 1],
    rm: ["remove", 0],
    rmdir: ["remove", 0],
    symlink: ["write", 1],
    truncate: ["write", 0],
    unlink: ["remove", 0],
    utimes: ["change the times of", 0],
    writeFile: ["write", 0],
};

class Files {
    constructor(root) {
        this.root = realPath(root);
        this.temporary = realPath(os.tmpdir());
    }

    // May a path be changed?
    isFree(file) {
        return file === os.devNull || (below(this.temporary, file) && !below(this.root, file));
    }

    refuse(name, args) {
        if (name === "open" && !writes(args[1])) {
            return;
        }
        const [verb, ...places] = deeds[name];
        for (const place of places) {
            const file = realPath(args[place]);
            const made = name === "mkdir" && file !== null && fs.existsSync(file);
            if (file !== null && !made && !this.isFree(file)) {
                refuse(`${verb} ${below(this.root, file) ? path.relative(this.root, file) : file}`);
            }
        }
    }

    watch() {
        for (const name of Object.keys(deeds)) {
            const before = (args) => holding.getStore() && this.refuse(name, args);
            wrap(fs, name, before);
            wrap(fs, `${name}Sync`, before);
            wrapAsync(fs.promises, name, before);
        }
    }
}

// Puts a look at its arguments before a function; what hangs on the function, such as `promisify.custom`, stays.
function wrap(owner, name, before) {
    const original = owner[name];
    if (typeof original !== "function") {
        return;
    }
    const watched = function (...args) {
        before(args, this);
        return Reflect.apply(original, this, args);
    };
    Object.defineProperties(watched, Object.getOwnPropertyDescriptors(original));
    owner[name] = watched;
}

// The same for a function that promises: it rejects and does not throw.
function wrapAsync(owner, name, before) {
    const original = owner[name];
    if (typeof original === "function") {
        owner[name] = async function (...args) {
            before(args, this);
            return Reflect.apply(original, this, args);
        };
    }
}

function watchProcesses() {
    const processes = require("child_process");
    const program = (args) => refuse(() => `start ${String(args[0]).split(" ")[0]}`);
    for (const name of ["spawnSync", "execSync", "execFileSync"]) {
        wrap(processes, name, program);
    }
    wrap(processes.ChildProcess.prototype, "spawn", ([options]) => refuse(() => `start ${(options && options.file) || "a process"}`));
    const { spawn } = processes.ChildProcess.prototype;
    processes.ChildProcess.prototype.spawn = function (...args) {
        const status = Reflect.apply(spawn, this, args);
        wrap(this, "send", () => refuse("send a message to a process"));
        return status;
    };
    wrap(processes.ChildProcess.prototype, "kill", () => refuse("send a signal to a process"));
    for (const name of ["on", "once", "addListener", "prependListener", "prependOnceListener"]) {
        const listen = process[name];
        process[name] = function (event, listener) {
            const held = holding.getStore();
            const carried = held ? (...args) => holding.run(held, () => Reflect.apply(listener, process, args)) : listener;
            return Reflect.apply(listen, this, [event, carried]);
        };
    }
    wrap(process, "chdir", ([folder]) => refuse(() => `go to the folder ${folder}`));
    wrap(process, "kill", ([id]) => refuse(`send a signal to process ${id}`));
    const threads = require("worker_threads");
    const { Worker } = threads;
    threads.Worker = class extends Worker {
        constructor(...args) {
            refuse("start a thread");
            super(...args);
        }

        postMessage(...args) {
            refuse("send a message to a thread");
            super.postMessage(...args);
        }
    };
    Object.defineProperty(threads.Worker, "name", { value: "Worker" });
}

function watchConnections(job) {
    const net = require("net");
    const dgram = require("dgram");
    const dns = require("dns");
    const [, ownHost, ownPort] = /^(.*):(\d+)$/.exec(job.monitor);

    function address(args) {
        const first = Array.isArray(args[0]) ? args[0][0] : args[0]; // as net itself hands them on
        const given = first !== null && typeof first === "object" ? first : { port: first, host: args[1] };
        return given.path ? { path: given.path } : { host: typeof given.host === "string" ? given.host : "localhost", port: given.port };
    }

    wrap(net.Socket.prototype, "connect", (args) => {
        const to = address(args);
        if (to.host !== ownHost || String(to.port) !== ownPort) {
            refuse(() => `connect to ${to.path || `${to.host}:${to.port}`}`);
        }
    });
    // Connections, and pipes to processes, that were open before.
    const sends = (args, socket) => {
        if (args.length > 0 && !socket._isStdio && String(socket.remotePort) !== ownPort) {
            refuse("send over a connection");
        }
    };
    wrap(net.Socket.prototype, "write", sends);
    wrap(net.Socket.prototype, "end", sends);
    wrap(dgram.Socket.prototype, "connect", ([port, host]) => refuse(() => `connect to ${host || "localhost"}:${port}`));
    wrap(dgram.Socket.prototype, "send", () => refuse("send a message"));
    wrap(dgram.Socket.prototype, "bind", () => refuse("listen"));
    for (const name of ["lookup", "resolve", "resolve4", "resolve6", "resolveAny", "resolveTxt", "resolveCname", "reverse"]) {
        wrap(dns, name, ([host]) => refuse(`look up ${host}`));
        wrapAsync(dns.promises, name, ([host]) => refuse(`look up ${host}`));
    }
    // These may go over connections that are open already.
    for (const name of ["http", "https"]) {
        const web = require(name);
        wrap(web, "request", ([to]) => refuse(() => `send a request to ${(to && (to.host || to.hostname || to.href)) || to}`));
        wrap(web, "get", ([to]) => refuse(() => `send a request to ${(to && (to.host || to.hostname || to.href)) || to}`));
    }
    wrapAsync(globalThis, "fetch", ([to]) => refuse(() => `send a request to ${(to && to.url) || to}`));
}

// Begins to watch. Whoever gets a function of Node.js's later, by `require` or `import`, gets the watched one.
function install(job) {
    new Files(job.root).watch();
    watchProcesses();
    watchConnections(job);
    Module.syncBuiltinESMExports();
    // What was stopped in a timer or a stream has nobody who could catch it, and has been told.
    const emit = process.emit;
    process.emit = function (event, error, ...rest) {
        const uncaught = event === "uncaughtException" || event === "unhandledRejection" || event === "uncaughtExceptionMonitor";
        return uncaught && isStop(error) ? true : Reflect.apply(emit, this, [event, error, ...rest]);
    };
}

module.exports = { Held, holding, install, isStop, refuse };
