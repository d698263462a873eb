import { join } from 'node:path';
import type { Case } from '../accept/cases';
import { synthesizeWith } from '../contract/synthesize';
import { loadImages } from '../docker/engine';
import { timed } from '../host/say';
import { until } from '../host/wait';
import { makeImages, nextTag } from '../images/catalogue';
import { exampleCases, tell } from '../run/examples';
import { ask } from '../run/requests';
import { stories } from '../run/stories';
import { debianLayer } from '../setup/debian';
import { engines, type World } from '../world';
import { hasBalancer } from './balancer';
import { swarmPlatform } from './platform';
import { type Stack, stackOf } from './stack';

const published = 'http://127.0.0.1:8090/';

/** A stack lives its whole life in a swarm of one node. */
export async function liveInSwarm(world: World): Promise<void> {
  const { report } = world;
  const engine = engines.swarm;
  const synthesize = (env?: NodeJS.ProcessEnv) =>
    synthesizeWith(join(__dirname, 'app.ts'), world.scratch, env);
  const output = await synthesize();
  const find = exampleCases();
  const examples = stories.flatMap(({ swarm, story }) => (swarm ? [{ output: find(swarm), story }] : []));
  const objects = [output, ...examples.map((example) => example.output)].flatMap((each) => each.objects);
  const names = await timed('making images', () =>
    makeImages(world.store, debianLayer(world.cache), world.program('stand-in'), objects),
  );
  await world.docker();
  await timed('loading images into Docker', () => loadImages(names));
  const stack = stackOf(world, 'life');
  await stack.docker('swarm', 'init', '--advertise-addr', '127.0.0.1');
  await stack.docker('node', 'update', '--label-add', 'data=here', 'lading-box');
  if (!hasBalancer)
    report.skip(engine, 'swarm: addresses of services and the routing mesh', 'the kernel has no IPVS');
  try {
    await live(world, stack, output, synthesize);
    for (const example of examples)
      await tell(world, swarmPlatform(world, example.output, 'example'), example.output, example.story);
  } finally {
    await stack.docker('swarm', 'leave', '--force');
  }
}

