import { join } from 'node:path';
import { Script } from 'node:vm';
import { createJiti } from 'jiti';
import { transformPlain } from '../../lib/cli/load/plain';

const filename = join(__dirname, 'module.ts');
const jiti = createJiti(filename, { fsCache: false, moduleCache: false });
const byBabel = (source: string): string =>
  jiti.transform({ source, filename, ts: true, async: true, retainLines: true });

/** What can be imported. */
const live = { count: 0 };
const others: Readonly<Record<string, object>> = {
  './module': Object.defineProperties(
    { __esModule: true, default: (n: number) => n + 1, named: 2, fail: undefined, Base: class {} },
    { count: { enumerable: true, get: () => live.count++ } },
  ),
  './script': { __proto__: null, a: 1, b: (...all: unknown[]) => all.length },
  './function': Object.assign(() => 'called', { extra: 1 }),
  './self': {},
};

interface Ran {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly imported: readonly string[];
  readonly error?: string;
}

/** What a module exports, imports and throws. */
async function run(code: string): Promise<Ran> {
  live.count = 0;
  const imported: string[] = [];
  const module = { exports: {} };
  const exported = module.exports;
  const names = 'exports, require, module, __filename, __dirname, jitiImport';
  const body = new Script(`(async function (${names}) {${code}\n})`, { filename }).runInThisContext();
  const jitiImport = async (id: string): Promise<unknown> => {
    imported.push(id);
    // What a circle sees of a module that has not run yet.
    if (id === './self') {
      const early = ['x', 'early', 'default'].map((key) => typeof Reflect.get(exported, key));
      return { __esModule: true, early };
    }
    return others[id];
  };
  let error: string | undefined;
  try {
    await body(exported, (id: string) => others[id], module, filename, __dirname, jitiImport);
  } catch (thrown) {
    // Which a message of Lading's does as well.
    error = String(thrown).replace(/\(0 ?, ?(_\w+\.\w+)\)/, '$1');
  }
  const plain = (value: unknown): unknown => (typeof value === 'function' ? 'a function' : value);
  const entries = Object.entries(module.exports).map(([key, value]) => [key, plain(value)]);
  return { exports: Object.fromEntries(entries.sort()), imported, error };
}

async function both(source: string): Promise<void> {
  const plain = transformPlain(source);
  expect(plain).toBeDefined();
  expect(plain?.split('\n').slice(0, source.split('\n').length)).toHaveLength(source.split('\n').length);
  const ran = await run(plain ?? '');
  expect(ran).toEqual(await run(byBabel(source)));
}

