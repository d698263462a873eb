import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { boxFolder, runInBox } from '../engines/host/box';
import { run } from '../engines/host/run';
import { say, timed } from '../engines/host/say';
import { message } from '../engines/host/wait';
import { getDefinitions } from '../engines/setup/definitions';

/**
 * Programs that take long to build, and say whether what a mesh becomes means what it says. What is missing is built (Go,
 * about ten minutes of one core), then everything runs in a box with a kube-apiserver that `npm run test:engines` has made.
 */
async function main(): Promise<number> {
  const engines = process.env.LADING_ENGINES ?? join(homedir(), '.cache/lading-engines');
  const oracles = process.env.LADING_ORACLES ?? join(homedir(), '.cache/lading-oracles');
  if (!existsSync(join(engines, 'bin', 'kube-apiserver'))) {
    say('skipped: there is no kube-apiserver; run `npm run test:engines` first');
    return process.env.CI ? 1 : 0;
  }
  await getDefinitions(engines);
  await buildIstioctl(join(oracles, 'bin'));
  return runInBox(boxFolder(engines), join(__dirname, 'inside.ts'), [engines, join(oracles, 'bin')]);
}

/** Istio's own analyzers. */
async function buildIstioctl(bin: string): Promise<void> {
  const program = join(bin, 'istioctl');
  if (existsSync(program)) return;
  mkdirSync(bin, { recursive: true });
  await timed('building istioctl', () =>
    run(
      'go',
      [
        'build',
        '-mod=readonly',
        '-ldflags=-s -w',
        '-o',
        `${program}.new`,
        'istio.io/istio/istioctl/cmd/istioctl',
      ],
      {
        cwd: join(__dirname, 'modules/istioctl'),
        env: { GOFLAGS: '-buildvcs=false', GOWORK: 'off' },
        limit: 40 * 60,
      },
    ),
  );
  renameSync(`${program}.new`, program);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(message(error));
    process.exitCode = 1;
  },
);
