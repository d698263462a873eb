import { Script } from 'node:vm';

const turnKey = Symbol.for('lading.turn');

/**
 * Runs a function and whatever promises it sets off, and stops it where that takes longer than `milliseconds`: a
 * timer could not, for an endless loop lets no timer run. Gives false where it was stopped.
 */
export function runTurn(turn: () => void, milliseconds: number): boolean {
  Reflect.set(globalThis, turnKey, () => {
    turn();
    // Promises run here, under the limit, not after the script. Node has the function for such emulation.
    const runPromises: unknown = Reflect.get(process, '_tickCallback');
    if (typeof runPromises === 'function') runPromises.call(process);
  });
  try {
    new Script(`globalThis[Symbol.for('lading.turn')]()`).runInThisContext({ timeout: milliseconds });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return false;
    throw error;
  } finally {
    Reflect.deleteProperty(globalThis, turnKey);
  }
}

/**
 * Stops whatever this thread still computes after `milliseconds`, so that its own timers get their turn. For
 * programs that wait for something and then loop: a second thread costs time, so only those get one.
 */
export function stopLoopsAfter(milliseconds: number): void {
  const { Worker }: typeof import('node:worker_threads') = require('node:worker_threads');
  const watch = `
    const { Session } = require('node:inspector');
    setTimeout(() => {
      const session = new Session();
      session.connectToMainThread();
      session.post('Runtime.terminateExecution', () => session.disconnect());
    }, ${milliseconds});`;
  const worker = new Worker(watch, { eval: true, execArgv: [] });
  worker.unref();
  // Without an inspector there is no second line of defence; the app runs all the same.
  worker.on('error', () => {});
}
