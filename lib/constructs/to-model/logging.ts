import type { Logging } from '../../model/logging';
import { parseMemory } from '../../model/quantity';
import type { LoggingProps } from '../props/logging';

export function buildLogging({ driver = 'local', maxSize, maxFiles, options }: LoggingProps): Logging {
  const size = maxSize === undefined ? undefined : parseMemory(maxSize);
  return {
    driver,
    options: {
      ...(size !== undefined && { 'max-size': String(size) }),
      ...(maxFiles !== undefined && { 'max-file': String(maxFiles) }),
      // It compresses all but the newest, and refuses to where there is no other.
      ...(driver === 'local' && maxFiles === 1 && { compress: 'false' }),
      ...options,
    },
  };
}
