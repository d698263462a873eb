import { ApiObject } from 'cdk8s';
import { ServiceMesh } from 'lading';
import { assertAllows, assertDenies, synthesize } from 'lading/testing';
import { messageOf, shop } from './shop';

describe('toAllow', () => {
  const { app, web, api, mailer } = shop();
  const made = synthesize(app);

  it('reads who may call whom from the policies and the networks that are written', () => {
    expect(made).toAllow(web, api);
    expect(made).toAllow('web', 'shop/api', { port: 8080 });
    expect(made).toAllow(web, api, { port: 'http', target: 'kubernetes' });
    expect(made).not.toAllow(mailer, api);
    expect(made).not.toAllow(api, web, { target: 'kubernetes' });
    expect(made).not.toAllow(web, api, { port: 'admin', target: 'kubernetes' });
  });

  it('knows that a network of Docker has no direction', () => {
    expect(made).toAllow(api, web, { target: 'compose' });
    const message = messageOf(() => expect(made).not.toAllow(api, web));
    expect(message).toContain('"shop/api" may call "shop/web" on Compose, and was expected not to.');
    expect(message).toContain('no direction');
  });

  it('is nothing that the app means: a policy of somebody else opens, and one that is patched away', () => {
    const { app, chart, mailer, api } = shop();
    new ApiObject(chart, 'open', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'open' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] },
    });
    expect(app).toAllow(mailer, api, { target: 'kubernetes' });
    expect(app).not.toAllow(mailer, api, { target: 'compose' });
  });

  it.each([
    [{ podSelector: {} }, {}, true],
    [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } } }, {}, false],
    [
      {
        podSelector: {
          matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['mailer'] }],
        },
      },
      {},
      true,
    ],
    [
      {
        podSelector: {
          matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'NotIn', values: ['mailer'] }],
        },
      },
      {},
      false,
    ],
    [
      { podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'Exists' }] } },
      {},
      true,
    ],
    [{ podSelector: { matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] } }, {}, true],
    [{ namespaceSelector: {} }, {}, true],
    [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'default' } } }, {}, true],
    [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } }, {}, false],
    [{ ipBlock: { cidr: '0.0.0.0/0' } }, {}, false],
    [{ podSelector: {} }, { port: 8080 }, true],
    [{ podSelector: {} }, { port: 'admin' }, true],
    [{ podSelector: {} }, { port: 1024, endPort: 8080 }, true],
    [{ podSelector: {} }, { port: 1024, endPort: 8079 }, false],
    [{ podSelector: {} }, { port: 8080, protocol: 'UDP' }, false],
  ])('lets in by the peer %j and the port %j: %s', (peer, port, isAllowed) => {
    const { app, chart, mailer, api } = shop();
    const policy = (name: string, spec: object) =>
      new ApiObject(chart, name, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name },
        spec: { podSelector: {}, ...spec },
      });
    const ports = Object.keys(port).length === 0 ? undefined : [port];
    policy('out', { policyTypes: ['Egress'], egress: [{}] });
    policy('in', { ingress: [{ from: [peer], ports }] });
    const answer = () => assertAllows(synthesize(app), mailer, api, { target: 'kubernetes' });
    expect(messageOf(answer)).toBe(
      isAllowed
        ? 'nothing was thrown'
        : '"shop/mailer" may not call "shop/api" on Kubernetes, and was expected to.',
    );
  });

  it('says that it cannot tell where a mesh decides as well, or somebody else’s policy', () => {
    const { app, chart, web, api } = shop();
    new ServiceMesh(chart, 'mesh', { members: [web, api], backend: 'istio' });
    const told = messageOf(() => assertDenies(app, api, web));
    expect(told).toMatch(
      /^Who may call whom on Kubernetes is also up to \w+\/[\w-]+, which is not read here\.$/,
    );
    const { app: other, chart: own } = shop();
    new ApiObject(own, 'cilium', {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name: 'more' },
      spec: { endpointSelector: {}, ingress: [{}] },
    });
    expect(messageOf(() => assertAllows(other, 'web', 'api'))).toContain('CiliumNetworkPolicy/more');
  });

  it('refuses what would be denied because it is not there', () => {
    expect(messageOf(() => expect(made).not.toAllow('wbe', api))).toBe(
      'There is no workload "wbe". Did you mean "web"?',
    );
    expect(messageOf(() => expect(made).not.toAllow(web, api, { port: 'htp' }))).toContain(
      'No port is named "htp": there are http, admin.',
    );
    expect(messageOf(() => assertDenies(made, web, api, { target: 'swarm' }))).toContain(
      'run nowhere together on Swarm',
    );
    const { app: broken } = shop({}, { port: 'htp' });
    expect(messageOf(() => expect(broken).not.toAllow('web', 'api'))).toContain('probe/port-not-found');
  });
});
