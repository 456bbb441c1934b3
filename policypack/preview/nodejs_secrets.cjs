// Tells the preview which values of the program are secret, so that no message shows one.
"use strict";

const { writeSync } = require("fs"); // as it is before the program runs

const { leavesOf } = require("./nodejs_trails.cjs");

const least = 4; // characters of a secret text that are looked for in messages

// What is secret, each text told once. `pipe` is a descriptor, -1 where there is none.
class Secrets {
    constructor(pipe) {
        this.pipe = pipe;
        this.told = new Set();
    }

    // Tells the texts in a value, now: the process may end with the next line.
    tell(value) {
        if (this.pipe < 0) {
            return;
        }
        const texts = [...leavesOf(value)].filter(
            (item) => typeof item === "string" && item.length >= least && !this.told.has(item),
        );
        if (texts.length === 0) {
            return;
        }
        texts.forEach((text) => this.told.add(text));
        let line = Buffer.from(JSON.stringify(texts) + "\n");
        try {
            while (line.length > 0) {
                line = line.subarray(writeSync(this.pipe, line));
            }
        } catch {
            this.pipe = -1; // the preview has ended
        }
    }

    // Returns what tells an output's value if that is secret: when its callback has the value, the SDK knows.
    teller(output) {
        let secret = false;
        Promise.resolve(output.isSecret).then(
            (known) => (secret = known === true),
            () => {},
        );
        return (value) => secret && this.tell(value);
    }
}

module.exports = { Secrets };
