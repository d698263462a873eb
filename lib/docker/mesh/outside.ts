import type { External } from '../../model/external';
import { isIP } from '../../model/ip-address';
import type { Workload } from '../../model/workload';
import type { DockerProject } from '../project';

/** An endpoint that is no part of the project, by its name and port. */
export interface Outside {
  readonly host: string;
  readonly port: number;
}

/** What a member calls that is no part of the project. What cannot be led there by name is told. */
export function outsideOf(workload: Workload, project: DockerProject): Outside[] {
  return project.prepared
    .edges('compose')
    .waysOut(workload)
    .flatMap(({ to, port, isWait }) => {
      const host = to.host.compose;
      if (isWait || host === undefined) return [];
      const isCopy = workload.mesh?.versionOf !== undefined;
      if (typeof host === 'string' && port !== undefined && isIP(host) === 0) return [{ host, port }];
      const why =
        typeof host !== 'string'
          ? 'its host is known only when docker compose reads it'
          : port === undefined
            ? 'its port is not known here'
            : 'an address has no name that could lead to a proxy';
      // What is said of a member is said of its versions.
      if (!isCopy) report(workload, to, why, project);
      return [];
    });
}

function report(workload: Workload, to: External, why: string, { prepared }: DockerProject): void {
  prepared.report({
    code: 'mesh/impossible',
    message: `"${workload.name}" cannot call "${to.name}" on Compose: members leave by a proxy that has to know where to, and ${why}.`,
    origin: to.origin,
    related: [workload.origin],
    affected: [{ target: 'compose', object: `services.${workload.name}`, pointer: '' }],
    fix: 'Give it a host name and a port in plain text there, or leave the mesh off Compose with `targets`.',
  });
}
