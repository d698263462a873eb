import { Config, configFiles, WebApp, Worker } from '../../lib';
import { changeOf, changesIn, diffOf, impactsOf, type Make } from './diff-of';

const web =
  (text: string): Make =>
  (chart) => {
    new WebApp(chart, 'web', {
      image: 'ghcr.io/acme/web:1.4.2',
      port: 8080,
      volumes: { '/etc/web': configFiles({ 'app.yaml': text }) },
    });
  };

test('another content of a file is told once, and what rolls for it follows', () => {
  const diff = diffOf(web('port: 80\nlog: info\n'), web('port: 80\nlog: debug\n'));
  expect(impactsOf(diff)).toMatchObject({
    'kubernetes Deployment/web': 'rolled',
    'compose services.web': 'restarted',
    'swarm services.web': 'rolled',
  });
  const file = changesIn(diff).find(({ object }) => object.startsWith('ConfigMap/'));
  expect(file).toMatchObject({ effects: [{ impact: 'in-place' }], renamedFrom: expect.any(String) });
  expect(file?.fields).toMatchObject([
    { path: 'data["app.yaml"]', hunks: [{ lines: [' port: 80', '-log: info', '+log: debug'] }] },
  ]);
  expect(changeOf(diff, 'kubernetes', 'Deployment/web').fields).toMatchObject([{ follows: file?.object }]);
  for (const target of ['compose', 'swarm'] as const) {
    const [field, ...more] = changeOf(diff, target, 'services.web').fields;
    expect(field?.follows).toMatch(/^(?:compose|swarm)\/configs\/.*app\.yaml$/);
    expect(more).toEqual([]);
  }
});

test('everybody who reads a Config in common rolls for it', () => {
  const two =
    (text: string): Make =>
    (chart) => {
      const shared = new Config(chart, 'shared', { data: { 'a.yaml': text } });
      for (const id of ['one', 'two'])
        new Worker(chart, id, { image: 'ghcr.io/acme/worker:1', volumes: { '/etc/a': shared.files() } });
    };
  const diff = diffOf(two('a: 1\n'), two('a: 2\n'));
  expect(impactsOf(diff)).toMatchObject({
    'kubernetes Deployment/one': 'rolled',
    'kubernetes Deployment/two': 'rolled',
    'compose services.one': 'restarted',
    'compose services.two': 'restarted',
  });
});
