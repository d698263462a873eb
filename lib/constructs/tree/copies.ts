import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConstruct } from 'constructs';
import { diagnose } from '../../diagnostics/diagnose';
import { captureSite } from '../../diagnostics/location';
import { findUp } from '../../diagnostics/package-root';
import { refuse } from '../../diagnostics/synthesis-error';

/**
 * Lets one more copy of this package (of another workspace, or of `npm link`) make parts of an app. Copies of one
 * version keep everything in the same places; two versions would read each other's parts wrongly.
 *
 * @throws SynthesisError `app/two-versions`.
 */
export function joinCopy(copies: Set<string>, folder: string, construct: IConstruct): void {
  const here = packageAt(folder);
  for (const other of copies) {
    const there = packageAt(other);
    if (there.version === here.version) continue;
    const { path } = construct.node;
    const site = captureSite(joinCopy);
    const origin = { path, construct: construct.constructor.name, site, suppressions: [] };
    refuse(
      diagnose([
        {
          code: 'app/two-versions',
          message: `Two versions of Lading make parts of one app: ${there.version} in ${there.root}, and ${here.version} in ${here.root}.`,
          origin,
          fix: 'Install one version for both: npm ls lading shows who asks for which, npm dedupe joins them.',
        },
      ]),
      joinCopy,
    );
  }
  copies.add(folder);
}

interface Package {
  readonly root: string;
  readonly version: string;
}

/** Only ever asked about a second copy, so that a plain start reads no package.json. */
function packageAt(folder: string): Package {
  const root = findUp(folder, 'package.json') ?? folder;
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { root, version: manifest.version };
}
