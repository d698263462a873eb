import { join, sep } from 'node:path';
import { packageRoot } from '../../diagnostics/package-root';

/** What every first run loads besides Lading itself. */
const peers = /^.*?[\\/]node_modules[\\/](?:cdk8s|constructs)(?=[\\/])/;
/** The transformer for what is more than plain: most of a run after a change. */
const transformer = /^.*?[\\/]node_modules[\\/]jiti(?=[\\/]dist[\\/]babel\.cjs$)/;

/** The folder of the package that a module belongs to, if its compiled code is worth keeping. */
export function packageOf(file: string): string | undefined {
  const root = packageRoot();
  // Beside all the rest it would be read by runs that have nothing to transform.
  if (file === join(root, 'build', 'plain.js')) return file;
  return isOurs(file) ? root : (peers.exec(file) ?? transformer.exec(file))?.[0];
}

/** Whether a file is one of what we have built. */
export function isOurs(file: string): boolean {
  const root = packageRoot();
  return file.startsWith(root) && own.some((folder) => file.startsWith(folder, root.length));
}

const own = ['build', 'schemas'].map((folder) => sep + folder + sep);

/**
 * Whether compiled code of a module can be kept: `import()` fails in code that was. Ours has none, and the
 * transformer only speaks of it; of any other module the text decides, which may err on the safe side.
 */
export function canBeKept(file: string, source: string): boolean {
  return !peers.test(file) || !/\bimport\s*[(/]/.test(source);
}
