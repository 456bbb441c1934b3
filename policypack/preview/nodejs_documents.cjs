// What a program reads in a document of JSON that only AWS has, such as a secret's: it gets the texts that it asks for
// by name, and nothing else is said of it. Each gets a token of its own, and the report says what it stands for.
"use strict";

const { openedAs, wholeToken } = require("./nodejs_trails.cjs");

const any = "preflight-any-key"; // all that Pulumi's SDK sees of a document, and it is unknown
const asked = /at impl \(|containsUnknowns/; // by whom the SDK looks for what is unknown, before it runs a callback
const near = 6; // lines of a stack

// Ends what needs more of a document than a name.
class UnreadError extends Error {
    constructor() {
        super("what is in it is known only after an update");
        this.name = "UnreadError";
    }
}

// Texts and documents that JSON.parse opens. `unknown` is the SDK's, `isSdk` says whether a line of a stack is its.
class Documents {
    constructor(report, unknown, isSdk) {
        this.report = report;
        this.unknown = unknown;
        this.isSdk = isSdk;
        this.made = new Map(); // whole and key → token
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
        const place = `${whole} ${key}`;
        let token = this.made.get(place);
        if (token === undefined) {
            token = `zqf${this.made.size.toString(16).padStart(4, "0")}qz`;
            this.made.set(place, token);
            this.parts.add(token);
            this.report({ symbol: token, whole, key });
        }
        return token;
    }

    // Who looks into a document: the SDK, the SDK only for what is unknown, or the program.
    asker() {
        const lines = new Error().stack.split("\n").slice(1);
        const callers = lines.filter((line) => !line.includes(__filename) && !line.includes("<anonymous>")).slice(0, near);
        if (callers.some((line) => asked.test(line))) {
            return "search";
        }
        return callers.length > 0 && this.isSdk(callers[0]) ? "sdk" : "program";
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
                    return key === "toJSON" ? closed() : this.part(whole, key);
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
