import type { PropertyPath } from '../../diagnostics/property-path';
import { contentAt } from '../../model/config';
import type { ConfigVolume, FileContent, SecretVolume } from '../../model/volume';
import { filesOfKeys } from '../files-of-keys';
import type { ConfigKeysProps } from '../props/config-keys';
import type { ConfigFilesProps, FileValue, ProjectFile, SecretFilesProps } from '../props/volume-files';
import { isReference } from '../reference';
import { modelOf } from '../tree/model-of';
import type { Stated } from './stated';
import { toText } from './text';

/** What is files of one source, by itself or beside others. */
export function buildFiles(
  name: string,
  props: ConfigFilesProps | SecretFilesProps | ConfigKeysProps,
  workload: string,
  property: PropertyPath,
): ConfigVolume | SecretVolume {
  if (props.type === 'configKeys') return buildKeys(name, props, property);
  if (props.type === 'secret') {
    const { secret, files = {}, sources, mode } = props;
    return {
      type: 'secret',
      name,
      property,
      secret: nameOfSecret(secret),
      files,
      sources,
      of: typeof secret === 'string' ? undefined : modelOf(secret)?.secret,
      mode,
    } satisfies Stated<SecretVolume, SecretFilesProps, 'only'>;
  }
  const files: Record<string, FileContent> = {};
  for (const [file, content] of Object.entries(props.files ?? {})) files[file] = buildContent(content);
  const { mode } = props;
  return {
    type: 'config',
    name,
    property,
    configName: `${workload}-${name}`,
    files,
    of: undefined,
    mode,
  } satisfies Stated<ConfigVolume, ConfigFilesProps, 'only'>;
}

/** What a secret is called that is named, or that the app knows the keys of. */
export function nameOfSecret(secret: SecretFilesProps['secret']): string {
  return typeof secret === 'string' ? secret : (modelOf(secret)?.secret?.name ?? '');
}

/** Files of configuration that others have as well. */
function buildKeys(name: string, props: ConfigKeysProps, property: PropertyPath): ConfigVolume {
  const config = modelOf(props.config)?.config;
  const keys = props.files ?? filesOfKeys(Object.keys(config?.data ?? {}));
  const files: Record<string, FileContent> = {};
  for (const [file, key] of Object.entries(keys)) {
    const content = config && contentAt(config, key);
    if (content !== undefined) files[file] = content;
  }
  return {
    type: 'config',
    name,
    property,
    configName: config?.name ?? name,
    files,
    of: config && { config, keys },
    mode: props.mode,
  } satisfies Stated<ConfigVolume, ConfigKeysProps, 'only' | 'config'>;
}

export function buildContent(value: FileValue): FileContent {
  if (typeof value === 'string' || isReference(value)) return { type: 'text', text: toText(value) };
  const { path, outside } = value;
  return { type: 'file', path, outside } satisfies Stated<FileContent, ProjectFile>;
}
