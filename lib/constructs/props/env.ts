import { isPlainObject } from '../../model/json';
import { anyKeys } from './domain';
import { either, otherwise, record, text } from './shapes';
import type { TextValue } from './text';
import { type SecretFilesProps, secretFile } from './volume-files';

/** One file whose content is a secret; `secretFile()` makes it. */
export interface SecretFileProps extends SecretFilesProps {
  readonly only: string;
}

/** What a variable says: a text, or where the file of a secret lies, which is mounted there. */
export type EnvValue = TextValue | SecretFileProps;

/** Environment variables by name; references are resolved for each target. */
export type EnvProps = Readonly<Record<string, EnvValue>>;

export const env = record(
  either({ when: isSecretFile, shape: secretFile }, { when: otherwise, shape: text }),
  anyKeys,
);

export function isSecretFile(value: unknown): value is SecretFileProps {
  return isPlainObject(value) && value.type === 'secret';
}
