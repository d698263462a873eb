import { takeNginx } from '../edge/nginx';
import { say } from '../host/say';
import { engines, type World } from '../world';
import { generate } from './generate';
import { type AskEngine, askCompose, askKubernetes, askNginx, askStack } from './judges';
import type { FuzzOptions } from './options';
import { print } from './print';
import { seedOf } from './random';
import type { Recipe } from './recipe';
import { shrink } from './shrink';
import { synthesize, type Written } from './synthesize';

/** Apps that are made up and asked about together. */
const perRound = 100;
/** Refusals of other kinds than these are counted, and left for the next run. */
const mostTold = 12;

interface Court {
  readonly name: 'kubernetes' | 'olderKubernetes' | 'compose' | 'stack' | 'nginx';
  readonly ask: AskEngine;
  readonly enough: number;
  seen: number;
  /** The kind of a refusal → the smallest app that shows it. */
  readonly refusals: Map<string, string>;
}

/** Whatever Lading writes of made-up apps, the engines take; and Lading never fails by itself. */
export async function fuzz(world: World, options: FuzzOptions): Promise<void> {
  const court = (name: Court['name'], ask: AskEngine, enough: number): Court => ({
    name,
    ask,
    enough,
    seen: 0,
    refusals: new Map(),
  });
  const courts = [
    court('kubernetes', await askKubernetes(world, 'kubernetes'), options.objects),
    court('olderKubernetes', await askKubernetes(world, 'olderKubernetes'), 0),
    court('compose', askCompose(world.program('docker-compose'), world.scratch), options.files),
    // As many as come along: fewer apps are for Swarm as they are.
    court('stack', askStack(world.program('docker'), world.scratch), 0),
    // Few apps expose anything.
    court('nginx', askNginx(await takeNginx(world)), Math.ceil(options.files / 30)),
  ];
  const begin = performance.now();
  const crashes = new Map<string, string>();
  let made = 0;
  let written = 0;
  const isDone = (): boolean => courts.every(({ seen, enough }) => seen >= enough);
  while (!isDone() && performance.now() - begin < options.seconds * 1000) {
    const round: { recipe: Recipe; written: Written }[] = [];
    for (let count = 0; count < perRound; count++) {
      const recipe = generate(seedOf(options.seed, made++));
      const outcome = synthesize(recipe);
      if (outcome.is === 'written') round.push({ recipe, written: outcome.written });
      if (outcome.is === 'crashed') await tellCrash(outcome.why, recipe, crashes);
    }
    written += round.length;
    for (const each of courts) {
      if (each.enough > 0 && each.seen >= each.enough) continue;
      const { complaints, seen } = await each.ask(round.map((entry) => entry.written));
      each.seen += seen;
      for (const [index, [complaint]] of complaints.entries()) {
        const recipe = round[index]?.recipe;
        if (complaint !== undefined && recipe !== undefined) await tellRefusal(complaint, recipe, each);
      }
    }
    const counts = courts.map(({ name, seen, refusals }) => `${name} ${seen} (${refusals.size} refused)`);
    if (made % (10 * perRound) === 0) say(`${made} apps made, ${written} written: ${counts.join(', ')}`);
  }
  const apps = `seed ${options.seed}: ${made} apps made, ${written} written`;
  for (const { name, seen, enough, refusals } of courts) {
    await world.report.check(engines[name], 'apps that were made up', async () => {
      if (refusals.size > 0) throw new Error([...refusals].map(tell).join('\n\n'));
      if (enough > 0 && seen === 0) throw new Error(`nothing was asked; ${apps}`);
      return `${seen} ${/kubernetes/i.test(name) ? 'objects' : 'files'} taken; ${apps}`;
    });
  }
  await world.report.check(engines.none, 'apps that were made up', async () => {
    if (crashes.size > 0) throw new Error([...crashes].map(tell).join('\n\n'));
    return `none is a defect of Lading; ${apps}`;
  });
}

async function tellRefusal(complaint: string, recipe: Recipe, { ask, refusals }: Court): Promise<void> {
  const kind = kindOf(complaint);
  if (refusals.has(kind) || refusals.size >= mostTold) return;
  refusals.set(kind, '');
  let last = complaint;
  const smallest = await shrink(recipe, async (smaller) => {
    const outcome = synthesize(smaller);
    if (outcome.is !== 'written') return false;
    const found = (await ask([outcome.written])).complaints.flat().find((each) => kindOf(each) === kind);
    last = found ?? last;
    return found !== undefined;
  });
  refusals.set(kind, `${last}\n${print(smallest)}`);
  say(`refused: ${last}\n${print(smallest)}`);
}

async function tellCrash(why: string, recipe: Recipe, crashes: Map<string, string>): Promise<void> {
  const kind = kindOf(why);
  if (crashes.has(kind) || crashes.size >= mostTold) return;
  const smallest = await shrink(recipe, async (smaller) => {
    const outcome = synthesize(smaller);
    return outcome.is === 'crashed' && kindOf(outcome.why) === kind;
  });
  crashes.set(kind, `${why}\n${print(smallest)}`);
  say(`crashed: ${why}\n${print(smallest)}`);
}

/** A complaint without the names and numbers that differ from app to app. */
function kindOf(complaint: string): string {
  const [line = ''] = complaint.split('\n');
  return line
    .replace(/^\w+\/\S*: /, '')
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\bw\d+\S*/g, '…')
    .replace(/\d+/g, '0');
}

function tell([, text]: [string, string]): string {
  return text;
}
