import { transformSync } from 'esbuild';
import type { ValidatingFunction } from './functions';
import { helpers } from './helpers';

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
      const there = `${variable(other)}().${name}`;
      return text
        .replaceAll(`vErrors=${name}(`, `vErrors=${there}(`)
        .replaceAll(`,${name},vErrors)`, `,(one,path,list)=>${there}(one,path,list),vErrors)`);
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

const isUsed = (name: string, code: string): boolean => new RegExp(`\\b${name}[(,]`).test(code);

const heads = {
  /** One module alone has what it calls itself. */
  inline: (code: string) =>
    [...helpers].map(([name, text]) => (name === 'add' || isUsed(name, code) ? text : '')).join(''),
  shared: (code: string) => {
    const used = [...helpers.keys()].filter((name) => isUsed(name, code));
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
    texts.set(home, minified(`${[...helpers.values()].join('')}module.exports={${[...helpers.keys()]}};`));
  return texts;
}
