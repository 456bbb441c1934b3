// Stand-ins that only the program's process can make: entries of documents, elements of lists. Each gets a token of its
// own, and the report says what it stands for.
"use strict";

const { openedAs } = require("./nodejs_trails.cjs");

const open = "preflight-any-key"; // what the preview puts into a map of any keys, with the map's own token
const never = new Set(["then", "toJSON", "length", "doNotCapture", "deploymentOnlyModule"]); // what is asked of every object

class StandIns {
    constructor(report) {
        this.report = report;
        this.made = new Map(); // what it stands for → token
    }

    // The token for the entry of a document that has a token itself.
    entry(whole, key) {
        return this.token({ whole, key });
    }

    // The token for an element of a resource's output.
    element(urn, path) {
        return this.token({ urn, path });
    }

    // A value with open maps in it, where the preview sent such: they have whatever key the program asks for, and show none.
    // Objects are changed in place.
    opened(value) {
        if (value === null || typeof value !== "object" || value.__pulumiOutput || value.__pulumiResource || value.__pulumiUnknown) {
            return value;
        }
        for (const [key, item] of Object.entries(value)) {
            const made = this.opened(item);
            if (made !== item) {
                value[key] = made;
            }
        }
        const whole = value[open];
        if (typeof whole !== "string") {
            return value;
        }
        delete value[open];
        const isKnown = (own, key) => typeof key === "symbol" || key in own || key.startsWith("__") || never.has(key);
        const map = new Proxy(value, { get: (own, key) => (isKnown(own, key) ? own[key] : this.entry(whole, key)) });
        openedAs(map, whole);
        return map;
    }

    token(what) {
        const place = JSON.stringify(what);
        let token = this.made.get(place);
        if (token === undefined) {
            token = `zqf${this.made.size.toString(16).padStart(4, "0")}qz`;
            this.made.set(place, token);
            this.report({ symbol: token, ...what });
        }
        return token;
    }
}

// Lists of texts that AWS fills in: how many there will be is not known, so such a list is unknown, and an element that
// is asked for by its index is a stand-in. Outputs make a property of their value of every name, also of an index.
class Lists {
    constructor(standIns, isUnknown) {
        this.standIns = standIns;
        this.isUnknown = isUnknown;
    }

    // Opens those outputs of a resource that are such lists.
    open(resource, names) {
        for (const name of names) {
            const own = Object.getOwnPropertyDescriptor(resource, name);
            if (own && own.writable && own.value && own.value.__pulumiOutput) {
                resource[name] = this.opened(own.value, resource, name);
            }
        }
    }

    opened(output, resource, name) {
        const element = (at) => (value) => {
            const known = value === undefined || value === null ? undefined : value[at];
            return this.isUnknown(value) ? resource.urn.apply((urn) => this.standIns.element(urn, `${name}[${at}]`)) : known;
        };
        const get = (own, key) => (/^(?:0|[1-9]\d*)$/.test(String(key)) ? own.apply(element(key), true) : own[key]);
        return new Proxy(output, { get });
    }
}

module.exports = { Lists, StandIns };
