// How the library is laid out in files. What several of the built files hold lies in one that all of them load,
// build/shared.js: else the package would have it several times, and a run would compile it as often. What most runs never
// call lies in files that the first call loads, so that none has to read it: build/later.js for the library,
// build/commands.js for the command line, and so on.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * What the shared file and the later ones are built from, and what has imports lead from file to file.
 *
 * @param library How the other files are built, `index` from `lib/index.ts` among them.
 * @param later By file the modules that lie in it, `roots`, with what they alone lead to; they export functions only. Of
 * one that is `of` another file, only that one may ask: it takes what the two alone share from there. Where a run calls one of
 * them, `isOneByOne`, each is made when it is called, with whatever of Node's it requires.
 */
export async function layOut(root, library, later) {
  const rooms = await Promise.all(
    Object.entries(later).map(async ([name, { of, roots, isOneByOne = false }]) => {
      const names = await exportedNames(root, roots);
      const doors = leadTo(root, name, names, (own, file) => doorsTo(root, own, file), [
        `let held; export const later = () => (held ??= require('./${name}.js'));`,
      ]);
      return { name, of, names, isOneByOne, doors };
    }),
  );
  const owners = [...new Set(rooms.flatMap(({ of }) => of ?? []))];
  const { shared, within } = await sharedModules(library, rooms, owners);
  const names = await exportedNames(root, shared);
  const toShared = leadTo(root, 'shared', names, handOn, [
    `export { ${namesOf(names).join(', ')} } from './shared.js';`,
  ]);
  const owned = await Promise.all(
    owners.map(async (owner) => {
      const own = await exportedNames(root, within[owner]);
      const every = namesOf(own).join(', ');
      const toOwner = leadTo(root, `within-${owner}`, own, handOn, [
        `const { within } = require('./shared.js'); export const { ${every} } = within.${owner};`,
      ]);
      // What it shares with its rooms alone, it leaves for them there: its own exports are its own names.
      const file = library.entryPoints[owner];
      const contents = `
        export * from './${file.replace(/\.ts$/, '')}';
        ${importing(own)}
        import { within } from './shared.js';
        Object.assign(within.${owner}, { ${every} });`;
      return { owner, toOwner, entry: entry(file, contents, root) };
    }),
  );
  const toOwnerOf = (name) => owned.filter(({ owner }) => owner === name).map(({ toOwner }) => toOwner);
  const places = owners.map((owner) => `${owner}: {}`).join(', ');
  return {
    shared: `const within = { ${places} };\n${listed(names, ['within'])}`,
    later: rooms.map(({ name, of, names: own, isOneByOne }) => ({
      name,
      contents: isOneByOne ? listedOneByOne(own) : listed(own),
      plugins: [...doorsBut(rooms, name), toShared, ...toOwnerOf(of)],
    })),
    doors: doorsBut(rooms),
    plugins: [...doorsBut(rooms), toShared, ...owned.map((each) => each.entry)],
  };
}

const doorsBut = (rooms, own) => rooms.filter(({ name }) => name !== own).map(({ doors }) => doors);

/** The modules that at least two of the files hold, and what they import; those of one file and its rooms apart. */
async function sharedModules(library, rooms, owners) {
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
  const ownerOf = new Map(owners.map((owner) => [`build/${owner}.js`, owner]));
  for (const { name, of } of rooms) ownerOf.set(`build/${name}.js`, of);
  const holders = new Map();
  for (const [output, { inputs: held }] of builds.flatMap(({ metafile }) => Object.entries(metafile.outputs)))
    for (const [file, { bytesInOutput }] of Object.entries(held)) {
      if (bytesInOutput > 0 && file.startsWith('lib/'))
        holders.set(file, [...(holders.get(file) ?? []), output]);
      const { of } = rooms.find(({ name }) => file.startsWith(`${name}:`)) ?? {};
      if (of !== undefined && ownerOf.get(output) !== of)
        throw new Error(`${output} would ask for what build/${of}.js alone may ask for: ${file}`);
    }
  const several = [...holders].filter(([, all]) => all.length > 1);
  const isWithin = (owner) => (all) => all.every((output) => ownerOf.get(output) === owner);
  const isShared = (all) => !owners.some((owner) => isWithin(owner)(all));
  const filesOf = (is) =>
    withImports(
      several.filter(([, all]) => is(all)),
      inputs,
    );
  const shared = filesOf(isShared);
  const within = owners.map((owner) => [
    owner,
    filesOf(isWithin(owner)).filter((file) => !shared.includes(file)),
  ]);
  return { shared, within: Object.fromEntries(within) };
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

function listedOneByOne(names) {
  const calls = [...names].flatMap(([file, own]) =>
    [...own].map(([name, unique]) => `${unique}: (...given) => require('./${file}').${name}(...given)`),
  );
  return `module.exports = { ${calls.join(', ')} };`;
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
    if (!new RegExp(`^export (?:async )?function ${name}\\b`, 'm').test(text)) return '';
    return `export function ${name}(...given) { return later().${unique}(...given); }`;
  });
  return `import { later } from 'all';\n${doors.join('\n')}`;
}

function entry(path, contents, root) {
  const namespace = `entry-${path}`;
  const setup = ({ onResolve, onLoad }) => {
    onResolve({ filter: /./ }, ({ kind, path: asked }) =>
      kind === 'entry-point' && resolve(root, asked) === resolve(root, path)
        ? { path, namespace }
        : undefined,
    );
    onResolve({ filter: /^\.\/shared\.js$/, namespace }, ({ path: asked }) => ({
      path: asked,
      external: true,
    }));
    onLoad({ filter: /./, namespace }, () => ({ contents, resolveDir: root }));
  };
  return { name: `entry ${path}`, setup };
}
