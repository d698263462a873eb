import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { allCodes } from '../../lib/diagnostics/catalogue';

const root = join(__dirname, '../..');
const lib = join(root, 'lib');

/** From the outside in: a room imports from itself and from those after it. */
const order = [
  ...[
    'browser',
    'cli',
    'testing',
    'constructs',
    'review',
    'synth',
    'targets',
    'rooms',
    'shared',
    'model',
    'diagnostics',
    'files',
  ],
];
/** Side by side at one distance from the centre; they do not know each other. */
const targets = ['validation', 'emit', 'kubernetes', 'compose', 'swarm'];
/** What several of those ask: what the whole app says about its parts, and what Docker's targets say alike. */
const shared = ['docker', 'passes'];

const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(lib, name));

/** The text of each file without its template literals: those hold the code of others. */
const source = new Map(files.map((file) => [file, readFileSync(file, 'utf8').replace(/`[^`]*`/g, '``')]));

function roomOf(file: string): string {
  return relative(lib, file).split(sep)[0]?.replace(/\.ts$/, '') ?? '';
}

function rank(room: string): number {
  if (shared.includes(room)) return order.indexOf('shared');
  return order.indexOf(targets.includes(room) ? 'rooms' : room);
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = source.get(file) ?? '';
  const statements = text.matchAll(/(?:import|export)\s([^'";]*?)\sfrom\s+'(\.[^']+)'/g);
  return [...statements].map(([, clause = '', path = '']) => ({
    from: file,
    to:
      [`${join(dirname(file), path)}.ts`, join(dirname(file), path, 'index.ts')].find((each) =>
        source.has(each),
      ) ?? '',
    typeOnly: isTypeOnly(clause),
  }));
}

/** `type { A }`, or `{ type A, type B }`: nothing of it is left when the program runs. */
function isTypeOnly(clause: string): boolean {
  if (/^type\b/.test(clause)) return true;
  const names = /^\{([^}]*)\}$/.exec(clause)?.[1]?.split(',') ?? [clause];
  return names.map((name) => name.trim()).every((name) => name === '' || name.startsWith('type '));
}

/** The files on a way from one file back to itself. */
function wayBack(start: string, edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const open = [start];
  for (const file of open) {
    for (const next of edges.get(file) ?? []) {
      if (next === start) {
        const way = [file];
        for (let at = cameFrom.get(file); at !== undefined; at = cameFrom.get(at)) way.unshift(at);
        return way.map((each) => relative(lib, each));
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      open.push(next);
    }
  }
  return undefined;
}

const imports = files.flatMap(importsOf);
const show = ({ from, to }: Import) => `${relative(root, from)} → ${relative(root, to)}`;
/** The public names and the loader hook are doors to the house, not rooms of it. */
const isDoor = (file: string) => ['index', 'register', 'testing'].includes(roomOf(file));

describe('the rooms of lib', () => {
  it('import towards the centre only', () => {
    const outward = imports.filter(({ from, to }) => {
      if (isDoor(from) || to === '') return false;
      const [here, there] = [roomOf(from), roomOf(to)];
      return here !== there && rank(there) < rank(here);
    });
    expect(outward.map(show)).toEqual([]);
  });

  it('keep the targets apart, which validate and print nothing themselves', () => {
    const across = imports.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)];
      return ['kubernetes', 'compose', 'swarm'].includes(here) && targets.includes(there) && here !== there;
    });
    expect(across.map(show)).toEqual([]);
  });

  it('know nothing of Docker in the passes', () => {
    const across = imports.filter(({ from, to }) => roomOf(from) === 'passes' && roomOf(to) === 'docker');
    expect(across.map(show)).toEqual([]);
  });

  it('name no target where the whole way is described', () => {
    expect(source.get(join(lib, 'synth.ts'))).not.toMatch(
      /kubernetes'|compose'|swarm'|Kubernetes\b|Compose\b|Swarm\b/,
    );
  });

  it('know cdk8s in constructs only', () => {
    const knowing = files.filter((file) => /from '(?:cdk8s|constructs)'/.test(source.get(file) ?? ''));
    expect(knowing.filter((file) => roomOf(file) !== 'constructs')).toEqual([]);
  });

  // Each of these takes a few milliseconds of a start that has some eighty: what needs one loads it when it does.
  it('load large modules of Node only when they are needed', () => {
    const large =
      /^import (?!type\b)[^;]* from '(?:node:)?(?:assert|child_process|crypto|http|https|net|stream|tls|zlib)'/m;
    const started = files.filter((file) => !['cli', 'review'].includes(roomOf(file)));
    const loading = started.filter((file) => large.test(source.get(file) ?? ''));
    expect(loading.map((file) => relative(root, file))).toEqual([]);
  });

  it('import in no circle, but for the types of the model, whose parts lead to each other', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) {
      if (typeOnly && roomOf(from) === 'model') continue;
      edges.set(from, [...(edges.get(from) ?? []), to]);
    }
    expect(files.flatMap((file) => wayBack(file, edges) ?? [])).toEqual([]);
  });

  it('have no import that leads nowhere', () => {
    expect(imports.filter(({ to }) => to === '').map(({ from }) => relative(root, from))).toEqual([]);
  });
});

describe('the files of lib', () => {
  const written = files.filter((file) => !file.endsWith('.generated.ts'));
  const lines = (file: string) => (source.get(file) ?? '').split('\n').length;

  it('have at most 300 lines', () => {
    expect(written.filter((file) => lines(file) > 300).map((file) => relative(root, file))).toEqual([]);
  });

  it('have a median of at most 80 lines', () => {
    const sorted = written.map(lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('hold no any, no non-null assertion and no cast', () => {
    const casts =
      /\bas any\b|: any\b|<any>|\bas unknown as\b|@ts-(?:ignore|expect-error|nocheck)|[\w)\]]!\.|[)\]]!;| as (?!const\b)[A-Z]\w+[;,)]/;
    const code = (file: string) =>
      (source.get(file) ?? '')
        .split('\n')
        .filter((line) => !/^\s*(?:\*|\/\/|\/\*|import|export \{|export \*)/.test(line));
    const found = written.flatMap((file) =>
      code(file)
        .filter((line) => casts.test(line.replace(/'(?:[^'\\]|\\.)*'|`[^`]*`/g, "''")))
        .map((line) => `${relative(root, file)}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

/** Programs beside lib. Folders whose names begin with a dot come and go while other tests run. */
function textsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return /\.(?:ts|mjs)$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
    return /^(?:\..*|node_modules|expected|engines)$/.test(entry.name) ? [] : textsBelow(path);
  });
}

describe('what lib says', () => {
  const others = ['test', 'tools', 'bench'].flatMap((folder) => textsBelow(join(root, folder)));

  it('is asked by somebody: every exported value is used in another file', () => {
    const unused = files
      .filter((file) => !isDoor(file))
      .flatMap((file) => {
        const names = [
          ...(source.get(file) ?? '').matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm),
        ];
        const elsewhere = [...source].filter(([other]) => other !== file).map(([, text]) => text);
        return names
          .map(([, name = '']) => name)
          .filter((name) => ![...elsewhere, ...others].some((text) => new RegExp(`\\b${name}\\b`).test(text)))
          .map((name) => `${relative(root, file)}: ${name}`);
      });
    expect(unused).toEqual([]);
  });

  it('is in the catalogue for a reason: every code is reported somewhere', () => {
    const listing = ['catalogue', 'policy-catalogue', 'suppression', 'followers'].map((name) =>
      join(lib, 'diagnostics', `${name}.ts`),
    );
    const reporting = files
      .filter((file) => !listing.includes(file))
      .map((file) => readFileSync(file, 'utf8'));
    const silent = allCodes().filter(
      (code) => !reporting.some((text) => text.includes(`'${code}'`) || text.includes(`'${code}: `)),
    );
    expect(silent).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const named = [...text.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name = '']) => name);

  it('names only rooms that exist', () => {
    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });

  it('names every room', () => {
    const rooms = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const tops = readdirSync(root, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !/^(?:\.|node_modules$|build$|dist$|lib$|coverage$)/.test(entry.name),
    );
    const all = [...rooms.map(({ name }) => `lib/${name}`), ...tops.map(({ name }) => basename(name))];
    expect(all.filter((name) => !named.includes(name))).toEqual([]);
  });
});
