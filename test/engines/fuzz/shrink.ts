import { isStand, type Recipe } from './recipe';

/** The largest number of tries; each may ask an engine. */
const tries = 300;

/**
 * Takes away whatever an app can lose and still have what is looked for: parts, charts, properties, items.
 * @param holds - whether it is still there
 */
export async function shrink(recipe: Recipe, holds: (smaller: Recipe) => Promise<boolean>): Promise<Recipe> {
  let smallest = recipe;
  let left = tries;
  for (let changed = true; changed && left > 0; ) {
    changed = false;
    for (const smaller of smallerOnes(smallest)) {
      if (left-- <= 0) break;
      if (!(await holds(smaller))) continue;
      smallest = smaller;
      changed = true;
      break;
    }
  }
  return smallest;
}

/** Each recipe that has one thing less; the large things first. */
function* smallerOnes(recipe: Recipe): Generator<Recipe> {
  const { app, charts, parts } = recipe;
  for (let index = parts.length - 1; index >= 0; index--) {
    yield { ...recipe, parts: parts.filter((_, other) => other !== index) };
  }
  for (const smaller of without(app)) yield { ...recipe, app: Object(smaller) };
  for (const [index, props] of charts.entries()) {
    for (const smaller of without(props)) {
      yield { ...recipe, charts: charts.map((each, other) => (other === index ? Object(smaller) : each)) };
    }
  }
  for (const [index, part] of parts.entries()) {
    for (const props of without(part.props)) {
      const smaller = { ...part, props: Object(props) };
      yield { ...recipe, parts: parts.map((each, other) => (other === index ? smaller : each)) };
    }
  }
}

/** Each value that has one entry less, at any depth. */
function* without(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null || isStand(value)) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) yield value.filter((_, other) => other !== index);
    for (const [index, each] of value.entries())
      for (const smaller of without(each))
        yield value.map((kept, other) => (other === index ? smaller : kept));
    return;
  }
  for (const key of Object.keys(value))
    yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
  for (const [key, each] of Object.entries(value))
    for (const smaller of without(each)) yield { ...value, [key]: smaller };
}
