import { dockerParity } from '../docker/parity';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { valueAt } from '../model/read-json';
import { approximated, notExpressible } from '../model/treatment';

function optional({ value }: FieldContext): Treatment | undefined {
  return value === true
    ? approximated('`docker stack` reads every file of variables, and stops where one is missing.')
    : undefined;
}

function secretInText({ value }: FieldContext): Treatment | undefined {
  const isFile = ['file', 'external'].some((source) => valueAt(value, `/sources/swarm/${source}`));
  return isFile && valueAt(value, '/sources/swarm/variable') === undefined
    ? notExpressible(
        'A secret of Swarm is a file in the container, which cannot become part of a value: the value is left out.',
      )
    : undefined;
}

function secretFiles({ value }: FieldContext): Treatment | undefined {
  return valueAt(value, '/swarm/variable') === undefined
    ? undefined
    : notExpressible('A secret of Swarm is made of a file: the files are expected beside stack.yaml.');
}

/** What comes from ConfigMaps and Secrets, which Swarm has as files alone. */
export const ofVariables = {
  'envFrom.config': 'kept',
  'envFrom.secret': dockerParity('swarm').envFromSecret,
  'envFrom.source': dockerParity('swarm').envFrom,
  'envFrom.prefix': approximated('Swarm adds no prefix to names: those in the file have to have it already.'),
  'envFrom.optional': optional,
  'envFrom.envFile': 'kept',
  'reference.secret': secretInText,
  'volume.secret.sources': secretFiles,
} satisfies Partial<ParityTable>;
