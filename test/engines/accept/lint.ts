import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listAt, numberAt, parseJson, textAt } from '../host/json';
import { attempt, run } from '../host/run';
import type { Case } from './cases';

/** kubeconform has nothing to say about a case. Custom resources are the API server's to judge. */
export async function conform(program: string, schemas: string, { folder }: Case): Promise<undefined> {
  const manifests = join(folder, 'kubernetes');
  await run(program, ['-strict', '-schema-location', schemas, '-ignore-missing-schemas', manifests]);
}

/** What kube-score finds critical of a case, one line each. */
export async function criticals(program: string, { folder }: Case): Promise<string[]> {
  const manifests = join(folder, 'kubernetes');
  if (!existsSync(manifests)) return [];
  const ran = await attempt('bash', [
    '-c',
    `exec "$0" score --output-format json "$1"/*.yaml`,
    program,
    manifests,
  ]);
  return listAt(parseJson(ran.stdout)).flatMap((object) =>
    listAt(object, 'checks')
      .filter((check) => numberAt(check, 'grade') === 1 && !isSkipped(check))
      .map((check) => `${textAt(object, 'object_name')}: ${textAt(check, 'check', 'name')}`),
  );
}

function isSkipped(check: unknown): boolean {
  return typeof check === 'object' && check !== null && 'skipped' in check && check.skipped === true;
}
