import { message } from './wait';

/**
 * Runs the first program of a box: when it ends, so does everything in the box, and it ends with whoever has started it.
 *
 * @param main Gets the words of the command line, and gives the exit code.
 */
export function firstProgram(main: (words: readonly string[]) => Promise<number>): void {
  process.stdin.on('end', () => process.exit(130)).resume();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(message(error));
      process.exit(1);
    },
  );
}
