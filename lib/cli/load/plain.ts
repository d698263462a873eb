import CJSImportProcessor from 'sucrase/dist/CJSImportProcessor';
import { HelperManager } from 'sucrase/dist/HelperManager';
import identifyShadowedGlobals from 'sucrase/dist/identifyShadowedGlobals';
import NameManager from 'sucrase/dist/NameManager';
import { parse } from 'sucrase/dist/parser';
import { isTopLevelDeclaration, type Token } from 'sucrase/dist/parser/tokenizer';
import { ContextualKeyword as word } from 'sucrase/dist/parser/tokenizer/keywords';
import { TokenType as type } from 'sucrase/dist/parser/tokenizer/types';
import TokenProcessor from 'sucrase/dist/TokenProcessor';
import RootTransformer from 'sucrase/dist/transformers/RootTransformer';

const transforms: ('typescript' | 'imports')[] = ['typescript', 'imports'];
const options = { transforms, disableESTransforms: true, preserveDynamicImport: true };

/**
 * Plain TypeScript as the body of an async function, as `transform` gives it, by a transformer that is loaded in a tenth of
 * the time. It leaves types out and keeps the rest as it is written. Undefined where that is not all there is to do, or
 * where the source is not well formed: the other one then gives the code, or the error.
 */
export function transformPlain(source: string): string | undefined {
  try {
    return transformed(source);
  } catch {
    return undefined;
  }
}

function transformed(source: string): string | undefined {
  const { tokens, scopes } = parse(source, false, true, false);
  const names = new NameManager(source, tokens);
  const helpers = new HelperManager(names);
  const processor = new TokenProcessor(source, tokens, false, true, helpers);
  if (tokens.some((_, index) => isMore(processor, index)) || mixesStars(processor)) return undefined;
  const imports = new CJSImportProcessor(names, processor, false, options, true, false, helpers);
  imports.preprocessTokens();
  identifyShadowedGlobals(processor, scopes, imports.getGlobalNames());
  imports.pruneTypeOnlyImports();
  const first = importsAndExports(processor, imports);
  const context = {
    tokenProcessor: processor,
    scopes,
    nameManager: names,
    importProcessor: imports,
    helperManager: helpers,
  };
  const { code } = new RootTransformer(context, transforms, false, options).transform();
  return first + asWritten(code, helpers);
}

/** What takes more than to leave something out, or is something else in the body of a function. */
function isMore(processor: TokenProcessor, index: number): boolean {
  const { tokens } = processor;
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token === undefined || next === undefined) return false;
  switch (token.type) {
    // Decorators.
    case type.at:
      return true;
    // import(), import x = require().
    case type._import:
      if (token.isType) return false;
      return (
        next.type === type.parenL || tokens[index + 2]?.type === type.eq || bringsTypesOnly(tokens, index)
      );
    case type._export:
      return isMoreThanAnExport(tokens, index);
    case type.name:
      return isMoreThanAName(processor, index);
    default:
      return false;
  }
}

/** `import { type A, type B }`: nothing is left of it to be run. */
function bringsTypesOnly(tokens: readonly Token[], index: number): boolean {
  if (tokens[index + 1]?.type !== type.braceL) return false;
  let at = index + 2;
  for (; tokens[at]?.type !== type.braceR; at++) {
    const isFirst = [type.braceL, type.comma].some((each) => tokens[at - 1]?.type === each);
    const isType = tokens[at]?.contextualKeyword === word._type && tokens[at + 1]?.type === type.name;
    if (isFirst && !isType) return false;
  }
  return at > index + 2;
}

function isMoreThanAnExport(tokens: readonly Token[], index: number): boolean {
  const [next, second, third] = tokens.slice(index + 1, index + 4);
  switch (next?.type) {
    // export = a, export import a = b.
    case type.eq:
    case type._import:
      return true;
    // What has no name ends where the next line may go on.
    case type._default:
      if (second?.type === type._class) return third?.type !== type.name || third.isType;
      return [second, third].some((each) => each?.type === type._function) && isNameless(tokens, index + 2);
    case type._let:
    case type._const:
    case type._var:
      return declaresSeveral(tokens, index + 2);
    // export as namespace a.
    default:
      return next?.contextualKeyword === word._as;
  }
}

function isNameless(tokens: readonly Token[], index: number): boolean {
  const [first, second, third, fourth] = tokens.slice(index, index + 4);
  const [star, name] = first?.type === type._function ? [second, third] : [third, fourth];
  return (star?.type === type.star ? name : star)?.type !== type.name;
}

