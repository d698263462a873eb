import { message } from '../host/wait';

/** Runs a command where a member's container runs, and gives what it printed. */
export type Exec = (member: string, command: readonly string[]) => Promise<string>;

export interface Answer {
  /** `failed` where there was none. */
  readonly status: string;
  readonly text: string;
}

/** Requests that members send, by curl. */
export interface Sender {
  curl(member: string, ...args: readonly string[]): Promise<Answer>;
  /** Throws where the answer has another status. */
  expectStatus(member: string, wanted: readonly string[], ...args: readonly string[]): Promise<undefined>;
  shell(member: string, script: string): Promise<string>;
  /** What somebody answers to an empty line; nothing where nobody does. */
  connect(member: string, host: string, port: number): Promise<string>;
}

export function senderBy(exec: Exec): Sender {
  async function curl(member: string, ...args: readonly string[]): Promise<Answer> {
    const script = 'curl -s --max-time 4 -w "\\n%{http_code}" "$@" || echo "\\nfailed"';
    const printed = await exec(member, ['sh', '-c', script, 'curl', ...args]);
    const lines = printed.trim().split('\n');
    return { status: lines.pop()?.trim() ?? '', text: lines.join('\n') };
  }
  return {
    curl,
    async expectStatus(member, wanted, ...args) {
      const { status, text } = await curl(member, ...args).catch((error: unknown) => {
        throw new Error(`${member} ${args.join(' ')}: ${message(error)}`);
      });
      if (!wanted.includes(status)) throw new Error(`${member} ${args.join(' ')}: ${status} ${text}`);
      return undefined;
    },
    shell: (member, script) => exec(member, ['sh', '-c', script]),
    async connect(member, host, port) {
      const text = await exec(member, [
        'bash',
        '-c',
        // A server that speaks when it is spoken to says nothing to whom only listens.
        `{ exec 3<> /dev/tcp/${host}/${port} && echo >&3 && timeout 2 cat <&3; } 2>&1 || true`,
      ]);
      return text.trim();
    },
  };
}
