import { compose } from '../../lib/compose/target';
import { kubernetes } from '../../lib/kubernetes/target';
import type { AppModel } from '../../lib/model/app';
import type { Field } from '../../lib/model/fields';
import type { ParityTable, Treatment } from '../../lib/model/parity';
import type { Workload } from '../../lib/model/workload';
import { judgeParity } from '../../lib/passes/parity';
import { visitFields } from '../../lib/passes/visit-fields';
import { swarm } from '../../lib/swarm/target';
import { app, container, route, service, workload } from '../model/parts';
import { everyField, fieldNames } from './every-field';

const keepsAll = Object.fromEntries(fieldNames.map((field) => [field, 'kept'])) as ParityTable;

function table(treatments: Partial<ParityTable>): ParityTable {
  return { ...keepsAll, ...treatments };
}

/** What is said of Compose, by a table of its own. */
function judgeOnCompose(model: AppModel, parity: ParityTable) {
  const { findings, report } = judgeParity(model, {
    kubernetes: { ...kubernetes, parity: keepsAll },
    compose: { ...compose, parity },
    swarm: { ...swarm, parity: keepsAll },
  });
  return { findings, rows: report.targets.compose ?? [] };
}

function judge(workloads: Workload[], treatments: Partial<ParityTable>) {
  return judgeOnCompose(app({ workloads }), table(treatments));
}

const lost: Treatment = { verdict: 'not-expressible', note: 'Compose has no liveness probe.' };
const nearly: Treatment = { verdict: 'approximated', note: 'Times are rounded.' };

describe('visitFields', () => {
  test('meets every field of the model', () => {
    const met = new Set<Field>();
    for (const part of everyField()) visitFields(part, { visit: (field) => met.add(field) });
    expect([...met].sort()).toEqual([...fieldNames].sort());
  });

  test('says where in the props each field stands', () => {
    const places = new Map<Field, string>();
    for (const part of everyField()) {
      visitFields(part, {
        visit: (field, _, { property }) => {
          if (!places.has(field)) places.set(field, property.join('.'));
        },
      });
    }
    expect(Object.fromEntries(places)).toMatchObject({
      'container.image': 'image',
      'env.value': 'env.TEXT',
      'mount.readOnly': 'volumes./scratch.readOnly',
      'port.protocol': 'ports.0.protocol',
      'probe.period': 'startup.period',
      'resources.limits.cpu': 'resources.cpu.limit',
      'rollout.maxSurge': 'rollout.maxSurge',
      'route.host': 'expose.host',
      'scale.fixed.replicas': 'scale',
      'servicePort.hostIp': 'ports.0.hostIp',
      'volume.config.files': 'volumes./config',
      'workload.disruptionBudget.none': 'disruptionBudget',
      'workload.identity.mountToken': 'serviceAccount.mountToken',
    });
  });

  test('follows only the chosen target into a reference that differs per target', () => {
    const values = {
      kubernetes: [{ kind: 'field', path: 'status.podIP' } as const],
      compose: [{ kind: 'variable', name: 'IP' } as const],
    };
    const part = workload('api', {
      containers: [container({ env: { IP: [{ kind: 'perTarget', values }] } })],
    });
    const met = (target?: 'compose') => {
      const fields: Field[] = [];
      const visit = (field: Field) => {
        if (field.startsWith('reference.')) fields.push(field);
      };
      visitFields(part, { visit, target });
      return fields;
    };
    expect(met('compose')).toEqual(['reference.perTarget', 'reference.variable']);
    expect(met()).toEqual(['reference.perTarget', 'reference.field', 'reference.variable']);
  });
});

describe('judgeParity', () => {
  const probed = (name: string) =>
    workload(name, {
      containers: [container({ liveness: { action: { type: 'tcp', port: 80 }, period: 500 } })],
    });

  test('finds nothing where the target keeps all, and lists the fields in use', () => {
    const { findings, rows } = judge([probed('api')], {});
    expect(findings).toEqual([]);
    expect(rows).toContainEqual({
      field: 'probe.period',
      verdict: 'kept',
      note: '',
      constructs: [],
    });
    expect(rows.some(({ field }) => field === 'probe.grpc.port')).toBe(false);
  });

  test('reports a lost field at its property, and passes over what is within it', () => {
    const { findings, rows } = judge([probed('api')], { 'probe.liveness': lost, 'probe.period': nearly });
    expect(findings).toEqual([
      {
        code: 'parity/not-expressible',
        message: lost.note,
        origin: expect.objectContaining({ path: 'shop/api' }),
        property: ['liveness'],
        fields: ['probe.liveness'],
        affected: [{ target: 'compose', object: 'services.api', pointer: '' }],
      },
    ]);
    expect(rows.filter(({ verdict }) => verdict !== 'kept')).toEqual([
      {
        field: 'probe.liveness',
        verdict: 'not-expressible',
        note: lost.note,
        constructs: ['shop/api'],
        code: 'parity/not-expressible',
      },
    ]);
  });

  test('gathers the constructs of one outcome in one row, in the order of the app', () => {
    const { rows } = judge([probed('b'), probed('a')], { 'probe.liveness': lost });
    expect(rows.find(({ field }) => field === 'probe.liveness')?.constructs).toEqual(['shop/b', 'shop/a']);
  });

  test('notes one approximation once at a construct', () => {
    const api = workload('api', {
      containers: [
        container({
          liveness: { action: { type: 'tcp' }, period: 1500 },
          readiness: { action: { type: 'tcp' }, period: 2500 },
        }),
      ],
    });
    const { findings } = judge([api], { 'probe.period': nearly });
    expect(findings.map(({ code, property }) => [code, property])).toEqual([
      ['parity/approximated', ['readiness', 'period']],
    ]);
  });

  test('lets a treatment decide by the value and name a code of its own', () => {
    const treatment = { verdict: 'not-expressible', note: 'No.', code: 'secret/in-config' } as const;
    const { findings, rows } = judge([probed('api')], {
      'probe.period': ({ value }) => (value === 500 ? treatment : undefined),
      'probe.tcp.port': () => undefined,
      'container.image': ({ workload }) => (workload?.name === 'api' ? nearly : undefined),
    });
    expect(findings.map(({ code }) => code).sort()).toEqual(['parity/approximated', 'secret/in-config']);
    expect(rows.find(({ field }) => field === 'probe.tcp.port')?.verdict).toBe('kept');
  });

  test('does not judge a readiness probe that nobody asked for', () => {
    const api = workload('api', {
      containers: [container({ readiness: { action: { type: 'tcp' } }, defaultReadiness: true })],
    });
    expect(judge([api], { 'probe.readiness': lost }).findings).toEqual([]);
  });

  test('judges a part once for a target that is listed twice', () => {
    const api = workload('api', { targets: ['compose', 'kubernetes', 'compose'] });
    expect(judge([api], { 'workload.name': lost }).findings).toHaveLength(1);
  });

  test('judges only what is on the target, Services and routes too', () => {
    const api = workload('api', { targets: ['kubernetes'] });
    const web = workload('web');
    const both = service(web, { annotations: { a: 'b' } });
    const losing = table({ 'workload.name': lost, 'service.annotations': lost, 'route.host': nearly });
    const model = app({ workloads: [api, web], services: [both], routes: [route(both)] });
    const { findings } = judgeOnCompose(model, losing);
    expect(findings.map(({ property, affected }) => [property, affected?.[0]?.object])).toEqual([
      [['name'], 'services.web'],
      [['annotations'], 'services.web'],
      [['expose', 'host'], 'services.web'],
    ]);
  });
});