/** `const a = 1, b = 2`, from the first name on. */
function declaresSeveral(tokens: readonly Token[], from: number): boolean {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || token.isType) continue;
    if (token.type === type.braceL || token.type === type.bracketL) depth++;
    else if (token.type === type.braceR || token.type === type.bracketR) depth--;
    else if (depth > 0) continue;
    else if (token.type === type.comma) return true;
    else if (token.type === type.eq && token.rhsEndIndex !== null) at = token.rhsEndIndex - 1;
    else if (token.type !== type.name && token.type !== type.bang) return false;
  }
  return false;
}

/** `export * from` beside exports of its own, which come before those of the other module. */
function mixesStars(processor: TokenProcessor): boolean {
  const exported = processor.tokens.flatMap(({ type: each }, index) =>
    each === type._export ? [index] : [],
  );
  const stars = exported.filter((index) => processor.matches2AtIndex(index, type._export, type.star));
  return stars.length > 0 && stars.length < exported.length;
}

/** Followed by another name, these begin something. */
const beginnings: ReadonlySet<word> = new Set([
  word._namespace,
  word._module,
  word._using,
  word._accessor,
  word._global,
]);
const begun = [type.name, type.string, type.braceL, type.bracketL, type.hash, type._static];
/** What a module has already. */
const ofModules = new Set(['require', 'module', 'exports', '__filename', '__dirname', 'jitiImport']);

function isMoreThanAName(processor: TokenProcessor, index: number): boolean {
  const [before, token, next] = [index - 1, index, index + 1].map((each) => processor.tokens[each]);
  if (token === undefined || next === undefined) return false;
  const text = processor.identifierNameForToken(token);
  // Names in quotes, `export { a as 'b-c' }`, and import.meta.
  if (/^['"]/.test(text) || (text === 'import' && next.type === type.dot)) return true;
  if (isTopLevelDeclaration(token) && ofModules.has(text)) return true;
  const isDeclared = before?.contextualKeyword === word._declare;
  return beginnings.has(token.contextualKeyword) && !isDeclared && begun.includes(next.type);
}

/** What comes first in a module, wherever it is written: its functions are exported, and all imports have run. */
function importsAndExports(processor: TokenProcessor, imports: CJSImportProcessor): string {
  const bindings: unknown = Reflect.get(imports, 'exportBindingsByLocalName');
  const codes: unknown = Reflect.get(imports, 'importsToReplace');
  if (!(bindings instanceof Map) || !(codes instanceof Map)) throw new Error('Another transformer.');
  const functions = topLevelFunctions(processor);
  let code = '"use strict";';
  if (processor.tokens.some((token) => token.type === type._export || token.type === type._import)) {
    code += 'Object.defineProperty(exports, "__esModule", { value: true });';
  }
  for (const [name, isDefault] of functions) if (isDefault) code += `exports.default = ${name};`;
  for (const [local, exported] of bindings) {
    if (functions.has(local)) for (const name of exported) code += `exports.${name} = ${local};`;
  }
  for (const [path, each] of codes) {
    code += String(each).replace(`require('${path}')`, () => `await jitiImport('${path}')`);
    codes.set(path, '');
  }
  return code;
}

/** By name; true for the one that is the default export. */
function topLevelFunctions(processor: TokenProcessor): ReadonlyMap<string, boolean> {
  const names = new Map<string, boolean>();
  for (const [index, token] of processor.tokens.entries()) {
    if (token.type !== type._function) continue;
    const star = processor.matches1AtIndex(index + 1, type.star) ? 1 : 0;
    const name = processor.tokens[index + 1 + star];
    if (name === undefined || name.isType || !isTopLevelDeclaration(name)) continue;
    const isDefault = [1, 2].some((back) => processor.tokens[index - back]?.type === type._default);
    names.set(processor.identifierNameForToken(name), isDefault);
  }
  return names;
}

/** Calls in the form that stacks and messages have of old, and the values of a module as they are asked for. */
function asWritten(code: string, { helperNames }: HelperManager): string {
  const wildcard = helperNames.interopRequireWildcard;
  const calls = code.replace(/(\b_\w+\.[\w$]+)\.call\(void 0, /g, '(0, $1)(');
  return wildcard === undefined ? calls : `${calls}\n${namespaceOf(wildcard)}`;
}

/** A later function of the same name is the one that holds. */
const namespaceOf = (name: string): string =>
  `function ${name}(module) { if (module?.__esModule) return module; const all = { __proto__: null }; for (const key of Object.keys(Object(module))) Object.defineProperty(all, key, { enumerable: true, get: () => module[key] }); return Object.defineProperty(all, 'default', { enumerable: true, value: module }); }`;
