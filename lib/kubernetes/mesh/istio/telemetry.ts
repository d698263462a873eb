import type { Mesh, Telemetry } from '../../../model/mesh';
import type { PlannedObject } from '../../planned';
import { metadataIn, namespacesOf } from './authorization-policy';

const apiVersion = 'telemetry.istio.io/v1';
const kind = 'Telemetry';

/** What is measured, written down and traced, where somebody says it. */
export function planTelemetry(mesh: Mesh): PlannedObject[] {
  const { telemetry } = mesh;
  if (telemetry === undefined || Object.values(telemetry).every((value) => value === undefined)) return [];
  return namespacesOf(mesh).map((namespace) => ({
    id: `${kind}${namespace === undefined ? '' : `-in-${namespace}`}`,
    apiVersion,
    kind,
    name: mesh.name,
    namespace,
    lower: () => ({
      apiVersion,
      kind,
      metadata: metadataIn(mesh, namespace),
      spec: lowerTelemetry(telemetry),
    }),
  }));
}

function lowerTelemetry({ metrics, accessLog, tracing }: Telemetry): object {
  const spec: Record<string, unknown> = {};
  if (metrics !== undefined)
    spec.metrics = [
      { providers: [{ name: 'prometheus' }], ...(!metrics && { overrides: [{ disabled: true }] }) },
    ];
  if (accessLog !== undefined)
    spec.accessLogging = [{ providers: [{ name: 'envoy' }], ...(!accessLog && { disabled: true }) }];
  if (tracing !== undefined) spec.tracing = [{ randomSamplingPercentage: tracing }];
  return spec;
}
