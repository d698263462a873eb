import { ApiObject } from 'cdk8s';
import { Agent, type AgentProps, Chart, claim, httpGet, Ingress, Service, tcp, Worker } from 'lading';
import { at, image, read, shop } from './make';

function app(props: Partial<AgentProps> = {}, chart = shop()) {
  const agent = new Agent(chart, 'logs', { image, ...props });
  return { chart, agent };
}

const set = (objects: Readonly<Record<string, unknown>>, ...path: (string | number)[]) =>
  at(objects['DaemonSet/logs'], 'spec', ...path);

describe('on Kubernetes', () => {
  it('is a DaemonSet, which replaces its pods node by node', () => {
    const { objects, told } = read(app().chart);
    expect(told).toEqual([]);
    expect(Object.keys(objects)).toEqual(['ServiceAccount/logs', 'DaemonSet/logs']);
    expect(set(objects)).toMatchObject({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'logs' } },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    });
  });

  it.each<[AgentProps['rollout'], object]>([
    ['onDelete', { type: 'OnDelete' }],
    [{ maxSurge: '10%' }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } }],
    [{ maxSurge: 0 }, { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }],
    [{ maxUnavailable: 3 }, { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 3 } }],
  ])('rolls as it is told: %j', (rollout, expected) => {
    const { objects, told } = read(app({ rollout }).chart);
    expect(told).toEqual([]);
    expect(set(objects, 'updateStrategy')).toEqual(expected);
  });

  it.each([
    { maxSurge: 1, maxUnavailable: 1 },
    { maxSurge: 0, maxUnavailable: 0 },
  ])('says where it rolls in a way that no server takes: %j', (rollout) => {
    const { diagnostics } = read(app({ rollout }).chart);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ code: 'kubernetes/invalid', path: 'shop/logs' }]);
  });

  it('goes to the nodes that are said, and tells versions of its pods apart where they meet', () => {
    const scheduling: AgentProps['scheduling'] = {
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      tolerations: [{ key: 'node-role.kubernetes.io/control-plane' }],
      apartFrom: [{ workload: 'replicas', over: 'nodes', required: true }],
    };
    const { objects, told } = read(app({ scheduling }).chart);
    expect(told).toEqual([]);
    expect(set(objects, 'template', 'spec')).toMatchObject({
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }],
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{ matchLabelKeys: ['controller-revision-hash'] }],
        },
      },
    });
  });

  it('is found and patched the cdk8s way', () => {
    const { chart, agent } = app();
    ApiObject.of(agent).metadata.addLabel('a', 'b');
    expect(at(read(chart).objects['DaemonSet/logs'], 'metadata', 'labels')).toMatchObject({ a: 'b' });
  });

  it('shares no claim of one node among its pods unseen', () => {
    const volumes = { '/data': claim({ name: 'data', size: '1Gi' }) };
    expect(read(app({ volumes }).chart).told).toEqual(['shop/logs: volume/access-mode']);
  });
});

test('on Compose it is one service, and that is reported once', () => {
  const { services, diagnostics } = read(app({ sidecars: [{ image }] }).chart);
  expect(at(services, 'logs')).toMatchObject({ deploy: { replicas: 1 }, restart: 'unless-stopped' });
  const notes = diagnostics.filter(({ message }) => message.includes('one on each node'));
  expect(notes).toMatchObject([{ code: 'parity/approximated', path: 'shop/logs' }]);
});

test('what defaults say of replicas is not meant', () => {
  const chart = shop({
    defaults: { scale: 3, rollout: 'recreate', disruptionBudget: { maxUnavailable: 1 }, user: 1000 },
  });
  const { objects, told } = read(app({}, chart).chart);
  expect(told).toEqual([]);
  expect(Object.keys(objects)).toEqual(['ServiceAccount/logs', 'DaemonSet/logs']);
  expect(set(objects, 'replicas')).toBeUndefined();
  expect(set(objects, 'template', 'spec', 'containers', 0, 'securityContext')).toMatchObject({
    runAsUser: 1000,
  });
});

