import { parseCpu, parseMemory } from '../../model/quantity';
import { values } from './domain';
import { parsed } from './parsed';

export const cpu = parsed(
  "an amount of CPU in whole millicores, such as '250m' or 0.25",
  parseCpu,
  values(['250m', 0.5, '1.5', 2], [0, '1m', '9m', '1e3', 1_000_000, '0.001']),
);
export const memory = parsed(
  "a whole number of bytes, such as '256Mi' or 268435456",
  parseMemory,
  values(['256Mi', '1Gi', 134_217_728, '1.5G'], [0, 1, '1k', '5Mi', '6Mi', 1000, '1e9', '4Pi', 2 ** 53 - 1]),
);
