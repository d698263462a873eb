import { lowerContainer } from '../../lib/docker/container';
import { containerContext, contextOf } from '../../lib/docker/context';
import type { Dialect } from '../../lib/docker/dialect';
import { createProject } from '../../lib/docker/project';
import type { Container } from '../../lib/model/container';
import type { SecretVolume } from '../../lib/model/volume';
import { codes, container, secret, workload } from '../model/parts';
import { makePrepared } from '../passes/prepared';

/** A target that nobody in the room knows; a name that exists stands in for its own. */
const other: Dialect = {
  target: 'kubernetes',
  label: 'Fleet',
  whole: 'Fleet stack',
  setVariables: 'in the environment',
  healthProbes: ['liveness'],
  fileObjects: false,
  sharesScratch: true,
  asksBeside: false,
  proxiesRoutes: false,
  escapesDefaults: true,
  sourceOf: (sources) => ({ variable: sources?.kubernetes?.name, file: sources?.kubernetes?.key }),
};

function lower(parts: Partial<Container>, volumes: SecretVolume[] = []) {
  const web = workload('web', { containers: [container(parts)], volumes });
  const elsewhere = workload('db', { targets: ['compose'] });
  const prepared = makePrepared({ workloads: [web, elsewhere] });
  const project = createProject(other, prepared, '../..');
  const context = contextOf(web, project);
  const [first] = context.workload.containers;
  return { project, prepared, lowered: first && lowerContainer(containerContext(context, first)) };
}

test('the workloads are those of the target that speaks', () => {
  expect(lower({}).project.workloads.map(({ name }) => name)).toEqual(['web']);
});

test('the health check asks the probe that the target names', () => {
  const action = { type: 'exec', command: ['alive'] } as const;
  const ready = { type: 'exec', command: ['ready'] } as const;
  expect(lower({ liveness: { action }, readiness: { action: ready } }).lowered?.healthcheck?.test).toEqual([
    'CMD',
    'alive',
  ]);
  expect(lower({ readiness: { action: ready } }).lowered?.healthcheck).toBeUndefined();
});

test('a variable is set where the target says, and a secret has the source that it names', () => {
  const given = secret('db', 'password', { kubernetes: { name: 'PGPASSWORD' }, compose: { variable: 'NO' } });
  expect(lower({ env: { P: [given] } }).lowered?.environment).toEqual({
    P: '${PGPASSWORD:?set PGPASSWORD in the environment}',
  });
});

test('a secret file is looked for at the source of the target', () => {
  const sources = { kubernetes: { key: './tls.key' }, compose: { file: './no' } };
  const tls: SecretVolume = { type: 'secret', name: 'tls', secret: 'tls', files: { key: 'key' }, sources };
  const { project } = lower({ mounts: [{ path: '/tls', volume: 'tls', readOnly: true }] }, [tls]);
  expect([...project.secrets.values()].map(({ path }) => path)).toEqual(['./tls.key']);
});

test('what it lacks is said of it, and of no other', () => {
  const { prepared } = lower({
    liveness: { action: { type: 'httpGet', path: '/', scheme: 'HTTP', headers: {} } },
  });
  expect(codes(prepared)).toEqual(['probe/no-health-tool']);
  expect(prepared.findings).toMatchObject([
    { property: ['liveness'], affected: [{ target: 'kubernetes', object: 'services.web' }] },
  ]);
  expect(prepared.findings[0]?.message).toMatch(/^Fleet .* liveness probe/);
});

test('its notes of one name for two things are about its whole', () => {
  const prepared = makePrepared({ workloads: [workload('web'), workload('web')] });
  createProject(other, prepared, '../..');
  expect(prepared.findings).toMatchObject([
    {
      code: 'name/duplicate',
      message: expect.stringContaining('in the Fleet stack'),
      affected: [{ target: 'kubernetes' }],
    },
  ]);
});
