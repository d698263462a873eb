import { join } from 'node:path';
import { packageRoot } from '../../diagnostics/package-root';

/**
 * The path of a generated schema. Not `lading/schemas/…`: for a package's own name Node goes through its manifest and
 * its exports, for each module again, and a first run feels that.
 */
export function schemaFile(name: string): string {
  return join(packageRoot(), 'schemas', name);
}
