import type { MeshProxy } from '../attached';
import type { Plan } from '../plan';
import { exitName, type WayOut } from '../ways-out';
import { beginConfig, firstDoor, printConfig } from './config';
import { connectionsOf } from './inbound';
import { logsOf } from './log';
import { byName } from './server';
import { fromMembers } from './tls';

/** The one proxy that may leave the project: it knows who goes where, and lets nobody else out. */
export function egressOf(ways: readonly WayOut[], plan: Plan): MeshProxy['files'] {
  const config = beginConfig();
  for (const [index, way] of ways.entries()) {
    const { host, port, callers } = way;
    const name = exitName(way);
    config.sections.set(`frontend exit:${name}`, [
      'mode tcp',
      fromMembers(firstDoor + index),
      ...logsOf('out', 'tcp', plan),
      ...connectionsOf(callers, plan),
      `default_backend ${name}`,
    ]);
    config.sections.set(`backend ${name}`, ['mode tcp', `server out ${host}:${port} ${byName}`]);
  }
  return printConfig(config);
}
