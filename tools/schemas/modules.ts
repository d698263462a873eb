import { transformSync } from 'esbuild';
import type { ValidatingFunction } from './functions';
import { helpers } from './shorthand';

/** Adds one problem to the list, which is `null` until there is one. */
const add =
  'const add=(list,instancePath,keyword,params)=>{const problem={instancePath,keyword,params};' +
  'if(list===null)return[problem];list.push(problem);return list};';

/** Whether two JSON values are equal, for lists whose entries must differ. */
const equal =
  'const equal=(a,b)=>{if(a===b)return true;' +
  'if(typeof a!=="object"||typeof b!=="object"||a===null||b===null||Array.isArray(a)!==Array.isArray(b))return false;' +
  'const keys=Object.keys(a);' +
  'return keys.length===Object.keys(b).length&&keys.every((key)=>Object.hasOwn(b,key)&&equal(a[key],b[key]))};';

/**
 * No server takes more in one request than 3 MiB, and no value of more matches a pattern: an engine that does not optimize
 * an expression, as V8 in a process with much code, remembers each step of it, and gives up by throwing.
 */
const bounded = 'const bounded=(pattern)=>({test:(text)=>text.length<=3145728&&pattern.test(text)});';

/** By name, what functions call; each may call those before it. */
const called: ReadonlyMap<string, string> = new Map(
  [add, ...helpers, equal, bounded].map((text) => [/^const (\w+)=/.exec(text)?.[1] ?? '', text]),
);

/** The module of them, where several share it. */
const home = 'helpers';

const variable = (module: string): string => `in_${module.replace(/\W/g, '_')}`;

/**
 * The text of one CommonJS module that exports the functions; a function of another module is asked for at
 * the first call, so that a run reads only the modules that its kinds reach.
 */
function moduleText(
  own: readonly ValidatingFunction[],
  moduleOf: (name: string) => string,
  module: string,
  head: (code: string) => string,
): string {
  const foreign = new Set<string>();
  const patterns = new Map<string, string>();
  const bodies = own.map(({ code, calls, patterns: used }) => {
    for (const [name, value] of used) patterns.set(name, value);
    return calls.reduce((text, name) => {
      const other = moduleOf(name);
      if (other === module) return text;
      foreign.add(other);
      return text.replaceAll(`vErrors=${name}(`, `vErrors=${variable(other)}().${name}(`);
    }, code);
  });
  const code = [
    ...[...patterns].map(([name, value]) => `const ${name}=bounded(${value});`),
    ...[...foreign].map((other) => {
      const name = variable(other);
      return `let _${name};const ${name}=()=>_${name}??=require("./${other}.js");`;
    }),
    ...own.flatMap(({ fieldSets }) =>
      [...fieldSets].map(([name, fields]) => `const ${name}=new Set(${JSON.stringify(fields)});`),
    ),
    ...bodies,
    ...own.map(({ name }) => `exports.${name}=${name};`),
  ].join('\n');
  return minified(head(code) + code);
}

function minified(code: string): string {
  return transformSync(`"use strict";${code}`, { minify: true, target: 'node20', format: 'cjs' }).code;
}

const isUsed = (name: string, code: string): boolean => new RegExp(`\\b${name}\\(`).test(code);

const heads = {
  /** One module alone has what it calls itself. */
  inline: (code: string) =>
    [...called].map(([name, text]) => (name === 'add' || isUsed(name, code) ? text : '')).join(''),
  shared: (code: string) => {
    const used = [...called.keys()].filter((name) => isUsed(name, code));
    return used.length === 0 ? '' : `const {${used.join(',')}}=require("./${home}.js");`;
  },
};

/** The text of each module by its name, for functions whose module is already decided. */
export function modules(
  functions: readonly ValidatingFunction[],
  moduleOf: (name: string) => string,
): Map<string, string> {
  const members = new Map<string, ValidatingFunction[]>();
  for (const one of functions) {
    const module = moduleOf(one.name);
    members.set(module, [...(members.get(module) ?? []), one]);
  }
  const head = members.size > 1 ? heads.shared : heads.inline;
  const texts = new Map(
    [...members].map(([module, own]) => [module, moduleText(own, moduleOf, module, head)]),
  );
  if (members.size > 1)
    texts.set(home, minified(`${[...called.values()].join('')}module.exports={${[...called.keys()]}};`));
  return texts;
}
