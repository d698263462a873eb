import type { DockerTarget } from '../docker/target';
import { targetNames } from '../model/target';

/** Compose, for what it says like its relatives. Health gates whoever waits there, and restarts nothing: readiness. */
export const dialect: DockerTarget = {
  name: 'compose',
  label: targetNames.compose,
  whole: 'Compose project',
  setVariables: 'in .env',
  healthProbe: 'readiness',
  sourceOf: (sources) => sources?.compose,
};
