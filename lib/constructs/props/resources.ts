import { type Cpu, cpu, type Memory, memory } from './quantity';
import { object, type Shape } from './shape';
import { either, isScalar, isString, oneOf, otherwise } from './shapes';

/** One value is request and limit. CPU is `'250m'` or a number of cores; memory and storage are `'256Mi'` or bytes. */
export type Amount<Of extends number | string = Cpu | Memory> =
  | Of
  | {
      /** What is kept free for the container. Default: the resource's, and never above the limit. */
      readonly request?: Of;
      /**
       * The most that the container gets; `'none'`: all that there is. Whether a LimitRange of the namespace says
       * otherwise, the cluster alone knows. Default: the resource's, and never below the request.
       */
      readonly limit?: Of | 'none';
    };

/** What a container asks for (request), and the most that it gets (limit). */
export interface ResourcesProps {
  /** Cores, or millicores as `'250m'`. Default: request 100m, limit 1. */
  readonly cpu?: Amount<Cpu>;
  /**
   * Bytes, or `'256Mi'`. Default: 256Mi for both, and what a well-known image needs that does not run with that, such as
   * 512Mi for `mysql`.
   */
  readonly memory?: Amount<Memory>;
  /** Bytes, or `'1Gi'`. Default: request 64Mi, limit 1Gi. */
  readonly ephemeralStorage?: Amount<Memory>;
}

const limit = (of: Shape): Shape =>
  either({ when: (value) => value === 'none', shape: oneOf(['none']) }, { when: otherwise, shape: of });

const amount = (of: Shape): Shape =>
  either(
    { when: isScalar, shape: of },
    {
      when: otherwise,
      shape: object<Extract<Amount, object>>({ request: of, limit: limit(of) }, '{ request?, limit? }'),
    },
  );

const options = '{ cpu?, memory?, ephemeralStorage? }';
const each = object<ResourcesProps>(
  { cpu: amount(cpu), memory: amount(memory), ephemeralStorage: amount(memory) },
  options,
);

export const resources = either(
  { when: isString, shape: oneOf(['unlimited'], `'unlimited', or ${options}`) },
  { when: otherwise, shape: each },
);

const none = { limit: 'none' } as const;
/** `'unlimited'`, spelled out. */
export const unlimited: ResourcesProps = { cpu: none, memory: none, ephemeralStorage: none };
