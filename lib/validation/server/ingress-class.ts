import { isObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import type { ServerCheck } from './server-check';

/** What serves an Ingress, with its parameters in a namespace or in the cluster. */
export const checkIngressClass: ServerCheck = (object, refuse) => {
  const { parameters } = objectIn(object.content.spec);
  if (!isObject(parameters)) return;
  const { scope, namespace } = parameters;
  const isNamed = namespace !== undefined && namespace !== null;
  if (scope === 'Namespace' ? isNamed : !isNamed) return;
  if (scope !== undefined && scope !== null && scope !== 'Cluster' && scope !== 'Namespace') return;
  refuse(
    'ingress-class',
    '',
    ['spec', 'parameters', 'namespace'],
    isNamed
      ? 'Parameters of the cluster are in no namespace: say `scope: Namespace`.'
      : 'Parameters with `scope: Namespace` say in which.',
  );
};
