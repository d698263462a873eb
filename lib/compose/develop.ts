import { escapeAll, escapeDollars } from '../docker/escaped';
import type { Place } from '../docker/place';
import type { Develop, Watch } from '../model/develop';
import { mapList } from '../model/map-list';
import type { ComposeDevelop, ComposeDevelopWatchEntry } from './api.generated';
import { fromComposeFile } from './project-path';

/** Patterns start at the path that they belong to, on Compose too. */
export function lowerDevelop({ watch }: Develop, place: Place): ComposeDevelop {
  return { watch: mapList(watch, (each) => lowerWatch(each, place)) };
}

function lowerWatch(watch: Watch, place: Place): ComposeDevelopWatchEntry {
  const { action, path, target, ignore, include, initialSync, exec } = watch;
  const lowered: ComposeDevelopWatchEntry = { action, path: escapeDollars(fromComposeFile(path, place)) };
  if (target !== undefined) lowered.target = escapeDollars(target);
  if (initialSync !== undefined) lowered.initial_sync = initialSync;
  if (exec !== undefined) lowered.exec = { command: escapeAll(exec) };
  if (include?.length) lowered.include = escapeAll(include);
  if (ignore?.length) lowered.ignore = escapeAll(ignore);
  return lowered;
}