describe('where it listens', () => {
  const ports = { ports: [4317, { name: 'metrics', port: 9090 }] };

  it('a Service stands in front of it, and others call it', () => {
    const { chart, agent } = app({
      ...ports,
      service: { internalTrafficPolicy: 'Local' },
      expose: 'logs.acme.dev',
      publish: 4317,
    });
    new Worker(chart, 'mailer', {
      image,
      env: {
        ONE: `${agent.host}:${agent.port}`,
        OTHER: agent.url('/x', 'metrics'),
        M: agent.portOf('metrics'),
      },
      calls: [agent],
    });
    new Ingress(chart, 'way', { service: agent, host: 'other.acme.dev' });
    const { objects, services, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects['Service/logs'], 'spec')).toMatchObject({ internalTrafficPolicy: 'Local' });
    expect(objects).toHaveProperty(['Service/logs-public']);
    expect(objects).toHaveProperty(['Ingress/logs']);
    expect(at(services, 'mailer', 'environment')).toEqual({
      ONE: 'logs:4317',
      OTHER: 'http://logs:9090/x',
      M: '9090',
    });
  });

  it('it has other ports on a target of its own', () => {
    const { chart } = app({ port: 4317, compose: { port: 4318 } });
    const { objects, services, told } = read(chart);
    expect(told).toEqual([]);
    expect(at(objects['Service/logs'], 'spec', 'ports', 0, 'port')).toBe(4317);
    expect(at(services, 'logs', 'expose')).toEqual(['4318']);
  });

  it('others start after it when it is ready', () => {
    const { chart, agent } = app({ port: 9090, readiness: httpGet('/ready'), healthTool: 'wget' });
    new Worker(chart, 'mailer', { image, startAfter: [agent] });
    const { objects, services, told } = read(chart);
    expect(told).toEqual([]);
    const wait = at(objects['Deployment/mailer'], 'spec', 'template', 'spec', 'initContainers', 0);
    expect(at(wait, 'command')).toEqual(['sh', '-c', expect.any(String), 'logs', '9090']);
    expect(at(services, 'mailer', 'depends_on')).toEqual({ logs: { condition: 'service_healthy' } });
  });

  it('isolation opens what is said, and nothing else', () => {
    const chart = new Chart(shop().node.root, 'apart', { network: 'isolated' });
    const { agent } = app({ port: 4317 }, chart);
    new Worker(chart, 'mailer', { image, env: { LOGS: agent.host } });
    const { objects } = read(chart);
    expect(at(objects['NetworkPolicy/logs'], 'spec', 'ingress')).toEqual([
      {
        from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'mailer' } } }],
        ports: [{ port: 4317, protocol: 'TCP' }],
      },
    ]);
  });
});

describe('where it listens nowhere', () => {
  it('it has no Service', () => {
    expect(app().agent.service).toBeUndefined();
  });

  it('a Service for it leads to no port', () => {
    const { chart, agent } = app();
    new Service(chart, 'front', { selects: agent, ports: [{ port: 80 }] });
    expect(read(chart).told).toEqual(['shop/front: port/not-found']);
  });

  it.each([
    ['host', (agent: Agent) => agent.host],
    ['port', (agent: Agent) => agent.port],
    ['portOf', (agent: Agent) => agent.portOf('http')],
    ['url', (agent: Agent) => `see ${agent.url()}`],
  ])('it has no address, which is told where that would stand: %s', (_part, address) => {
    const { chart, agent } = app();
    new Worker(chart, 'mailer', { image, env: { LOGS: address(agent) } });
    const errors = read(chart).diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([
      { code: 'reference/no-service', path: 'shop/mailer', fix: 'Give "logs" a `port`.' },
    ]);
  });

  it('nobody can wait until it is ready', () => {
    const { chart, agent } = app();
    new Worker(chart, 'mailer', { image, startAfter: [agent] });
    const { told, services } = read(chart);
    expect(told).toEqual(['shop/mailer: order/not-waitable']);
    expect(at(services, 'mailer', 'depends_on')).toEqual({ logs: { condition: 'service_started' } });
  });

  it.each([{ publish: 80 }, { expose: 'logs.acme.dev' }])('nothing of it can be reached: %j', (props) => {
    expect(read(app(props).chart).told).toEqual(['shop/logs: props/missing']);
  });
});

test('a label that is added later is on all that it becomes', () => {
  const { chart, agent } = app({ port: 80, readiness: tcp() });
  agent.addLabel('a', 'b').addEnv('A', 'b').addSidecar({ image });
  const { objects } = read(chart);
  for (const name of ['DaemonSet/logs', 'Service/logs'])
    expect(at(objects[name], 'metadata', 'labels')).toMatchObject({ a: 'b' });
  expect(set(objects, 'template', 'spec', 'initContainers', 0)).toMatchObject({ restartPolicy: 'Always' });
});
