import type { HealthTool } from '../model/container';

/** An HTTP question to the container itself. Strings are already escaped. */
export interface HttpQuestion {
  readonly scheme: 'HTTP' | 'HTTPS';
  readonly port: number;
  readonly path: string;
  /** Each as `Name: value`. */
  readonly headers: readonly string[];
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * The command, without a shell, by which a tool asks as a kubelet does: a status from 200 to 399 is a yes, and
 * certificates are not verified. Text of the user's is a word of its own, never part of a script. The address is the number:
 * `localhost` is first looked for at ::1 in some images, where few servers listen.
 */
export function httpCommand(tool: HealthTool, question: HttpQuestion): string[] {
  const { scheme, port, headers, timeout } = question;
  const path = question.path.startsWith('/') ? question.path : `/${question.path}`;
  const url = `${scheme.toLowerCase()}://127.0.0.1:${port}${path}`;
  const secure = scheme === 'HTTPS';
  switch (tool) {
    case 'curl':
      return [
        ...['curl', '--fail', '--silent', '--show-error', '--globoff'],
        ...['--noproxy', '*', '--output', '/dev/null'],
        ...(secure ? ['--insecure'] : []),
        ...['--max-time', String(timeout / 1000)],
        ...headers.flatMap((header) => ['--header', header]),
        url,
      ];
    case 'wget':
      // The few options that BusyBox has as well; it counts whole seconds.
      return [
        ...['wget', '-q', '-O', '/dev/null'],
        ...(secure ? ['--no-check-certificate'] : []),
        ...['-T', String(Math.ceil(timeout / 1000))],
        ...headers.flatMap((header) => ['--header', header]),
        url,
      ];
    case 'node':
      return ['node', '-e', nodeHttp(question), url, ...headers];
    case 'python':
      return ['python3', '-c', pythonHttp(question), path, ...headers];
  }
}

/** Opens a TCP connection; nothing where the tool cannot be told to do only that. */
export function tcpCommand(tool: HealthTool, port: number, timeout: number): string[] | undefined {
  if (tool === 'node') {
    const options = `{ host: "127.0.0.1", port: ${port}, timeout: ${timeout} }`;
    return ['node', '-e', `require("net").connect(${options}, () => process.exit(0))${nodeTimeout}`];
  }
  if (tool === 'python') {
    const script = `import socket; socket.create_connection(("127.0.0.1", ${port}), ${timeout / 1000})`;
    return ['python3', '-c', script];
  }
  return undefined;
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
