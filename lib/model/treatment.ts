import type { FieldContext, Treatment } from './parity';

export const kept = (note: string): Treatment => ({ verdict: 'kept', note });
/** Of what another target alone is told, with all that stands in it. */
export const keptElsewhere = (note: string): Treatment => ({ verdict: 'kept', note, elsewhere: true });
export const approximated = (note: string): Treatment => ({ verdict: 'approximated', note });
export const notExpressible = (note: string): Treatment => ({ verdict: 'not-expressible', note });

/** What somebody asks for by a list; an empty one asks for nothing. */
export const whenAny =
  (treatment: Treatment) =>
  ({ value }: FieldContext): Treatment | undefined =>
    Array.isArray(value) && value.length > 0 ? treatment : undefined;
