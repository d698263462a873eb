import { generate } from '../fuzz/generate';
import { random } from '../fuzz/random';
import { isStand, type Part, type Props, type Recipe } from '../fuzz/recipe';

/** Apps in which something is looked for that another app could have. */
const donors = 12;

/** An app that is made up, and one that differs from it in a single property of a single part; nothing where none fits. */
export function nearPair(seed: number): readonly [Recipe, Recipe] | undefined {
  const before = generate(seed);
  const source = random(seed + 1);
  const chosen = source.pick(before.parts);
  if (chosen === undefined) return undefined;
  for (let next = 1; next <= donors; next++) {
    const donor = generate(seed + next * 7919).parts.find(({ is }) => is === chosen.is);
    if (donor === undefined) continue;
    const keys = [...new Set([...Object.keys(chosen.props), ...Object.keys(donor.props)])].filter(
      (key) => !isBound(chosen.props[key]) && !isBound(donor.props[key]),
    );
    const key = source.pick(keys);
    if (key === undefined || isSame(chosen.props[key], donor.props[key])) continue;
    return [before, withPart(before, { ...chosen, props: withProp(chosen.props, key, donor.props[key]) })];
  }
  return undefined;
}

/** Whether it refers to a part, which another app has not. */
function isBound(value: unknown): boolean {
  if (isStand(value)) return 'id' in value || (value.$ === 'around' && isBound(value.what));
  if (Array.isArray(value)) return value.some(isBound);
  return typeof value === 'object' && value !== null && Object.values(value).some(isBound);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function withProp(props: Props, key: string, value: unknown): Props {
  const { [key]: _, ...rest } = props;
  return value === undefined ? rest : { ...rest, [key]: value };
}

function withPart(recipe: Recipe, part: Part): Recipe {
  return { ...recipe, parts: recipe.parts.map((each) => (each.id === part.id ? part : each)) };
}
