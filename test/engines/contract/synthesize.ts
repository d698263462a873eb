import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, readCase } from '../accept/cases';
import { run } from '../host/run';

const project = join(__dirname, '../../..');

/** Synthesizes the contract's app by the command line, as it is shipped; `env` varies it. */
export async function synthesizeContract(scratch: string, env: NodeJS.ProcessEnv = {}): Promise<Case> {
  const out = mkdtempSync(join(scratch, 'contract-'));
  const args = [join(project, 'build/cli.js'), 'synth', '--app', join(__dirname, 'app.ts'), '--out', out];
  await run(process.execPath, args, { cwd: project, env });
  return readCase('contract', out);
}
