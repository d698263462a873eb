import type { Format } from '../format';
import { version } from '../version';
import type { Report } from './reporter';
import { rootOf, type Told } from './told';

/** The formats that hold findings of any command alike. */
export type ProgramFormat = Extract<Format, 'sarif' | 'junit' | 'markdown'>;

/** What programs read of a command, whatever it was about; each form is loaded where it is asked for. */
export function programReport(
  format: ProgramFormat,
  { folder, ...found }: Omit<Told, 'version' | 'root'> & { readonly folder: string },
): Report {
  const told: Told = { ...found, version: version(), root: rootOf(folder) };
  return { stdout: textOf(format, told), stderr: '' };
}

function textOf(format: ProgramFormat, told: Told): string {
  switch (format) {
    case 'sarif': {
      const { sarifReport }: typeof import('./sarif') = require('./sarif');
      return sarifReport(told);
    }
    case 'junit': {
      const { junitReport }: typeof import('./junit') = require('./junit');
      return junitReport(told);
    }
    case 'markdown': {
      const { markdownReport }: typeof import('./markdown') = require('./markdown');
      return markdownReport(told);
    }
  }
}
