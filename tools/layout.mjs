// How the library is laid out in files. What several of the built files hold lies in one that all of them load,
// build/shared.js: else the package would have it several times, and a run would compile it as often. What most apps never
// call lies in files that the first call loads: build/later.js for the library, build/expressions.js for what judges.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * What the shared file and the later ones are built from, and what has imports lead from file to file.
 *
 * @param library How the other files are built, `index` from `lib/index.ts` among them.
 * @param later By file the modules that lie in it, with what they alone lead to. They export functions only. Of the
 * library's own, `later`, only the library may ask: it takes what it shares with the library from there.
 */
export async function layOut(root, library, later) {
  const rooms = await Promise.all(
    Object.entries(later).map(async ([name, roots]) => {
      const names = await exportedNames(root, roots);
      const doors = leadTo(root, name, names, (own, file) => doorsTo(root, own, file), [
        `let held; export const later = () => (held ??= require('./${name}.js'));`,
      ]);
      return { name, names, doors };
    }),
  );
  const { shared, within } = await sharedModules(library, rooms);
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
    later: rooms.map(({ name, names: own }) => ({
      name,
      contents: listed(own),
      plugins: [...doorsBut(rooms, name), toShared, ...(name === 'later' ? [toIndex] : [])],
    })),
    doors: doorsBut(rooms),
    plugins: [...doorsBut(rooms), toShared, entry('lib/index.ts', index, root)],
  };
}

const doorsBut = (rooms, own) => rooms.filter(({ name }) => name !== own).map(({ doors }) => doors);

/** The library, and what only the library loads. */
const own = ['build/index.js', 'build/later.js'];

/** The modules that at least two of the files hold, and what they import; those of the library and of what comes later apart. */
async function sharedModules(library, rooms) {
  const { plugins } = library;
  const builds = await Promise.all([
    build({ ...library, plugins: [...doorsBut(rooms), ...plugins], metafile: true, write: false }),
    ...rooms.map(({ name, names }) =>
      build({
        ...library,
        entryPoints: [],
        outdir: undefined,
        outfile: `build/${name}.js`,
        stdin: { contents: listed(names), resolveDir: library.absWorkingDir },
        plugins: [...doorsBut(rooms, name), ...plugins],
        metafile: true,
        write: false,
      }),
    ),
  ]);
  // What a module leads to as the first files have it: through doors.
  const inputs = Object.assign({}, ...builds.map(({ metafile }) => metafile.inputs).reverse());
  const holders = new Map();
  for (const [output, { inputs: held }] of builds.flatMap(({ metafile }) => Object.entries(metafile.outputs)))
    for (const [file, { bytesInOutput }] of Object.entries(held)) {
      if (bytesInOutput > 0 && file.startsWith('lib/'))
        holders.set(file, [...(holders.get(file) ?? []), output]);
      if (file.startsWith('later:') && !own.includes(output))
        throw new Error(`${output} would load build/later.js, and build/index.js may not be there: ${file}`);
    }
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
