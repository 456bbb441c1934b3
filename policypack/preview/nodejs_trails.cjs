// Which of the program's values come from stand-ins, also where nothing of the stand-in is left in them.
"use strict";

const account = "869203517486"; // what stands for an account's number (symbol.py)
const token = new RegExp(`zq[0-9a-f]{5}qz|${account}`, "gi");
// The same in base64, alone and behind "AWS:".
const encoded = /enE[A-Za-z0-9+/]{7}F6|QVdTOnpx[A-Za-z0-9+/]{8}eg==/g;
const maxNodes = 20000;
// The name of an output's trail, among its own attributes: outputs make a property of their value of any other name.
const mark = "__preflightTrail";

// A document that nobody has read → its token.
const documents = new WeakMap();

function openedAs(document, whole) {
    documents.set(document, whole);
}

function partsOf(item) {
    if (typeof item === "object" && documents.has(item)) {
        return [documents.get(item)]; // also of a map that has any key
    }
    if (Array.isArray(item) || item instanceof Set) {
        return [...item];
    }
    if (item instanceof Map) {
        return [...item].flat();
    }
    // Outputs and resources lead to whatever the program has made; both say what they are.
    if (item === null || typeof item !== "object" || item.__pulumiOutput || item.__pulumiResource || item.__pulumiUnknown) {
        return [];
    }
    if (ArrayBuffer.isView(item) || item instanceof Promise) {
        return [];
    }
    return Object.keys(item).flatMap((key) => [key, item[key]]);
}

function* leavesOf(value) {
    const seen = new Set();
    const todo = [value];
    let nodes = 0;
    while (todo.length > 0 && nodes++ < maxNodes) {
        const item = todo.pop();
        if (typeof item === "object" && item !== null) {
            if (seen.has(item)) {
                continue;
            }
            seen.add(item);
        }
        yield item;
        todo.push(...partsOf(item));
    }
}

function* tokensOf(text) {
    for (const found of text.match(token) || []) {
        yield found.toLowerCase();
    }
    for (const found of text.match(encoded) || []) {
        yield* Buffer.from(found, "base64").toString("latin1").match(token) || [];
    }
}

// The placeholders in a value, sorted.
function tokensIn(value) {
    const found = new Set();
    for (const item of leavesOf(value)) {
        const text = item instanceof Uint8Array ? Buffer.from(item).toString("latin1") : item;
        if (typeof text === "string") {
            for (const each of tokensOf(text)) {
                found.add(each);
            }
        }
    }
    return [...found].sort();
}

// The token that a text is; null where it is none, or more, or a number.
function wholeToken(text) {
    const found = text.match(token);
    return found !== null && text !== account && found[0].length === text.length ? found[0].toLowerCase() : null;
}

const isPlain = (item) => item === undefined || item === null || ["string", "number", "boolean"].includes(typeof item);
const isContainer = (item) => Array.isArray(item) || (typeof item === "object" && item !== null && item.constructor === Object);

// All that is in the document that a text is; nothing where it is none.
function documentIn(text) {
    if (typeof text !== "string" || !/^\s*[{[]/.test(text)) {
        return [];
    }
    try {
        return [...leavesOf(JSON.parse(text))];
    } catch {
        return [];
    }
}

// Is it seen in what a function has made how it goes back to the stand-ins that it was given? A token is left in it,
// alone or in base64, or it is a part of what was given, or of a document of JSON in it. A length, a comparison or a digest
// is of the stand-in, and says nothing of the real value. What is no plain data, such as a resource, is as good as known.
function isTraceable(result, given) {
    const before = new Set(leavesOf(given));
    if (tokensIn(result).length > 0 || (!isPlain(result) && before.has(result))) {
        return true;
    }
    const parts = [...leavesOf(result)].filter((item) => !isContainer(item));
    if (!parts.every(isPlain)) {
        return true;
    }
    [...before].flatMap(documentIn).forEach((item) => before.add(item));
    const known = (item) => item !== undefined && item !== null && before.has(item);
    const encodes = (item) => typeof item === "string" && tokensIn(Buffer.from(item, "base64")).length > 0;
    return parts.length > 0 && parts.every((item) => known(item) || encodes(item));
}

// The stand-ins on the way to one output: those its callback was given, and those of the outputs it is made of.
class Trail {
    constructor(sources) {
        this.own = new Set();
        this.sources = sources;
    }

    tokens() {
        const found = new Set();
        const seen = new Set();
        const todo = [this];
        while (todo.length > 0) {
            const trail = todo.pop();
            if (!seen.has(trail)) {
                seen.add(trail);
                trail.own.forEach((each) => found.add(each));
                todo.push(...trail.sources);
            }
        }
        return [...found].sort();
    }
}

// The trails of the outputs in a value.
function trailsIn(value) {
    const found = [];
    for (const item of leavesOf(value)) {
        if (item !== null && typeof item === "object" && item.__pulumiOutput && item[mark]) {
            found.push(item[mark]);
        }
    }
    return found;
}

// Gives an output its trail, beside the one that it may have.
function lay(output, trail) {
    const known = output[mark];
    if (known === undefined) {
        Object.defineProperty(output, mark, { value: trail, enumerable: false });
    } else if (known !== trail) {
        known.sources.push(trail);
    }
}

// Gives what a resource echoes of its inputs the trails of those.
function layAlong(resource, props) {
    for (const [name, value] of Object.entries(props || {})) {
        const echoed = resource[name];
        if (echoed && echoed.__pulumiOutput) {
            const trails = trailsIn(value);
            if (trails.length > 0) {
                lay(echoed, new Trail(trails));
            }
            count(echoed, value);
        }
    }
}

// The name of what says that the program itself has made the list that an output is, and knows how long it is.
const counted = "__preflightCounted";

function count(output, made) {
    if (Array.isArray(made) && !output[counted]) {
        Object.defineProperty(output, counted, { value: true, enumerable: false });
    }
}

// Is something a length that the program asks of an output, and that AWS decides? Stand-ins of lists have some length.
function isMadeUp(length, list, output) {
    return typeof length === "number" && Array.isArray(list) && !output[counted];
}

module.exports = { Trail, count, isMadeUp, isTraceable, lay, layAlong, leavesOf, openedAs, tokensIn, trailsIn, wholeToken };
