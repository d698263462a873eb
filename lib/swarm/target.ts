import { networksOnly } from '../docker/mesh/networks-only';
import { createProject } from '../docker/project';
import { dockerRoom } from '../docker/target';
import type { TargetRoom } from '../passes/target-room';
import { dialect } from './dialect';
import { stackEnvExample } from './env-example';
import { parity } from './parity';
import { fileName, stackHead, stackRest } from './rest';
import { lowerWorkload } from './workload';

export const swarm: TargetRoom = {
  folder: 'swarm',
  byDefault: false,
  checks: 'swarm',
  parity,
  // Static addresses, which proxies would need, are not in the format: networks alone keep members apart.
  capabilitiesOf: () => networksOnly.capabilities,
  ...dockerRoom({
    target: 'swarm',
    file: fileName,
    begin: ({ prepared, projectPath }) => createProject(dialect, prepared, projectPath),
    head: () => ({ kind: 'stack', object: stackHead }),
    lowerWorkload,
    rest: stackRest,
    envExample: stackEnvExample,
  }),
};
