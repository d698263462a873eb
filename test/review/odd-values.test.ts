import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Config, CronJob, configFiles, exec, StatefulApp, secret, WebApp } from 'lading';
import { parseAllDocuments, stringify } from 'yaml';
import { fastYaml } from '../../lib/cli/manifests/fast-yaml';
import { diffWith } from '../../lib/review';
import { withOdd } from '../validation/with-odd';
import { type Make, made, written } from './diff-of';

const shop: Make = (chart) => {
  new Config(chart, 'settings', { data: { level: 'info' } });
  const storage = { '/data': '1Gi' } as const;
  const db = new StatefulApp(chart, 'db', {
    ...{ image: 'acme/db:1', port: 7000, readiness: exec(['ready']), storage },
    swarm: { scheduling: { nodeSelector: { 'kubernetes.io/hostname': 'one' } } },
  });
  new WebApp(chart, 'web', {
    ...{
      image: 'acme/web:1',
      port: 8080,
      publish: 80,
      expose: 'shop.acme.dev',
      scale: { min: 2, max: 4, cpu: 70 },
    },
    env: { DB: db.url(), TOKEN: secret('web', 'token') },
    volumes: { '/etc/web': configFiles({ 'a.yaml': 'a: 1' }) },
    permissions: [{ resources: ['pods'], verbs: ['get'] }],
    disruptionBudget: { maxUnavailable: 1 },
  });
  new CronJob(chart, 'tidy', { image: 'acme/tidy:1', schedule: '0 3 * * *' });
};

test('a map that has names of functions may stand anywhere in an earlier output', () => {
  const folder = written(shop);
  const now = made(shop).made;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const documents = files.flatMap(({ name, text }) =>
    parseAllDocuments(text).map((document) => ({ name, odd: [...withOdd(document.toJS())] })),
  );
  const runs = Math.max(...documents.map(({ odd }) => odd.length));
  expect(runs).toBeGreaterThan(100);
  for (let run = 0; run < runs; run++) {
    const other = mkdtempSync(join(tmpdir(), 'lading-odd-'));
    for (const { name } of files) {
      const texts = documents
        .filter((each) => each.name === name)
        .map(({ odd }) => stringify(odd[run % odd.length], { aliasDuplicateObjects: false }));
      mkdirSync(dirname(join(other, name)), { recursive: true });
      writeFileSync(join(other, name), texts.join('---\n'));
    }
    const base = { type: 'folder', folder: other, name: 'before' } as const;
    expect(() => diffWith(base, now, other, fastYaml)).not.toThrow();
  }
});
