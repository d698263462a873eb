// How the transformer of plain TypeScript is built from Sucrase: without what is never asked of it, and with its tables in
// a form that the engine reads sooner. The first run of an app waits for all of it, and that of each job in CI.
import { readFileSync } from 'node:fs';

export const transformer = {
  name: 'what TypeScript has use for',
  setup({ onLoad }) {
    onLoad({ filter: unusedTransformers }, () => ({
      contents: 'export default class {} export const startsWithLowerCase = () => false',
    }));
    onLoad({ filter: module('parser/plugins/(?:flow|jsx/index)') }, ({ path }) => {
      const names = [...readFileSync(path, 'utf8').matchAll(/^export function (\w+)/gm)];
      return { contents: names.map(([, name]) => `export function ${name}() {}`).join('\n') };
    });
    onLoad({ filter: module('parser/(?:tokenizer/(?:keywords|types)|util/charcodes)') }, ({ path }) => ({
      loader: 'ts',
      contents: withEnum(readFileSync(path, 'utf8')),
    }));
    onLoad({ filter: module('parser/tokenizer/readWordTree') }, ({ path }) => ({
      contents: sparse(readFileSync(path, 'utf8')),
    }));
  },
};

/** What transforms JSX, Flow, and what each Node knows today. */
const unusedTransformers = module(
  'transformers/(?:ESMImport|Flow|Jest|JSX|NumericSeparator|OptionalCatchBinding|OptionalChaining|React)\\w*Transformer',
);

function module(path) {
  return new RegExp(`sucrase/dist/esm/${path}\\.js$`.replaceAll('/', '[\\\\/]'));
}

/** As it was before it was compiled: of an enum, esbuild writes the numbers where they are used, and no object. */
function withEnum(code) {
  const whole = /^export var (\w+); \(function \(\1\) \{$([\s\S]*?)^\}\)\(\1 \|\| \(\1 = \{\}\)\);$/m;
  const member = /const (\w+) = (.+?); \w+\[\w+\["\1"\] = \1\] = "\1";/g;
  const [, name, body] = orThrow(whole.exec(code), 'no enum');
  return code.replace(whole, () => `export enum ${name} {${body.replace(member, '$1 = $2,')}}`);
}

/** A table of some thousand numbers, most of them −1: only the others are written out. */
function sparse(code) {
  const whole = /new Int32Array\(\[([\s\S]*)\]\)/;
  const [, body] = orThrow(whole.exec(code), 'no table');
  const entries = body
    .replaceAll(/\/\/.*/g, '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const pairs = entries.flatMap((entry, index) => (entry === '-1' ? [] : [[index, entry]]));
  const filled = `new Int32Array(${entries.length}).fill(-1)`;
  return `${code.replace(whole, filled)}
    const filled = [${pairs.join()}];
    for (let at = 0; at < filled.length; at += 2) READ_WORD_TREE[filled[at]] = filled[at + 1];`;
}

function orThrow(found, what) {
  if (found === null) throw new Error(`Sucrase has ${what} where there was one`);
  return found;
}
