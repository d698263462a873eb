import type { ExternalName } from '../model/external-name';
import type { Prepared } from '../passes/prepare';
import type { Service } from './api.generated';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';
import { resolve } from './reference';

export function planExternalName(part: ExternalName): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.externalName;
  const lower = (prepared: Prepared) => lowerExternalName(part, prepared);
  return [{ id: kind, apiVersion, kind, name: part.name, main: true, patch: 'service', lower }];
}

/** DNS answers with the host's own name: nothing stands in between, and the port stays the caller's to say. */
function lowerExternalName(part: ExternalName, prepared: Prepared): Service {
  const { name, origin, chart, to } = part;
  const text = (what: 'host' | 'port') => {
    const place = { prepared, origin, chart, object: `Service/${name}`, property: [what] };
    return resolve(to[what].kubernetes ?? '', place).join('');
  };
  // Kubernetes takes small letters alone, which are the same to DNS.
  const spec: Service['spec'] = { type: 'ExternalName', externalName: text('host').toLowerCase() };
  const port = Number(text('port'));
  if (port > 0) spec.ports = [{ name: `tcp-${port}`, port }];
  return { apiVersion: 'v1', kind: 'Service', metadata: lowerMetadata(part), spec };
}
