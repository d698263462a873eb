import type { Dialect } from '../docker/dialect';
import { targetNames } from '../model/target';

/** What Compose says like its relatives. Health gates whoever waits there, and restarts nothing: readiness. */
export const dialect: Dialect = {
  target: 'compose',
  label: targetNames.compose,
  whole: 'Compose project',
  setVariables: 'in .env',
  healthProbes: ['readiness'],
  fileObjects: false,
  sharesScratch: true,
  asksBeside: true,
  proxiesRoutes: true,
  escapesDefaults: true,
  sourceOf: (sources) => sources?.compose,
};
