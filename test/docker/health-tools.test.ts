import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { promisify } from 'node:util';
import { escapeAll, escapeDollars, joinEscaped, requiredVariable } from '../../lib/docker/escaped';
import { type HttpQuestion, httpCommand, tcpCommand } from '../../lib/docker/health-tools';
import { healthTools, toolsFor } from '../../lib/model/container';

const question: HttpQuestion = {
  scheme: 'HTTPS',
  port: 8443,
  path: escapeDollars('/ready?all=[1]'),
  headers: [
    joinEscaped([escapeDollars('X-Token: '), requiredVariable('TOKEN', 'x')]),
    escapeDollars("Accept: it's"),
  ],
  timeout: 1500,
};

test('curl takes all it needs as options', () => {
  expect(httpCommand('curl', question)?.join(' ')).toBe(
    'curl --fail --silent --show-error --globoff --noproxy * --output /dev/null --insecure --max-time 1.5 ' +
      "--header X-Token: ${TOKEN:?x} --header Accept: it's https://127.0.0.1:8443/ready?all=[1]",
  );
});

test('wget counts whole seconds', () => {
  expect(httpCommand('wget', question)?.join(' ')).toBe(
    'wget -q -O /dev/null --no-check-certificate -T 2 ' +
      "--header X-Token: ${TOKEN:?x} --header Accept: it's https://127.0.0.1:8443/ready?all=[1]",
  );
});

test.each([
  ['node', 'https://127.0.0.1:8443/ready?all=[1]'],
  ['python', '/ready?all=[1]'],
] as const)('%s gets text as words, never as part of the script', (tool, where) => {
  const [, , script, ...words] = httpCommand(tool, question) ?? [];
  expect(script).not.toMatch(/ready|TOKEN|Accept/);
  expect(words).toEqual([where, ...question.headers]);
});

test('a script holds no more than its question needs', () => {
  const plain: HttpQuestion = {
    scheme: 'HTTP',
    port: 80,
    path: escapeDollars('/'),
    headers: [],
    timeout: 500,
  };
  expect(httpCommand('node', plain)).toEqual([
    'node',
    '-e',
    'require("http").get(process.argv[1], { timeout: 500 }, (r) => process.exit(r.statusCode < 400 ? 0 : 1))' +
      '.on("timeout", () => process.exit(1))',
    'http://127.0.0.1:80/',
  ]);
  expect(httpCommand('python', plain)).toEqual([
    'python3',
    '-c',
    'import sys, http.client; c = http.client.HTTPConnection("127.0.0.1", 80, timeout=0.5); ' +
      'c.request("GET", sys.argv[1]); sys.exit(not 200 <= c.getresponse().status < 400)',
    '/',
  ]);
});

test.each(healthTools)(
  'no script of %s holds a dollar sign, which Compose would take for a variable',
  (tool) => {
    const plain: HttpQuestion = { ...question, headers: [] };
    expect([...(httpCommand(tool, plain) ?? []), ...(tcpCommand(tool, 1, 1) ?? [])].join()).not.toContain(
      '$',
    );
  },
);

test.each([...toolsFor.httpGet, 'sidecar'] as const)('%s asks a path that begins with a slash', (tool) => {
  expect(httpCommand(tool, { ...question, path: escapeDollars('ready') })?.join(' ')).toMatch(
    /[ 3]\/ready( |$)/,
  );
});

test.each(healthTools)('%s asks what its line says, and nothing else', (tool) => {
  const isHelper = tool === 'sidecar';
  expect(httpCommand(tool, question) !== undefined).toBe(isHelper || toolsFor.httpGet.includes(tool));
  expect(tcpCommand(tool, 80, 1000) !== undefined).toBe(isHelper || toolsFor.tcp.includes(tool));
});

describe('against a server', () => {
  let server: Server;
  let port: number;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/slow') return;
      const wanted = request.headers['x-word'] === 'a: "b"' || !request.url?.startsWith('/word');
      response.writeHead(wanted ? Number(request.url?.slice(-3)) : 400).end();
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const exitCode = ([program = '', ...words]: readonly string[] = []) =>
    promisify(execFile)(program, words).then(
      () => 0,
      (error: { code: number }) => error.code,
    );

  test.each([
    ['/200', 0],
    ['/304', 0],
    ['/399', 0],
    ['/404', 1],
    ['/503', 1],
    ['/slow', 1],
    ['/word200', 0],
  ])('%s ends with %d', async (path, code) => {
    const question = { path: escapeDollars(path), headers: escapeAll(['X-Word: a: "b"']) };
    const command = httpCommand('node', { scheme: 'HTTP', port, ...question, timeout: 500 });
    expect(await exitCode(command)).toBe(code);
  });

  test.each(['node', 'bash'] as const)(
    '%s ends with 0 at an open port, and with 1 at a closed one',
    async (tool) => {
      expect(await exitCode(tcpCommand(tool, port, 500))).toBe(0);
      expect(await exitCode(tcpCommand(tool, 1, 500))).toBe(1);
    },
  );
});
