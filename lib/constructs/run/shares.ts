import type { IConstruct } from 'constructs';
import { settingsOf } from '../tree/app-settings';
import { collect } from '../tree/collect';

/** An app, its name, and the part of its share that is its own. */
export interface Place {
  readonly root: IConstruct;
  readonly name: string;
  readonly folder: string;
}

/** What lies in one folder with one index: all apps of an environment, or those that have none. */
export interface Share {
  /** Empty for those that have none. */
  readonly environment: string;
  readonly places: readonly Place[];
}

export function sharesOf(roots: readonly IConstruct[]): Share[] {
  const groups = new Map<string, IConstruct[]>();
  for (const root of roots) {
    const { environment = '' } = settingsOf(root);
    groups.set(environment, [...(groups.get(environment) ?? []), root]);
  }
  return [...groups].map(([environment, group]) => ({ environment, places: placesOf(group) }));
}

/** One app has the folder to itself; of several, each has one of its name in it. */
function placesOf(roots: readonly IConstruct[]): Place[] {
  if (roots.length === 1) return roots.map((root) => ({ root, name: '', folder: '' }));
  return roots.map((root) => {
    const { name } = collect(root).app;
    return { root, name, folder: `${name}/` };
  });
}
