// Divides a WebAssembly file in two: functions that are in use, and the others.
// Arguments: Binaryen, the file, the numbers of the functions in use as JSON, and where to write the two.
//
// The first file keeps all tables and addresses. In the place of each function that went, as far as
// something still reaches it, it calls through a table of its own, ":entries", which the second file
// fills. The second takes what it calls or reads of the first from its exports, whose names start with ":".
import { readFile, writeFile } from "node:fs/promises";
import { functionsOf, load } from "./binaryen.mjs";

const [library, file, inUse, firstOut, secondOut] = process.argv.slice(2);
const { binaryen, read } = await load(library);
const binary = await readFile(file);
const used = new Set(JSON.parse(await readFile(inUse, "utf8")));
const ENTRIES = "entries";
const FIRST = "first";

const range = (length) => Array.from({ length }, (_, at) => at);
const globalsOf = (module) =>
  range(module.getNumGlobals()).map((at) => binaryen.getGlobalInfo(module.getGlobalByIndex(at)));
const withoutUnused = (module) => module.runPasses(["remove-unused-module-elements"]);

const first = read(binary);
const own = functionsOf(binaryen, first).filter(({ module }) => !module);
const stay = own.filter((_, number) => used.has(number));
const go = own.filter((_, number) => !used.has(number));

const callInstead = ({ name, params, results }, place) => {
  const given = binaryen.expandType(params).map((type, at) => first.local.get(at, type));
  const call = first.call_indirect(ENTRIES, first.i32.const(place), given, params, results);
  binaryen.Function.setBody(first.getFunction(name), call);
};
first.addTable(ENTRIES, 1, 1);
for (const one of go) callInstead(one, 0);
// The second file may need what nothing in the first one reads any more.
const globals = globalsOf(first).filter(({ module }) => !module);
for (const { name } of globals) first.addGlobalExport(name, `:${name}`);
withoutUnused(first);
const left = new Set(functionsOf(binaryen, first).map(({ name }) => name));
const entries = go.filter(({ name }) => left.has(name));
first.removeTable(ENTRIES);
first.addTable(ENTRIES, entries.length, entries.length);
first.addTableExport(ENTRIES, `:${ENTRIES}`);
entries.forEach(callInstead);

const second = read(binary);
for (const at of range(second.getNumExports()).reverse()) {
  second.removeExport(binaryen.getExportInfo(second.getExportByIndex(at)).name);
}
for (const at of range(second.getNumElementSegments()).reverse()) {
  second.removeElementSegment(binaryen.getElementSegmentInfo(second.getElementSegmentByIndex(at)).name);
}
for (const { name, params, results } of stay) {
  second.removeFunction(name);
  second.addFunctionImport(name, FIRST, `:${name}`, params, results);
}
for (const { name, type, mutable } of globals) {
  second.removeGlobal(name);
  second.addGlobalImport(name, FIRST, `:${name}`, type, mutable);
}
second.addTableImport(ENTRIES, FIRST, `:${ENTRIES}`);
const names = entries.map(({ name }) => name);
second.addActiveElementSegment(ENTRIES, "all", names, second.i32.const(0));
withoutUnused(second);

for (const { name, module } of functionsOf(binaryen, second)) if (module === FIRST) first.addFunctionExport(name, `:${name}`);
const wanted = new Set(globalsOf(second).filter(({ module }) => module === FIRST).map(({ name }) => name));
for (const { name } of globals) if (!wanted.has(name)) first.removeExport(`:${name}`);
await writeFile(firstOut, first.emitBinary());
await writeFile(secondOut, second.emitBinary());
