import { isPlainObject } from '../../model/json';
import { like, oddStrings } from './domain';
import { type Memory, someMemory } from './quantity';
import { object, type Shape, show, wrongValue } from './shape';
import { integer, nonEmptyString, record, string } from './shapes';

/** Where Docker puts what containers print. On Kubernetes the nodes collect it, and rotate it by themselves. */
export interface LoggingProps {
  /** Default: `local`, which rotates; Docker's own default keeps everything. */
  readonly driver?: string;
  /** When a file is full, and the next one begun: `'10Mi'`; for the drivers `local` and `json-file`. */
  readonly maxSize?: Memory;
  /** How many files are kept; for the same drivers. */
  readonly maxFiles?: number;
  /** What else the driver takes, by its own names. */
  readonly options?: Readonly<Record<string, string>>;
}

const own = object<LoggingProps>(
  {
    driver: like(nonEmptyString, ['local', 'json-file', 'journald'], oddStrings),
    maxSize: someMemory,
    maxFiles: integer(1),
    options: record(string),
  },
  '{ driver?, maxSize?, maxFiles?, options? }',
);

const rotating: readonly unknown[] = [undefined, 'local', 'json-file'];

/** The Engine refuses an option that a driver does not know. */
export const logging: Shape = {
  ...own,
  check(value, at, report) {
    const checked = own.check(value, at, report);
    if (!isPlainObject(checked) || rotating.includes(checked.driver)) return checked;
    for (const key of ['maxSize', 'maxFiles']) {
      if (checked[key] === undefined) continue;
      const message = `The driver ${show(checked.driver)} keeps no files of its own: "${key}" is for "local" and "json-file".`;
      report(wrongValue(message, [...at, key]));
    }
    return checked;
  },
};
