import { Construct } from 'constructs';
import { isPlainObject } from '../model/json';
import type { SecretSources } from '../model/reference';
import { keyOf, type Secret as ModelSecret } from '../model/secret';
import { filesOfKeys } from './files-of-keys';
import { kept } from './kept';
import { name as nameArgument, wrongArgument } from './props/arguments';
import type { SecretFileProps } from './props/env';
import { type SecretProps, secretShape } from './props/secret';
import type { SecretFilesProps } from './props/volume-files';
import { createReference, type Reference } from './reference';
import { buildExternalSecret } from './to-model/external-secret';
import { chartModelOf, nameBelowChart } from './tree/chart-model';
import { defaultsAt } from './tree/defaults';
import { checkKeys } from './tree/known-keys';
import { lostText } from './tree/lost-text';
import { type ConstructModel, modelKey } from './tree/model-of';
import { contribute } from './tree/model-parts';
import { beginPart } from './tree/part';
import { planObjects } from './tree/part-objects';
import { usableId } from './tree/usable-id';

/**
 * A secret that several workloads read, of which the app says the keys once: `get(key)` is the value of a variable,
 * `file(key)` a file whose path a variable says, `files()` stands among the volumes, and `envFrom` takes all of it. Its
 * values are never here: on Kubernetes the Secret of that name is there already, made by whoever keeps them, or by what an
 * ExternalSecret, written by the prop of this name or by itself, or a SealedSecret of the app says; on Compose and Swarm
 * each key is a variable or a file that `.env.example` names.
 */
export class Secret<K extends string = string> extends Construct {
  /** @internal Without keys where the props were too wrong to say any. */
  public readonly model: ModelSecret;

  public constructor(scope: Construct, id: string, given: SecretProps<K>) {
    super(scope, usableId(scope, id, Secret));
    const { origin, props } = beginPart<SecretProps>(this, Secret, given, secretShape);
    const { keys = [] } = props;
    const sources: Readonly<Record<string, SecretSources>> = isPlainObject(keys) ? keys : {};
    const chart = chartModelOf(this);
    this.model = {
      kind: 'existing',
      objectKind: 'Secret',
      name: props.name ?? nameBelowChart(this),
      namespace: chart.namespace,
      origin,
      chart,
      keys: keysOf(keys),
      sources,
    };
    const { externalSecret } = props;
    if (externalSecret?.store === undefined || this.model.keys.length === 0) {
      contribute(this, this.model);
      return;
    }
    this.check(Object.keys(externalSecret.keys ?? {}));
    const part = buildExternalSecret(this.model, externalSecret, defaultsAt(this).labels);
    contribute(this, part);
    planObjects(this, part, {
      values: { externalSecret: externalSecret.patch },
      at: () => ['externalSecret', 'patch'],
    });
  }

  /** The value of one key, for `env` and other texts. */
  public get(key: K): Reference {
    const wrong = wrongArgument('get', { key: [nameArgument, key] });
    this.check([key]);
    return createReference(
      wrong ? { kind: 'secret', name: this.model.name, key, wrong } : keyOf(this.model, key),
    );
  }

  /** All keys as the files of a folder, or those that are listed; or file name → key. */
  public files(
    keys?: readonly K[] | Readonly<Record<string, K>>,
    options: Pick<SecretFilesProps, 'name' | 'mode'> = {},
  ): SecretFilesProps {
    const files: Readonly<Record<string, string>> = filesOfKeys<string>(keys ?? this.model.keys);
    if (keys !== undefined && isPlainObject(files)) this.check(Object.values(files));
    return { type: 'secret', secret: this, files, ...kept(options) };
  }

  /**
   * One key as a file: in `env` the variable says where it lies, as images want it that read `POSTGRES_PASSWORD_FILE`;
   * among `volumes` it is mounted as the path itself.
   */
  public file(key: K, options: Pick<SecretFilesProps, 'name' | 'mode'> = {}): SecretFileProps {
    return { ...this.files([key], options), only: key };
  }

  private check(keys: readonly unknown[]): void {
    const { name, origin, keys: known } = this.model;
    if (known.length === 0) return;
    const keyed = {
      code: 'secret/undeclared',
      what: `Secret "${name}"`,
      origin,
      property: 'keys',
      known,
    } as const;
    checkKeys(this, keyed, keys, this.check);
  }

  /** Of no use in a text, where one of its keys is meant: `value/lost` tells where it ends up. */
  public override toString(): string {
    return lostText(this);
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Secret'> {
    return { is: 'Secret', secret: this.model };
  }
}

function keysOf(keys: SecretProps['keys']): readonly string[] {
  return isList(keys) ? [...new Set(keys)] : Object.keys(keys);
}

function isList(keys: SecretProps['keys']): keys is readonly string[] {
  return Array.isArray(keys);
}
