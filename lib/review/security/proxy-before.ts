import type { Subject } from '../subject';
import { type ProxyFile, proxyIn } from './proxy';

/** What kept the door that a new file keeps now: the file of another program; nothing where nothing did. */
export type ProxyBefore = (subject: Subject) => ProxyFile | undefined;

/** By the files of an earlier output. */
export function proxiesBefore(earlier: readonly Subject[]): ProxyBefore {
  const proxies = new Map<string, Subject>();
  const meshed = new Set<string>();
  for (const subject of earlier) {
    const folder = subject.kind === 'file' ? proxyIn(subject.name) : undefined;
    if (folder === undefined) continue;
    proxies.set(`${placeOf(subject)}\0${folder}`, subject);
    meshed.add(placeOf(subject));
  }
  return (subject) => {
    const folder = proxyIn(subject.name);
    if (folder === undefined) return undefined;
    const before = proxies.get(`${placeOf(subject)}\0${folder}`);
    if (before !== undefined) return before;
    // Where there was no way out, members had none.
    const isExit = folder.endsWith('.egress') && meshed.has(placeOf(subject));
    return isExit ? { name: subject.name, content: subject.name.endsWith('.json') ? '{}' : '' } : undefined;
  };
}

function placeOf({ target, project = '' }: Subject): string {
  return `${target}\0${project}`;
}
