import type { HealthTool } from '../model/container';

/** An HTTP question to the container itself. Strings are already escaped for Compose. */
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
 * certificates are not verified. Values are words of their own, never part of a script. The address is the number:
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
      return ['node', '-e', nodeHttp, url, String(timeout), ...headers];
    case 'python':
      return ['python3', '-c', pythonHttp, url, String(timeout / 1000), ...headers];
  }
}

/** Opens a TCP connection; nothing where the tool cannot be told to do only that. */
export function tcpCommand(tool: HealthTool, port: number, timeout: number): string[] | undefined {
  if (tool === 'node') return ['node', '-e', nodeTcp, String(port), String(timeout)];
  if (tool === 'python') return ['python3', '-c', pythonTcp, String(port), String(timeout / 1000)];
  return undefined;
}

const nodeHttp = [
  'const [, url, ms, ...lines] = process.argv',
  'const headers = Object.fromEntries(lines.map((l) => [l.slice(0, l.indexOf(": ")), l.slice(l.indexOf(": ") + 2)]))',
  'const options = { headers, timeout: Number(ms), rejectUnauthorized: false }',
  'const done = (ok) => process.exit(ok ? 0 : 1)',
  'require(url.startsWith("https:") ? "https" : "http").get(url, options, (r) => done(r.statusCode >= 200 && r.statusCode < 400))' +
    '.on("timeout", () => done(false)).on("error", () => done(false))',
].join('; ');

const nodeTcp = [
  'const [, port, ms] = process.argv',
  'const done = (ok) => process.exit(ok ? 0 : 1)',
  'require("net").connect({ host: "127.0.0.1", port: Number(port), timeout: Number(ms) })' +
    '.on("connect", () => done(true)).on("timeout", () => done(false)).on("error", () => done(false))',
].join('; ');

const pythonHttp = [
  'import sys, ssl, http.client as c',
  'scheme, _, host, path = sys.argv[1].split("/", 3)',
  'timeout = float(sys.argv[2])',
  'tls = {"context": ssl._create_unverified_context()} if scheme == "https:" else {}',
  'ask = (c.HTTPSConnection if tls else c.HTTPConnection)(host, timeout=timeout, **tls)',
  'ask.request("GET", "/" + path, headers=dict(l.split(": ", 1) for l in sys.argv[3:]))',
  'sys.exit(not 200 <= ask.getresponse().status < 400)',
].join('; ');

const pythonTcp = [
  'import sys, socket',
  'socket.create_connection(("127.0.0.1", int(sys.argv[1])), float(sys.argv[2])).close()',
].join('; ');
