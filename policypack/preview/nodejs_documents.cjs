// What a program reads in a document of JSON that only AWS has, such as a secret's: it gets the texts that it asks for
// by name, and nothing else is said of it.
"use strict";

const fs = require("fs");

const { openedAs, wholeToken } = require("./nodejs_trails.cjs");

const any = "preflight-any-key"; // all that Pulumi's SDK sees of a document, and it is unknown
const asked = /at impl \(|containsUnknowns/; // by whom the SDK looks for what is unknown, before it runs a callback
const near = 6; // lines of a stack
// What the source says behind the name of a part where it asks for one of its characters, or counts them.
const apart = String.raw`["'\`]?\]?(?:\s+as\s+[\w.<>[\]]+)?\)*!?\s*(?:\?\.\[|\[|\??\.length\b)`;

// Ends what needs more of a document than a name.
class UnreadError extends Error {
    constructor() {
        super("what is in it is known only after an update");
        this.name = "UnreadError";
    }
}

// The lines of the stack of what is not this file's.
function callers() {
    const lines = new Error().stack.split("\n").slice(1);
    return lines.filter((line) => !line.includes(__filename) && !/<anonymous>\)?$/.test(line));
}

// The rest of the line of a source from where a frame stands.
function textAt({ file, line, column }) {
    try {
        return fs.readFileSync(file, "utf8").split("\n")[line - 1].slice(column - 1);
    } catch {
        return ""; // no file, or another one by now
    }
}

// Texts and documents that JSON.parse opens. `unknown` is the SDK's, `isSdk` says whether a line of a stack is its.
class Documents {
    constructor(standIns, unknown, frameOf, isSdk) {
        this.standIns = standIns;
        this.unknown = unknown;
        this.frameOf = frameOf;
        this.isSdk = isSdk;
        this.parts = new Set();
        this.watching = false;
    }

    watch() {
        const { parse } = JSON;
        const documents = this;
        JSON.parse = function (text, ...rest) {
            const token = typeof text === "string" ? wholeToken(text) : null;
            return token === null ? Reflect.apply(parse, this, [text, ...rest]) : documents.opened(token);
        };
    }

    part(whole, key) {
        if (this.isTakenApart(key)) {
            throw new UnreadError();
        }
        const token = this.standIns.entry(whole, key);
        this.parts.add(token);
        return token;
    }

    // Does the line that asks for a part go on to its characters or their number? It may be a list, and a text of
    // JavaScript's answers both by itself.
    isTakenApart(key) {
        const [frame] = callers().map(this.frameOf);
        const before = String.raw`^[\w$.?!]*\[?["'\`]?`;
        const name = key.replace(/[^\w]/g, "\\$&");
        return frame && new RegExp(`${before}\\b${name}${apart}`).test(textAt(frame));
    }

    // Who looks into a document: the SDK, the SDK only for what is unknown, or the program.
    asker() {
        const lines = callers().slice(0, near);
        if (lines.some((line) => asked.test(line))) {
            return "search";
        }
        return lines.length > 0 && this.isSdk(lines[0]) ? "sdk" : "program";
    }

    opened(whole) {
        this.openParts();
        const closed = () => {
            throw new UnreadError();
        };
        const document = new Proxy(
            {},
            {
                get: (own, key) => {
                    if (typeof key === "symbol" || key in own || key === "then") {
                        return own[key];
                    }
                    if (key === any) {
                        return this.unknown;
                    }
                    if (key.startsWith("__pulumi")) {
                        return key === "__pulumiUnknown" && this.asker() !== "search" ? true : undefined;
                    }
                    return key === "toJSON" || key === "length" ? closed() : this.part(whole, key);
                },
                has: closed,
                ownKeys: () => {
                    const asker = this.asker();
                    return asker === "program" ? closed() : asker === "sdk" ? [any] : [];
                },
                getOwnPropertyDescriptor: (_, key) =>
                    key === any ? { value: this.unknown, enumerable: true, configurable: true } : closed(),
            },
        );
        openedAs(document, whole);
        return document;
    }

    // A part may be a document again. It is a text, so what it has is found where texts look last.
    openParts() {
        if (this.watching) {
            return;
        }
        this.watching = true;
        const documents = this;
        const last = new Proxy(Object.prototype, {
            get(target, key, text) {
                const open = typeof key === "string" && !key.startsWith("__") && documents.parts.has(text) && !(key in target);
                return open ? documents.part(text, key) : Reflect.get(target, key, text);
            },
        });
        Object.setPrototypeOf(String.prototype, last);
        // It may be a list as well: nothing goes through its characters.
        const iterate = String.prototype[Symbol.iterator];
        const value = function () {
            if (documents.parts.has(String(this))) {
                throw new UnreadError();
            }
            return Reflect.apply(iterate, this, []);
        };
        Object.defineProperty(String.prototype, Symbol.iterator, { value, enumerable: false, configurable: true, writable: true });
    }
}

module.exports = { Documents };
