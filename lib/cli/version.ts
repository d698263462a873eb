import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../diagnostics/package-root';

/** Of the package that runs. */
export function version(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return manifest.version;
}
