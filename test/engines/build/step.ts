import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docker } from '../docker/client';
import { loadImages } from '../docker/engine';
import { until } from '../host/wait';
import { addImage, addLayer } from '../images/image';
import { ask } from '../run/requests';
import { debianLayer } from '../setup/debian';
import { engines, type World } from '../world';
import { type BuildProject, buildProject } from './project';

const flask = join(__dirname, '../../../examples/flask');
const image = 'ghcr.io/acme/built:1.0.0';
const token = 'token-of-whoever-builds';
const netrc = 'password-in-a-file';

/** Images are built from their own Dockerfiles, on what stands here for the images of a registry. */
export async function buildImages(world: World): Promise<void> {
  const [python, busybox] = ['python:3.13-slim', 'busybox:1.37.0'];
  // What it would install is there.
  const pip = { 'usr/local/bin/pip': { text: '#!/bin/sh\n' } };
  const base = [await addLayer(world.store, debianLayer(world.cache))];
  await addImage(world.store, python, base, { files: pip, cmd: ['python3'] });
  await world.docker();
  await addImage(world.store, busybox, base, { files: {}, cmd: ['sh'] });
  await loadImages([python, busybox]);

  await inProject(world, 'examples/flask', await buildProject(world, flask), async (check) => {
    await check('answers', async () => {
      const answer = await until('Flask answers', 20, () => ask('http://127.0.0.1:80/'));
      if (answer.trim() !== 'Hello from Flask') throw new Error(answer);
      return answer.trim();
    });
  });

  const project = await buildProject(world, join(__dirname, 'project'), { BUILD_TOKEN: token });
  writeFileSync(join(project.folder, 'netrc'), netrc);
  await inProject(world, 'build', project, async (check) => {
    await check('is built as its props say', () => isBuiltAsSaid());
    await check('has no secret in its layers', () => hasNoSecret());
    await check('is without what a profile is for', () => hasNoTool(project));
    const watching = project.start('watch', ['watch', '--no-up']);
    try {
      await check('gets what changes while it is watched', () => getsChange(project, watching.log));
      await check('gets nothing into a root that is read-only', () => getsNothing(project, watching.log));
    } finally {
      await watching.stop();
    }
  });
}

type Check = (stage: string, work: () => Promise<string | undefined>) => Promise<boolean>;

async function inProject(
  { report }: World,
  name: string,
  project: BuildProject,
  see: (check: Check) => Promise<void>,
): Promise<void> {
  const check: Check = (stage, work) => report.check(engines.compose, `${name}: ${stage}`, work);
  const isUp = await check('is built and up', async () => {
    await project.compose(['up', '--build', '--detach', '--wait', '--wait-timeout=120']);
    return undefined;
  });
  try {
    if (isUp) await see(check);
  } finally {
    await check('is taken down', async () => {
      await project.compose(['down', '--volumes', '--rmi=local']);
      return undefined;
    });
  }
}

const page = (path: string): Promise<string> => ask(`http://127.0.0.1:8090/${path}`);

async function isBuiltAsSaid(): Promise<string> {
  const digest = createHash('sha256').update(`${token}${netrc}`).digest('hex');
  const expected = {
    'stage.txt': 'release',
    'greeting.txt': 'costs $5 and ${HOME}',
    'digest.txt': digest,
    'words.txt': 'from another folder',
  };
  for (const [path, content] of Object.entries(expected)) {
    const found = (await page(path)).trim();
    if (found !== content) throw new Error(`${path} holds ${found}`);
  }
  return Object.keys(expected).join(', ');
}

/** The digest alone is there: the files are gone, and the history names ids. */
async function hasNoSecret(): Promise<string> {
  const told = JSON.stringify([
    await docker('GET', `/images/${image}/json`),
    await docker('GET', `/images/${image}/history`),
  ]);
  for (const secret of [token, netrc]) if (told.includes(secret)) throw new Error(told);
  const answer = await ask('http://127.0.0.1:8090/').catch(String);
  if (answer.includes('secrets')) throw new Error(answer);
  return `${told.length} characters`;
}

async function hasNoTool({ compose }: BuildProject): Promise<string> {
  const services = (await compose(['ps', '--services'])).trim();
  if (services !== 'closed\nweb') throw new Error(`up: ${services}`);
  const all = (await compose(['--profile', 'tools', 'config', '--services'])).trim().split('\n').sort();
  if (all.join() !== 'closed,tool,web') throw new Error(`with the profile: ${all}`);
  return services.replace('\n', ', ');
}

/** What has changed is copied once nothing has for half a second: so it is changed once. */
async function getsChange({ folder }: BuildProject, log: string): Promise<string> {
  await until('it is watched', 40, async () => readFileSync(log, 'utf8').includes('Watch enabled'));
  appendFileSync(join(folder, 'service/src/page.txt'), 'changed\n');
  return until('the change is there', 20, async () => {
    const text = await page('src/page.txt');
    if (!text.includes('changed')) throw new Error(`${text}\n${readFileSync(log, 'utf8')}`);
    return text.trim().replace('\n', ', ');
  });
}

/** What Lading refuses is refused by the Engine, though the place that is copied to could be written to. */
async function getsNothing({ folder }: BuildProject, log: string): Promise<string> {
  const refusal = 'container rootfs is marked read-only';
  appendFileSync(join(folder, 'shared/words.txt'), 'changed\n');
  return until('docker compose says so', 20, async () => {
    const text = readFileSync(log, 'utf8');
    if (!text.includes(refusal)) throw new Error(text);
    return refusal;
  });
}
