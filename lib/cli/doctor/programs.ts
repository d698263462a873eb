import { spawnSync } from 'node:child_process';
import { problem } from '../problem';
import type { Examined } from './entry';
import { isAtLeast } from './version-order';

/** What the output is written for unless the app says otherwise. */
const composeFloor = '5.3';

/** Programs that take what is written; to write it, none of them is needed. */
export function examinePrograms(): Examined {
  const compose = versionOf('docker', ['compose', 'version', '--short']);
  const kubectl = versionOf('kubectl', ['version', '--client']);
  const isOld = compose !== undefined && !isAtLeast(compose, composeFloor);
  return {
    entries: [
      { name: 'docker compose', found: compose },
      { name: 'kubectl', found: kubectl },
    ],
    diagnostics: isOld
      ? [
          problem(
            'system/unfit',
            `docker compose is ${compose}, and what Lading writes by default is for ${composeFloor} and later.`,
            {
              severity: 'warning',
              fix: `Update it, or say which one it is: new App({ compose: { floor: '${majorMinor(compose)}' } })`,
            },
          ),
        ]
      : [],
  };
}

/** The first version in what a program prints; nothing where it is not there, or does not answer. */
function versionOf(program: string, args: readonly string[]): string | undefined {
  const { stdout, status } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 10_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (status !== 0) return undefined;
  return /\d{1,6}\.\d{1,6}(?:\.[\w.+-]{1,60})?/.exec(stdout.slice(0, 1000))?.[0];
}

function majorMinor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