async function live(
  { report }: World,
  stack: Stack,
  output: Case,
  synthesize: (env: NodeJS.ProcessEnv) => Promise<Case>,
): Promise<void> {
  const check = (name: string, work: () => Promise<string | undefined>) =>
    report.check(engines.swarm, `swarm: ${name}`, work);
  try {
    const up = await check('up and healthy', async () => {
      await stack.deploy(output);
      return undefined;
    });
    if (!up) return;
    await check('answers at its published port', () => until('web answers', 20, () => ask(published)));
    await check('answers another service by name', () => asks(stack));
    await check('the Job has run once', async () => {
      const logs = await stack.docker('service', 'logs', '--raw', `${stack.name}_migrate`);
      if (logs.trim() !== 'migrated') throw new Error(logs);
      return undefined;
    });
    await check('files that not all may read are their user’s', async () => {
      const told = await stack.exec('web', 'stat', '-c', '%u %a', '/etc/life/text.txt', '/run/life/token');
      if (told.trim() !== '10001 400\n10001 400') throw new Error(told);
      return stack.exec('web', 'cat', '/run/life/token');
    });
    await check('a volume is its user’s, and outlives its container', () => outlives(stack));
    await check('an Agent runs on the node', async () => {
      const found = await stack.containers('agent');
      if (found.length !== 1) throw new Error(`${found.length} containers`);
      return undefined;
    });
    await check('a changed config rolls its readers alone', async () =>
      rolls(stack, ['web'], async () => {
        await stack.deploy(await synthesize({ LIFE_TEXT: 'two' }));
        await until('web shows the new file', 30, async () => {
          if (!(await ask(`${published}inside`)).includes('two')) throw new Error('the old one');
          return true;
        });
      }),
    );
    await check('scales', async () => {
      await stack.docker('service', 'scale', '--detach', `${stack.name}_api=3`);
      await until('api has 3 containers', 60, async () => (await stack.containers('api')).length === 3);
      await stack.deploy(await synthesize({ LIFE_TEXT: 'two' }));
      return 'api from 2 to 3, and back';
    });
    await check('a new version rolls without a lost request', async () => {
      const next = await synthesize({ LIFE_TEXT: 'two', LIFE_TAG: `1.0.0${nextTag}` });
      return loseNothing(stack, () => stack.deploy(next));
    });
    await check('a version that fails its health check is taken back', async () => {
      const tag = `1.0.0${nextTag}`;
      const before = await stack.containers('api');
      const bad = await synthesize({ LIFE_TEXT: 'two', LIFE_TAG: tag, LIFE_SICK: 'yes' });
      await stack.deploy(bad).catch(() => undefined);
      await until('api is rolled back', 120, async () => {
        const state = '{{if .UpdateStatus}}{{.UpdateStatus.State}}{{end}}';
        const told = await stack.docker('service', 'inspect', '--format', state, `${stack.name}_api`);
        if (told.trim() !== 'rollback_completed') throw new Error(told.trim());
        return true;
      });
      const kept = (await stack.containers('api')).filter((id) => before.includes(id));
      await asks(stack);
      return `${kept.length} of ${before.length} containers were never touched`;
    });
    await check('a task that is killed is replaced', async () => {
      const before = await stack.containers('api');
      const [victim = ''] = before;
      await stack.docker('kill', victim);
      await until('api has two again', 60, async () => {
        const after = await stack.containers('api');
        if (after.length !== 2 || after.includes(victim)) throw new Error(after.join(' '));
        return true;
      });
      return asks(stack);
    });
  } finally {
    await check('is taken down', async () => {
      const left = await stack.remove();
      if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`);
      return undefined;
    });
  }
}

async function asks(stack: Stack): Promise<string> {
  const curl = ['curl', '--silent', '--show-error', '--fail', '--max-time', '5', 'http://api:8080/'];
  return until('client gets an answer of api', 20, () => stack.exec('client', ...curl));
}

/** Containers of these services are new, all others are the very same. */
async function rolls(stack: Stack, expected: readonly string[], work: () => Promise<void>): Promise<string> {
  const services = ['api', 'web', 'client', 'store', 'agent'];
  const all = async () => Promise.all(services.map(async (name) => (await stack.containers(name)).join(' ')));
  const before = await all();
  await work();
  const after = await all();
  const rolled = services.filter((_, index) => before[index] !== after[index]);
  if (rolled.join() !== expected.join()) throw new Error(`new containers: ${rolled.join(', ') || 'none'}`);
  return rolled.join(', ');
}

async function outlives(stack: Stack): Promise<string> {
  const log = () => until('store has its log', 60, () => stack.exec('store', 'cat', '/data/log'));
  if ((await log()).trim() !== 'begun') throw new Error(await log());
  await stack.renew('store');
  const kept = await log();
  if (kept.trim() !== 'begun\nbegun') throw new Error(kept);
  return 'two beginnings in one log';
}

/** A loop in the network of the stack asks by name, ten times a second, while something happens. */
async function loseNothing(stack: Stack, work: () => Promise<void>): Promise<string> {
  const script =
    'sent=0; lost=0; while [ ! -e /tmp/done ]; do sent=$((sent+1)); ' +
    'curl --silent --output /dev/null --fail --max-time 5 http://api:8080/ || lost=$((lost+1)); sleep 0.1; done; echo $sent $lost';
  const asking = stack.exec('client', 'sh', '-c', script);
  await work();
  await stack.exec('client', 'touch', '/tmp/done');
  const [sent, lost] = (await asking).trim().split(' ');
  if (lost !== '0') throw new Error(`${lost} of ${sent} requests lost`);
  return `${sent} requests, none lost`;
}
