// Values that differ on every run and that resources are given, found in the source of a TypeScript program: `Date.now()`
// in a name, `Math.random()` in a password. `node_types.cjs` has the compiler and its program.
"use strict";

// What gives another value each time it is called, by how it is written.
// Sources: https://tc39.es/ecma262/#sec-date.now, https://nodejs.org/api/crypto.html, https://nodejs.org/api/perf_hooks.html
const written = /^(Date\.now|Math\.random|performance\.now|process\.hrtime(\.bigint)?|\w+\.random(UUID|Bytes))$/;
// The same by the module that it is imported from.
const crypto = /^random(UUID|Bytes|Int)$/;
const imported = { crypto, "node:crypto": crypto, uuid: /^(v1|v4|v6|v7|default)$/, nanoid: /^(nanoid|customAlphabet)$/ };
// What is left of a moment for long enough to be no other value on every run.
const slow = new Set(["getFullYear", "getUTCFullYear", "getTimezoneOffset"]);
// Arguments whose very purpose is to change.
const meant = new Set(["triggers", "keepers", "triggersReplace", "triggersReplaces", "replacementTrigger"]);
const maxHands = 8; // a value goes through few names

class Fresh {
    constructor(ts, program) {
        this.ts = ts;
        this.checker = program.getTypeChecker();
    }

    symbolOf(node) {
        const found = this.checker.getSymbolAtLocation(node);
        return found && found.flags & this.ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(found) : found;
    }

    // The module and the name that an identifier is imported by.
    importOf(node) {
        const { ts } = this;
        const found = this.checker.getSymbolAtLocation(node);
        const [declaration] = (found && found.declarations) || [];
        if (!declaration || !(ts.isImportSpecifier(declaration) || ts.isImportClause(declaration))) {
            return [];
        }
        let holder = declaration;
        while (!ts.isImportDeclaration(holder)) {
            holder = holder.parent;
        }
        const name = ts.isImportClause(declaration) ? "default" : (declaration.propertyName || declaration.name).text;
        return [holder.moduleSpecifier.text, name];
    }

    // Is it a call of what gives another value each time?
    makes(node) {
        const { ts } = this;
        if (ts.isNewExpression(node)) {
            return node.expression.getText() === "Date" && !(node.arguments && node.arguments.length);
        }
        if (!ts.isCallExpression(node)) {
            return false;
        }
        if (written.test(node.expression.getText())) {
            return true;
        }
        const [module, name] = ts.isIdentifier(node.expression) ? this.importOf(node.expression) : [];
        return module in imported && imported[module].test(name);
    }

    isResource(node) {
        const bases = [];
        for (let type = this.checker.getTypeAtLocation(node); type; [type] = type.getBaseTypes ? type.getBaseTypes() || [] : []) {
            bases.push(type.symbol && type.symbol.name);
        }
        return (bases.includes("CustomResource") || bases.includes("ComponentResource")) && !bases.includes("ProviderResource");
    }

