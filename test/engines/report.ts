import { say } from './host/say';
import { message } from './host/wait';

export type Verdict = 'passed' | 'failed' | 'skipped';

/** One line of the table at the end. */
export interface Row {
  readonly engine: string;
  readonly version: string;
  readonly case: string;
  readonly verdict: Verdict;
  readonly seconds: number;
  readonly detail: string;
}

export interface Engine {
  readonly name: string;
  readonly version: string;
}

export interface Report {
  /** Runs a check; what it throws makes it fail, what it returns is shown beside the verdict. */
  check(engine: Engine, name: string, work: () => Promise<string | undefined>): Promise<boolean>;
  skip(engine: Engine, name: string, why: string): void;
  rows(): readonly Row[];
}

export function createReport(): Report {
  const rows: Row[] = [];
  const add = (engine: Engine, name: string, verdict: Verdict, begin: number, detail: string): void => {
    const seconds = (performance.now() - begin) / 1000;
    rows.push({ engine: engine.name, version: engine.version, case: name, verdict, seconds, detail });
    const text = verdict === 'passed' ? firstLine(detail) : detail;
    say(`${verdict}  ${engine.name} ${engine.version}  ${name}${text && `  ${text}`}`);
  };
  return {
    async check(engine, name, work) {
      const begin = performance.now();
      try {
        add(engine, name, 'passed', begin, (await work()) ?? '');
        return true;
      } catch (error) {
        add(engine, name, 'failed', begin, message(error));
        return false;
      }
    },
    skip(engine, name, why) {
      add(engine, name, 'skipped', performance.now(), why);
    },
    rows: () => rows,
  };
}

/** The table of all checks, and their count in the last line. */
export function table(rows: readonly Row[]): string {
  const head = ['Engine', 'Version', 'Case', 'Verdict', 'Seconds', ''];
  const body = rows.map((row) => [
    row.engine,
    row.version,
    row.case,
    row.verdict,
    row.seconds.toFixed(1),
    firstLine(row.detail),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((line) => line[column]?.length ?? 0)),
  );
  const lines = [head, ...body].map((line) =>
    line
      .map((cell, column) => cell.padEnd(column < 5 ? (widths[column] ?? 0) : 0))
      .join('  ')
      .trimEnd(),
  );
  const count = (verdict: Verdict): string =>
    `${rows.filter((row) => row.verdict === verdict).length} ${verdict}`;
  return [...lines, '', `${count('passed')}, ${count('failed')}, ${count('skipped')}`].join('\n');
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
