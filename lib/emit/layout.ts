/** How Kubernetes objects are divided into files. */
export type Layout = 'file-per-chart' | 'file-per-app' | 'file-per-object' | 'folder-per-chart';

export interface Placed {
  readonly chart: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The file of an object, relative to the folder of the Kubernetes manifests. Names are never numbered. */
export function kubernetesFile(layout: Layout, extension: string, object: Placed): string {
  switch (layout) {
    case 'file-per-chart':
      return object.chart + extension;
    case 'file-per-app':
      return `app${extension}`;
    case 'file-per-object':
      return objectName(object) + extension;
    case 'folder-per-chart':
      return `${object.chart}/${objectName(object)}${extension}`;
  }
}

/** Objects of one kind and name may live in several namespaces. */
function objectName({ kind, name, namespace }: Placed): string {
  const parts = namespace === undefined ? [kind, name] : [kind, namespace, name];
  return parts.map((part) => part.replace(/[^0-9a-zA-Z_.-]/g, '')).join('.');
}
