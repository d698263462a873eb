/** A stretch of a text that is secret by its form, whatever it is called. */
export interface Credential {
  readonly start: number;
  readonly end: number;
  /** Completes «holds …»: `a token of GitHub`. */
  readonly what: string;
}

interface Form {
  readonly what: string;
  /** The secret is its group, where it has one. Each begins with letters of its own, so that no text takes long. */
  readonly pattern: RegExp;
}

/** What the password of a URL may not begin with, to be one in clear: it is for somebody to fill in. */
const noValue = String.raw`(?![<{$%*]|\x00|x{3,}@)`;

const forms: readonly Form[] = [
  { what: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}(?<!EXAMPLE)\b/dg },
  { what: 'a token of GitHub', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/dg },
  { what: 'a token of GitHub', pattern: /\bgithub_pat_\w{22,255}\b/dg },
  { what: 'a token of GitLab', pattern: /\bglpat-[\w-]{20,255}/dg },
  { what: 'a token of Slack', pattern: /\bxox[abeoprs]-[\w-]{10,255}/dg },
  { what: 'a webhook of Slack', pattern: /\bhooks\.slack\.com\/services\/(T\w+\/B\w+\/\w{8,255})/dg },
  { what: 'a key of Stripe', pattern: /\b[rs]k_live_[A-Za-z0-9]{16,255}\b/dg },
  { what: 'a key of Google', pattern: /\bAIza[\w-]{35}(?![\w-])/dg },
  { what: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/dg },
  { what: 'a token of PyPI', pattern: /\bpypi-AgEI[\w-]{50,255}/dg },
  { what: 'a token of Docker Hub', pattern: /\bdckr_[op]at_[\w-]{20,255}/dg },
  { what: 'a token of Vault', pattern: /\bhvs\.[\w-]{24,255}/dg },
  { what: 'a key of SendGrid', pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/dg },
  { what: 'a token of DigitalOcean', pattern: /\bdo[opr]_v1_[0-9a-f]{64}\b/dg },
  { what: 'a key of Anthropic', pattern: /\bsk-ant-[\w-]{20,255}/dg },
  { what: 'a key of OpenAI', pattern: /\bsk-[\w-]{16,128}T3BlbkFJ[\w-]{16,128}/dg },
  { what: 'a JSON Web Token', pattern: /\beyJ[\w-]{8,2048}\.eyJ[\w-]{8,4096}\.[\w-]{8,2048}/dg },
  {
    what: 'the password of a URL',
    pattern: new RegExp(
      String.raw`:\/\/[^\s/:@?#"'\`]{0,128}:(${noValue}[^\s/@"'\`]{1,256})@(?!sha\d+:)`,
      'dg',
    ),
  },
];

/** One look tells nearly every text to hold none. */
const any = new RegExp(forms.map(({ pattern }) => pattern.source).join('|'));

/** Every credential in a text, in order. A NUL stands for what is no part of the text: a reference. */
export function credentialsIn(text: string): Credential[] {
  const found = privateKeysIn(text);
  if (any.test(text)) {
    for (const { what, pattern } of forms) {
      for (const { indices } of text.matchAll(pattern)) {
        const [start, end] = indices?.[1] ?? indices?.[0] ?? [0, 0];
        if (!text.slice(start, end).includes('\0')) found.push({ start, end, what });
      }
    }
  }
  return found.length > 1 ? found.sort((a, b) => a.start - b.start) : found;
}

const pemMark = /-----(BEGIN|END) ([A-Z0-9 ]{1,60})-----/g;
/** What stands before it is a header in a sentence or a template, with no key in it. */
const keyData = /[A-Za-z0-9+/=]{24}/;

/** Private keys as OpenSSL, OpenSSH, PGP, PuTTY and age write them, encrypted ones too, also within JSON or code. */
export function privateKeysIn(text: string): Credential[] {
  const found: Credential[] = [...otherKeysIn(text)];
  if (!text.includes('PRIVATE KEY')) return found;
  const marks = [...text.matchAll(pemMark)];
  for (const [at, { 0: mark, 1: side, 2: kind = '', index }] of marks.entries()) {
    if (side !== 'BEGIN' || !/PRIVATE KEY(?: BLOCK)?$/.test(kind)) continue;
    const start = index + mark.length;
    const end = marks[at + 1]?.index ?? text.length;
    if (keyData.test(text.slice(start, end))) found.push({ start, end, what: 'a private key' });
  }
  return found;
}

/** The private keys of PuTTY and of age. */
const otherKeys = /^PuTTY-User-Key-File-\d[\s\S]*|\bAGE-SECRET-KEY-1[0-9A-Z]{20,}/g;

function* otherKeysIn(text: string): Generator<Credential> {
  if (!/PuTTY-User|AGE-SECRET/.test(text)) return;
  for (const { index, 0: key } of text.matchAll(otherKeys))
    yield { start: index, end: index + key.length, what: 'a private key' };
}
