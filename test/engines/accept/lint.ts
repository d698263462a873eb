import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listAt, numberAt, parseJson, textAt } from '../host/json';
import { attempt, run } from '../host/run';
import type { Case } from './cases';

/** kubeconform has nothing to say about a case. Custom resources are the API server's to judge. */
export async function conform(program: string, schemas: string, { folder }: Case): Promise<undefined> {
  const manifests = join(folder, 'kubernetes');
  await run(program, ['-strict', '-schema-location', schemas, '-ignore-missing-schemas', manifests]);
}

/** What kube-score would not let pass. */
export interface Critical {
  /** With its kind and namespace. */
  readonly object: string;
  readonly name: string;
  readonly check: string;
}

/** What kube-score finds critical of a case. */
export async function criticals(program: string, { folder }: Case): Promise<Critical[]> {
  const manifests = join(folder, 'kubernetes');
  if (!existsSync(manifests)) return [];
  const files = readdirSync(manifests, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(manifests, name));
  const { stdout } = await attempt(program, ['score', '--output-format', 'json', ...files]);
  return listAt(parseJson(stdout)).flatMap((object) =>
    listAt(object, 'checks')
      .filter((check) => numberAt(check, 'grade') === 1 && !isSkipped(check))
      .map((check) => ({
        object: textAt(object, 'object_name'),
        name: textAt(object, 'object_meta', 'name'),
        check: textAt(check, 'check', 'name'),
      })),
  );
}

function isSkipped(check: unknown): boolean {
  return typeof check === 'object' && check !== null && 'skipped' in check && check.skipped === true;
}
