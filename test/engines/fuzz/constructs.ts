import type { Construct } from 'constructs';

import {
  Agent,
  Config,
  CronJob,
  Deployment,
  Existing,
  External,
  Ingress,
  Job,
  Pod,
  Secret,
  Service,
  ServiceMesh,
  StatefulApp,
  WebApp,
  Worker,
} from '../../../lib';
import { agentShape } from '../../../lib/constructs/props/agent';
import { configShape } from '../../../lib/constructs/props/config';
import { cronJobShape } from '../../../lib/constructs/props/cron-job';
import { deploymentShape } from '../../../lib/constructs/props/deployment';

import { existingShape } from '../../../lib/constructs/props/existing';
import { externalShape } from '../../../lib/constructs/props/external';
import { ingressShape } from '../../../lib/constructs/props/ingress';
import { jobShape } from '../../../lib/constructs/props/job';
import { podShape } from '../../../lib/constructs/props/pod';
import { secretShape } from '../../../lib/constructs/props/secret';
import { serviceShape } from '../../../lib/constructs/props/service';
import { serviceMeshShape } from '../../../lib/constructs/props/service-mesh';
import type { Shape } from '../../../lib/constructs/props/shape';
import { statefulAppShape } from '../../../lib/constructs/props/stateful-app';
import { webAppShape } from '../../../lib/constructs/props/web-app';
import { workerShape } from '../../../lib/constructs/props/worker';
import type { ConstructName } from '../../../lib/constructs/tree/model-of';
import type { Props } from './recipe';

/** A construct of the public API: what its props may hold, and how to make one of props that nobody has typed. */
export interface Kind {
  readonly shape: Shape;
  /** How often it is made, beside the others. */
  readonly weight: number;
  make(scope: Construct, id: string, props: Props): unknown;
}

/** One line for each construct; the test of the generator finds the one that is missing. */
export const kinds: Readonly<Record<ConstructName, Kind>> = {
  WebApp: { shape: webAppShape, weight: 4, make: maker(WebApp) },
  StatefulApp: { shape: statefulAppShape, weight: 3, make: maker(StatefulApp) },
  Agent: { shape: agentShape, weight: 2, make: maker(Agent) },
  Worker: { shape: workerShape, weight: 2, make: maker(Worker) },
  Deployment: { shape: deploymentShape, weight: 2, make: maker(Deployment) },
  Pod: { shape: podShape, weight: 1, make: maker(Pod) },
  Job: { shape: jobShape, weight: 2, make: maker(Job) },
  CronJob: { shape: cronJobShape, weight: 2, make: maker(CronJob) },
  Service: { shape: serviceShape, weight: 2, make: maker(Service) },
  Ingress: { shape: ingressShape, weight: 1, make: maker(Ingress) },
  Config: { shape: configShape, weight: 1, make: maker(Config) },
  Secret: { shape: secretShape, weight: 1, make: maker(Secret) },
  Existing: { shape: existingShape, weight: 1, make: maker(Existing) },
  External: { shape: externalShape, weight: 1, make: maker(External) },
  ServiceMesh: { shape: serviceMeshShape, weight: 1, make: maker(ServiceMesh) },
};

/** What is made up has passed no compiler, as in a program in JavaScript. */
function maker(type: object): Kind['make'] {
  return (scope, id, props) => {
    if (typeof type !== 'function') throw new TypeError('not a class');
    return Reflect.construct(type, [scope, id, props]);
  };
}
