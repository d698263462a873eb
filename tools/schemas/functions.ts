import Ajv from 'ajv';
import type { ValueScopeName } from 'ajv/dist/compile/codegen/scope';
import type { SourceCode } from 'ajv/dist/types';
import type { JsonSchema } from './json-schema';
import { shorten } from './shorthand';

/** A validating function as text: `function name(data, path, problems)`, which answers the problems so far. */
export interface ValidatingFunction {
  readonly name: string;
  readonly code: string;
  /** Other functions that it calls, by name. */
  readonly calls: readonly string[];
  /** The regular expressions that it tests, as texts in code, by the name it gives them. */
  readonly patterns: ReadonlyMap<string, string>;
  /** The names of fields that objects may have, where there are too many to compare one by one. */
  readonly fieldSets: ReadonlyMap<string, readonly string[]>;
}

const errorPush =
  /const (err\d+) = \{instancePath(?::(.+?))?,schemaPath:".*?",keyword:"(\w+)",params:(\{.*?\})\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g;
const call =
  /if\(!\((validate\d+|wrapper\d+\.validate)\((.+?), \{instancePath:(.+?),parentData:.+?,rootData\}\)\)\)\{vErrors = vErrors === null \? \1\.errors : vErrors\.concat\(\1\.errors\);errors = vErrors\.length;\}/g;
const signature =
  /^function validate\d+\(data, \{.*?\}=\{\}\)\{(?:\/\*.*?\*\/;)?let vErrors = null;let errors = 0;/;
const ending = /validate\d+\.errors = vErrors;return errors === 0;\}$/;

/** The value that `schema12.properties.x.enum` stands for. */
function lookUp(schema: unknown, path: string): unknown {
  let value = schema;
  for (const [, name, quoted] of path.matchAll(/\.([\w$]+)|\["(.+?)"\]/g)) {
    if (typeof value === 'object' && value !== null) value = Reflect.get(value, name ?? quoted ?? '');
  }
  return value;
}

/**
 * Ajv's function made small: problems go through one helper and are collected in one list, where Ajv writes
 * both out at each place. Halves the size of the package's data and allocates nothing for valid input.
 */
function fold(
  name: string,
  schema: JsonSchema,
  code: string,
  nameOf: (validate: string) => string,
  fieldSets: Map<string, readonly string[]>,
): string {
  const folded = code
    .replace(signature, `function ${name}(data,instancePath,vErrors){`)
    .replace(ending, 'return vErrors;}')
    .replace(errorPush, (_, _error, path: string | undefined, keyword: string, params: string) => {
      return `vErrors=add(vErrors,${path ?? 'instancePath'},"${keyword}",${params});`;
    })
    .replace(call, (_, validate: string, data: string, path: string) => {
      return `vErrors=${nameOf(validate)}(${data},${path},vErrors);`;
    })
    .replace(
      /func\d+\.call\(schema\d+((?:\.[\w$]+|\["[^"]+"\])+), (key\d+)\)/g,
      (_, path: string, key: string) => {
        const set = `${name}_fields${fieldSets.size}`;
        fieldSets.set(set, Object.keys(Object(lookUp(schema, path))));
        return `${set}.has(${key})`;
      },
    )
    .replace(/func\d+(?=\(data)/g, 'equal')
    .replace(/schema\d+((?:\.[\w$]+|\["[^"]+"\])+)/g, (_, path: string) =>
      JSON.stringify(lookUp(schema, path)),
    );
  const left = /schemaPath|validate\d|wrapper\d|func\d|\berrors\b|\berr\d|schema\d/.exec(folded);
  if (left !== null)
    throw new Error(`Ajv wrote ${left[0]} in ${name} where the generator knows no place for it:\n${folded}`);
  return shorten(folded);
}

/** The schema behind a function that calls itself, which Ajv reaches through a holder. */
function wrapped(wrapper: ValueScopeName): string {
  const environment: unknown = wrapper.value?.ref;
  if (environment instanceof Object && 'baseId' in environment) return String(environment.baseId);
  throw new Error(`Ajv holds no schema in ${wrapper}`);
}

/** The text of an expression, from Ajv's code that makes one of it. */
function textOf(code: string): string {
  const text = /^new RegExp\((".+"), ""\)$/.exec(code)?.[1];
  if (text === undefined) throw new Error(`Ajv makes a pattern by ${code}`);
  return text;
}

/** Compiles schemas that refer to each other by name, each to one function. */
export function compile(schemas: ReadonlyMap<string, JsonSchema>): ValidatingFunction[] {
  const ajv = new Ajv({
    allErrors: true,
    code: { source: true },
    inlineRefs: false,
    logger: false,
    messages: false,
    strict: false,
    unicodeRegExp: false,
    unicode: false,
    validateSchema: false,
  });
  const sources = new Map<string, SourceCode>();
  const names = new Map<string, string>();
  for (const [name, schema] of schemas) ajv.addSchema({ ...schema, $id: name });
  for (const name of schemas.keys()) {
    const source = ajv.getSchema(name)?.source;
    if (source === undefined) throw new Error(`Ajv did not compile ${name}`);
    sources.set(name, source);
    names.set(String(source.validateName), name);
  }
  return [...sources].map(([name, source]) => {
    const calls = new Set<string>();
    for (const wrapper of source.scopeValues.wrapper ?? []) {
      names.set(`${wrapper}.validate`, wrapped(wrapper));
    }
    const nameOf = (validate: string): string => {
      const called = names.get(validate);
      if (called === undefined) throw new Error(`${name} calls the unknown function ${validate}`);
      calls.add(called);
      return called;
    };
    const fieldSets = new Map<string, readonly string[]>();
    const code = fold(name, schemas.get(name) ?? {}, source.validateCode.toString(), nameOf, fieldSets);
    const patterns = new Map<string, string>();
    for (const pattern of source.scopeValues.pattern ?? []) {
      patterns.set(String(pattern), textOf(String(pattern.value?.code)));
    }
    return { name, code, calls: [...calls], patterns, fieldSets };
  });
}
