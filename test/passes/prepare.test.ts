import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Prepared, prepare } from '../../lib/passes/prepare';
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

  test('knows what starts after a workload on which target', () => {
    const db = workload('db');
    const api = workload('api', { targets: ['compose'], startAfter: [{ workload: db }] });
    const prepared = prepare(app({ workloads: [db, api] }), recorder().report);
    expect(prepared.dependantOf(db, 'compose')).toBe(api);
    expect(prepared.dependantOf(db, 'kubernetes')).toBeUndefined();
    expect(prepared.dependantOf(api, 'compose')).toBeUndefined();
  });

  test('answers that something starts after the workload that an endpoint leads to', () => {
    const db = workload('db');
    const host = { kubernetes: 'db.acme.dev', compose: [{ kind: 'host', to: service(db) }] } as const;
    const api = workload('api', { startAfter: [{ external: external('rds', { host }) }] });
    const prepared = prepare(app({ workloads: [db, api] }), recorder().report);
    expect(prepared.dependantOf(db, 'compose')).toBe(api);
    expect(prepared.dependantOf(db, 'kubernetes')).toBeUndefined();
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
    const read = (prepared: Prepared, path: string, by = 'a') =>
      prepared.readFile({ path }, { origin: workload(by).origin, property: ['volumes'] });

    test('reads a file of the project once, as text where it is UTF-8, and tells whether it can be run', () => {
      writeFileSync(join(folder, 'motd'), 'Grüße\n');
      const prepared = prepare(app({ projectFolder: folder }), recorder().report);
      expect(read(prepared, 'motd', 'a')).toEqual({ content: 'Grüße\n', executable: false });
      writeFileSync(join(folder, 'motd'), 'changed');
      expect(read(prepared, 'motd', 'b').content).toBe('Grüße\n');
      writeFileSync(join(folder, 'run'), '', { mode: 0o755 });
      expect(read(prepared, 'run', 'a').executable).toBe(true);
    });

    test.each([
      ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
      ['text in another encoding', Buffer.from('Grüße', 'latin1')],
      ['half of a character', Buffer.from('ü').subarray(0, 1)],
      ['a NUL, which no reader of YAML takes', Buffer.from('a\0b')],
    ])('keeps the bytes of %s', (_, bytes) => {
      writeFileSync(join(folder, 'bytes'), bytes);
      const { content } = read(prepare(app({ projectFolder: folder }), recorder().report), 'bytes');
      expect(content).toEqual(bytes);
    });

    test.each(['\ufeffwith a mark', 'a\r\nb\tc\u0007', ''])('keeps %j as text', (text) => {
      writeFileSync(join(folder, 'text'), text);
      const prepared = prepare(app({ projectFolder: folder }), recorder().report);
      expect(read(prepared, 'text', 'a').content).toBe(text);
    });

    test.each(['/dev/zero', 'pipe', '.'])('does not wait for what is no file: %s', (path) => {
      if (path === 'pipe') execFileSync('mkfifo', [join(folder, path)]);
      const { findings, report } = recorder();
      const from = { origin: workload('a').origin, property: ['volumes'] };
      prepare(app({ projectFolder: folder }), report).readFile({ path, outside: true }, from);
      expect(findings.map(({ code }) => code)).toEqual(['file/not-found']);
    });

    describe('outside of the project', () => {
      const project = join(folder, 'project');
      beforeAll(() => {
        mkdirSync(project);
        writeFileSync(join(folder, 'beside'), 'theirs');
        writeFileSync(join(project, '..inside'), 'ours');
        symlinkSync('../beside', join(project, 'link'));
        symlinkSync('..', join(project, 'up'));
        symlinkSync('..inside', join(project, 'own'));
        symlinkSync('project', join(folder, 'linked-project'));
      });
      const readIn = (projectFolder: string, path: string, outside?: boolean) => {
        const { findings, report } = recorder();
        const from = { origin: workload('a').origin, property: ['volumes', '/etc/a', 'files', 'a'] };
        const prepared = prepare(app({ projectFolder }), report);
        const { content } = prepared.readFile({ path, outside }, from);
        return [content, ...findings.map(({ code }) => code)];
      };

      test.each(['../beside', 'link', 'up/beside', join(folder, 'beside')])('%s is not read', (path) => {
        expect(readIn(project, path)).toEqual(['', 'file/outside']);
      });

      test('is told as that also where nothing is there', () => {
        expect(readIn(project, '../missing')).toEqual(['', 'file/outside']);
      });

      test.each(['../beside', 'link', 'up/beside'])('%s is read where that is said', (path) => {
        expect(readIn(project, path, true)).toEqual(['theirs']);
      });

      test.each(['..inside', 'own', '../project/own'])('%s is inside', (path) => {
        expect(readIn(project, path)).toEqual(['ours']);
      });

      test('a project may itself be reached by a link', () => {
        expect(readIn(join(folder, 'linked-project'), 'own')).toEqual(['ours']);
        expect(readIn(join(folder, 'linked-project'), 'link')).toEqual(['', 'file/outside']);
        expect(readIn(join(folder, 'linked-project'), 'missing')).toEqual(['', 'file/not-found']);
      });
    });

    describe('that are private', () => {
      const keyed = (kind: string) =>
        `-----BEGIN ${kind}-----\n${'NotAKeyOnlyTheShapeOfOne'.repeat(2)}\n-----END ${kind}-----\n`;
      const codesOf = (path: string, content: string | Buffer) => {
        mkdirSync(join(folder, 'private', path, '..'), { recursive: true });
        writeFileSync(join(folder, 'private', path), content);
        const { findings, report } = recorder();
        const from = { origin: workload('a').origin, property: ['volumes'] };
        prepare(app({ projectFolder: folder }), report).readFile({ path: `private/${path}` }, from);
        expect(JSON.stringify(findings)).not.toContain('hunter2');
        return findings.map(({ code }) => code);
      };

      test.each([
        ['.env', 'A=b'],
        ['.env.production', 'A=b'],
        ['.netrc', ''],
        ['server.key', keyed('PRIVATE KEY')],
        ['id_ed25519', keyed('OPENSSH PRIVATE KEY')],
        ['bundle.pem', keyed('CERTIFICATE') + keyed('EC PRIVATE KEY')],
        ['key.bin', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(keyed('PRIVATE KEY'))])],
        ['login.ppk', `PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n${'a'.repeat(44)}`],
        ['age.txt', `AGE-SECRET-KEY-${'1QPZRY9X8GF2TVDW0S3JN54K'.repeat(2)}`],
      ])('%s is refused', (path, content) => {
        expect(codesOf(path, content)).toEqual(['secret/in-file']);
      });

      test.each([
        ['app.conf', 'user = shop\npassword = hunter2\n'],
        ['app/settings.yaml', 'db:\n  password: "hunter2"\n'],
        ['page.html', '<a href="https://me:hunter2@acme.dev">'],
        ['.npmrc', `//npm.acme.dev/:_authToken=${'npm'}_${'aB3d'.repeat(9)}`],
      ])('%s is told', (path, content) => {
        expect(codesOf(path, content)).toEqual(['secret/in-clear']);
      });

      test.each([
        ['.env.example', 'DB_PASSWORD='],
        ['ca.crt', keyed('CERTIFICATE')],
        ['id_ed25519.pub', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@acme.dev'],
        ['locales/de.json', '{\n  "password": "Passwort",\n  "token": "Kennung"\n}'],
        ['login.html', '<label>\n  Password: yours\n</label>'],
        ['readme.md', 'The key begins with -----BEGIN PRIVATE KEY----- and a line end.'],
        ['logo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff])],
      ])('%s is copied without a word', (path, content) => {
        expect(codesOf(path, content)).toEqual([]);
      });

      test('.env is refused under another name, too', () => {
        writeFileSync(join(folder, '.env'), 'A=b');
        symlinkSync('.env', join(folder, 'settings'));
        const { findings, report } = recorder();
        const from = { origin: workload('a').origin, property: ['volumes'] };
        prepare(app({ projectFolder: folder }), report).readFile({ path: 'settings' }, from);
        expect(findings.map(({ code }) => code)).toEqual(['secret/in-file']);
      });
    });

    test('reports a file that is not there once for each construct', () => {
      const { findings, report } = recorder();
      const prepared = prepare(app({ projectFolder: folder }), report);
      const [a, b] = [workload('a'), workload('b')].map(({ origin }) => ({ origin, property: ['volumes'] }));
      expect(
        [a, a, b].map((from) => from && prepared.readFile({ path: 'missing.txt' }, from).content),
      ).toEqual(['', '', '']);
      expect(findings.map(({ code, origin }) => [code, origin.path])).toEqual([
        ['file/not-found', 'shop/a'],
        ['file/not-found', 'shop/b'],
      ]);
    });
  });
});
