import type { Dialect } from '../docker/dialect';
import { targetNames } from '../model/target';

/** What Swarm says like its relatives. Who fails the health check is killed and replaced there: liveness, if there is any. */
export const dialect: Dialect = {
  target: 'swarm',
  label: targetNames.swarm,
  whole: 'stack',
  setVariables: 'in the environment',
  healthProbes: ['liveness', 'readiness'],
  fileObjects: true,
  sharesScratch: false,
  asksBeside: false,
  proxiesRoutes: false,
  escapesDefaults: false,
  sourceOf: (sources) => sources?.swarm,
};
