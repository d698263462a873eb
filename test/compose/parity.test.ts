import { parity } from '../../lib/compose/parity';
import type { Field } from '../../lib/model/fields';
import type { FieldContext, Treatment } from '../../lib/model/parity';
import { webOf } from './make';

function verdictOf(field: Field, context: FieldContext = { value: 1 }): Treatment['verdict'] {
  const entry = parity[field];
  if (entry === 'kept') return entry;
  return (typeof entry === 'function' ? entry(context) : entry)?.verdict ?? 'kept';
}

const action = { type: 'exec' as const, command: ['true'] };

test.each<[Field, unknown, Treatment['verdict']]>([
  ['probe.liveness', { action }, 'not-expressible'],
  ['probe.readiness', { action }, 'kept'],
  ['probe.successThreshold', 1, 'kept'],
  ['probe.successThreshold', 2, 'approximated'],
  ['volume.empty.medium', 'memory', 'kept'],
  ['volume.empty.medium', 'disk', 'approximated'],
  ['volume.config.mode', 0o755, 'kept'],
  ['volume.config.mode', 0o444, 'kept'],
  ['volume.config.mode', 0o400, 'approximated'],
  ['volume.config.mode', 0o744, 'approximated'],
  ['volume.secret.mode', 0o755, 'approximated'],
  ['workload.initContainers', [], 'kept'],
  ['workload.initContainers', [{}], 'approximated'],
  ['workload.sidecars', [{}], 'approximated'],
  ['workload.containers', [{}], 'kept'],
  ['workload.containers', [{}, {}], 'approximated'],
  ['rollout.strategy', 'recreate', 'kept'],
  ['rollout.strategy', 'rolling', 'approximated'],
  ['service.type', 'ClusterIP', 'kept'],
  ['service.type', 'LoadBalancer', 'kept'],
  ['service.type', 'NodePort', 'approximated'],
  ['reference.field', {}, 'not-expressible'],
  ['reference.secret', { name: 'a', key: 'b' }, 'kept'],
  ['reference.secret', { sources: { compose: { file: 'x' } } }, 'not-expressible'],
  ['reference.secret', { sources: { compose: { file: 'x', variable: 'X' } } }, 'kept'],
  ['volume.secret.sources', { compose: { file: 'x' } }, 'kept'],
  ['volume.secret.sources', { compose: { variable: 'X' } }, 'not-expressible'],
  ['resources.limits.ephemeralStorage', 1, 'not-expressible'],
  ['resources.requests.cpu', 1, 'approximated'],
  ['resources.limits.cpu', 10, 'kept'],
  ['resources.limits.cpu', 9, 'approximated'],
  ['resources.limits.memory', 6 * 2 ** 20, 'kept'],
  ['resources.limits.memory', 512, 'approximated'],
  ['resources.requests.memory', 5 * 2 ** 20, 'approximated'],
  ['resources.limits.memory', 0, 'kept'],
  ['workload.identity.name', 'web', 'kept'],
])('%s with the value %j is %s', (field, value, verdict) => {
  expect(verdictOf(field, { value })).toBe(verdict);
});

test('a startup probe counts where a readiness probe is asked', () => {
  const startup = { action };
  const verdict = ({ containers: [container] }: ReturnType<typeof webOf>) =>
    verdictOf('probe.startup', { value: startup, container });
  expect(verdict(webOf({ startup }))).toBe('not-expressible');
  expect(verdict(webOf({ startup, readiness: { action } }))).toBe('approximated');
});

test('a request that is the limit as well, from one number, is kept by the limit', () => {
  const verdict = (requests: object, limits: object, field: Field) => {
    const [container] = webOf({ resources: { requests, limits } }).containers;
    return verdictOf(field, { value: 250, container });
  };
  expect(verdict({ cpu: 250 }, { cpu: 250 }, 'resources.requests.cpu')).toBe('kept');
  expect(verdict({ cpu: 250 }, { cpu: 500 }, 'resources.requests.cpu')).toBe('approximated');
  expect(verdict({ cpu: 250 }, {}, 'resources.requests.cpu')).toBe('approximated');
  const disk = { ephemeralStorage: 250 };
  expect(verdict(disk, disk, 'resources.requests.ephemeralStorage')).toBe('kept');
});

test('every note is one sentence', () => {
  for (const entry of Object.values(parity)) {
    if (typeof entry === 'object') expect(entry.note).toMatch(/^[A-Z`d][^\n]*\.$/);
  }
});
