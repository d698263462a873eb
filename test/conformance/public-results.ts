import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const publicFile = join(__dirname, 'public.json');

/** What came of the manifests of one project. */
export interface PublicFigures {
  readonly project: string;
  /** Of which the server said something about the object itself. */
  readonly objects: number;
  readonly taken: number;
  readonly falseAlarms: number;
  readonly refused: number;
  readonly explained: number;
  /** Kinds that the server does not have, and what depends on the cluster. */
  readonly elsewhere: number;
}

export function publicFigures(): readonly PublicFigures[] {
  return JSON.parse(readFileSync(publicFile, 'utf8'));
}
