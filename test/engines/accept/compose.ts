import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { prepareProject } from '../docker/compose';

/** `docker compose config` takes the project, with each variable filled in. */
export async function acceptProject(program: string, compose: string, scratch: string): Promise<undefined> {
  const folder = join(mkdtempSync(join(scratch, 'config-')), 'compose');
  await prepareProject(program, compose, folder).compose(['config', '--quiet']);
}
