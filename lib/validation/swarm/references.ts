import { nearest } from '../../diagnostics/did-you-mean';
import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import type { Problem } from '../rule';

const sections = ['networks', 'volumes', 'configs', 'secrets'] as const;
type Section = (typeof sections)[number];

interface Use {
  readonly service: Pick<ComposeServiceObject, 'name' | 'source'>;
  readonly section: Section;
  readonly name: string;
  readonly at: readonly (string | number)[];
}

export interface StackReferences {
  add(service: ComposeServiceObject): void;
  /** What the services refer to and the file does not have. `rest` is the file without its services. */
  problems(rest: JsonObject): Problem[];
}

/** Gathers what services refer to while they come, until the whole file is known. */
export function stackReferences(): StackReferences {
  const uses: Use[] = [];
  return {
    add({ name, source, content }) {
      for (const { section, name: used, at } of usesOf(content)) {
        if (!used.includes('$')) uses.push({ service: { name, source }, section, name: used, at });
      }
    },

    problems(rest) {
      const declared = new Map(
        sections.map((section) => [section, new Set(Object.keys(objectIn(rest[section])))]),
      );
      declared.get('networks')?.add('default');
      return uses.flatMap(({ service, section, name, at }): Problem[] => {
        const known = declared.get(section);
        if (known === undefined || known.has(name)) return [];
        return [
          {
            message: `The service "${service.name}" of the stack refers to "${name}", but the stack has no entry of that name in "${section}".`,
            origin: service.source.origin,
            // What Lading lowers refers to nothing that it does not write.
            property: service.source.patchProperty,
            affected: [placeInService(service, ...at)],
            suggestion: nearest(name, known),
            fix: `Add it to the file; in Lading, \`swarm: { patch: { ${section}: { … } } }\` at the app.`,
            subject: `${section} ${name}`,
          },
        ];
      });
    },
  };
}

function usesOf(content: JsonObject): Omit<Use, 'service'>[] {
  const uses: Omit<Use, 'service'>[] = [];
  const add = (section: Section, name: unknown, ...at: (string | number)[]): void => {
    const text = textIn(name);
    if (text !== undefined) uses.push({ section, name: text, at });
  };
  const { networks } = content;
  if (isObject(networks)) for (const name of Object.keys(networks)) add('networks', name, 'networks', name);
  for (const [index, name] of listIn(networks).entries()) add('networks', name, 'networks', index);
  for (const section of ['configs', 'secrets'] as const) {
    for (const [index, entry] of listIn(content[section]).entries())
      add(section, isObject(entry) ? entry.source : entry, section, index);
  }
  for (const [index, entry] of listIn(content.volumes).entries())
    add('volumes', namedVolume(entry), 'volumes', index);
  return uses;
}

/** The named volume of an entry of `volumes`: not a path of the host, not an anonymous one. */
export function namedVolume(entry: unknown): string | undefined {
  if (isObject(entry)) return entry.type === 'volume' ? textIn(entry.source) : undefined;
  if (typeof entry !== 'string') return undefined;
  const [source = '', target] = entry.split(':');
  return target !== undefined && /^[A-Za-z0-9][\w.-]+$/.test(source) ? source : undefined;
}
