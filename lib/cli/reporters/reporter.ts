import type { FormatOptions } from '../../diagnostics/format';
import type { Settings } from '../settings';

/** How things are set on stderr; files are named relative to the working directory of the user. */
export interface ReportContext extends FormatOptions {
  readonly settings: Pick<Settings, 'check' | 'quiet' | 'stdout' | 'out'>;
}

/** What goes where; each ends with a line end or is empty. */
export interface Report {
  readonly stdout: string;
  readonly stderr: string;
}
