import { backendOf } from '../docker/mesh/backends';
import { dockerRoom } from '../docker/target';
import type { TargetRoom } from '../passes/target-room';
import { lowerEdgeProxy } from './edge/proxy';
import { composeEnvExample } from './env-example';
import { lowerGates } from './mesh-proxy';
import { parity } from './parity';
import { createComposeProject } from './project';
import { composeHead, composeRest, fileName } from './rest';
import { lowerWorkload } from './workload';

export const compose: TargetRoom = {
  folder: 'compose',
  byDefault: true,
  checks: 'compose',
  parity,
  capabilitiesOf: (mesh) => backendOf(mesh).capabilities,
  weave: (workload, mesh) => backendOf(mesh).weave?.(workload, mesh) ?? {},
  ...dockerRoom({
    target: 'compose',
    file: fileName,
    begin: ({ prepared, projectPath }) => createComposeProject(prepared, projectPath),
    head: (project) => ({ kind: 'project', object: composeHead(project) }),
    lowerWorkload,
    others: (project) => [...lowerEdgeProxy(project), ...lowerGates(project)],
    rest: composeRest,
    envExample: composeEnvExample,
  }),
};
