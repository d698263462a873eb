import type { Finding } from '../../../lib/diagnostics/finding';
import type { AppModel } from '../../../lib/model/app';
import type { Source } from '../../../lib/validation';
import type { Rule } from '../../../lib/validation/rule';
import { origin } from '../../model/parts';
import { validate } from '../feed';

/** An object of somebody else's, unless a test says where it comes from. */
export interface Given {
  readonly object: unknown;
  readonly source?: Partial<Source>;
}

export interface Input {
  readonly model?: Partial<AppModel>;
  readonly objects?: readonly Given[];
  /** Compose services by name; each is of a construct of its own. */
  readonly services?: Readonly<Record<string, unknown>>;
  /** The same of somebody else's. */
  readonly foreignServices?: Readonly<Record<string, unknown>>;
  readonly rest?: Readonly<Record<string, unknown>>;
  /** The same of a stack. */
  readonly stack?: {
    readonly services: Readonly<Record<string, unknown>>;
    readonly rest?: Readonly<Record<string, unknown>>;
  };
}

/** What one rule says of a whole app. */
export function check(
  rule: Rule,
  { model = {}, objects = [], services = {}, foreignServices = {}, rest = {}, stack }: Input,
): Finding[] {
  const findings = validate(
    model,
    (pieces) => {
      objects.forEach(({ object, source }, index) => {
        pieces.object(object, { origin: origin(`shop/object-${index}`), ...source });
      });
      for (const [name, service] of Object.entries(services)) pieces.service(name, service);
      for (const [name, service] of Object.entries(foreignServices))
        pieces.service(name, service, { own: false });
      pieces.rest({ name: 'shop', ...rest });
      if (stack === undefined) return;
      for (const [name, service] of Object.entries(stack.services)) pieces.stackService(name, service);
      pieces.stack({ version: '3.13', ...stack.rest });
    },
    [rule],
  );
  return findings.filter(({ code }) => code === rule.code);
}

/** Where in the output the findings point: `Deployment/web/spec/replicas`. */
export function placesOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ affected = [] }) => affected.map(({ object, pointer }) => object + pointer));
}

/** A Deployment around the spec of a pod. */
export function deployment(pod: object, parts: { name?: string; namespace?: string } = {}): object {
  const { name = 'web', namespace } = parts;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: {} },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: pod },
    },
  };
}

/** A pod's spec around one container. */
export function pod(container: object, parts: object = {}): object {
  return { containers: [{ name: 'main', image: 'acme/app:1', ...container }], ...parts };
}
