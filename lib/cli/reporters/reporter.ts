import type { Paint } from '../../diagnostics/color';
import type { Settings } from '../settings';

export interface ReportContext {
  readonly settings: Pick<Settings, 'check' | 'quiet' | 'stdout' | 'out'>;
  /** The working directory of the user: files are named relative to it. */
  readonly folder: string;
  /** For stderr. */
  readonly paint: Paint;
}

/** What goes where; each ends with a line end or is empty. */
export interface Report {
  readonly stdout: string;
  readonly stderr: string;
}
