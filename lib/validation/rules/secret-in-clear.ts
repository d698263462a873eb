import type { Affected } from '../../diagnostics/finding';
import { dotted } from '../../diagnostics/format';
import { pointerTo } from '../../diagnostics/json-pointer';
import type { Origin } from '../../diagnostics/origin';
import { settle } from '../../diagnostics/settle';
import type { AppModel } from '../../model/app';
import type { JsonObject } from '../../model/json';
import type { Route } from '../../model/route';
import { clearIn } from '../clear-in';
import { placeInFile, placeInService } from '../compose-object';
import { nameOf, placeIn } from '../kubernetes-object';
import {
  type LiteralKind,
  type Look,
  literalsOfConfig,
  literalsOfLabels,
  literalsOfSources,
  literalsOfWorkload,
} from '../literals';
import { literalsIn } from '../literals-in-objects';
import type { ComposeChecks, ComposeContext, Problem, Rule } from '../rule';
import type { Source } from '../source';

const consequence = 'Whoever can read the manifests or the repository knows it.';

/** Passwords, tokens and keys that the app holds as plain text, where a secret could stand. */
export const secretInClear: Rule = {
  code: 'secret/in-clear',
  model: ({ app, report }) => {
    const lookFor =
      (origin: Origin, of: string): Look =>
      (text, kind, name, within, key) => {
        const found = clearIn(text, kind, name);
        if (found === undefined) return;
        const property = [...within, key];
        const message = `${dotted(pointerTo('', ...property))} holds ${found.what} in clear.`;
        report({ origin, property, message, consequence, fix: fixFor(text, kind, name, of) });
      };
    return {
      app() {
        for (const part of app.namespaces) literalsOfLabels(part, [], lookFor(part.origin, part.name));
        for (const config of app.configs) literalsOfConfig(config, lookFor(config.origin, config.name));
        for (const each of app.existing) literalsOfSources(each, lookFor(each.origin, each.name));
      },
      workload: (workload) => literalsOfWorkload(workload, lookFor(workload.origin, workload.name)),
      service: (service) => literalsOfLabels(service, [], lookFor(service.origin, service.name)),
      route: (route) => literalsOfLabels(route, placeOfRoute(route), lookFor(route.origin, route.name)),
    };
  },

  kubernetes: ({ app, report }) => {
    const look = lookIn(app, report);
    return {
      object(object) {
        const fix =
          object.kind === 'Secret' && object.group === ''
            ? 'Leave it out, and make it where secrets are kept; in Lading, what uses it names it: `secret(…)`.'
            : undefined;
        look(object.content, object.source, nameOf(object), (steps) => placeIn(object, '', ...steps), fix);
      },
    };
  },

  compose: inFile,
  stack: inFile,
};

function inFile({ app, report }: ComposeContext): ComposeChecks {
  const look = lookIn(app, report);
  return {
    service(service) {
      const { content, source, name } = service;
      look(content, source, `services.${name}`, (steps) => placeInService(service, ...steps));
    },
    file(file) {
      const { object } = placeInFile(file);
      look(file.content, file.source, object, (steps) => placeInFile(file, ...steps));
    },
  };
}

/** The options of a WebApp's own route stand in `expose`. */
function placeOfRoute({ origin, service }: Route): readonly string[] {
  return settle({ origin: service.origin }).origin === settle({ origin }).origin ? ['expose'] : [];
}

/** Looks at final objects of others, and at what patches have made of ours: of the rest the model has told. */
function lookIn(app: AppModel | undefined, report: (problem: Problem) => void) {
  let told: ((origin: Origin) => ReadonlySet<string>) | undefined;
  return (
    content: JsonObject,
    { own, patched = false, origin }: Source,
    object: string,
    placeOf: (steps: readonly (string | number)[]) => Affected,
    fix = 'Name the key of a Secret in its place.',
  ): void => {
    if (own && !patched) return;
    literalsIn(content, (text, kind, name, steps) => {
      const found = clearIn(text, kind, name);
      if (found === undefined) return;
      told ??= toldOf(app);
      // Compose has every `$` of a value twice.
      const secret = text.slice(found.start, found.end).replaceAll('$$', '$');
      if (own && told(origin).has(secret)) return;
      const where = `${object}, at ${dotted(pointerTo('', ...steps))},`;
      const affected = [placeOf(steps)];
      report({ origin, affected, message: `${where} holds ${found.what} in clear.`, consequence, fix });
    });
  };
}

/** What is told of each construct's own values, whatever patches say. */
function toldOf(app: AppModel | undefined): (origin: Origin) => ReadonlySet<string> {
  const secrets = new Map<Origin, Set<string>>();
  const note =
    ({ origin }: { readonly origin: Origin }): Look =>
    (text, kind, name) => {
      const found = clearIn(text, kind, name);
      if (found === undefined) return;
      const known = secrets.get(origin) ?? new Set();
      secrets.set(origin, known.add(text.slice(found.start, found.end)));
    };
  for (const workload of app?.workloads ?? []) literalsOfWorkload(workload, note(workload));
  for (const config of app?.configs ?? []) literalsOfConfig(config, note(config));
  for (const part of [...(app?.namespaces ?? []), ...(app?.services ?? []), ...(app?.routes ?? [])])
    literalsOfLabels(part, [], note(part));
  return (origin) => secrets.get(origin) ?? new Set();
}

function fixFor(text: string, kind: LiteralKind, name: string | undefined, of: string): string {
  const key = (name ?? 'password')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  switch (kind) {
    case 'file':
      return 'Mount it with `secretFiles(…)`, or hand it over as an env value that is a `secret(…)`.';
    case 'label':
      return 'Take it out: labels and annotations are for everybody to read. A container gets it as an env value that is a `secret(…)`.';
    case 'build':
      return 'Leave it out of the build, for it stays in the image: hand it over when the container starts, as an env value that is a `secret(…)`.';
    case 'value':
      return /\s|\/|=/.test(text)
        ? `Put a secret in its place, also within a text: \`\${secret('${of}', 'password')}\`.`
        : `Take it from a secret: \`secret('${of}', '${key}')\`.`;
  }
}
