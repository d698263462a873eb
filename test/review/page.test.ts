import { readFileSync } from 'node:fs';
import { App, Chart, configFiles, httpGet, secret, WebApp, Worker } from '../../lib';
import { synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../lib/emit/memory-output';
import { openReview, pageHtml, pageOf } from '../../lib/review';
import type { Page, PageApp, PageDocument, PagePart } from '../../lib/review/page/page';

function pageWith(make: (chart: Chart) => void, targets = ['kubernetes', 'compose'] as const): Page {
  const app = new App({ name: 'shop' });
  make(new Chart(app, 'shop', { defaults: { healthTool: 'wget' } }));
  const { watcher, finish } = openReview({ page: true }, () => undefined);
  const { diagnostics, parity } = synthesizeInto(app, memoryOutput(), { out: 'dist', targets, watcher });
  const { pages = [] } = finish('dist');
  return pageOf({
    version: '1.2.3',
    apps: pages,
    diagnostics,
    parity: { shop: parity },
    folder: process.cwd(),
  });
}

function appOf({ apps: [app] }: Page): PageApp {
  if (app === undefined) throw new Error('there is no app');
  return app;
}

function partOf(app: PageApp, path: string): PagePart {
  const part = app.parts.find((each) => each.path === path);
  if (part === undefined) throw new Error(`${path} is not among ${app.parts.map((each) => each.path)}`);
  return part;
}

/** Of each line of a document the line of code that it is tied to. */
function ties(app: PageApp, part: PagePart, { text, lines }: PageDocument): Record<string, string> {
  const source = readFileSync(__filename, 'utf8').split('\n');
  return Object.fromEntries(
    text.split('\n').flatMap((line, index) => {
      const place = part.places[(lines[index] ?? 0) - 1];
      const excerpt = app.excerpts.find(
        ({ file, line: first, text: shown }) =>
          place && file === place[0] && place[1] >= first && place[1] < first + shown.split('\n').length,
      );
      if (place === undefined || excerpt === undefined) return [];
      const shown = excerpt.text.split('\n')[place[1] - excerpt.line] ?? '';
      expect(source[place[1] - 1]).toContain(shown.trim());
      return [[line.trim(), shown.slice(place[2] - 1, place[2] - 1 + place[3])]];
    }),
  );
}

const shop = () =>
  pageWith((chart) => {
    const api = new WebApp(chart, 'api', {
      image: 'ghcr.io/acme/api:1.4.2',
      port: 8080,
      publish: 80,
      env: { LOG: 'info' },
      readiness: httpGet('/ready'),
      kubernetes: { scale: 3 },
      volumes: { '/etc/api': configFiles({ 'api.yaml': 'log: info\n' }) },
    });
    new Worker(chart, 'mailer', {
      image: 'ghcr.io/acme/mailer:2',
      env: { API: api.url('/v1'), KEY: secret('mail', 'key') },
      startAfter: [api],
    });
  });

describe('the page of an app', () => {
  const app = appOf(shop());
  const api = partOf(app, 'shop/api');
  const documentOf = (part: PagePart, object: RegExp) => {
    const found = part.documents.find((each) => object.test(each.object));
    if (found === undefined) throw new Error(`no ${object} in ${part.documents.map((each) => each.object)}`);
    return found;
  };

  test('shows the whole call of a construct', () => {
    const [own] = api.code.map((index) => app.excerpts[index]);
    expect(own?.text).toMatch(/^const api = new WebApp\(chart, 'api', \{\n {2}image: [\s\S]*\n\}\);$/);
    expect(app.files).toEqual(['test/review/page.test.ts']);
  });

  test('ties each line of Kubernetes to the property that it was lowered from', () => {
    expect(ties(app, api, documentOf(api, /^Deployment/))).toMatchObject({
      'image: ghcr.io/acme/api:1.4.2': "'ghcr.io/acme/api:1.4.2'",
      'containerPort: 8080': '8080',
      '- name: LOG': "'info'",
      'value: info': "'info'",
      'path: /ready': "httpGet('/ready')",
      'mountPath: /etc/api': "configFiles({ 'api.yaml': 'log: info\\n' })",
      'replicas: 3': '3',
    });
    expect(ties(app, api, documentOf(api, /^ConfigMap/))).toMatchObject({ 'log: info': "'log: info\\n'" });
    expect(ties(app, api, documentOf(api, /^Service\/api-public/))).toMatchObject({ 'port: 80': '80' });
    const mailer = partOf(app, 'shop/mailer');
    expect(ties(app, mailer, documentOf(mailer, /^Deployment/))).toMatchObject({
      '- name: wait-for-api': '[api]',
    });
  });

  test('ties each line of Compose to the same places', () => {
    expect(ties(app, api, documentOf(api, /^services/))).toMatchObject({
      'image: ghcr.io/acme/api:1.4.2': "'ghcr.io/acme/api:1.4.2'",
      'published: "80"': '80',
      'LOG: info': "'info'",
      'target: /etc/api/api.yaml': "'log: info\\n'",
    });
    expect(ties(app, api, documentOf(api, /^api\.yaml$/))).toMatchObject({ 'log: info': "'log: info\\n'" });
  });

  test('ties what is a default, or follows from the whole, to no property', () => {
    const { text, lines } = documentOf(api, /^Deployment/);
    const numbers = Object.fromEntries(text.split('\n').map((line, index) => [line.trim(), lines[index]]));
    expect(numbers).toMatchObject({
      'apiVersion: apps/v1': 0,
      'readOnlyRootFilesystem: true': 0,
      'mountPath: /tmp': 0,
    });
  });

  test('says what each target keeps of what a workload uses', () => {
    expect(api.uses).toMatchObject({
      probes: { kubernetes: 'kept', compose: 'kept' },
      ports: { kubernetes: 'kept' },
    });
    const cron = appOf(
      pageWith((chart) => {
        new WebApp(chart, 'web', { image: 'a/b:1', port: 80, liveness: httpGet('/') });
      }),
    );
    const [gap] = partOf(cron, 'shop/web').gaps;
    expect(gap).toMatchObject({ target: 'compose', field: 'probe.liveness' });
    expect(partOf(cron, 'shop/web').uses.probes).toEqual({ kubernetes: 'kept', compose: gap?.verdict });
  });

  test('says who may call whom', () => {
    expect(app.access).toEqual([
      {
        to: 'shop/api',
        closedOn: [],
        from: [
          { who: 'shop/mailer', isPart: true, ports: ['8080'], isWait: false },
          { who: 'anybody outside', isPart: false, ports: ['80'], isWait: false },
        ],
      },
      { to: 'shop/mailer', closedOn: [], from: [] },
    ]);
  });

  test('shows where a default stands that the chart has said', () => {
    const of = appOf(
      pageWith((chart) => {
        const inner = new Chart(chart, 'inner', { defaults: { user: 1234 } });
        new Worker(inner, 'a', { image: 'a/b:1' });
      }),
    );
    const part = partOf(of, 'shop/inner/a');
    expect(ties(of, part, documentOf(part, /^Deployment/))).toMatchObject({ 'runAsUser: 1234': '1234' });
    expect(part.code).toHaveLength(2);
  });
});

describe('the file', () => {
  const parts = { script: 'alert(1)', style: 'b{}' };
  const html = (image: string) =>
    pageHtml(
      pageWith((chart) => {
        new Worker(chart, 'a', { image: 'a/b:1', env: { A: image } });
      }),
      parts,
    );

  test('asks nobody for anything, and lets nothing run but its own', () => {
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html('')) ?? [];
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
      expect.stringMatching(/^style-src 'sha256-[\w+/]{43}='$/),
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html('')).not.toMatch(/https?:\/\/|src=|href=/);
  });

  test.each(['</script><script>alert(1)</script>', '<!-- <script>', ']]>', '\u2028'])(
    'holds %j as data, whatever a browser makes of it',
    (text) => {
      const page = html(text);
      expect(page.match(/<\/?script/g)).toHaveLength(4);
      const [, data = ''] = /id="data">(.*)<\/script>/.exec(page) ?? [];
      expect(data).not.toMatch(/[<\u2028]/);
      const read: Page = JSON.parse(data);
      expect(JSON.stringify(read)).toContain('formatVersion');
    },
  );
});
