import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { plural } from '../../diagnostics/summary';
import type { CommandContext } from '../context';
import { stop } from '../problem';
import { readSettings } from '../settings';
import { membersIn } from './members';
import { certificateFolder, mint } from './mint';

/** `lading mesh certs`: what the proxies of a mesh on Compose prove their names with, minted anew. */
export async function certs(context: CommandContext): Promise<void> {
  const [, given] = context.words;
  const lifetime = lifetimeOf(context);
  const files = given === undefined ? written(context) : [resolve(context.folder, given)];
  const projects = files.map((file) => ({ file, members: membersIn(file) }));
  if (projects.every(({ members }) => members.length === 0))
    throw stop('option/invalid', 'No Compose file has proxies of a mesh.', {
      fix: "Say `backend: { compose: 'envoy' }` at the ServiceMesh, and run `lading synth` before.",
    });
  for (;;) {
    for (const { file, members } of projects) {
      if (members.length === 0) continue;
      const until = await mint(file, members, lifetime);
      if (context.flags.has('quiet')) continue;
      const where = relative(context.folder, join(file, '..', certificateFolder));
      context.streams.stderr(
        `${plural(members.length, 'certificate')} in ${where}, until ${until.toISOString()}\n`,
      );
    }
    if (!context.flags.has('watch')) return;
    await wait(lifetime / 2);
  }
}

const hour = 3_600_000;
const units: Readonly<Record<string, number>> = { m: 60_000, h: hour };

/** Three days: over a weekend, and no longer. */
function lifetimeOf({ flags }: CommandContext): number {
  const said = flags.get('lifetime');
  if (typeof said !== 'string') return 72 * hour;
  const [, count = '', unit = ''] = /^([1-9][0-9]*)([mh])$/.exec(said) ?? [];
  const lifetime = Number(count) * (units[unit] ?? 0);
  if (lifetime > 0 && lifetime <= 72 * hour) return lifetime;
  throw stop(
    'option/invalid',
    `--lifetime is "${said}", and has to be minutes or hours, 72 of them at the most.`,
    {
      fix: '--lifetime 24h',
    },
  );
}

/** What `lading synth` has written: for the app, or for each of its environments. */
function written({ flags, environment, folder }: CommandContext): string[] {
  const { out } = readSettings(flags, environment, folder);
  const folders = existsSync(out)
    ? [
        '',
        ...readdirSync(out, { withFileTypes: true }).flatMap((each) =>
          each.isDirectory() ? [each.name] : [],
        ),
      ]
    : [];
  const files = folders
    .map((each) => join(out, each, 'compose', 'compose.yaml'))
    .filter((each) => existsSync(each));
  if (files.length > 0) return files;
  throw stop('option/invalid', `There is no compose.yaml below ${relative(folder, out) || '.'}.`, {
    fix: 'Run `lading synth` before, or name the file: `lading mesh certs dist/compose/compose.yaml`.',
  });
}
