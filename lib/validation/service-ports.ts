import { pointerTo } from '../diagnostics/json-pointer';
import { objectIn, textIn } from '../model/read-json';
import { eachAt } from './each-at';
import { kindName } from './kinds';
import type { KubernetesObject } from './kubernetes-object';
import { namesIn } from './names-in-objects';

/** A port of a Service that an object leads to, and where it says so. */
export interface ServicePortUsed {
  readonly name: string;
  readonly namespace: string;
  readonly port: unknown;
  readonly pointer: string;
}

/** What calls a Service over HTTPS says so by nothing. */
const callers: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
]);

/** The ports of Services that an object asks for beside their names. */
export function servicePortsIn({ group, kind, namespace, content }: KubernetesObject): ServicePortUsed[] {
  const is = kindName(group, kind);
  const used: ServicePortUsed[] = [];
  for (const [path, field, meant] of (Object.hasOwn(namesIn, is) && namesIn[is]) || []) {
    if (meant !== 'Service' || field !== 'name') continue;
    eachAt(content, path, (holder, pointer) => {
      const name = textIn(holder.name);
      if (name === undefined || (holder.kind ?? 'Service') !== 'Service') return;
      const [port, ...steps] = portOf(holder.port);
      const said = port ?? (callers.has(group) ? 443 : undefined);
      const place = holder.port === undefined ? pointer : pointerTo(pointer, 'port', ...steps);
      used.push({ name, namespace: textIn(holder.namespace) ?? namespace, port: said, pointer: place });
    });
  }
  return used;
}

/** The controller of AWS reads an annotation there, of which nobody else knows where it leads. */
const elsewhere = 'use-annotation';

/** A number, or, as an Ingress has it, a number or a name one step further in. */
function portOf(port: unknown): [port: unknown, ...steps: string[]] {
  if (typeof port === 'number') return [port];
  const { name, number } = objectIn(port);
  if (name === elsewhere) return [undefined];
  return name === undefined ? [number, 'number'] : [name, 'name'];
}
