import type { Field } from '../model/fields';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { approximated, kept, notExpressible } from '../model/treatment';

type SchedulingField = Extract<Field, `scheduling.${string}`>;

/** What cannot be kept where everything runs on one machine: least of all what was asked for as a must. */
const unless =
  (note: string) =>
  ({ value }: FieldContext): Treatment =>
    Array.isArray(value) && value.some(isRequired) ? notExpressible(note) : approximated(note);

function isRequired(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'required' in value && value.required === true;
}

/** What Compose, which has one machine, does with each field that says where pods run. */
export const schedulingParity: Pick<ParityTable, SchedulingField> = {
  'scheduling.nodeSelector': notExpressible(
    'Compose runs everything on one machine, whatever that is: no node is chosen.',
  ),
  'scheduling.preferredNodes': kept('Compose has one machine, and so none that would be better.'),
  'scheduling.tolerations': kept('Nothing keeps containers away from the one machine of Compose.'),
  'scheduling.spread': unless('Compose runs everything on one machine: replicas are not spread.'),
  'scheduling.togetherWith': kept('On Compose everything runs together, on one machine.'),
  'scheduling.apartFrom': unless('Compose runs everything on one machine: nothing is kept apart.'),
  'scheduling.priorityClass': notExpressible(
    'Docker ranks no containers: none has to go so that another one can run.',
  ),
  'scheduling.runtimeClass': kept('Docker has to have a runtime of that name, `runsc` for `gvisor`.'),
  'scheduling.spot': kept('Compose runs on the machine that there is.'),
};
