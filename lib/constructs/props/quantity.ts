import { parseCpu, parseMemory } from '../../model/quantity';
import { values } from './domain';
import { parsed } from './parsed';
import { spellCpu, spellMemory } from './spelling';

/** An amount of CPU: a number of cores, or millicores as `'250m'`. */
export type Cpu = number | `${number}${'' | 'm'}`;

/** An amount of memory or storage: a number of bytes, or a string such as `'256Mi'` or `'1.5G'`. */
export type Memory =
  | number
  | `${number}${'' | 'k' | 'M' | 'G' | 'T' | 'P' | 'E' | 'Ki' | 'Mi' | 'Gi' | 'Ti' | 'Pi' | 'Ei'}`;

/** Kubernetes has one grammar for both: there, a CPU of `'256Mi'` is some 268 million cores. */
const inUnitOfMemory = /[kMGTPE]i?$/;

export const cpu = parsed(
  "an amount of CPU in whole millicores, such as '250m' or 0.25",
  (value) => (inUnitOfMemory.test(String(value)) ? undefined : parseCpu(value)),
  values(['250m', 0.5, '1.5', 2], [0, '1m', '9m', '1e3', 1_000_000, '0.001']),
  spellCpu,
);
export const memory = parsed(
  "a whole number of bytes, such as '256Mi' or 268435456",
  parseMemory,
  values(['256Mi', '1Gi', 134_217_728, '1.5G'], [0, 1, '1k', '5Mi', '6Mi', 1000, '1e9', '4Pi', 2 ** 53 - 1]),
  spellMemory,
);

/** To Docker none is its default, to Kubernetes no limit at all. */
export const someMemory = parsed(
  "a number of bytes above 0, such as '256Mi' or 268435456",
  (value) => parseMemory(value) || undefined,
  values(['256Mi', '1Gi'], [1, '1k', '5Mi', 1000, '1e9']),
  spellMemory,
);
