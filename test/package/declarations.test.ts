import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const tool = pathToFileURL(join(__dirname, '../../tools/declarations.mjs')).href;

describe('the declarations of the package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'declarations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What is left of some declarations of which `index.d.ts` is public. */
  function left(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const call = `import('${tool}').then(({ keepPublic }) => keepPublic(process.argv[1], [process.argv[2]]))`;
    execFileSync(process.execPath, ['-e', call, folder, join(folder, 'index.d.ts')]);
    const kept = Object.keys(files).filter((name) => existsSync(join(folder, name)));
    return Object.fromEntries(kept.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  }

  it('are what the public names lead to, with what is said of it, and nothing else', () => {
    const kept = left({
      'index.d.ts': `export type { Props } from './props';\n`,
      'props.d.ts': `import type { Inner, Model } from './model';
/** What people write. */
export interface Props extends Base { readonly inner?: Inner }
/** Said of all. */
interface Base { readonly name: string }
export declare const table: readonly Model[];
`,
      'model.d.ts': `import type { Pass } from './pass';
/** Within. */
export type Inner = import('./shape').Shape;
export interface Model { readonly pass: Pass }
`,
      'shape.d.ts': `export interface Shape { readonly a: 1 }\nexport declare function check(shape: Shape): void;\n`,
      'pass.d.ts': `export interface Pass { readonly b: 2 }\n`,
    });
    expect(kept).toEqual({
      'index.d.ts': `export type { Props } from './props';\n`,
      'props.d.ts': `import type { Inner } from './model';
/** What people write. */
export interface Props extends Base { readonly inner?: Inner }
/** Said of all. */
interface Base { readonly name: string }
`,
      'model.d.ts': `/** Within. */\nexport type Inner = import('./shape').Shape;\n`,
      'shape.d.ts': `export interface Shape { readonly a: 1 }\n`,
    });
  });

  it('spell out the words that a type is made of, without the table that they stand in', () => {
    const kept = left({
      'index.d.ts': `export type { Code } from './table';\n`,
      'table.d.ts': `import type { Entry } from './entry';
export declare const table: { readonly b: Entry; readonly a: Entry };
/** All there are. */
export type Code = keyof typeof table;
`,
      'entry.d.ts': `export interface Entry { readonly title: string }\n`,
    });
    expect(kept).toEqual({
      'index.d.ts': `export type { Code } from './table';\n`,
      'table.d.ts': `/** All there are. */\nexport type Code = "a" | "b";\n`,
    });
  });
});
