import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createJudge } from '../accept/kubernetes';
import { fillIn, makeFiles } from '../docker/compose';
import { refusalOfStack } from '../docker/stack';
import type { Nginx } from '../edge/nginx';
import { attempt, lastLines } from '../host/run';
import { engines, type World } from '../world';
import type { Written } from './synthesize';

/** An engine that takes or refuses what was written. */
export interface Verdicts {
  /** What it has against each of several outputs, in their order; nothing where it takes one. */
  readonly complaints: readonly string[][];
  /** How many objects, or files, it has seen. */
  readonly seen: number;
}

export type AskEngine = (outputs: readonly Written[]) => Promise<Verdicts>;

/** How many programs run at a time. */
const atOnce = 4;

/** The API server, asked about all objects at once; those that do not claim its version are none of its business. */
export async function askKubernetes(
  world: World,
  engine: 'kubernetes' | 'olderKubernetes',
): Promise<AskEngine> {
  const server = await (engine === 'kubernetes' ? world.server() : world.olderServer());
  const judge = createJudge(server.client);
  const { version } = engines[engine];
  return async (outputs) => {
    const asked = outputs.map(({ objects, versions }) =>
      versions.some((claimed) => version.startsWith(`${claimed}.`)) ? objects : [],
    );
    const verdicts = await judge.verdicts(asked.flat());
    let next = 0;
    return {
      complaints: asked.map((objects) => {
        const own = verdicts.slice(next, next + objects.length);
        next += objects.length;
        return own.filter((verdict) => verdict !== undefined);
      }),
      seen: verdicts.length,
    };
  };
}

/** `docker compose config`. */
export function askCompose(program: string, scratch: string): AskEngine {
  return oneByOne(({ project }) =>
    project.has('compose.yaml') ? () => refusal(program, scratch, project) : undefined,
  );
}

/** `docker stack config`. */
export function askStack(program: string, scratch: string): AskEngine {
  return oneByOne(({ stack }) =>
    stack.has('stack.yaml')
      ? async () => {
          const folder = mkdtempSync(join(scratch, 'fuzz-'));
          const own = join(folder, 'dist', 'swarm');
          writeFiles(own, stack);
          const refused = await refusalOfStack(program, own);
          rmSync(folder, { recursive: true });
          return refused === undefined ? [] : [refused];
        }
      : undefined,
  );
}

/** `nginx -t`, of what the edge proxy reads. */
export function askNginx({ refusal: refusalOf }: Nginx): AskEngine {
  return oneByOne(({ edge }) =>
    edge === undefined
      ? undefined
      : async () => {
          const refused = await refusalOf(edge);
          return refused === undefined ? [] : [refused];
        },
  );
}

/** A program that reads one output at a time; nothing where an output holds nothing for it. */
function oneByOne(question: (output: Written) => (() => Promise<string[]>) | undefined): AskEngine {
  return async (outputs) => {
    const complaints: string[][] = outputs.map(() => []);
    const waiting = outputs.entries();
    let seen = 0;
    const work = async (): Promise<void> => {
      for (const [index, output] of waiting) {
        const ask = question(output);
        if (ask === undefined) continue;
        seen++;
        complaints[index] = await ask();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return { complaints, seen };
  };
}

function writeFiles(folder: string, files: Written['project']): void {
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

async function refusal(program: string, scratch: string, project: Written['project']): Promise<string[]> {
  const folder = mkdtempSync(join(scratch, 'fuzz-'));
  const own = join(folder, 'dist', 'compose');
  writeFiles(own, project);
  const example = project.get('.env.example');
  if (example !== undefined) writeFileSync(join(own, '.env'), fillIn(String(example)));
  makeFiles(own);
  const { code, stderr } = await attempt(program, ['--ansi=never', 'config', '--quiet'], {
    cwd: own,
    env: { DOCKER_CONFIG: join(folder, '.docker') },
  });
  rmSync(folder, { recursive: true });
  return code === 0 ? [] : [lastLines(stderr, 3).replaceAll(folder, '')];
}
