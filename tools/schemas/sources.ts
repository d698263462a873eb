import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema } from './json-schema';
import type { OpenApi } from './open-api';

/** The last patch release of every supported minor, oldest first. */
export const kubernetesPins = {
  '1.31': 'v1.31.14',
  '1.32': 'v1.32.13',
  '1.33': 'v1.33.13',
  '1.34': 'v1.34.4',
  '1.35': 'v1.35.4',
  '1.36': 'v1.36.3',
  '1.37': 'v1.37.1',
} as const;

/** The release of compose-go whose schema decides what a Compose file may hold. */
export const composePin = 'v2.14.0';

/** Fetches a Go module (once; Go keeps a cache) and answers the directory that holds it. */
function goModule(path: string, version: string): string {
  const out = execFileSync('go', ['mod', 'download', '-json', `${path}@${version}`], { encoding: 'utf8' });
  const { Dir }: { Dir: string } = JSON.parse(out);
  return Dir;
}

export function readOpenApi(pin: string): OpenApi {
  const directory = goModule('k8s.io/kubernetes', pin);
  return JSON.parse(readFileSync(join(directory, 'api/openapi-spec/swagger.json'), 'utf8'));
}

export function readComposeSchema(): JsonSchema {
  const directory = goModule('github.com/compose-spec/compose-go/v2', composePin);
  return JSON.parse(readFileSync(join(directory, 'schema/compose-spec.json'), 'utf8'));
}