describe('plain TypeScript means the same as by the transformer that knows all of it:', () => {
  test.each([
    // Imports.
    `import one, { named, type T } from './module'; export const x = one(named) as T;`,
    `import * as all from './module'; export const x = all.named;`,
    `import * as all from './script'; export const x = [all.a, Object.keys(all).sort()];`,
    `import all from './script'; export const x = all.a;`,
    `import call, { extra } from './function'; export const x = [call(), extra];`,
    `import * as call from './function'; export const x = [typeof call, call.extra];`,
    `import { default as one, named as two } from './module'; export const x = one(two);`,
    `import { count } from './module'; export const x = [count, count, count];`,
    `import type { T } from './module'; import { type U, named } from './script'; export const x: T | U = 1;`,
    `import { T } from './module'; export let x: T = 1; export function f(a: T): a is T { return true; }`,
    `import { Base } from './module'; export class Other extends Base<string> implements Base {}`,
    `import { Base } from './module'; type B = Base; export const x: typeof Base = null!;`,
    `import { named } from './module'; { const named = 5; globalThis.seen = named; } export const x = [globalThis.seen, named];`,
    `import { named } from './module'; export const x = { named, other: { named } };`,
    `import { named } from './module'; export const f = (named: number) => named; export const x = f(9);`,
    `import {} from './module'; import './script'; export const x = 1;`,
    `export const x = later; import { named as later } from './module';`,
    `import data from './script' with { type: 'json' }; export const x = data.a;`,
    `import { fail } from './module';\nexport const x = 1;\nfail();`,
    `import { fail } from './module';\nnew fail();`,
    `import { fail } from './module';\nfail.deep();`,
    `import { b } from './script'; export const x = [b(), b(1, 2,), b?.(), b\`t\`, (b)(1), b(...[1, 2])];`,
    `import { b } from './script'; export const x = b<number>(1) + b(\n  // why\n  1,\n);`,
    // Exports.
    `export default function named() {}`,
    `export default (function named() {});`,
    `export default class Named {}`,
    `export default abstract class Named { abstract a(): void; }`,
    `export default async () => { await null; };`,
    `export default { a: 1 } satisfies object;`,
    `const a = 1, b = 2; export { a, b as c }; export { a as default };`,
    `const a = 1; type T = string; export { a, type T }; export type { T as U }; export interface I {}`,
    `export { named, default as one } from './module'; export type { T } from './script';`,
    `export * from './module';`,
    `export * as all from './script';`,
    `export * from './script'; export * from './module';`,
    `export let x = 1; x++; x += 2; export function set() { x = 9; } set(); --x;`,
    `export let x: number; x = 4; [x] = [5]; ({ x } = { x: 6 });`,
    `let x = 1; export { x as y, x as z }; x = 2;`,
    `for (const x of [1]) globalThis.seen = x; export const x = globalThis.seen;`,
    `import './self'; export function early() {} export async function other() {} export function* third() {} export const late = 1;`,
    `import { early as seen } from './self'; export { early as x }; export const y = seen; function early() {} export class Late {}`,
    `import * as self from './self'; export default function early() {} export const x = self.early;`,
    // Types that go.
    `export const f = <T,>(a: T, b?: number, ...c: string[]): T => a; export const x = f<number>(1);`,
    `export const f = async <T>(a: T): Promise<T> => a; export const x = await f(3);`,
    `export const x = (1 as any)! + <number>2 + (3 satisfies number) + ([4] as const)[0];`,
    `function f(a: string): void; function f(a: number): void; function f(a: unknown) { return a; } export const x = f(1);`,
    `function f(this: { a: number }, b = 1) { return this.a + b; } export const x = f.call({ a: 2 });`,
    `declare const a: number; declare function b(): void; declare class C {} declare enum D {} export declare const e: number; export const x = typeof a;`,
    `declare global { interface Array<T> { a: T } } declare module 'x' { export const y: number; } export const x = 1;`,
    `interface A<T = {}> extends Object { (a: T): void; new (a: T): A; readonly [key: string]: any; get x(): number } export const x = 1;`,
    `type A<T> = T extends infer U extends string ? \`a\${U}\` : { -readonly [K in keyof T as K]?: T[K] }; export const x = 1;`,
    `type F = abstract new () => void; type G = (a: number) => asserts a is 1; type H = typeof import('./module'); export const x = 1;`,
    `let type = 1, of = 2, as = 3, declare = 4, readonly = 5, satisfies = 6; export const x = [type, of, as, declare, readonly, satisfies];`,
    `const abstract = 1\nconst namespace = 2, module_ = 3, using = 4, accessor = 5, global = 6;\nexport const x = abstract + namespace + using + accessor + global;`,
    `export const x = 1 < 2 && 3 > (2); const a = (b: number) => b; export const y = a < 1 > (2);`,
    `const o = { a: { b: 1 } } as { a?: { b?: number } }; export const x = [o.a!.b!, o.a?.b, o?.['a']!.b ?? 2];`,
    `label: for (;;) { break label; } export const x = ((a: number, b: number): number => a + b)(1, 2);`,
    `export const x = [1, 2].map((a): number => a * 2).filter(Boolean) as number[];`,
    `export const x = (function <T>(a: T) { return a; })<string>('a');`,
    `try { throw new Error('a'); } catch (error: unknown) { globalThis.seen = (error as Error).message; } export const x = globalThis.seen;`,
    `export const { a, b: { c = 3 } = {}, ...d } = { a: 1, e: 4 } as any;`,
    // Classes.
    `class A { a: number; b = 1; declare c: number; static d: string = 's'; readonly e?: number; f!: string } export const x = [Object.keys(new A()), A.d];`,
    `class A { constructor(private readonly a: number, public b = 2, c?: string) {} get() { return [this.a, this.b]; } } export const x = new A(1).get();`,
    `class B { p = 0; constructor(q: number) { this.p = q; } } class A extends B { c = 3; constructor(public a: number) { super(a); this.p += a; } } export const x = { ...new A(4) };`,
    `class A<T> { private x?: T; protected async *y(): AsyncGenerator<T> {} static { globalThis.seen = 7; } #z = 1; get z(): number { return this.#z; } set z(v) { this.#z = v; } } const a = new A<number>(); a.z = 5; export const x = [a.z, globalThis.seen];`,
    `abstract class A { abstract b: number; abstract c(): void; protected abstract get d(): number; toString(): string { return 'A'; } } class B extends A { b = 1; c() {} get d() { return 2; } } export const x = [String(new B()), new B().d];`,
    `class A { a?(): void; b: () => void = () => {}; [key: string]: unknown; 'quoted-c'?: number; 5 = 6; ['d' + 1]: number = 7; static async = 1; get = 2; set = 3 } export const x = { ...new A(), b: 0, async: A.async };`,
    `const A = class<T> implements Object { constructor(readonly a: T) {} }; export const x = { ...new A(1) };`,
    // Enums.
    `enum A { a, b = 5, c, d = 'x', e = b | 8, f = d.length } export const x = A;`,
    `export enum A { a = 1 } export enum A { b = 2 } export const x = [A.a, A['b'], A[1]];`,
    `const enum A { a = 1 << 2, 'b-c' = 3 } export const x = [A.a, A['b-c']];`,
    `const base = 10; enum A { a = base, b = base + a, c = -1, d = ~c, e = "s".length } export const x = A;`,
    `export const enum A { a = 'a', b = \`b\` } export default A;`,
    // What JavaScript has of late.
    `export const x = await Promise.all([1, (async () => 2)()]); for await (const a of [3]) x.push(a);`,
    `export const x = [1_000n.toString(), 2 ** 3, /a(?<b>.)\\/[/]/dgs.test('ab/'), \`a\${\`b\${1 as number}\`}\`];`,
    `let a: any = null; a ??= 1; a ||= 2; a &&= 3; export const x = [a, a?.b?.c?.(), Object.groupBy === undefined];`,
    `export const x = this === undefined || typeof this; export const y = (() => typeof arguments)();`,
    `export const x = [typeof require, __filename.length, typeof module, typeof exports];`,
    `const s = require('./script') as { a: number }; export const x = s.a;`,
    `module.exports = { a: 1 };`,
    `'use strict'; export const x = (function () { return this; })();`,
    `// @ts-check\n/** A @decorated comment. */\nexport const x = '@a'; /* import('b') */`,
    ``,
    `const nothing = 1;`,
  ])('%s', (source) =>
    source.includes('= require(') && source.startsWith('import') ? undefined : both(source),
  );
});