    // The call that made up (part of) a value; null where no part of it is. What resources, comparisons and functions
    // make of a value is theirs.
    makerOf(node, hands = 0) {
        const { ts } = this;
        if (!node || hands > maxHands || ts.isFunctionLike(node) || this.isComparison(node)) {
            return null;
        }
        if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && slow.has(node.expression.name.text)) {
            return null;
        }
        if (this.makes(node)) {
            return node.getText();
        }
        if (ts.isNewExpression(node) && this.isResource(node)) {
            return null;
        }
        if (ts.isIdentifier(node)) {
            return this.heldBy(node, hands);
        }
        if (ts.isPropertyAccessExpression(node)) {
            // What the program declares is what it says there; the rest, such as a method of a text, is made of the whole.
            return this.declared(node.name) ? this.heldBy(node.name, hands) : this.makerOf(node.expression, hands + 1);
        }
        if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
            const own = this.returned(node.expression, hands);
            if (own) {
                return own;
            }
        }
        return ts.forEachChild(node, (child) => this.makerOf(child, hands) || undefined) || null;
    }

    isComparison(node) {
        const { SyntaxKind } = this.ts;
        const kinds = ["EqualsEqualsToken", "EqualsEqualsEqualsToken", "ExclamationEqualsToken", "ExclamationEqualsEqualsToken"];
        kinds.push("LessThanToken", "GreaterThanToken", "LessThanEqualsToken", "GreaterThanEqualsToken");
        return this.ts.isBinaryExpression(node) && kinds.some((kind) => node.operatorToken.kind === SyntaxKind[kind]);
    }

    // Where the program itself declares a name; null for what packages declare.
    declared(name) {
        const found = this.symbolOf(name);
        const declaration = found && found.valueDeclaration;
        return declaration && !declaration.getSourceFile().isDeclarationFile ? declaration : null;
    }

    // What made up the value that a name was given.
    heldBy(name, hands) {
        const { ts } = this;
        const declaration = this.declared(name);
        if (!declaration) {
            return null;
        }
        if (ts.isShorthandPropertyAssignment(declaration)) {
            const value = this.checker.getShorthandAssignmentValueSymbol(declaration);
            return this.makerOf(value && value.valueDeclaration && value.valueDeclaration.initializer, hands + 1);
        }
        const holds = ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration) || ts.isPropertyDeclaration(declaration);
        return holds ? this.makerOf(declaration.initializer, hands + 1) : null;
    }

    // What makes up the value that a function of the program's returns.
    returned(name, hands) {
        const { ts } = this;
        const declaration = this.declared(name);
        if (!declaration) {
            return null;
        }
        const work = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
        if (!work || !ts.isFunctionLike(work) || !work.body) {
            return null;
        }
        if (!ts.isBlock(work.body)) {
            return this.makerOf(work.body, hands + 1);
        }
        const look = (node) => {
            if (ts.isReturnStatement(node)) {
                return this.makerOf(node.expression, hands + 1) || undefined;
            }
            return ts.isFunctionLike(node) ? undefined : ts.forEachChild(node, look);
        };
        return ts.forEachChild(work.body, look) || null;
    }

    // An object that is written down, also where a name stands for it.
    literal(node) {
        const { ts } = this;
        if (node && ts.isIdentifier(node)) {
            const declaration = this.declared(node);
            return declaration && ts.isVariableDeclaration(declaration) ? this.literal(declaration.initializer) : null;
        }
        return node && ts.isObjectLiteralExpression(node) ? node : null;
    }

    ignored(options) {
        const { ts } = this;
        const literal = this.literal(options);
        const given = literal && literal.properties.find((each) => each.name && each.name.getText() === "ignoreChanges");
        const list = given && ts.isPropertyAssignment(given) && ts.isArrayLiteralExpression(given.initializer) ? given.initializer.elements : [];
        return new Set([...list].filter(ts.isStringLiteralLike).map((each) => each.text));
    }

    // The made-up values that a resource is given: [the argument's name, its value, the call that makes it].
    *given(node) {
        const { ts } = this;
        const [name, args, options] = node.arguments || [];
        const kept = this.ignored(options);
        const values = [["resource_name", name]];
        for (const each of this.literal(args) ? this.literal(args).properties : []) {
            if (ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each)) {
                values.push([each.name.getText(), each.initializer || each.name]);
            }
        }
        for (const [sink, value] of values) {
            const shorthand = value && value.parent && ts.isShorthandPropertyAssignment(value.parent);
            const maker = kept.has(sink) || meant.has(sink) ? null : shorthand ? this.heldBy(value, 0) : this.makerOf(value);
            if (maker) {
                yield [sink, value, maker];
            }
        }
    }

    *in(file) {
        const { ts } = this;
        const told = new Set();
        const todo = [file];
        while (todo.length > 0) {
            const node = todo.pop();
            const inner = [];
            ts.forEachChild(node, (child) => void inner.push(child));
            todo.push(...inner.reverse());
            if (!ts.isNewExpression(node) || !this.isResource(node)) {
                continue;
            }
            for (const [sink, value, maker] of this.given(node)) {
                const call = node.expression.getText();
                if (!told.has(`${call} ${sink}`)) {
                    told.add(`${call} ${sink}`);
                    const line = file.getLineAndCharacterOfPosition(value.getStart()).line + 1;
                    yield { file: file.fileName, line, call, sink, maker };
                }
            }
        }
    }
}

// The made-up values in these files of a program, once for each kind of resource and argument.
function fresh(ts, program, files) {
    const looking = new Fresh(ts, program);
    const sources = files.map((file) => program.getSourceFile(file)).filter((source) => source !== undefined);
    return sources.flatMap((source) => [...looking.in(source)]);
}

module.exports = { fresh };
