import { isPlainObject } from '../../model/json';
import {
  type PodIdentityProvider,
  podIdentityProviders,
  type TriggerAuthenticationKind,
} from '../../model/scale';
import { isReference, type Reference, referenceData } from '../reference';
import { anyKeys, none } from './domain';
import { guarded, object, required } from './shape';
import { either, isString, nonEmptyRecord, oneOf, otherwise } from './shapes';
import { someName } from './some-text';

/** One that is in the cluster, by its name. */
export interface TriggerAuthenticationName {
  readonly name: string;
  /** Default: `TriggerAuthentication`, in the namespace of the workload. */
  readonly kind?: TriggerAuthenticationKind;
}

/** How KEDA logs in: a TriggerAuthentication of the trigger's own is made of it. At least one of the two. */
export interface TriggerLoginProps {
  /**
   * Parameter of the scaler → the secret that it is: `{ host: secret('queue', 'url') }`. KEDA reads it from the Secret
   * itself, and the container needs no variable for it.
   */
  readonly secrets?: Readonly<Record<string, Reference>>;
  /** What the pods of KEDA, or those of the workload, are in their cloud. */
  readonly podIdentity?: PodIdentityProvider;
}

/** The name of a TriggerAuthentication, a kind beside it, or what one is made of. */
export type TriggerAuthenticationProps = string | TriggerAuthenticationName | TriggerLoginProps;

const secretValue = guarded(
  "secret('name', 'key'), or a key of a Secret",
  (value) => isReference(value) && referenceData(value).kind === 'secret',
  none,
);

export const triggerAuthentication = either(
  { when: isString, shape: someName },
  {
    when: (value) => isPlainObject(value) && ('secrets' in value || 'podIdentity' in value),
    shape: object<TriggerLoginProps>(
      { secrets: nonEmptyRecord(secretValue, anyKeys), podIdentity: oneOf(podIdentityProviders) },
      '{ secrets?, podIdentity? }',
    ),
  },
  {
    when: otherwise,
    shape: object<TriggerAuthenticationName>(
      {
        name: required(someName),
        kind: oneOf(['TriggerAuthentication', 'ClusterTriggerAuthentication']),
      },
      '{ name, kind? }',
    ),
  },
);
