import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ApiObject,
  App as Cdk8sApp,
  Chart as Cdk8sChart,
  Cron,
  Include,
  JsonPatch,
  Testing,
  YamlOutputType,
} from 'cdk8s';
import * as plus from 'cdk8s-plus-34';
import { App, Chart, WebApp } from 'lading';

const image = 'ghcr.io/acme/web:1.0.0';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lading-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('plain ApiObjects, cdk8s-plus and Include beside ours', () => {
  it('keep their own names and content', () => {
    const chart = new Chart(new App(), 'mixed');
    new WebApp(chart, 'web', { image, port: 8080 });
    const deployment = new plus.Deployment(chart, 'plus', { containers: [{ image, portNumber: 80 }] });
    deployment.exposeViaService();
    new plus.CronJob(chart, 'nightly', {
      schedule: Cron.daily(),
      containers: [{ image }],
    });
    const manifest = join(folder, 'quota.yaml');
    writeFileSync(
      manifest,
      'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: quota }\nspec: { hard: { pods: "5" } }\n',
    );
    new Include(chart, 'quota', { url: manifest });

    const objects = Testing.synth(chart);
    const named = (kind: string) =>
      objects.filter((each) => each.kind === kind).map(({ metadata }) => metadata.name);
    expect(named('Deployment')).toEqual(['web', deployment.name]);
    expect(named('Service')).toHaveLength(2);
    expect(named('ResourceQuota')).toEqual(['quota']);
    expect(named('CronJob')).toHaveLength(1);
  });

  it('can select our pods, as a cdk8s-plus Service does', () => {
    const chart = new Chart(new App(), 'mixed');
    const web = new WebApp(chart, 'web', { image, port: 8080 });
    const service = new plus.Service(chart, 'again', { ports: [{ port: 80, targetPort: 8080 }] });
    service.selectLabel('app.kubernetes.io/name', 'web');
    const [ours, theirs] = Testing.synth(chart).filter(({ kind }) => kind === 'Service');
    expect(theirs.spec.selector).toEqual(ours.spec.selector);
    expect(ApiObject.of(web).name).toBe('web');
  });

  it('resolve our references in their properties', () => {
    const chart = new Chart(new App(), 'mixed', { namespace: 'shop' });
    const web = new WebApp(chart, 'web', { image, port: 8080 });
    new plus.ConfigMap(chart, 'settings', { data: { URL: `${web.url('/v1')}` } });
    new ApiObject(chart, 'plain', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'plain', annotations: { host: `${web.host}` } },
      data: { PORT: web.port },
    });
    const [settings, plain] = Testing.synth(chart).filter(({ kind }) => kind === 'ConfigMap');
    expect(settings.data).toEqual({ URL: 'http://web:8080/v1' });
    expect(plain.metadata.annotations).toEqual({ host: 'web' });
    expect(plain.data).toEqual({ PORT: '8080' });
  });

  it('are written by app.synth() together with ours', () => {
    const app = new App({ outdir: folder, yamlOutputType: YamlOutputType.FILE_PER_CHART });
    const chart = new Chart(app, 'mixed');
    new WebApp(chart, 'web', { image, port: 8080 });
    new plus.ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data: { A: 'b' } });
    app.synth();
    expect(readdirSync(folder).sort()).toEqual(['compose', 'kubernetes', 'lading.json']);
    const manifest = readFileSync(join(folder, 'kubernetes/mixed.k8s.yaml'), 'utf8');
    expect(manifest.match(/^kind: .*/gm)).toEqual([
      'kind: ServiceAccount',
      'kind: Deployment',
      'kind: Service',
      'kind: ConfigMap',
    ]);
  });
});

describe('an object that changes whenever it is rendered', () => {
  const terms = (objects: readonly unknown[]) => JSON.stringify(objects).match(/"topologyKey"/g)?.length ?? 0;

  function spread(app = new App()) {
    const chart = new Chart(app, 'mixed');
    new WebApp(chart, 'web', { image, port: 8080 });
    const deployment = new plus.Deployment(chart, 'plus', {
      containers: [{ image, portNumber: 80 }],
      spread: true,
    });
    return { chart, deployment };
  }

  it('is given out as it was validated', () => {
    const alone = new Cdk8sChart(new Cdk8sApp(), 'mixed');
    new plus.Deployment(alone, 'plus', { containers: [{ image, portNumber: 80 }], spread: true });
    const expected = terms(Testing.synth(alone));
    expect(expected).toBeGreaterThan(0);
    expect(terms(Testing.synth(spread().chart))).toBe(expected);
  });

  it('is asked anew when the call is over', async () => {
    const { chart } = spread();
    const plain = new ApiObject(chart, 'plain', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: '1' } });
    Testing.synth(chart);
    await Promise.resolve();
    plain.addJsonPatch(JsonPatch.replace('/data/a', '2'));
    expect(Testing.synth(chart).find(({ data }) => data !== undefined)?.data).toEqual({ a: '2' });
    expect(Object.hasOwn(plain, 'toJson')).toBe(false);
  });
});
