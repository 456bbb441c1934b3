// The functions of providers that the program calls. In its plain form a call needs values now: its declared type is sent
// along, for the preview to make such up. In its other form an answer may be unknown, which older SDKs do not look for.
"use strict";

const { AsyncLocalStorage } = require("async_hooks");
const fs = require("fs");
const path = require("path");

const { Declarations } = require("./nodejs_shapes.cjs");
const { tokensIn } = require("./nodejs_trails.cjs");

// The shape of the answer of a call in its plain form; "" for the program's own.
const plainly = new AsyncLocalStorage();

// The declared shape of the answer of the function of a package that calls the SDK: the first frame outside of it.
function answerOf(frame) {
    if (!frame || !frame.file.includes(`${path.sep}node_modules${path.sep}`)) {
        return "";
    }
    const file = frame.file.replace(/\.[jt]s$/, ".d.ts");
    try {
        return fs.existsSync(file) ? new Declarations(file).answerOf(frame.name) : "";
    } catch {
        return ""; // declarations of another form
    }
}

// Watches calls. `standIns` makes those that only this process can make, `apply` is that of outputs, `frameOf` reads a line of a stack, `told` is given where a call was answered with stand-ins.
function watchInvokes(sdk, unknown, standIns, apply, frameOf, told) {
    const unanswered = new Set();
    const { Metadata } = require(require.resolve("@grpc/grpc-js", { paths: [sdk] }));
    const { prototype } = require(path.join(sdk, "proto", "resource_grpc_pb.js")).ResourceMonitorClient;
    const send = prototype.invoke;
    prototype.invoke = function (request, ...rest) {
        if (typeof rest[0] !== "function") {
            return send.call(this, request, ...rest);
        }
        const metadata = new Metadata();
        metadata.set("preflight-maps", "1");
        const shape = plainly.getStore();
        if (shape !== undefined) {
            metadata.set("preflight-result", shape);
        }
        const call = send.call(this, request, metadata, ...rest);
        // This comes right behind the answer, before whoever waits for it.
        call.on("status", (status) => {
            if (status.metadata.get("preflight-unknown").length > 0) {
                unanswered.add(request.getTok());
            }
        });
        return call;
    };
    const modules = [require(path.join(sdk, "runtime", "invoke")), require(path.join(sdk, "runtime"))];

    function replace(name, make) {
        const original = modules[0][name];
        if (original !== undefined) {
            const made = make(original);
            for (const module of modules) {
                module[name] = made;
            }
        }
    }

    const plain = (original) =>
        function invoke(tok, ...rest) {
            const holder = {};
            Error.captureStackTrace(holder, invoke);
            const frames = holder.stack.split("\n").map(frameOf).filter(Boolean).filter(({ file }) => !file.startsWith(sdk + path.sep));
            const answer = plainly.run(answerOf(frames[0]), () => original(tok, ...rest)).then((value) => standIns.opened(value));
            answer.then(
                (value) => told(frames, tokensIn(value)),
                () => {}, // the program's own matter
            );
            return answer;
        };
    const waiting =
        (original) =>
        (tok, ...rest) =>
            apply.call(original(tok, ...rest), (value) => (unanswered.has(tok) ? unknown : standIns.opened(value)));
    ["invoke", "invokeSingle"].forEach((name) => replace(name, plain));
    ["invokeOutput", "invokeSingleOutput"].forEach((name) => replace(name, waiting));
}

module.exports = { watchInvokes };
