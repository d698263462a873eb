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
    new Script(`globalThis[Symbol.for('lading.turn')]()`).runInThisContext({
      timeout: Math.ceil(milliseconds),
    });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return false;
    throw error;
  } finally {
    Reflect.deleteProperty(globalThis, turnKey);
  }
}
