import type { MadePiece } from '../constructs/run/in-memory';
import { nearest } from '../diagnostics/did-you-mean';
import type { Target } from '../model/target';
import { mismatches, tellMismatches } from './mismatches';
import { piecesIn, type Synthesized } from './synthesized';
import { errorsIn } from './synthesizes';
import { indented, type Verdict } from './verdict';

/**
 * Whether there is an object of Kubernetes, and it is as it is said.
 *
 * @param name `Deployment/web`, or with its namespace `Deployment/shop/web`.
 */
export function hasObject(app: Synthesized, name: string, expected: object = {}): Verdict {
  const objects = piecesIn(app).filter(
    ({ target, object }) => target === 'kubernetes' && object !== undefined,
  );
  const found = objects.filter((piece) => namesOf(piece).includes(name));
  const names = objects.map(({ kind, name: own }) => `${kind}/${own}`);
  return verdict(app, { what: name, among: 'objects of Kubernetes', names, found, expected });
}

/** Whether there is a service of Compose or of a stack, and it is as it is said. */
export function hasService(
  app: Synthesized,
  target: Exclude<Target, 'kubernetes'>,
  name: string,
  expected: object = {},
): Verdict {
  const services = piecesIn(app).filter((piece) => piece.target === target && piece.kind === 'services');
  const found = services.filter((piece) => piece.name === name);
  const names = services.map((piece) => piece.name);
  return verdict(app, {
    what: `The service "${name}"`,
    among: `services in ${target}`,
    names,
    found,
    expected,
  });
}

function namesOf({ kind, name, namespace = 'default' }: MadePiece): readonly string[] {
  return [`${kind}/${name}`, `${kind}/${namespace}/${name}`];
}

interface Asked {
  readonly what: string;
  readonly among: string;
  readonly names: readonly string[];
  readonly found: readonly MadePiece[];
  readonly expected: object;
}

function verdict(app: Synthesized, { what, among, names, found, expected }: Asked): Verdict {
  const wrong = found.map(({ object }) => mismatches(object, expected));
  const pass = wrong.some((each) => each.length === 0);
  return {
    pass,
    message() {
      if (pass) return `${what} is there, and was expected not to be.`;
      const errors = errorsIn(app.diagnostics);
      const failed =
        errors.length === 0 ? '' : `\n\nThe app does not synthesize either:\n\n${app.tell(errors)}`;
      if (found.length > 0)
        return `${what} is not as expected:\n${indented(wrong.map(tellMismatches).join('\n'))}${failed}`;
      const meant = nearest(what.replace(/^The service "|"$/g, ''), names);
      return `${what} is not there.${meant ? ` Did you mean "${meant}"?` : ''}\n${listed(among, names)}${failed}`;
    },
  };
}

function listed(among: string, names: readonly string[]): string {
  if (names.length === 0) return `There are no ${among}.`;
  const more = names.length > most ? `, and ${names.length - most} more` : '';
  return `There are the ${among} ${names.slice(0, most).join(', ')}${more}.`;
}

const most = 30;
