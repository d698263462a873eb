import { pointerTo } from '../../diagnostics/json-pointer';

/** One step into an object. */
export interface Step {
  /** The key of a field, or what tells an entry of a list from the others: the name of a container. */
  readonly key: string;
  /** Where the entry stands in its list, of the newer object where it is in it. */
  readonly index?: number;
}

/** A place where two objects differ. What is absent is undefined. */
export interface Difference {
  readonly steps: readonly Step[];
  readonly before: unknown;
  readonly after: unknown;
  /** That it is the order of a list alone: what tells its entries apart, before and now. */
  readonly isOrder?: true;
}

/** As people read it: `spec.template.spec.containers[web].image`. */
export function pathOf(steps: readonly Step[]): string {
  let path = '';
  for (const { key, index } of steps) {
    if (index !== undefined) path += `[${key}]`;
    else if (/^[\w$-]+$/.test(key)) path += path === '' ? key : `.${key}`;
    else path += `[${JSON.stringify(key)}]`;
  }
  return path;
}

/** A JSON pointer into the object that it was found in. */
export function pointerOf(steps: readonly Step[]): string {
  return pointerTo('', ...steps.map(({ key, index }) => index ?? key));
}

/** What rules go by: `spec/template/spec/containers/*` + `/image`, with a star for every entry of a list. */
export function shapeOf(steps: readonly Step[]): string {
  return steps.map(({ key, index }) => (index === undefined ? key : '*')).join('/');
}
