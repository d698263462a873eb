import type { Logging } from '../model/logging';
import { type Escaped, escapeDollars } from './escaped';

export type LoweredLogging = { readonly driver: Escaped; readonly options?: Record<string, Escaped> };

export function lowerLogging({ driver, options }: Logging): LoweredLogging {
  const entries = Object.entries(options).map(([name, value]) => [name, escapeDollars(value)] as const);
  const lowered = { driver: escapeDollars(driver) };
  return entries.length === 0 ? lowered : { ...lowered, options: Object.fromEntries(entries) };
}
