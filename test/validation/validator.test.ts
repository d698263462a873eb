import type { Finding } from '../../lib/diagnostics/finding';
import type { Rule } from '../../lib/validation/rule';
import { chart, container, origin, service, workload } from '../model/parts';
import { type Feed, loweredFrom, validate } from './feed';
import { deployment, pod } from './rules/check';

const web = workload('web', {
  containers: [container({ ports: [{ name: 'http', port: 80, protocol: 'tcp' }] })],
});
const own = loweredFrom(web);

describe('createValidator', () => {
  test('has nothing to say of an app whose objects are in order', () => {
    const findings = validate({ workloads: [web] }, (pieces) => {
      pieces.object(deployment(pod({ ports: [{ name: 'http', containerPort: 80 }] })), own);
      pieces.service('web', { image: 'acme/app:1' }, own);
      pieces.rest({ name: 'shop', networks: { default: {} } });
    });
    expect(findings).toEqual([]);
  });

  test('turns what a schema has against a foreign object into a finding at that place', () => {
    const [finding, ...more] = validate({}, (pieces) =>
      pieces.object({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'a' },
        spec: {
          replcas: 1,
          selector: { matchLabels: { app: 'a' } },
          template: {
            metadata: { labels: { app: 'a' } },
            spec: { containers: [{ name: 'a', image: 'a:1' }] },
          },
        },
      }),
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
    const [finding] = validate(
      { kubernetes: { versions: ['1.31', '1.37'], waitImage: 'busybox:1', jobWaitImage: 'curl:8' } },
      (pieces) => pieces.object(deployment(pod({ restartPolicyRules: [] }))),
    );
    expect(finding?.code).toBe('kubernetes/invalid');
    expect(finding?.message).toContain('(Kubernetes 1.31)');
  });

  test.each([
    ['where it was lowered from', false, ['env', 'A']],
    ['nowhere in particular once it is patched', true, undefined],
  ])('puts a problem of an object of ours at the property %s', (_, patched, property) => {
    const object = deployment(pod({ env: [{ name: 'A', value: 1 }] }));
    const [finding] = validate({ workloads: [web] }, (pieces) => pieces.object(object, { ...own, patched }));
    expect(finding?.code).toBe('kubernetes/invalid');
    expect(finding?.property).toEqual(property);
  });

  test('turns what the Compose schema has against a service and the rest into findings', () => {
    const findings = validate({ workloads: [web] }, (pieces) => {
      pieces.service('web', { image: 'a:1', imge: 'b', environment: { A: [] } }, own);
      pieces.rest({ name: 'shop', networks: { front: { drver: 'bridge' } }, nets: {} });
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
    const findings = validate({}, (pieces) =>
      pieces.object(deployment(pod({ name: 'NO' }), { name: 'web' })),
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
    const feed = (pieces: Feed) => {
      pieces.object(deployment(pod({ ports: [{ containerPort: 99_999 }] })), own);
    };
    expect(validate({ workloads: [web], findings: [earlier] }, feed)).toEqual([]);
    expect(validate({ workloads: [web] }, feed)).toHaveLength(1);
  });

  test('tells one problem on two targets once', () => {
    const twice = workload('web', { origin: web.origin, containers: [container()] });
    const [finding, ...more] = validate({ workloads: [twice] }, (pieces) => {
      pieces.object(
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
      pieces.service('web', { image: 'a:1', volumes: ['/a', '/a'] }, own);
    });
    expect(more.map(({ code }) => code)).toEqual([]);
    expect(finding).toMatchObject({ code: 'volume/duplicate-mount', property: undefined });
    expect(finding?.affected?.map(({ target }) => target)).toEqual(['kubernetes', 'compose']);
  });

  test('looks at the model before any object', () => {
    const front = service(web, { ports: [{ name: 'a', port: 80, to: 'htp', protocol: 'tcp' }] });
    const findings = validate({ workloads: [web], services: [front] }, () => {});
    expect(findings.map(({ code }) => code)).toEqual(['port/not-found']);
  });

  test('takes what is no object for a problem, not for a reason to stop', () => {
    const findings = validate({}, (pieces) => {
      for (const nonsense of [null, 'x', [], {}, { kind: 'Deployment', spec: 1 }]) {
        pieces.object(nonsense);
      }
      pieces.service('a', null);
      pieces.rest([]);
    });
    expect(findings.length).toBeGreaterThan(0);
  });

  test('tells the same of the same app, whatever ran before', () => {
    const feed = (pieces: Feed) => pieces.object(deployment(pod({ name: 'NO' })));
    expect(validate({}, feed)).toEqual(validate({}, feed));
  });

  const brokenPod = (namespace?: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace },
    spec: { containers: [{ name: 'main', image: 'a:1', imge: 'b' }] },
  });

  test.each([
    ['in two namespaces', ['a', 'b']],
    ['in one namespace, which is an error of its own', ['a', 'a']],
  ])('tells what is wrong with each of two objects of one name %s', (_, namespaces) => {
    const findings = validate({}, (pieces) => {
      namespaces.forEach((namespace, index) => {
        pieces.object(brokenPod(namespace), { origin: origin(`shop/${index}`), file: 'shop.k8s.yaml' });
      });
    });
    const refused = findings.filter(({ code }) => code === 'kubernetes/invalid');
    expect(refused.map(({ affected }) => affected)).toEqual(
      namespaces.map((namespace) => [
        {
          target: 'kubernetes',
          object: 'Pod/p',
          pointer: '/spec/containers/0/imge',
          namespace,
          file: 'shop.k8s.yaml',
        },
      ]),
    );
  });

  test('does not say in a schema’s words what a rule blames another construct for', () => {
    const labels: Record<string, string> = JSON.parse('{ "?": 1 }');
    const shop = chart('shop', { labels });
    const findings = validate({ charts: [shop] }, (pieces) =>
      pieces.object({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels } }),
    );
    expect(findings.map(({ code, origin: { path } }) => [code, path])).toEqual([['label/invalid', 'shop']]);
  });

  test('looks at pieces that come from files, of which there is no model', () => {
    const findings = validate(undefined, (pieces) => {
      pieces.object(brokenPod());
      pieces.service('web', {});
      pieces.rest({ volumes: { '?': {} } });
    });
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'compose/invalid',
      'kubernetes/invalid',
      'name/invalid',
    ]);
  });

  test('does not mix the services of two targets', () => {
    const findings = validate({}, (pieces) => {
      for (const target of ['compose', 'other']) pieces.service('web', { image: 'a:1' }, { target });
    });
    expect(findings).toEqual([]);
  });

  test('offers an object to the rules for its kind and group, and to no others', () => {
    const seen: string[] = [];
    const see = (by: string) => () => {
      seen.push(by);
    };
    const rule: Rule = {
      code: 'kubernetes/invalid',
      kubernetes: () => ({
        object: see('any'),
        kinds: { Service: see('Service'), 'networking.k8s.io/Ingress': see('Ingress') },
        pod: see('pod'),
      }),
    };
    const kinds = [
      ['v1', 'Service'],
      ['serving.knative.dev/v1', 'Service'],
      ['networking.k8s.io/v1', 'Ingress'],
      ['x.dev/v1', 'constructor'],
    ];
    const offered = kinds.map(([apiVersion, kind]) => {
      seen.length = 0;
      validate({}, (pieces) => pieces.object({ apiVersion, kind, metadata: { name: 'a' } }), [rule]);
      return [...seen];
    });
    expect(offered).toEqual([['any', 'Service'], ['any'], ['any', 'Ingress'], ['any']]);
  });
});
