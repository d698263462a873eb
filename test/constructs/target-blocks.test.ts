import {
  Agent,
  App,
  Chart,
  type Defaults,
  Job,
  Pod,
  StatefulApp,
  WebApp,
  type WebAppProps,
  Worker,
} from 'lading';
import { errorsOf, synthInMemory } from '../properties/apps-synth';

const image = 'ghcr.io/acme/web:1.4.2';

function synth(props: Partial<WebAppProps> | Record<string, unknown>, defaults?: Defaults) {
  const app = new App({ defaults });
  const shop = new Chart(app, 'shop');
  const given: WebAppProps = { image, port: 8080, ...props };
  const web = new WebApp(shop, 'web', given);
  return { app, shop, web, run: () => synthInMemory(app) };
}

const composeOf = ({ files }: ReturnType<typeof synthInMemory>) => files.get('compose/compose.yaml') ?? '';
const kubernetesOf = ({ files }: ReturnType<typeof synthInMemory>) =>
  files.get('kubernetes/shop.k8s.yaml') ?? '';

describe('a block for one target', () => {
  it('leaves the other targets as they were', () => {
    const plain = kubernetesOf(synth({}).run());
    const differing = synth({ compose: { publish: 3000, env: { A: 'b' }, scale: 2 } }).run();
    expect(kubernetesOf(differing)).toBe(plain);
    expect(composeOf(differing)).toMatch(/A: b[\s\S]*published: "3000"/);
  });

  it('takes nothing from null but what the common props say', () => {
    const { files } = synth({
      env: { A: '1', B: '2' },
      liveness: undefined,
      compose: { env: { A: null } },
    }).run();
    expect(files.get('compose/compose.yaml')).toMatch(/environment:\n {6}B: "2"\n {4}\w/);
    expect(files.get('kubernetes/shop.k8s.yaml')).toMatch(/name: A[\s\S]*name: B/);
  });

  it('replaces lists and groups whole', () => {
    const run = synth({ args: ['a', 'b'], compose: { args: ['c'] } }).run();
    expect(composeOf(run)).toMatch(/command:\n {6}- c\n {4}\w/);
  });

  it('keeps what it says when the common value changes later', () => {
    const { web, run } = synth({ env: { A: '1' }, compose: { env: { A: '2' } } });
    web.addEnv('A', '3').addEnv('B', '4');
    const result = run();
    expect(composeOf(result)).toMatch(/A: "2"\n {6}B: "4"/);
    expect(kubernetesOf(result)).toMatch(/value: "3"[\s\S]*value: "4"/);
  });

  it('makes Kubernetes objects by what Kubernetes has', () => {
    const run = synth({ compose: { expose: 'shop.test' }, kubernetes: { scale: 2 } }).run();
    expect(kubernetesOf(run).match(/^kind: .*/gm)).toEqual([
      'kind: ServiceAccount',
      'kind: Deployment',
      'kind: PodDisruptionBudget',
      'kind: Service',
    ]);
    expect(composeOf(run)).toContain('host_ip: 127.0.0.1');
  });

  it('leads others to what it is on their target', () => {
    const { shop, web, run } = synth({ compose: { name: 'front', port: 9000 } });
    new Worker(shop, 'mailer', { image, env: { WEB: web.url() }, startAfter: [web] });
    const result = run();
    expect(composeOf(result)).toMatch(/WEB: http:\/\/front:9000[\s\S]*depends_on:\n {6}front:/);
    expect(kubernetesOf(result)).toMatch(/name: wait-for-web[\s\S]*value: http:\/\/web:8080/);
    expect(errorsOf(result)).toEqual([]);
  });

  it('takes the place of a port by a port, and leaves the list of others', () => {
    const portsOf = (compose: WebAppProps['compose']) =>
      /expose:\n((?: {6}- .*\n)+)/
        .exec(composeOf(synth({ ports: [{ name: 'metrics', port: 9090 }], compose }).run()))?.[1]
        ?.match(/\d+/g);
    expect(portsOf({})).toEqual(['8080', '9090']);
    expect(portsOf({ port: 3000 })).toEqual(['3000', '9090']);
    expect(portsOf({ port: 3000, ports: null })).toEqual(['3000']);
    expect(portsOf({ ports: [3001] })).toEqual(['8080', '3001']);
  });

  it('may stand in the defaults of an app and a chart', () => {
    const run = synth({}, { resources: { memory: '1Gi' }, compose: { resources: { memory: '64Mi' } } }).run();
    expect(composeOf(run)).toContain('memory: 64m');
    expect(kubernetesOf(run)).toContain('memory: 1Gi');
  });

  it('labels the Services and Ingresses of its target, too', () => {
    const run = synth({ expose: 'shop.test' }, { kubernetes: { labels: { tier: 'back' } } }).run();
    const documents = kubernetesOf(run).split('---\n');
    expect(documents.filter((text) => !/^metadata:[\s\S]*?tier: back/m.test(text))).toEqual([]);
    expect(composeOf(run)).not.toContain('tier');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown key', { scael: 2 }, 'props/unknown'],
    ['a wrong type', { env: { A: {} } }, 'props/wrong-type'],
    ['what cannot differ', { targets: ['compose'] }, 'props/unknown'],
    ['another target’s patch', { patch: { deployment: {} } }, 'props/unknown'],
    ['a wrong port of a probe', { readiness: { type: 'tcp', port: 'htp' } }, 'probe/port-not-found'],
  ])('is to blame for %s in it, and for nothing else', (_, compose, code) => {
    expect(codes(synth({ compose }).run())).toEqual([code]);
  });

  it.each(['ports', 'networks', 'container_name'])('says where Compose’s own %s is written', (key) => {
    const { diagnostics } = synth({ compose: { [key]: ['80:80'] } }).run();
    expect(diagnostics.find(({ severity }) => severity === 'error')?.fix).toContain('patch.compose');
  });
});

function codes({ diagnostics }: ReturnType<typeof synthInMemory>): string[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

test.each([
  [WebApp, 'deployment'],
  [StatefulApp, 'statefulSet'],
  [Agent, 'daemonSet'],
  [Pod, 'pod'],
  [Job, 'job'],
])('the words of Kubernetes in a block of a %p belong into its own patch', (Kind, patch) => {
  const app = new App();
  const ports = Kind === Job || Kind === Pod ? {} : { port: 80 };
  const storage = Kind === StatefulApp ? { storage: { '/a': 1 } } : {};
  const container = Kind === Pod ? { containers: [{ image }] } : { image };
  const props = { ...container, ...ports, ...storage, kubernetes: { template: {} } };
  Reflect.construct(Kind, [new Chart(app, 'shop'), 'a', props]);
  const fixes = synthInMemory(app).diagnostics.flatMap(({ fix }) => /`patch\.\w+`/.exec(fix ?? '') ?? []);
  expect(fixes).toEqual([`\`patch.${patch}\``]);
});
