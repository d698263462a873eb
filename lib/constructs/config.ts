import { Construct } from 'constructs';
import type { Config as ModelConfig } from '../model/config';
import { isPlainObject } from '../model/json';
import { targets } from '../model/target';
import type { FileContent } from '../model/volume';
import { filesOfKeys } from './files-of-keys';
import { kept } from './kept';
import { name as nameArgument, wrongArgument } from './props/arguments';
import { type ConfigProps, configShape } from './props/config';
import type { ConfigKeysProps } from './props/config-keys';
import { createReference, type Reference } from './reference';
import type { Stated } from './to-model/stated';
import { buildContent } from './to-model/volume-files';
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
 * Configuration that several workloads read: `get(key)` as the value of a variable, all of it by `envFrom`, and
 * `files()` among the volumes. A ConfigMap on Kubernetes, whose name ends in a hash of the content, so that whoever reads it
 * rolls; on Compose values and files where they are read.
 */
export class Config<K extends string = string> extends Construct {
  /** @internal Undefined where the props were too wrong to say anything. */
  public readonly model: ModelConfig | undefined;

  public constructor(scope: Construct, id: string, given: ConfigProps<K>) {
    super(scope, usableId(scope, id, Config));
    const { origin, props } = beginPart<ConfigProps>(this, Config, given, configShape);
    if (props.data === undefined) return;
    const name = props.name ?? nameBelowChart(this);
    const data: Record<string, FileContent> = {};
    for (const [key, content] of Object.entries(props.data)) data[key] = buildContent(content);
    const model = {
      kind: 'config',
      name,
      origin,
      chart: chartModelOf(this),
      targets,
      labels: { 'app.kubernetes.io/name': name, ...defaultsAt(this).labels, ...props.labels },
      annotations: { ...props.annotations },
      data,
      immutable: props.immutable,
    } satisfies Stated<ModelConfig, ConfigProps, 'suppress' | 'patch'>;
    this.model = model;
    contribute(this, model);
    planObjects(this, model, { values: { configMap: props.patch }, at: () => ['patch'] });
  }

  /** The value of one key, for `env` and other texts. */
  public get(key: K): Reference {
    const wrong = wrongArgument('get', { key: [nameArgument, key] });
    this.check([key]);
    const name = this.model?.name ?? this.node.id;
    return createReference({ kind: 'config', name, key, of: this.model, wrong });
  }

  /** All keys as the files of a folder, or those that are listed; or file name → key. */
  public files(
    keys?: readonly K[] | Readonly<Record<string, K>>,
    options: Pick<ConfigKeysProps, 'name' | 'mode'> = {},
  ): ConfigKeysProps {
    if (keys === undefined) return { type: 'configKeys', config: this, ...kept(options) };
    const files = filesOfKeys(keys);
    if (isPlainObject(files)) this.check(Object.values(files));
    return { type: 'configKeys', config: this, files, ...kept(options) };
  }

  /** One key as a file, mounted as the path itself, beside whatever the image has in that folder. */
  public file(key: K, options: Pick<ConfigKeysProps, 'name' | 'mode'> = {}): ConfigKeysProps {
    const files = this.files([key], options);
    // What is no text cannot be a key: among the files it is told.
    return typeof key === 'string' ? { ...files, only: key } : files;
  }

  private check(keys: readonly unknown[]): void {
    const { model } = this;
    if (model === undefined) return;
    const { name, origin, data } = model;
    const what = `Config "${name}"`;
    const known = Object.keys(data);
    checkKeys(
      this,
      { code: 'reference/key-not-found', what, origin, property: 'data', known },
      keys,
      this.check,
    );
  }

  /** Of no use in a text, where one of its keys is meant: `value/lost` tells where it ends up. */
  public override toString(): string {
    return lostText(this);
  }

  /** What it is to those that take constructs: a name in a class would be another in a second copy of this package. */
  public get [modelKey](): ConstructModel<'Config'> {
    return { is: 'Config', config: this.model };
  }
}
