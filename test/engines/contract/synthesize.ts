import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, readCase } from '../accept/cases';
import { run } from '../host/run';

const project = join(__dirname, '../../..');

/** Synthesizes an app by the command line, as it is shipped; `env` varies it. */
export async function synthesizeWith(
  app: string,
  scratch: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Case> {
  const out = mkdtempSync(join(scratch, 'contract-'));
  // A busy machine takes its time.
  const args = [join(project, 'build/cli.js'), 'synth', '--app', app, '--out', out, '--timeout', '300'];
  await run(process.execPath, args, { cwd: project, env, limit: 300 });
  return readCase('contract', out);
}

export function synthesizeContract(scratch: string, env?: NodeJS.ProcessEnv): Promise<Case> {
  return synthesizeWith(join(__dirname, 'app.ts'), scratch, env);
}
