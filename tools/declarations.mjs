// What editors read of the package: the declarations that the public names lead to, and no others. An editor would offer
// those as well, and they are nobody's to use.
import { readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const ts = createRequire(import.meta.url)('typescript');

/** @param doors The files whose names are public. */
export function keepPublic(folder, doors) {
  const program = ts.createProgram(doors, { types: ['node'], module: ts.ModuleKind.NodeNext });
  const checker = program.getTypeChecker();
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => resolve(fileName).startsWith(resolve(folder)));
  const words = wordsOf(files, checker);
  const door = new Set(doors.map((each) => program.getSourceFile(each)));
  const kept = reached(door, new Set(files), words, checker);
  const texts = new Map(files.map((file) => [resolve(file.fileName), printed(file, kept, words)]));
  for (const [path, text] of texts) if (text !== undefined) writeFileSync(path, text);
  removeOthers(folder, (path) => texts.get(resolve(path)) !== undefined);
}

/** Types that are words in the end, whatever they are made of: `keyof` a table needs no table to be read. */
function wordsOf(files, checker) {
  const words = new Map();
  for (const statement of files.flatMap((file) => [...file.statements])) {
    if (!ts.isTypeAliasDeclaration(statement) || statement.typeParameters) continue;
    if (identifiersIn(statement.type).length === 0) continue;
    const type = checker.getTypeAtLocation(statement.name);
    if (!type.isUnion() || !type.types.every((each) => each.isStringLiteral())) continue;
    const all = type.types.map(({ value }) => JSON.stringify(value)).sort();
    words.set(statement, `export type ${statement.name.text} = ${all.join(' | ')};`);
  }
  return words;
}

/** The statements at the top of files that the public names lead to. */
function reached(doors, files, words, checker) {
  const kept = new Set();
  const waiting = [...doors].flatMap(({ statements }) => [...statements]);
  // What is said of somebody else's types leads to nobody: whoever imports the file means it.
  for (const { statements } of files) waiting.push(...statements.filter(ts.isGlobalScopeAugmentation));
  for (let statement = waiting.pop(); statement; statement = waiting.pop()) {
    if (kept.has(statement)) continue;
    kept.add(statement);
    if (words.has(statement)) continue;
    for (const name of identifiersIn(statement)) keep(checker.getSymbolAtLocation(name));
  }
  return kept;

  /** A name that is handed on is kept in each file on its way. */
  function keep(symbol) {
    for (const declaration of symbol?.declarations ?? []) {
      if (ts.isSourceFile(declaration) || !files.has(declaration.getSourceFile())) continue;
      const statement = topOf(declaration);
      if (!ts.isImportDeclaration(statement)) waiting.push(statement);
    }
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) keep(checker.getImmediateAliasedSymbol(symbol));
  }
}

function topOf(declaration) {
  let node = declaration;
  while (!ts.isSourceFile(node.parent)) node = node.parent;
  return node;
}

function identifiersIn(node) {
  const found = [];
  const visit = (each) => {
    if (ts.isIdentifier(each)) found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** A file without what is not kept of it; undefined where that is all. */
function printed(file, kept, words) {
  const own = file.statements.filter((each) => kept.has(each) && !ts.isImportDeclaration(each));
  if (own.length === 0) return undefined;
  const names = new Set(
    own
      .filter((each) => !words.has(each))
      .flatMap(identifiersIn)
      .map(({ text }) => text),
  );
  const pieces = file.statements.flatMap((each) => {
    if (ts.isImportDeclaration(each)) return importOf(each, names) ?? [];
    if (!kept.has(each)) return [];
    const text = each.getFullText();
    return words.has(each) ? text.slice(0, each.getStart() - each.pos) + words.get(each) : text;
  });
  return `${pieces.join('').trimStart()}\n`;
}

function importOf(statement, names) {
  const bindings = statement.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return statement.getFullText();
  const used = bindings.elements.filter(({ name }) => names.has(name.text));
  if (used.length === 0) return undefined;
  const all = used.map((each) => each.getText()).join(', ');
  const type = statement.importClause.isTypeOnly ? 'type ' : '';
  return `\nimport ${type}{ ${all} } from ${statement.moduleSpecifier.getText()};`;
}

function removeOthers(folder, isKept) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) removeOthers(place, isKept);
    else if (place.endsWith('.d.ts') && !isKept(place)) rmSync(place);
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
