import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../../lib/passes/prepare';
import { app, external, recorder, route, service, workload } from '../model/parts';

describe('prepare', () => {
  test('knows the Services and routes of each workload, in the order in which they were made', () => {
    const [api, worker] = [workload('api'), workload('worker')];
    const [first, second] = [service(api), service(api, { name: 'api-admin' })];
    const [one, two] = [route(second), route(first)];
    const prepared = prepare(
      app({ workloads: [api, worker], services: [first, second], routes: [one, two] }),
      recorder().report,
    );
    expect(prepared.servicesOf(api)).toEqual([first, second]);
    expect(prepared.routesOf(api)).toEqual([one, two]);
    expect(prepared.servicesOf(worker)).toEqual([]);
    expect(prepared.routesOf(worker)).toEqual([]);
  });

  test('knows on which target something starts after a workload', () => {
    const db = workload('db');
    const api = workload('api', { targets: ['compose'], startAfter: [{ workload: db }] });
    const prepared = prepare(app({ workloads: [db, api] }), recorder().report);
    expect(prepared.hasDependants(db, 'compose')).toBe(true);
    expect(prepared.hasDependants(db, 'kubernetes')).toBe(false);
    expect(prepared.hasDependants(api, 'compose')).toBe(false);
  });

  test('answers that something starts after the workload that an endpoint leads to', () => {
    const db = workload('db');
    const host = { kubernetes: 'db.acme.dev', compose: [{ kind: 'host', to: service(db) }] } as const;
    const api = workload('api', { startAfter: [{ external: external('rds', { host }) }] });
    const prepared = prepare(app({ workloads: [db, api] }), recorder().report);
    expect(prepared.hasDependants(db, 'compose')).toBe(true);
    expect(prepared.hasDependants(db, 'kubernetes')).toBe(false);
  });

  test('answers the local port of a route', () => {
    const api = workload('api');
    const one = route(service(api), { localPort: 8080 });
    const prepared = prepare(app({ workloads: [api], routes: [one] }), recorder().report);
    expect(prepared.localPort(one, 'compose')).toBe(8080);
  });

  test('reports what is wrong with the order', () => {
    const api = workload('api');
    api.startAfter.push({ workload: api });
    const { findings, report } = recorder();
    prepare(app({ workloads: [api] }), report);
    expect(findings.map(({ code }) => code)).toEqual(['order/cycle']);
  });

  describe('readFile', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lading-files-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    test('reads a file of the project once, as text where it is UTF-8, and tells whether it can be run', () => {
      writeFileSync(join(folder, 'motd'), 'Grüße\n');
      const prepared = prepare(app({ projectFolder: folder }), recorder().report);
      expect(prepared.readFile('motd', workload('a'))).toEqual({ content: 'Grüße\n', executable: false });
      writeFileSync(join(folder, 'motd'), 'changed');
      expect(prepared.readFile('motd', workload('b')).content).toBe('Grüße\n');
      writeFileSync(join(folder, 'run'), '', { mode: 0o755 });
      expect(prepared.readFile('run', workload('a')).executable).toBe(true);
    });

    test.each([
      ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
      ['text in another encoding', Buffer.from('Grüße', 'latin1')],
      ['half of a character', Buffer.from('ü').subarray(0, 1)],
      ['a NUL, which no reader of YAML takes', Buffer.from('a\0b')],
    ])('keeps the bytes of %s', (_, bytes) => {
      writeFileSync(join(folder, 'bytes'), bytes);
      const { content } = prepare(app({ projectFolder: folder }), recorder().report).readFile(
        'bytes',
        workload('a'),
      );
      expect(content).toEqual(bytes);
    });

    test.each(['\ufeffwith a mark', 'a\r\nb\tc\u0007', ''])('keeps %j as text', (text) => {
      writeFileSync(join(folder, 'text'), text);
      const prepared = prepare(app({ projectFolder: folder }), recorder().report);
      expect(prepared.readFile('text', workload('a')).content).toBe(text);
    });

    test.each(['/dev/zero', 'pipe', '.'])('does not wait for what is no file: %s', (path) => {
      if (path === 'pipe') execFileSync('mkfifo', [join(folder, path)]);
      const { findings, report } = recorder();
      prepare(app({ projectFolder: folder }), report).readFile(path, workload('a'));
      expect(findings.map(({ code }) => code)).toEqual(['file/not-found']);
    });

    test('reports a file that is not there once for each construct', () => {
      const { findings, report } = recorder();
      const prepared = prepare(app({ projectFolder: folder }), report);
      const [a, b] = [workload('a'), workload('b')];
      expect([a, a, b].map((from) => prepared.readFile('missing.txt', from).content)).toEqual(['', '', '']);
      expect(findings.map(({ code, origin }) => [code, origin.path])).toEqual([
        ['file/not-found', 'shop/a'],
        ['file/not-found', 'shop/b'],
      ]);
    });
  });
});
