import { diagnose } from '../diagnostics/diagnose';
import { nearest } from '../diagnostics/did-you-mean';
import type { Finding } from '../diagnostics/finding';
import { captureSite } from '../diagnostics/location';
import type { Origin } from '../diagnostics/origin';
import { refuse } from '../diagnostics/synthesis-error';
import type { Alike } from './props/alike';
import { callback, objects, wrongArgument } from './props/arguments';
import { type AppRegistry, appRegistry } from './run/app-registry';

/**
 * One app in several environments: `app` is called for each with the values of that one and its name, and what it makes
 * belongs to it. `lading synth` writes each to a folder of its own, `dist/<name>`, and `--env` says which ones.
 * A program that runs by itself, under `cdk8s synth` or in a test, is one environment: `LADING_ENV` chooses it.
 *
 * @param values Name → what differs. All say the same keys; another key, or another type, does not compile. Names are
 * lower-case letters, digits and `-`, for they are names of folders and parts of the Compose project's name.
 * @throws `environment/not-chosen`, `environment/unknown` and `name/invalid`, at the user's line; whatever `app` throws.
 */
export function environments<const E extends Readonly<Record<string, object>>>(
  values: E & Alike<E>,
  app: (values: E[keyof E], name: keyof E & string) => void | Promise<void>,
): Promise<void> {
  const origin = { path: '', construct: 'environments', site: captureSite(environments), suppressions: [] };
  const wrong = wrongArgument('environments', { values: [objects, values], app: [callback, app] });
  if (wrong !== undefined) refuse(diagnose([{ code: 'props/wrong-type', ...wrong, origin }]), environments);
  const known: { readonly name: keyof E & string; readonly values: E[keyof E] }[] = [];
  for (const name in values) known.push({ name, values: values[name] });
  const registry = appRegistry();
  const names = known.map(({ name }) => name);
  const problems = [...nameProblems(names, origin), ...choiceProblems(names, registry, origin)];
  if (problems.length > 0) refuse(diagnose(problems), environments);
  const asked = askedFor(registry) ?? names;
  const chosen = known.filter(({ name }) => asked.includes(name));
  return inTurn(chosen, ({ name, values }) => during(name, () => app(values, name)));
}

/** One after the other, and at once as long as none has to be waited for. */
function inTurn<T>(list: readonly T[], run: (each: T) => void | Promise<void>): Promise<void> {
  const [first, ...others] = list;
  if (first === undefined) return Promise.resolve();
  const running = run(first);
  return running === undefined ? inTurn(others, run) : running.then(() => inTurn(others, run));
}

/** What is made meanwhile belongs to that environment. */
function during(name: string, run: () => void | Promise<void>): void | Promise<void> {
  const registry = appRegistry();
  const end = (): void => {
    registry.environment = undefined;
  };
  registry.environment = name;
  try {
    const running = run();
    if (running instanceof Promise) return running.finally(end);
  } catch (error) {
    end();
    throw error;
  }
  end();
  return undefined;
}

/** Those that somebody has named; undefined where all are meant. */
function askedFor({ commandLine, environments: asked }: AppRegistry): readonly string[] | undefined {
  if (commandLine) return asked;
  const { LADING_ENV: chosen } = process.env;
  return chosen ? [chosen] : [];
}

function nameProblems(names: readonly string[], origin: Origin): Finding[] {
  return names.flatMap((name): Finding[] => {
    if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return [];
    return [
      {
        code: 'name/invalid',
        message: `"${name}" cannot be the name of an environment: lower-case letters, digits and "-" only, 63 at most.`,
        origin,
      },
    ];
  });
}

function choiceProblems(names: readonly string[], registry: AppRegistry, origin: Origin): Finding[] {
  const asked = askedFor(registry) ?? [];
  const listed = names.join(', ');
  if (asked.length === 0 && !registry.commandLine) {
    return [
      {
        code: 'environment/not-chosen',
        message: `Nobody says which environment this is for: ${listed}.`,
        origin,
        fix: `LADING_ENV=${names[0] ?? ''} chooses one; \`lading synth\` writes all of them.`,
      },
    ];
  }
  return asked.flatMap((name): Finding[] => {
    if (names.includes(name)) return [];
    const suggestion = nearest(name, names);
    const message = `There is no environment "${name}": the app has ${listed}.`;
    return [{ code: 'environment/unknown', message, origin, suggestion }];
  });
}
