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

/** The release of Docker's command line whose schema decides what a stack may hold. */
export const dockerPin = 'v29.7.2+incompatible';

export function readOpenApi(pin: string): OpenApi {
  const directory = goModule('k8s.io/kubernetes', pin);
  return JSON.parse(readFileSync(join(directory, 'api/openapi-spec/swagger.json'), 'utf8'));
}

export function readComposeSchema(): JsonSchema {
  const directory = goModule('github.com/compose-spec/compose-go/v2', composePin);
  return JSON.parse(readFileSync(join(directory, 'schema/compose-spec.json'), 'utf8'));
}

/**
 * What a service may hold and `docker stack` passes over, most of it without a word: what it would lose is refused
 * rather than lost. `depends_on` orders nothing there, and a `tmpfs` of a service is never mounted.
 */
const passedOver = [
  ...['build', 'cgroupns_mode', 'cgroup_parent', 'container_name', 'depends_on', 'devices', 'domainname'],
  ...['expose', 'external_links', 'ipc', 'links', 'mac_address', 'network_mode', 'pid', 'privileged'],
  ...['restart', 'security_opt', 'shm_size', 'tmpfs', 'userns_mode'],
];

/** The schema of stacks, without what is passed over, in the words of a newer JSON Schema. */
export function readStackSchema(): JsonSchema {
  const directory = goModule('github.com/docker/cli', dockerPin);
  const text = readFileSync(join(directory, 'cli/compose/schema/data/config_schema_v3.13.json'), 'utf8');
  const { definitions, ...schema } = JSON.parse(text.replaceAll('#/definitions/', '#/$defs/'));
  for (const key of passedOver) delete definitions.service.properties[key];
  // What the command line reads of a mount, beyond its schema.
  const [, mount] = definitions.service.properties.volumes.items.oneOf;
  mount.properties.volume.properties.subpath = { type: 'string' };
  mount.properties.type = { type: 'string', enum: ['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image'] };
  // An extension like any other to us.
  delete definitions.volume.properties['x-cluster-spec'];
  return { ...schema, $defs: definitions };
}
