import type { PartBase } from './part';
import type { FileContent } from './volume';

/** Configuration that several workloads have in common: a ConfigMap with a content hash in its name. */
export interface Config extends PartBase {
  readonly kind: 'config';
  /** Key → content. */
  readonly data: Readonly<Record<string, FileContent>>;
  /** The server lets nobody change it. */
  readonly immutable?: boolean;
}

/** What stands under a key; nothing where it has none, of which whoever asked for it was told. */
export function contentAt({ data }: Config, key: string): FileContent | undefined {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}
