import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

const key = Symbol.for('lading.overtime');

/** How long this thread may take to answer when its time is up, in milliseconds. */
const patience = 5000;

/**
 * Has a second thread call `overtime` on this one after `milliseconds`, in the midst of whatever loop it may be, and end
 * the process: as a debugger does it, for to stop a loop that a timer or an event runs is more than Node survives.
 * Where this thread does not answer, busy outside of JavaScript, the other one says `lastWords` on stderr and kills the
 * process. Gives a function that calls the thread off.
 *
 * A thread costs time: only programs that wait for something get one.
 */
export function watch(milliseconds: number, overtime: () => void, lastWords: string): () => void {
  const { Worker }: typeof import('node:worker_threads') = require('node:worker_threads');
  const isOver = new Int32Array(new SharedArrayBuffer(4));
  Reflect.set(globalThis, key, () => {
    overtime();
    // Node would still say that it waits for the debugger.
    closeSync(2);
    openSync(devNull, 'w');
    process.exit();
  });
  const worker = new Worker(thread, {
    eval: true,
    execArgv: [],
    workerData: { milliseconds, patience, isOver, lastWords },
  });
  worker.unref();
  // Where no thread can be had there is no second line of defence; the app runs all the same.
  worker.on('error', () => {});
  return () => {
    Atomics.store(isOver, 0, 1);
    Reflect.deleteProperty(globalThis, key);
  };
}

const thread = `
  const { workerData: { milliseconds, patience, isOver, lastWords } } = require('node:worker_threads');
  const { writeSync } = require('node:fs');
  setTimeout(() => {
    if (Atomics.load(isOver, 0)) return;
    setTimeout(() => {
      if (Atomics.load(isOver, 0)) return;
      try {
        writeSync(2, lastWords);
      } finally {
        process.kill(process.pid, 'SIGKILL');
      }
    }, patience);
    const { Session } = require('node:inspector');
    const session = new Session();
    session.connectToMainThread();
    session.on('Debugger.paused', () => {
      session.post('Runtime.evaluate', { expression: "globalThis[Symbol.for('lading.overtime')]?.()" });
      session.post('Debugger.resume');
    });
    session.post('Debugger.enable');
    session.post('Debugger.pause');
  }, milliseconds);`;
