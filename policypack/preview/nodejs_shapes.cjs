// The declared types of resources' outputs, read from the TypeScript declarations of the packages that the program has
// installed. A shape is JSON, the same in each language (python_shapes.py): "string", "map" (of texts), "other", [shape
// of the elements], or {name: shape}. What may be left out is no part of it at the top of a resource: the program reads
// undefined then.
"use strict";

const fs = require("fs");
const path = require("path");

const maxShape = 3000; // bytes of a gRPC header
const depths = [4, 2, 1];

const texts = new Map();
function read(file) {
    if (!texts.has(file)) {
        texts.set(file, fs.readFileSync(file, "utf8"));
    }
    return texts.get(file);
}

// The properties that a class or an interface declares, as [name, type]; types in braces go over lines.
function propertiesOf(body) {
    const bare = body.replace(/\/\*[\s\S]*?\*\//g, "");
    return [...bare.matchAll(/^ *(?:readonly )?(\w+)\??: ((?:[^;{]|\{[^}]*\})+);$/gm)].map((match) => [match[1], match[2]]);
}

// What stands between the braces of a declaration. Declarations are written by the compiler: one that begins with some
// spaces ends at a brace behind as many.
function bodyOf(text, header) {
    for (let at = text.indexOf(`${header} `); at >= 0; at = text.indexOf(`${header} `, at + 1)) {
        const before = /^( *)(?:export )?(?:declare )?$/.exec(text.slice(text.lastIndexOf("\n", at) + 1, at));
        const open = text.indexOf("\n", at);
        if (before !== null && text[open - 1] === "{") {
            const end = text.indexOf(`\n${before[1]}}`, open);
            return end < 0 ? null : text.slice(open, end);
        }
    }
    return null;
}

// Reads the declarations of one file and of the file of its output types.
class Declarations {
    constructor(file) {
        this.folder = path.dirname(file);
        this.text = read(file);
        this.types = null;
    }

    // The body of an interface such as `outputs.meta.v1.ObjectMeta`.
    interfaceOf(names) {
        if (this.types === null) {
            const from = /^import \* as outputs from "(.+)";$/m.exec(this.text);
            this.types = from ? read(path.join(this.folder, `${from[1]}.d.ts`)) : "";
        }
        const spaces = names.slice(0, -1).map((name) => `namespace ${name}`);
        return [...spaces, `interface ${names.at(-1)}`].reduce((text, header) => text && bodyOf(text, header), this.types);
    }

    shapeOf(type, depth) {
        const bare = type.replace(/\s+/g, " ").replace(/( \| undefined)+$/, "");
        if (bare === "string") {
            return "string";
        }
        if (/^\{ \[key: string\]: string; \}$/.test(bare)) {
            return "map";
        }
        if (depth > 0 && bare.endsWith("[]")) {
            return [this.shapeOf(bare.slice(0, -2), depth - 1)];
        }
        const nested = /^outputs\.([\w.]+)$/.exec(bare);
        const body = nested && depth > 0 ? this.interfaceOf(nested[1].split(".")) : null;
        if (body === null) {
            return "other";
        }
        return Object.fromEntries(propertiesOf(body).map(([name, inner]) => [name, this.shapeOf(inner, depth - 1)]));
    }

    // The outputs that a class declares, as [name, type].
    outputs(name) {
        return propertiesOf(bodyOf(this.text, `class ${name}`) || "")
            .map(([key, type]) => [key, /^pulumi\.Output<([\s\S]*)>$/.exec(type)])
            .filter(([, type]) => type !== null)
            .map(([key, type]) => [key, type[1]]);
    }

    // The shape of a resource's outputs as text, with fewer levels where it would be too long.
    outputsOf(name) {
        return this.fitting(this.outputs(name).filter(([, type]) => !/\| undefined$/.test(type)));
    }

    // The names of a resource's outputs that are lists of texts.
    listsOf(name) {
        return this.outputs(name)
            .filter(([, type]) => /^string\[\](?: \| undefined)?$/.test(type))
            .map(([key]) => key);
    }

    // The shape of what a function gives, likewise.
    answerOf(name) {
        const result = new RegExp(`function ${name}\\([^)]*\\): Promise<(\\w+)>;`).exec(this.text);
        return result ? this.fitting(propertiesOf(bodyOf(this.text, `interface ${result[1]}`) || "")) : "";
    }

    fitting(properties) {
        for (const depth of properties.length > 0 ? depths : []) {
            const text = JSON.stringify(Object.fromEntries(properties.map(([key, type]) => [key, this.shapeOf(type, depth - 1)])));
            if (text.length <= maxShape) {
                return text;
            }
        }
        return "";
    }
}

// The file that declares a class of an installed package; null where that is not known. Packages load their parts when
// they are asked for, by getters, which are left alone.
function fileOf(kind) {
    for (const module of Object.values(require.cache)) {
        const inside = module && module.filename && module.filename.includes(`${path.sep}node_modules${path.sep}`);
        const own = inside && module.exports && Object.getOwnPropertyDescriptor(module.exports, kind.name);
        const file = own && own.value === kind && module.filename.replace(/\.js$/, ".d.ts");
        if (file && fs.existsSync(file)) {
            return file;
        }
    }
    return null;
}

// What `ask` finds for a resource in the declarations of its class; `nothing` where nobody declares it. A class of the
// program's own is what it extends.
function declared(resource, ask, nothing) {
    for (let kind = resource.constructor; kind && kind.name; kind = Object.getPrototypeOf(kind)) {
        const file = fileOf(kind);
        if (file !== null) {
            try {
                return ask(new Declarations(file), kind.name);
            } catch {
                return nothing; // declarations of another form: the outputs stay unknown
            }
        }
    }
    return nothing;
}

// The shape of the outputs of a resource, as text.
function outputsHeader(resource) {
    return declared(resource, (declarations, name) => declarations.outputsOf(name), "");
}

// type of a resource → the names of its outputs that are lists of texts.
const lists = new Map();
function listsOfTexts(resource, type) {
    if (!lists.has(type)) {
        lists.set(type, declared(resource, (declarations, name) => declarations.listsOf(name), []));
    }
    return lists.get(type);
}

// Sends the shapes of what other packages make along, for the preview to make up. Those of AWS it knows itself.
function sendOutputs(sdk) {
    const known = new Map();
    const { Metadata } = require(require.resolve("@grpc/grpc-js", { paths: [sdk] }));
    const { prototype } = require(path.join(sdk, "proto", "resource_grpc_pb.js")).ResourceMonitorClient;
    for (const name of ["registerResource", "readResource"]) {
        const send = prototype[name];
        prototype[name] = function (request, ...rest) {
            const shape = known.get(request.getType());
            if (!shape || typeof rest[0] !== "function") {
                return send.call(this, request, ...rest);
            }
            const metadata = new Metadata();
            metadata.set("preflight-outputs", shape);
            return send.call(this, request, metadata, ...rest);
        };
    }
    return (resource, type) => {
        if (type && !/^(aws|pulumi):/.test(type) && !known.has(type)) {
            known.set(type, outputsHeader(resource));
        }
    };
}

module.exports = { Declarations, listsOfTexts, sendOutputs };
