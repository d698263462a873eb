import { onTarget } from '../../../model/views';
import type { MeshProxy } from '../attached';
import { type Plan, portBehind } from '../plan';
import type { Published } from '../published';
import { beginConfig, printConfig } from './config';
import { connectionsTo, requestsTo } from './lead';
import { logsOf } from './log';
import { normalized } from './match';

/** The one proxy that owns the ports of the host. What a client says of itself is not passed on. */
export function ingressOf(published: readonly Published[], plan: Plan): MeshProxy['files'] {
  const config = beginConfig();
  for (const { port, service, to } of published) {
    const door = portBehind(to, service.selects, plan);
    const isTcp = plan.speaksAt(onTarget(service.selects, 'compose'), door) === 'tcp';
    config.sections.set(
      `frontend published:${port}`,
      isTcp
        ? [
            'mode tcp',
            `bind :${port}`,
            ...logsOf('in', 'tcp', plan),
            ...connectionsTo(config, service, to, plan),
          ]
        : [
            `bind :${port}`,
            ...logsOf('in', 'http', plan),
            'option forwardfor',
            'http-request set-header x-forwarded-proto http',
            'http-request del-header x-forwarded-client-cert',
            ...normalized,
            ...requestsTo(config, [{ names: [service.name], service, port: to }], plan),
          ],
    );
  }
  return printConfig(config);
}
