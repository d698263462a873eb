// How the library is laid out in files. What several of the built files hold lies in one that all of them load,
// build/shared.js: else the package would have it several times, and a run would compile it as often. What most apps never
// call lies in build/later.js, which the first call loads.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * Each of three files as source text, and what has imports lead from file to file.
 *
 * @param library How the other files are built, `index` from `lib/index.ts` among them.
 * @param roots Modules that lie in build/later.js, with what they alone lead to. They export functions only.
 */
export async function layOut(root, library, roots) {
  const later = await exportedNames(root, roots);
  const doors = leadTo(root, 'later', later, (own, file) => doorsTo(root, own, file), [
    "let held; export const later = () => (held ??= require('./later.js'));",
  ]);
  const { shared, within } = await sharedModules(library, doors, listed(later));
  const names = { shared: await exportedNames(root, shared), within: await exportedNames(root, within) };
  const every = { shared: namesOf(names.shared), within: namesOf(names.within) };
  const toShared = leadTo(root, 'shared', names.shared, handOn, [
    `export { ${every.shared.join(', ')} } from './shared.js';`,
  ]);
  const toIndex = leadTo(root, 'within', names.within, handOn, [
    `const { within } = require('./shared.js'); export const { ${every.within.join(', ')} } = within;`,
  ]);
  // What build/later.js shares with the library alone, the library leaves for it there: its own exports are the public names.
  const index = `
    export * from './lib/index';
    ${importing(names.within)}
    import { within } from './shared.js';
    Object.assign(within, { ${every.within.join(', ')} });`;
  return {
    shared: `const within = {};\n${listed(names.shared, ['within'])}`,
    later: listed(later),
    plugins: [doors, toShared, entry('lib/index.ts', index, root)],
    laterPlugins: [toShared, toIndex],
  };
}

/** The modules that at least two of the files hold, and what they import; those of the library and of what comes later apart. */
async function sharedModules(library, doors, later) {
  const { plugins } = library;
  const [first, last] = await Promise.all([
    build({ ...library, plugins: [doors, ...plugins], metafile: true, write: false }),
    build({
      ...library,
      entryPoints: [],
      stdin: { contents: later, resolveDir: library.absWorkingDir },
      metafile: true,
      write: false,
    }),
  ]);
  const { inputs } = first.metafile;
  const holders = new Map();
  for (const { outputs } of [first.metafile, last.metafile]) {
    for (const [output, { inputs: held }] of Object.entries(outputs))
      for (const [file, { bytesInOutput }] of Object.entries(held))
        if (bytesInOutput > 0 && file.startsWith('lib/'))
          holders.set(file, [...(holders.get(file) ?? []), output]);
  }
  const own = ['build/index.js', 'build/stdin.js'];
  const isOwn = (all) => all.every((output) => own.includes(output));
  const several = [...holders].filter(([, all]) => all.length > 1);
  const shared = withImports(
    several.filter(([, all]) => !isOwn(all)),
    inputs,
  );
  const within = withImports(
    several.filter(([, all]) => isOwn(all)),
    inputs,
  ).filter((file) => !shared.includes(file));
  return { shared, within };
}

function withImports(held, inputs) {
  const all = new Set(held.map(([file]) => file));
  for (const file of all) {
    for (const { path } of inputs[file].imports) if (path.startsWith('lib/')) all.add(path);
  }
  return [...all].sort();
}

/** By module: its names, and what each is called among those of all modules. */
async function exportedNames(root, modules) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: modules,
    format: 'esm',
    outdir: 'build',
    outbase: '.',
    // Of these files alone: what they lead to is said when it is built.
    logLevel: 'error',
    metafile: true,
    write: false,
  });
  const taken = new Set(['within']);
  const unique = (name) => {
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name}${count}`;
    taken.add(free);
    return free;
  };
  return new Map(
    Object.values(metafile.outputs).map(({ entryPoint, exports }) => [
      entryPoint,
      new Map(exports.sort().map((name) => [name, unique(name)])),
    ]),
  );
}

const namesOf = (names) => [...names.values()].flatMap((own) => [...own.values()]);

function importing(names) {
  const pairs = (own) => [...own].map(([name, unique]) => `${name} as ${unique}`).join(', ');
  return [...names].map(([file, own]) => `import { ${pairs(own)} } from './${file}';`).join('\n');
}

function listed(names, more = []) {
  return `${importing(names)}\nmodule.exports = { ${[...namesOf(names), ...more].join(', ')} };`;
}

/** Has each import of these modules lead to one module that stands for all, so that each file asks for the other once. */
function leadTo(root, namespace, names, handingOn, [all]) {
  const setup = ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const place = resolve(resolveDir, path);
      const file = relative(root, existsSync(`${place}.ts`) ? `${place}.ts` : join(place, 'index.ts'));
      const key = file.replaceAll('\\', '/');
      return names.has(key) ? { path: key, namespace, sideEffects: false } : undefined;
    });
    onResolve({ filter: /^all$/, namespace }, () => ({ path: 'all', namespace, sideEffects: false }));
    onResolve({ filter: /\.js$/, namespace }, ({ path }) => ({ path, external: true, sideEffects: false }));
    onLoad({ filter: /^all$/, namespace }, () => ({ contents: all }));
    onLoad({ filter: /\.ts$/, namespace }, ({ path }) => ({ contents: handingOn(names.get(path), path) }));
  };
  return { name: `to ${namespace}`, setup };
}

function handOn(own) {
  return `export { ${[...own].map(([name, unique]) => `${unique} as ${name}`).join(', ')} } from 'all';`;
}

/** A function each that loads the file when it is called. A value could not wait for that. */
function doorsTo(root, own, file) {
  const text = readFileSync(join(root, file), 'utf8');
  const doors = [...own].map(([name, unique]) => {
    if (!text.includes(`export function ${name}`)) return '';
    return `export function ${name}(...given) { return later().${unique}(...given); }`;
  });
  return `import { later } from 'all';\n${doors.join('\n')}`;
}

function entry(path, contents, root) {
  const setup = ({ onResolve, onLoad }) => {
    onResolve({ filter: /./ }, ({ kind, path: asked }) =>
      kind === 'entry-point' && resolve(root, asked) === resolve(root, path)
        ? { path, namespace: 'entry' }
        : undefined,
    );
    onResolve({ filter: /^\.\/shared\.js$/, namespace: 'entry' }, ({ path: asked }) => ({
      path: asked,
      external: true,
    }));
    onLoad({ filter: /./, namespace: 'entry' }, () => ({ contents, resolveDir: root }));
  };
  return { name: `entry ${path}`, setup };
}
