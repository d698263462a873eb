import type { Diagnostic } from '../../diagnostics/diagnostic';
import { problem } from '../problem';

/**
 * Where a program was when its time was up: it had not done its work; it had, but something held it open; or all was
 * written, and its listeners for the end of the process went on.
 */
export type ProgramState = 'busy' | 'settled' | 'listeners';

/** The app did not end in time; `seconds` is how much it had. */
export function tooLong(seconds: number, state: ProgramState): Diagnostic {
  const limit = `${seconds} second${seconds === 1 ? '' : 's'}`;
  return problem('app/timeout', messageFor(state, limit), {
    fix: 'End what it waits for; --timeout <seconds> gives it more time.',
  });
}

function messageFor(state: ProgramState, limit: string): string {
  if (state === 'listeners') {
    return `The app was done, but what it does when the process ends (a listener of "beforeExit" or "exit") did not end within ${limit}.`;
  }
  // Our own output is open all the time.
  const open = process.getActiveResourcesInfo().filter((name) => !/^(?:Pipe|TTY)Wrap$/.test(name));
  if (state === 'busy' || open.length === 0) return `The app did not end within ${limit}.`;
  const holding = [...new Set(open)].join(', ');
  return `The app has done its work, but did not end within ${limit}: something is still open (${holding}).`;
}
