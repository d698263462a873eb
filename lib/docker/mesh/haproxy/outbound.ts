import type { Call, Front, Layer, Lead } from '../calls';
import { gateIdentity, gateName } from '../gate';
import type { Plan } from '../plan';
import { exitName } from '../ways-out';
import { type Config, firstDoor } from './config';
import { connectionsTo, requestsTo } from './lead';
import { logsOf } from './log';
import { normalized } from './match';
import { byName } from './server';
import { towards } from './tls';

/** Listens at one address, in the place of all that are called there. */
export function listenForOwn(
  { calls, address }: Layer & { readonly address: string },
  config: Config,
  plan: Plan,
): void {
  const requests = new Map<number, Front[]>();
  for (const [port, lead] of calls.flatMap(leadsOf)) {
    if (lead.kind === 'requests') requests.set(port, [...(requests.get(port) ?? []), ...lead.fronts]);
    else
      listen(
        config,
        address,
        port,
        ['mode tcp'],
        [...logsOf('out', 'tcp', plan), ...connectionLines(config, lead, plan)],
      );
  }
  for (const [port, fronts] of requests)
    listen(
      config,
      address,
      port,
      [],
      [...logsOf('out', 'http', plan), ...normalized, ...requestsTo(config, fronts, plan)],
    );
}

function leadsOf({ leads }: Call): (readonly [number, Lead])[] {
  return [...leads];
}

function listen(
  { sections }: Config,
  address: string,
  port: number,
  mode: readonly string[],
  lines: readonly string[],
): void {
  sections.set(`frontend ${address}:${port}`, [...mode, `bind ${address}:${port}`, ...lines]);
}

function connectionLines(config: Config, lead: Exclude<Lead, { kind: 'requests' }>, plan: Plan): string[] {
  switch (lead.kind) {
    case 'connections':
      return connectionsTo(config, lead.service, lead.port, plan);
    case 'plain': {
      // By a name that does not lead back here.
      const { port } = lead;
      return only(config, `${lead.name}:${port}`, `server ${lead.name} ${lead.name}.plain:${port} ${byName}`);
    }
    case 'exit': {
      const { outside } = lead;
      const port = firstDoor + (plan.exits.get(exitName(outside)) ?? 0);
      const exit = `${gateName('egress', plan)}:${port} ${towards(gateIdentity('egress', plan))} ${byName}`;
      return only(config, exitName(outside), `server exit ${exit}`);
    }
  }
}

function only({ sections }: Config, name: string, server: string): string[] {
  sections.set(`backend ${name}`, ['mode tcp', server]);
  return [`default_backend ${name}`];
}
