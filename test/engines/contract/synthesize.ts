import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, readCase } from '../accept/cases';
import { run } from '../host/run';

const project = join(__dirname, '../../..');

/** Synthesizes the contract's app by the command line, from the sources; `env` varies it. */
export async function synthesizeContract(scratch: string, env: NodeJS.ProcessEnv = {}): Promise<Case> {
  const out = mkdtempSync(join(scratch, 'contract-'));
  const jiti = join(project, 'node_modules/jiti/lib/jiti-cli.mjs');
  const args = [join(project, 'lib/cli/bin.ts'), 'synth', '--app', join(__dirname, 'app.ts'), '--out', out];
  await run(process.execPath, [jiti, ...args], { cwd: project, env });
  return readCase('contract', out);
}
