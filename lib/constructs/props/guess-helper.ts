import { nearest } from '../../diagnostics/did-you-mean';
import { isPlainObject } from '../../model/json';
import { rowOf } from '../../model/read-json';
import { asLine } from './command';
import { keysOf, quoted } from './guess';
import type { Meant } from './meant';

/** The words that Kubernetes and Compose have for a probe or a hook. */
const native: Readonly<Record<string, string>> = {
  httpGet: "httpGet('/…', { port })",
  exec: "exec(['…'])",
  test: "exec(['…'])",
  tcpSocket: 'tcp({ port })',
  grpc: 'grpc({ port })',
  sleep: "sleep('5s')",
};

const write = (code: string): Meant => ({ fix: `Write \`${code}\`.` });

/** `'/ready'`, `['pg_isready']`, 5432, and a probe in the words of Kubernetes or Compose. */
export function asProbe(value: unknown): Meant | undefined {
  if (typeof value === 'number') return write(`tcp({ port: ${value} })`);
  return asQuestion(value) ?? byType(value, ['httpGet', 'tcp', 'exec', 'grpc']);
}

export function asHook(value: unknown): Meant | undefined {
  return asQuestion(value) ?? byType(value, ['httpGet', 'exec']);
}

/** Also `'5s'`, 5 and `'sleep 5'`. */
export function asPreStop(value: unknown): Meant | undefined {
  if (typeof value === 'number') return write(`sleep(${value})`);
  const time =
    typeof value === 'string' ? /^\s*(?:sleep\s+)?(\d{1,6})\s*(s?)\s*$/.exec(value)?.[1] : undefined;
  if (time !== undefined) return write(`sleep('${time}s')`);
  return asQuestion(value) ?? byType(value, ['httpGet', 'exec', 'sleep']);
}

/** A path, an address or a command, by itself. */
function asQuestion(value: unknown): Meant | undefined {
  if (Array.isArray(value)) return write('exec([…])');
  if (typeof value !== 'string') {
    const key = keysOf(value).find((each) => Object.hasOwn(native, each) && each !== 'type');
    return key === undefined || isTyped(value) ? undefined : write(native[key] ?? '');
  }
  const [, port, path] = /^https?:\/\/[^/:]*(?::(\d{1,5}))?(\/\S*)?$/.exec(value) ?? [];
  if (path !== undefined)
    return write(`httpGet(${quoted(path)}${port === undefined ? '' : `, { port: ${port} }`})`);
  if (value.startsWith('/') && !/\s/.test(value)) return write(`httpGet(${quoted(value)})`);
  return value.trim() === '' ? undefined : write(`exec(${asLine(value)})`);
}

function isTyped(value: unknown): boolean {
  return isPlainObject(value) && typeof value.type === 'string';
}

const typeWords: Readonly<Record<string, string | undefined>> = {
  http: 'httpGet',
  get: 'httpGet',
  tcpSocket: 'tcp',
  command: 'exec',
};

function byType(value: unknown, types: readonly string[]): Meant | undefined {
  if (!isPlainObject(value) || typeof value.type !== 'string') return undefined;
  const known = rowOf(typeWords, value.type) ?? nearest(value.type, types);
  return known === undefined ? undefined : write(`${known}(…)`);
}

/** A file of the project, a text, or a volume in the words of Kubernetes or Compose. */
export function asVolume(value: unknown): Meant | undefined {
  if (isPlainObject(value)) {
    if (value.type === 'file') return write('configFile(fromFile(…))');
    const key = keysOf(value).find((each) => Object.hasOwn(volumeWords, each));
    return key === undefined ? asClaim(value) : write(volumeWords[key] ?? '');
  }
  if (typeof value !== 'string' || value === '') return undefined;
  return {
    fix: `Its content is \`configFile('…')\`, a file of the project \`configFile(fromFile('…'))\`, scratch space \`emptyDir()\`.`,
  };
}

/** What is said of a claim, without the function around it. */
export function asClaim(value: unknown): Meant | undefined {
  return isPlainObject(value) && value.type === undefined && keysOf(value).includes('size')
    ? { fix: 'Put `claim(…)` around it.' }
    : undefined;
}

const volumeWords: Readonly<Record<string, string>> = {
  emptyDir: 'emptyDir()',
  tmpfs: "emptyDir({ medium: 'memory' })",
  configMap: "configFiles({ 'app.yaml': '…' })",
  secret: "secretFiles('name', ['key'])",
  hostPath: "hostPath('/…')",
  projected: 'projected([…])',
  downwardAPI: "projected([fieldFiles({ labels: 'metadata.labels' })])",
  ephemeral: "ephemeralClaim({ size: '10Gi' })",
  persistentVolumeClaim: "existingClaim('name')",
};
