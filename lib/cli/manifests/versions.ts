import { join } from 'node:path';
import { packageRoot } from '../../diagnostics/package-root';
import { stop } from '../problem';

/** The versions that are asked for, else those that an app is for by default. */
export function versionsFrom(asked: string | undefined): readonly string[] {
  const engine: typeof import('../../validation') = require(join(packageRoot(), 'build', 'validation.js'));
  const versions = engine.parseVersions(asked ?? engine.defaultVersions);
  if (versions !== undefined) return versions;
  throw stop('option/invalid', `Lading does not know Kubernetes ${asked}.`, {
    fix: 'Name versions from 1.31 to 1.37.',
  });
}
