import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { packages } from '../engines/engines';
import { boxFolder, runInBox } from '../engines/host/box';
import { say } from '../engines/host/say';
import { message } from '../engines/host/wait';
import { getDefinitions } from '../engines/setup/definitions';
import { getEnvoy } from '../engines/setup/envoy';
import { installPackages } from '../engines/setup/packages';
import { buildPrograms } from './build';
import { stepsNamed } from './steps';

/** Of Debian's packages those that a box, its server and its pods need. */
const needed = ['etcd-server', 'iproute2', 'iptables', 'openssl'];

/**
 * Programs that take long to build, and say whether what a mesh or a Gateway gets means what it says. What is missing of what the
 * steps ask is built (Go, about twenty minutes of one core for all), then they run in a box. Words name the steps that are wanted:
 * `npm run test:oracles -- istio`. The kube-apiserver that one of them asks is made by `npm run test:engines`.
 */
async function main(words: readonly string[]): Promise<number> {
  const engines = process.env.LADING_ENGINES ?? join(homedir(), '.cache/lading-engines');
  const oracles = process.env.LADING_ORACLES ?? join(homedir(), '.cache/lading-oracles');
  const steps = stepsNamed(words);
  if (steps.includes('istioctl')) {
    if (!existsSync(join(engines, 'bin', 'kube-apiserver'))) {
      say('skipped: there is no kube-apiserver; run `npm run test:engines` first');
      return process.env.CI ? 1 : 0;
    }
    await getDefinitions(engines);
  }
  await installPackages(packages.filter(([name]) => needed.includes(name)));
  mkdirSync(join(engines, 'bin'), { recursive: true });
  await getEnvoy(engines);
  await buildPrograms(join(oracles, 'bin'), steps);
  const args = [engines, join(oracles, 'bin'), ...steps];
  return (await runInBox(boxFolder(engines), join(__dirname, 'inside.ts'), args)).code;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(message(error));
    process.exitCode = 1;
  },
);
