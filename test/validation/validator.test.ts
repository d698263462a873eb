import type { Finding } from '../../lib/diagnostics/finding';
import { gather } from '../../lib/diagnostics/gather';
import type { AppModel } from '../../lib/model/app';
import { createValidator, type Source, type Validator } from '../../lib/validation';
import { app, container, origin, service, workload } from '../model/parts';
import { deployment, pod } from './rules/check';

function run(model: Partial<AppModel>, feed: (validator: Validator) => void): Finding[] {
  const described = app(model);
  const gathering = gather(described.findings);
  const validator = createValidator(described, gathering);
  feed(validator);
  validator.finish();
  const findings: Finding[] = [];
  gathering.tell((finding) => findings.push(finding));
  return findings;
}

const web = workload('web', {
  containers: [container({ ports: [{ name: 'http', port: 80, protocol: 'tcp' }] })],
});
const own: Source = { origin: web.origin, own: true, chart: 'shop' };
const foreign: Source = { origin: origin('shop/foreign'), own: false, chart: 'shop' };

describe('createValidator', () => {
  test('has nothing to say of an app whose objects are in order', () => {
    const findings = run({ workloads: [web] }, (validator) => {
      validator.kubernetesObject(deployment(pod({ ports: [{ name: 'http', containerPort: 80 }] })), own);
      validator.composeService('web', { image: 'acme/app:1' }, web.origin);
      validator.composeRest({ name: 'shop', networks: { default: {} } });
    });
    expect(findings).toEqual([]);
  });

  test('turns what a schema has against a foreign object into a finding at that place', () => {
    const [finding, ...more] = run({}, (validator) =>
      validator.kubernetesObject(
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'a' },
          spec: { replcas: 1, selector: {}, template: { spec: { containers: [{ name: 'a', image: 'a' }] } } },
        },
        foreign,
      ),
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'kubernetes/invalid',
      origin: { path: 'shop/foreign' },
      affected: [{ target: 'kubernetes', object: 'Deployment/a', pointer: '/spec/replcas' }],
      suggestion: 'replicas',
    });
  });

  test('names the versions that refuse an object where others take it', () => {
    const [finding] = run(
      { kubernetes: { versions: ['1.31', '1.37'], waitImage: 'busybox:1' } },
      (validator) => validator.kubernetesObject(deployment(pod({ restartPolicyRules: [] })), foreign),
    );
    expect(finding?.code).toBe('kubernetes/invalid');
    expect(finding?.message).toContain('(Kubernetes 1.31)');
  });

  test.each([
    ['where it was lowered from', false, ['env', 'A']],
    ['nowhere in particular once it is patched', true, undefined],
  ])('puts a problem of an object of ours at the property %s', (_, patched, property) => {
    const object = deployment(pod({ env: [{ name: 'A', value: 1 }] }));
    const [finding] = run({ workloads: [web] }, (validator) =>
      validator.kubernetesObject(object, { ...own, patched }),
    );
    expect(finding?.code).toBe('kubernetes/invalid');
    expect(finding?.property).toEqual(property);
  });

  test('turns what the Compose schema has against a service and the rest into findings', () => {
    const findings = run({ workloads: [web] }, (validator) => {
      validator.composeService('web', { image: 'a', imge: 'b', environment: { A: [] } }, web.origin);
      validator.composeRest({ name: 'shop', networks: { front: { drver: 'bridge' } }, nets: {} });
    });
    expect(findings.every(({ code }) => code === 'compose/invalid')).toBe(true);
    const places = findings.flatMap(({ affected = [] }) =>
      affected.map(({ object, pointer }) => object + pointer),
    );
    expect(places.sort()).toEqual([
      'compose.yaml/nets',
      'compose.yaml/networks/front/drver',
      'services.web/environment/A',
      'services.web/imge',
    ]);
    const blamed = findings.find(({ affected }) => affected?.[0]?.pointer === '/environment/A');
    expect(blamed?.property).toEqual(['env', 'A']);
    expect(
      findings.find(({ affected }) => affected?.[0]?.pointer === '/networks/front/drver')?.origin.path,
    ).toBe('');
  });

  test('does not say in a schema’s words what a rule has said', () => {
    const findings = run({}, (validator) =>
      validator.kubernetesObject(deployment(pod({ name: 'NO' }), { name: 'web' }), foreign),
    );
    expect(findings.map(({ code }) => code)).toEqual(['name/invalid']);
  });

  test('does not say again what was wrong with the props', () => {
    const earlier: Finding = {
      code: 'props/wrong-value',
      message: 'No.',
      origin: web.origin,
      property: ['ports', 0],
    };
    const feed = (validator: Validator) => {
      validator.kubernetesObject(deployment(pod({ ports: [{ containerPort: 99_999 }] })), own);
    };
    expect(run({ workloads: [web], findings: [earlier] }, feed)).toEqual([]);
    expect(run({ workloads: [web] }, feed)).toHaveLength(1);
  });

  test('tells one problem on two targets once', () => {
    const twice = workload('web', { origin: web.origin, containers: [container()] });
    const [finding, ...more] = run({ workloads: [twice] }, (validator) => {
      validator.kubernetesObject(
        deployment(
          pod(
            {
              volumeMounts: [
                { name: 'a', mountPath: '/a' },
                { name: 'a', mountPath: '/a' },
              ],
            },
            { volumes: [{ name: 'a', emptyDir: {} }] },
          ),
        ),
        own,
      );
      validator.composeService('web', { image: 'a', volumes: ['/a', '/a'] }, web.origin);
    });
    expect(more.map(({ code }) => code)).toEqual([]);
    expect(finding).toMatchObject({ code: 'volume/duplicate-mount', property: ['volumes', '/a'] });
    expect(finding?.affected?.map(({ target }) => target)).toEqual(['kubernetes', 'compose']);
  });

  test('looks at the model before any object', () => {
    const front = service(web, { ports: [{ name: 'a', port: 80, to: 'htp', protocol: 'tcp' }] });
    const findings = run({ workloads: [web], services: [front] }, () => {});
    expect(findings.map(({ code }) => code)).toEqual(['port/not-found']);
  });

  test('takes what is no object for a problem, not for a reason to stop', () => {
    const findings = run({}, (validator) => {
      for (const nonsense of [null, 'x', [], {}, { kind: 'Deployment', spec: 1 }]) {
        validator.kubernetesObject(nonsense, foreign);
      }
      validator.composeService('a', null, origin('shop/a'));
      validator.composeRest([]);
    });
    expect(findings.length).toBeGreaterThan(0);
  });

  test('tells the same of the same app, whatever ran before', () => {
    const feed = (validator: Validator) =>
      validator.kubernetesObject(deployment(pod({ name: 'NO' })), foreign);
    expect(run({}, feed)).toEqual(run({}, feed));
  });
});
