import { join } from 'node:path';
import { packageRoot } from '../../diagnostics/package-root';

/** The path of a generated schema. */
export function schemaFile(name: string): string {
  return join(packageRoot(), 'schemas', name);
}
