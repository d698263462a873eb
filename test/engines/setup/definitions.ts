import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseJson, textAt } from '../host/json';
import { run } from '../host/run';
import { timed } from '../host/say';

/** Custom resources that examples use: the definition's file within its Go module. */
const files = [
  {
    module: 'github.com/prometheus-operator/prometheus-operator',
    file: 'example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml',
  },
] as const;

const home = join(__dirname, '../modules/definitions');
const sum = readFileSync(join(home, 'go.sum'), 'utf8');

/** Where the definitions are: what a server is given before it judges custom resources. */
export function definitionsIn(cache: string): string[] {
  return files.map(({ file }) => join(cache, 'definitions', basename(file)));
}

export function hasDefinitions(cache: string): boolean {
  const stamp = join(cache, 'definitions.built');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sum;
}

export async function getDefinitions(cache: string): Promise<void> {
  if (hasDefinitions(cache)) return;
  await timed('definitions of custom resources', async () => {
    mkdirSync(join(cache, 'definitions'), { recursive: true });
    for (const { module, file } of files) {
      const options = { cwd: home, env: { GOFLAGS: '-mod=readonly', GOWORK: 'off' } };
      const told = parseJson(await run('go', ['mod', 'download', '-json', module], options));
      cpSync(join(textAt(told, 'Dir'), file), join(cache, 'definitions', basename(file)));
    }
    writeFileSync(join(cache, 'definitions.built'), sum);
  });
}
