import { type Escaped, escapeDollars } from './escaped';

/** What Docker calls the runtimes that clusters know under names of their own. */
const runtimes: ReadonlyMap<string, string> = new Map([['gvisor', 'runsc']]);

/** The runtime of a RuntimeClass. One that Docker does not have keeps the container from starting, and is never passed over. */
export function printRuntime(runtimeClass: string): Escaped {
  return escapeDollars(runtimes.get(runtimeClass) ?? runtimeClass);
}
