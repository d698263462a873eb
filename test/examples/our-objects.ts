import { parseAllDocuments } from 'yaml';

type Names = ReadonlyMap<string, number>;
interface Port {
  readonly name?: string;
  readonly containerPort: number;
}

/** The objects of a manifest by kind and name; ports that are said by name are replaced by their numbers. */
export function ourObjects(manifest: string): Map<string, unknown> {
  const objects = parseAllDocuments(manifest).map((document) => ({
    kind: String(document.get('kind')),
    name: String(document.getIn(['metadata', 'name'])),
    selected: document.getIn(['spec', 'selector', 'app.kubernetes.io/name']),
    content: document.toJS(),
  }));
  const names = new Map<string, Names>();
  for (const { kind, name, content } of objects) {
    if (kind === 'Deployment') names.set(name, portsOf(content.spec.template.spec.containers));
  }
  return new Map(
    objects.map(({ kind, name, selected, content }) => [
      `${kind}/${name}`,
      withNumbers(content, names.get(String(selected ?? name)) ?? new Map()),
    ]),
  );
}

function portsOf(containers: readonly { readonly ports?: readonly Port[] }[]): Names {
  const ports = containers.flatMap((container) => container.ports ?? []);
  return new Map(ports.map(({ name, containerPort }) => [name ?? '', containerPort]));
}

function withNumbers(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withNumbers(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      const number = key === 'port' || key === 'targetPort' ? names.get(String(inner)) : undefined;
      return [key, number ?? withNumbers(inner, names)];
    }),
  );
}
