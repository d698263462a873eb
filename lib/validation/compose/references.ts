import { nearest } from '../../diagnostics/did-you-mean';
import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import type { Problem } from '../rule';
import { cycleOf } from './cycle';
import { absentUnderProfiles } from './profiles';
import type { Section, Service, Use, UseBy } from './use';

export interface ComposeReferences {
  add(service: ComposeServiceObject): void;
  /** What the services refer to and the file does not have. `rest` is the file without its services. */
  problems(rest: JsonObject): Problem[];
}

/** Gathers what services refer to while they come, until the whole file is known. */
export function composeReferences(): ComposeReferences {
  const services = new Map<string, Service>();
  const uses: UseBy[] = [];
  let isPatched = false;
  return {
    add({ name, source, content }) {
      const profiles = listIn(content.profiles).map(asText);
      const service: Service =
        profiles.length > 0 ? { name, source, profiles: new Set(profiles) } : { name, source };
      isPatched ||= source.patched === true;
      services.set(name, service);
      for (const use of usesOf(content)) if (!use.name.includes('$')) uses.push({ service, ...use });
    },

    problems(rest) {
      // An included file may have what this one does not.
      if (rest.include !== undefined) return [];
      const declared: Readonly<Record<Section, ReadonlySet<string>>> = {
        services: new Set(services.keys()),
        networks: new Set(['default', ...Object.keys(objectIn(rest.networks))]),
        models: new Set(Object.keys(objectIn(rest.models))),
        secrets: new Set(Object.keys(objectIn(rest.secrets))),
      };
      const missing = uses
        .filter(({ section, name }) => !declared[section].has(name))
        .map(({ section, name, at, service }) => ({
          message: `The Compose service "${service.name}" refers to "${name}", but the Compose file has no entry of that name in "${section}".`,
          origin: service.source.origin,
          // What Lading lowers refers to nothing that it does not write.
          property: service.source.patchProperty,
          affected: [placeInService(service, ...at)],
          suggestion: nearest(name, declared[section]),
          fix:
            section === 'services'
              ? 'Refer to a service of this file; in Lading, to a workload of this app that runs on Compose.'
              : `Add it to the file; in Lading, \`compose: { patch: { ${section}: { … } } }\` at the app.`,
          subject: `${section} ${name}`,
        }));
      return [...missing, ...absentUnderProfiles(uses, services), ...circle()];
    },
  };

  /** What somebody has patched into a circle; `startAfter` is judged before it is lowered. */
  function circle(): Problem[] {
    if (!isPatched) return [];
    const waits = new Map<string, string[]>([...services.keys()].map((name) => [name, []]));
    for (const { section, name, service } of uses)
      if (section === 'services') waits.get(service.name)?.push(name);
    const names = cycleOf(waits) ?? [];
    const patched = names.map((name) => services.get(name)).find((service) => service?.source.patched);
    if (patched === undefined) return [];
    return [
      {
        message: `Services of the Compose file wait for each other: ${[...names, names[0]].join(' → ')}.`,
        origin: patched.source.origin,
        property: patched.source.patchProperty,
        affected: [placeInService(patched, 'depends_on')],
        fix: 'Take one of these dependencies out.',
      },
    ];
  }
}

function usesOf(content: JsonObject): Use[] {
  const uses: Use[] = [];
  const add = (section: Section, name: unknown, ...at: (string | number)[]): void => {
    const text = textIn(name);
    if (text !== undefined) uses.push({ section, name: text, at });
  };
  const addEach = (section: Section, field: string): void => {
    const value = content[field];
    if (isObject(value))
      for (const name of Object.keys(value)) {
        if (objectIn(value[name]).required === false)
          uses.push({ section, name, at: [field, name], isOptional: true });
        else add(section, name, field, name);
      }
    else for (const [index, name] of listIn(value).entries()) add(section, name, field, index);
  };
  addEach('networks', 'networks');
  addEach('models', 'models');
  addEach('services', 'depends_on');
  listIn(content.links).forEach((link, index) => {
    add('services', before(link), 'links', index);
  });
  listIn(content.volumes_from).forEach((from, index) => {
    if (!asText(from).startsWith('container:')) add('services', before(from), 'volumes_from', index);
  });
  for (const field of namespaces) {
    const mode = textIn(content[field]);
    if (mode?.startsWith('service:')) add('services', mode.slice('service:'.length), field);
  }
  const build = objectIn(content.build);
  listIn(build.secrets).forEach((secret, index) => {
    add('secrets', isObject(secret) ? secret.source : secret, 'build', 'secrets', index);
  });
  return uses;
}

/** Namespaces that a service may share with another: `service:db`. */
const namespaces = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'] as const;

function before(link: unknown): string | undefined {
  return typeof link === 'string' ? link.split(':')[0] : undefined;
}
