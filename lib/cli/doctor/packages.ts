import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { packageRoot } from '../../diagnostics/package-root';
import { problem } from '../problem';
import { type Copy, copiesOf, copyAt } from './copies';
import type { Entry, Examined } from './entry';
import { isAtLeast, majorOf } from './version-order';

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly peerDependencies: Readonly<Record<'cdk8s' | 'constructs', string>>;
}

/** Node, and the packages that an app is made with: of some there may be one copy alone. */
export function examinePackages(folder: string): Examined {
  const own: Manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const entries: Entry[] = [
    { name: 'lading', found: own.version, place: packageRoot() },
    { name: 'node', found: process.version, place: process.execPath },
  ];
  const diagnostics: Diagnostic[] = [];
  if (!isAtLeast(process.version, own.engines.node))
    diagnostics.push(unfit('Node', process.version, own.engines.node));
  const ladings = copiesOf('lading', folder);
  const loaded = ladings.filter(({ root }) => root !== packageRoot());
  for (const { version, root } of loaded) entries.push({ name: 'lading', found: version, place: root });
  const here = copyAt(packageRoot());
  const others = [...loaded, ...(here === undefined ? [] : [here])];
  if (new Set(others.map(({ version }) => version)).size > 1)
    diagnostics.push(
      problem(
        'app/two-versions',
        `There are several versions of Lading: ${told(others)}. An app is made by one.`,
        {
          severity: 'warning',
          fix: 'Install one version: npm ls lading shows who asks for which, npm dedupe joins them.',
        },
      ),
    );
  for (const name of ['cdk8s', 'constructs'] as const) {
    const copies = copiesOf(name, folder);
    entries.push(...(copies.length === 0 ? [{ name }] : copies.map(entryOf(name))));
    for (const { version } of copies)
      if (!fits(version, own.peerDependencies[name]))
        diagnostics.push(unfit(name, version, own.peerDependencies[name]));
    if (copies.length === 0)
      diagnostics.push(
        problem('system/unfit', `${name} is not installed, and Lading needs it.`, {
          fix: `npm install ${name}`,
        }),
      );
    if (name === 'cdk8s' && copies.length > 1)
      diagnostics.push(
        problem(
          'cdk8s/second-copy',
          `There are several copies of cdk8s: ${told(copies)}. They do not know each other's objects.`,
          {
            severity: 'warning',
            fix: 'Install one for all: npm ls cdk8s shows who asks for which, npm dedupe joins them.',
          },
        ),
      );
  }
  const [typescript] = copiesOf('typescript', folder);
  entries.push({ name: 'typescript', found: typescript?.version, place: typescript?.root });
  return { entries, diagnostics };
}

const entryOf =
  (name: string) =>
  ({ version, root }: Copy): Entry => ({ name, found: version, place: root });

function told(copies: readonly Copy[]): string {
  return copies.map(({ version, root }) => `${version} in ${root}`).join(', ');
}

/** `^2.68.0` */
function fits(version: string, range: string): boolean {
  return isAtLeast(version, range) && majorOf(version) === majorOf(range);
}

function unfit(name: string, version: string, range: string): Diagnostic {
  return problem('system/unfit', `${name} is ${version}, and Lading needs ${range}.`, {
    fix:
      name === 'Node'
        ? 'Install a release with long-term support: https://nodejs.org'
        : `npm install ${name}@"${range}"`,
  });
}
