import { resolve } from 'node:path';
import { App as Cdk8sApp } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { isSafePath } from '../../emit/output/output-path';
import { kubernetesVersions } from '../../validation/schema';
import { parseVersions } from '../../validation/versions';
import { originOf } from '../tree/origin';
import type { Place, Share } from './shares';
import type { SynthRequest } from './synth-request';

/** Why what is asked for cannot be done with these apps, before any of them is looked into. */
export function refusals(
  request: SynthRequest,
  roots: readonly IConstruct[],
  shares: readonly Share[],
): Finding[] {
  return [
    ...versionFindings(request, roots),
    ...environmentFindings(request, shares),
    ...shares.flatMap(({ places }) => nameFindings(places)),
    ...otherFolderFindings(request, roots),
  ];
}

function versionFindings({ versions }: SynthRequest, [root]: readonly IConstruct[]): Finding[] {
  if (versions === undefined || root === undefined || parseVersions(versions) !== undefined) return [];
  const [first, last] = [kubernetesVersions[0], kubernetesVersions.at(-1)];
  const message = `Lading knows Kubernetes ${first} to ${last}; it cannot validate for ${versions}.`;
  return [{ code: 'option/invalid', message, origin: { path: '', construct: 'App', suppressions: [] } }];
}

/** One asks for environments of an app that has none, or wants to read several as one. */
function environmentFindings({ environments, mode }: SynthRequest, shares: readonly Share[]): Finding[] {
  const origin = { path: '', construct: 'App', suppressions: [] };
  const without = shares.find(({ environment }) => environment === '');
  if (environments !== undefined && without !== undefined) {
    const message = `The app has no environments, so there is no ${environments.join(', ')}.`;
    const fix = 'environments({ dev: { … }, prod: { … } }, (values) => { … }) makes some.';
    return [{ code: 'option/invalid', message, origin, fix }];
  }
  if (mode !== 'text' || shares.length < 2) return [];
  const names = shares.map(({ environment }) => environment);
  return [
    {
      code: 'option/invalid',
      message: `--stdout takes exactly one environment, and the app has ${names.join(', ')}.`,
      origin,
      fix: `--env ${names[0]}`,
    },
  ];
}

/** Where an app says that it goes. A tree without an app of cdk8s at its root says nothing. */
export function outdirOf(root: IConstruct | undefined): string {
  return root instanceof Cdk8sApp ? root.outdir : 'dist';
}

/** All apps of a program are one output, which takes effect as a whole. */
function otherFolderFindings({ out }: SynthRequest, [first, ...others]: readonly IConstruct[]): Finding[] {
  if (out !== undefined) return [];
  const folder = outdirOf(first);
  return others.flatMap((root): Finding[] => {
    if (resolve(outdirOf(root)) === resolve(folder)) return [];
    const message = `This app goes to "${outdirOf(root)}" and the first one to "${folder}", but what a program makes is written to one folder, each app in one of its name.`;
    const fix = 'Give all of them the same outdir, or say --out.';
    return [{ code: 'option/invalid', message, origin: originOf(root), fix }];
  });
}

/** Of several apps each name is the folder of its own part. */
function nameFindings(places: readonly Place[]): Finding[] {
  return places.flatMap(({ root, name, folder }, index): Finding[] => {
    if (folder !== '' && !isSafePath(name)) {
      const message = `The app is named "${name}", which cannot be the folder of its part of the output.`;
      const fix = 'Choose a name without "..", and not ".lading".';
      return [{ code: 'output/unsafe-path', message, origin: originOf(root), property: ['name'], fix }];
    }
    const first = places.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
    if (first === index) return [];
    const message = `Two apps are named "${name}"; each needs a name of its own for its part of the output.`;
    return [{ code: 'name/duplicate', message, origin: originOf(root), fix: "new App({ name: '…' })" }];
  });
}