describe('what is more than to leave types out is left to the other:', () => {
  test.each([
    `namespace A { export const a = 1; }`,
    `export namespace A.B { export const a = 1; }`,
    `module A { export const a = 1; }`,
    `@a class A {}`,
    `class A { @a b() {} c(@a d: number) {} }`,
    `class A { accessor a = 1; }`,
    `class A { static accessor #a = 1; }`,
    `import { type A, type B } from './module';`,
    `export default function () {} export const a = 1;`,
    `export default async function* () {}`,
    `export default class {} export const a = 1;`,
    `export default class extends A {}`,
    `export const a = 1, b = 2;`,
    `export let { a } = b, c: number;`,
    `export var a: [number, string], b;`,
    `using a = b();`,
    `await using a = b();`,
    `for (using a of []) ;`,
    `export const a = import('./module');`,
    `export const a = import.meta.url;`,
    `import a = require('./script');`,
    `import a = B.c;`,
    `export = { a: 1 };`,
    `export import a = B.c;`,
    `import { 'a-b' as c } from './module';`,
    `const a = 1; export { a as 'b-c' };`,
    `export * as 'a-b' from './module';`,
    `export * from './module'; export const named = 5;`,
    `const require = 5;`,
    `function exports() {}`,
    `import { module } from './module'; export const x = module;`,
    `const a = ;`,
    `const a: = 1;`,
    `export const a = {`,
    `const a = 'b`,
  ])('%s', (source) => {
    expect(transformPlain(source)).toBeUndefined();
  });
});
