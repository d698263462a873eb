import type { SecretSources } from '../model/reference';
import type { Target } from '../model/target';
import { name as nameArgument, orNothing, variableOptions, wrongArgument } from './props/arguments';
import { textPerTarget } from './props/external';
import type { TextValue } from './props/text';
import { sources as sourcesArgument } from './props/volume-files';
import { createReference, type Reference } from './reference';
import { textsPerTarget } from './to-model/per-target';

/**
 * One key of a secret. Kubernetes reads it from the Secret object of that name, Compose from a variable of `.env`
 * (`secret('db', 'password')` is `DB_PASSWORD`); `sources` names other places. The value itself is never written. What
 * developers use on their machines may be said: `{ compose: { development: 'postgres' } }` fills in `.env.example`.
 */
export function secret(name: string, key: string, sources?: SecretSources): Reference {
  const wrong = wrongArgument('secret', {
    name: [nameArgument, name],
    key: [nameArgument, key],
    sources: [orNothing(sourcesArgument), sources],
  });
  return createReference({ kind: 'secret', name, key, sources, wrong });
}

/** One key of a ConfigMap that exists in the cluster; on Compose a variable of `.env`, `NAME_KEY`. */
export function config(name: string, key: string): Reference {
  const wrong = wrongArgument('config', { name: [nameArgument, name], key: [nameArgument, key] });
  return createReference({ kind: 'config', name, key, wrong });
}

/**
 * A variable that Compose reads from `.env` when it starts the app. Kubernetes has none, so there the default is
 * written; without a default it is an error (`variable/no-value`).
 */
export function variable(name: string, options: { readonly default?: string } = {}): Reference {
  const wrong = wrongArgument('variable', {
    name: [nameArgument, name],
    options: [variableOptions, options],
  });
  return createReference({ kind: 'variable', name, default: wrong ? '' : options.default, wrong });
}

/** A field of the running pod, by Kubernetes' path: `metadata.name`, `status.podIP`. Compose has none. */
export function field(path: string): Reference {
  const wrong = wrongArgument('field', { path: [nameArgument, path] });
  return createReference({ kind: 'field', path, wrong });
}

/**
 * A value that differs between the targets: `perTarget({ kubernetes: 'db.prod', compose: 'localhost' })`. A target that is
 * asked for and has none is an error there, `reference/no-value`: no target takes another's.
 */
export function perTarget(values: Readonly<Partial<Record<Target, TextValue>>>): Reference {
  const wrong = wrongArgument('perTarget', { values: [textPerTarget, values] });
  return createReference({ kind: 'perTarget', values: wrong ? {} : textsPerTarget(values), wrong });
}
