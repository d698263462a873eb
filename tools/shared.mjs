// What several of the built files hold lies in one file that all of them load, build/shared.js: else the package would have
// it several times, and a run would compile it as often.
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * The modules that at least two of the entry points hold, and what they import, as paths from the root.
 *
 * @param options Those that the files are built with; without plugins of this file.
 */
export async function sharedModules(options) {
  const { metafile } = await build({ ...options, metafile: true, write: false });
  const holders = new Map();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs))
      if (bytesInOutput > 0) holders.set(file, (holders.get(file) ?? 0) + 1);
  }
  const shared = new Set([...holders].filter(([, count]) => count > 1).map(([file]) => file));
  for (const file of shared) {
    for (const { path, external } of metafile.inputs[file].imports) if (!external) shared.add(path);
  }
  return [...shared].sort();
}

/** The one file, as source text, and what has each import of a shared module lead to it. */
export async function sharedApart(root, modules) {
  const names = await exportedNames(root, modules);
  const lines = [...names].map(([file, all]) => `import { ${pairs(all)} } from './${file}';`);
  const every = [...names.values()].flatMap((all) => [...all.values()]);
  const contents = `${lines.join('\n')}\nmodule.exports = { ${every.join(', ')} };\n`;
  return { contents, plugin: leadThere(root, names, every) };
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
  const taken = new Set();
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

const pairs = (names) => [...names].map(([own, name]) => `${own} as ${name}`).join(', ');

function leadThere(root, names, every) {
  const setup = ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const place = resolve(resolveDir, path);
      const file = relative(root, existsSync(`${place}.ts`) ? `${place}.ts` : join(place, 'index.ts'));
      const key = file.replaceAll('\\', '/');
      return names.has(key) ? { path: key, namespace: 'shared', sideEffects: false } : undefined;
    });
    onResolve({ filter: /^all$/, namespace: 'shared' }, () => ({
      path: 'all',
      namespace: 'shared',
      sideEffects: false,
    }));
    onResolve({ filter: /^shared\.js$/, namespace: 'shared' }, () => ({
      path: './shared.js',
      external: true,
      sideEffects: false,
    }));
    // One module between, so that each file asks for it once.
    onLoad({ filter: /^all$/, namespace: 'shared' }, () => ({
      contents: `export { ${every.join(', ')} } from 'shared.js';`,
    }));
    onLoad({ filter: /\.ts$/, namespace: 'shared' }, ({ path }) => {
      const own = [...names.get(path)].map(([name, shared]) => `${shared} as ${name}`);
      return { contents: `export { ${own.join(', ')} } from 'all';` };
    });
  };
  return { name: 'shared apart', setup };
}
