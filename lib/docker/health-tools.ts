import type { HealthTool } from '../model/container';
import { type Escaped, escapeAll, escapeDollars, joinEscaped } from './escaped';

/** An HTTP question to the container itself. */
export interface HttpQuestion {
  readonly scheme: 'HTTP' | 'HTTPS';
  readonly port: number;
  readonly path: Escaped;
  /** Each as `Name: value`. */
  readonly headers: readonly Escaped[];
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * The command, without a shell, by which a tool asks as a kubelet does: a status from 200 to 399 is a yes, and
 * certificates are not verified. Text of the user's is a word of its own, never part of a script. The address is the number:
 * `localhost` is first looked for at ::1 in some images, where few servers listen. Nothing where the tool opens connections only.
 */
export function httpCommand(tool: HealthTool, question: HttpQuestion): Escaped[] | undefined {
  const { scheme, port, headers, timeout } = question;
  const path = question.path.startsWith('/')
    ? question.path
    : joinEscaped([escapeDollars('/'), question.path]);
  const url = joinEscaped([escapeDollars(`${scheme.toLowerCase()}://127.0.0.1:${port}`), path]);
  const secure = scheme === 'HTTPS';
  switch (tool) {
    case 'curl':
      return [
        ...escapeAll(['curl', '--fail', '--silent', '--show-error', '--globoff']),
        ...escapeAll(['--noproxy', '*', '--output', '/dev/null']),
        ...escapeAll(secure ? ['--insecure'] : []),
        ...escapeAll(['--max-time', String(timeout / 1000)]),
        ...headerOptions(headers),
        url,
      ];
    case 'sidecar':
    case 'wget':
      // The few options that BusyBox has as well; it counts whole seconds.
      return [
        ...escapeAll(['wget', '-q', '-O', '/dev/null']),
        ...escapeAll(secure ? ['--no-check-certificate'] : []),
        ...escapeAll(['-T', String(Math.ceil(timeout / 1000))]),
        ...headerOptions(headers),
        url,
      ];
    case 'node':
      return [...escapeAll(['node', '-e', nodeHttp(question)]), url, ...headers];
    case 'python':
      return [...escapeAll(['python3', '-c', pythonHttp(question)]), path, ...headers];
    case 'bash':
    case 'nc':
      return undefined;
  }
}

function headerOptions(headers: readonly Escaped[]): Escaped[] {
  return headers.flatMap((header) => [escapeDollars('--header'), header]);
}

/** Opens a TCP connection; nothing where the tool cannot be told to do only that. */
export function tcpCommand(tool: HealthTool, port: number, timeout: number): Escaped[] | undefined {
  if (tool === 'node') {
    const options = `{ host: "127.0.0.1", port: ${port}, timeout: ${timeout} }`;
    return escapeAll([
      'node',
      '-e',
      `require("net").connect(${options}, () => process.exit(0))${nodeTimeout}`,
    ]);
  }
  if (tool === 'python') {
    const script = `import socket; socket.create_connection(("127.0.0.1", ${port}), ${timeout / 1000})`;
    return escapeAll(['python3', '-c', script]);
  }
  // The engine ends what takes too long.
  if (tool === 'bash') return escapeAll(['bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${port}`]);
  // `sidecar`: of the image that asks in the place of one without tools.
  if (tool === 'nc' || tool === 'sidecar')
    return escapeAll(['nc', '-z', '-w', String(Math.ceil(timeout / 1000)), '127.0.0.1', String(port)]);
  return undefined;
}

/** Asks by gRPC's protocol of health, of the image that asks in the place of one without tools. */
export function grpcCommand(port: number, service: string | undefined, timeout: number): Escaped[] {
  const limit = `${timeout}ms`;
  return escapeAll([
    'grpc_health_probe',
    `-addr=127.0.0.1:${port}`,
    ...(service === undefined ? [] : [`-service=${service}`]),
    `-connect-timeout=${limit}`,
    `-rpc-timeout=${limit}`,
  ]);
}

/** A connection that fails ends node by itself, with its reason on stderr. */
const nodeTimeout = '.on("timeout", () => process.exit(1))';

/** Node tells of an answer only when its status is final, 200 or more. */
function nodeHttp({ scheme, headers, timeout }: HttpQuestion): string {
  const options = [
    `timeout: ${timeout}`,
    ...(scheme === 'HTTPS' ? ['rejectUnauthorized: false'] : []),
    ...(headers.length > 0
      ? ['headers: Object.fromEntries(process.argv.slice(2).map((h) => h.split(/: (.*)/s, 2)))']
      : []),
  ];
  const answer = '(r) => process.exit(r.statusCode < 400 ? 0 : 1)';
  return `require("${scheme.toLowerCase()}").get(process.argv[1], { ${options.join(', ')} }, ${answer})${nodeTimeout}`;
}

function pythonHttp({ scheme, port, headers, timeout }: HttpQuestion): string {
  const secure = scheme === 'HTTPS';
  const context = secure ? ', context=ssl._create_unverified_context()' : '';
  const lines = headers.length > 0 ? ', headers=dict(h.split(": ", 1) for h in sys.argv[2:])' : '';
  return [
    `import sys, ${secure ? 'ssl, ' : ''}http.client`,
    `c = http.client.${scheme}Connection("127.0.0.1", ${port}, timeout=${timeout / 1000}${context})`,
    `c.request("GET", sys.argv[1]${lines})`,
    'sys.exit(not 200 <= c.getresponse().status < 400)',
  ].join('; ');
}
