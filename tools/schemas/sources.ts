import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goModule } from './go-module';
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

export function readOpenApi(pin: string): OpenApi {
  const directory = goModule('k8s.io/kubernetes', pin);
  return JSON.parse(readFileSync(join(directory, 'api/openapi-spec/swagger.json'), 'utf8'));
}

export function readComposeSchema(): JsonSchema {
  const directory = goModule('github.com/compose-spec/compose-go/v2', composePin);
  return JSON.parse(readFileSync(join(directory, 'schema/compose-spec.json'), 'utf8'));
}
