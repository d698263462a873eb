import type { Finding } from '../../lib/diagnostics/finding';
import { gather } from '../../lib/diagnostics/gather';
import { propertyOf as propertyInService } from '../../lib/docker/property';
import { propertyOf as propertyInObject } from '../../lib/kubernetes/property';
import type { AppModel } from '../../lib/model/app';
import type { Workload } from '../../lib/model/workload';
import { createValidator, type Source } from '../../lib/validation';
import type { Rule } from '../../lib/validation/rule';
import { app, origin } from '../model/parts';

/** What a target room hands over with its pieces, in short. */
export interface Feed {
  /** An object of somebody else's, unless the source says otherwise. */
  object(content: unknown, source?: Partial<Source>): void;
  service(name: string, content: unknown, source?: Partial<Source>): void;
  /** A service of a stack, and the stack without its services. */
  stackService(name: string, content: unknown): void;
  stack(content: unknown): void;
  /** The Compose file without its services. */
  rest(content: unknown, source?: Partial<Source>): void;
}

/** What the validator says of a model, where there is one, and of the pieces that it is fed. */
export function validate(
  model: Partial<AppModel> | undefined,
  feed: (pieces: Feed) => void,
  rules?: readonly Rule[],
): Finding[] {
  const described = app(model);
  const gathering = gather(described.findings);
  const { versions } = described.kubernetes;
  const validator = createValidator({ model: model && described, versions, gathering, rules });
  feed({
    object(content, source) {
      const defaults = { origin: origin('shop/foreign'), own: false, chart: 'shop' };
      validator.piece('kubernetes', content, {
        target: 'kubernetes',
        kind: 'object',
        locate: (pointer, object) => propertyInObject({ pointer, object, name: '' }, undefined),
        ...defaults,
        ...source,
      });
    },
    service(name, content, source) {
      const defaults = { origin: origin(`shop/${name}`), own: true, chart: 'shop' };
      validator.piece('compose', content, {
        target: 'compose',
        kind: 'service',
        name,
        ...defaults,
        ...source,
      });
    },
    stackService(name, content) {
      const source = { origin: origin(`shop/${name}`), own: true, chart: 'shop' };
      validator.piece('swarm', content, { target: 'swarm', kind: 'service', name, ...source });
    },
    stack(content) {
      validator.piece('swarm', content, {
        target: 'swarm',
        kind: 'file',
        origin: described.origin,
        own: true,
      });
    },
    rest(content, source) {
      const defaults = { origin: described.origin, own: true };
      validator.piece('compose', content, { target: 'compose', kind: 'file', ...defaults, ...source });
    },
  });
  validator.finish();
  const findings: Finding[] = [];
  gathering.tell((finding) => findings.push(finding));
  return findings;
}

/** The source of what was lowered from a workload. */
export function loweredFrom(workload: Workload): Pick<Source, 'origin' | 'own' | 'chart' | 'locate'> {
  return {
    origin: workload.origin,
    own: true,
    chart: workload.chart.id,
    locate: (pointer, object) => {
      const place = { pointer, object, name: workload.name };
      return 'kind' in object ? propertyInObject(place, workload) : propertyInService(place, workload);
    },
  };
}
