import { isStand, type Recipe, type Stand } from './recipe';

/** A recipe as the program that it stands for, to be read and to be tried by hand. */
export function print({ app, charts, parts }: Recipe): string {
  return [
    `const app = new App(${write(app)});`,
    ...charts.map(
      (props, index) => `const chart${index} = new Chart(app, 'chart${index}', ${write(props)});`,
    ),
    ...parts.map(
      ({ is, id, chart, props }) => `const ${id} = new ${is}(chart${chart}, '${id}', ${write(props)});`,
    ),
  ].join('\n');
}

function write(value: unknown): string {
  if (isStand(value)) return writeStand(value);
  if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).map(([key, each]) => {
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
    return `${name}: ${write(each)}`;
  });
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function writeStand(stand: Stand): string {
  switch (stand.$) {
    case 'part':
      return stand.id;
    case 'call':
      return `${stand.of}(${stand.args.map(write).join(', ')})`;
    case 'around':
      return `${JSON.stringify(stand.before)} + ${writeStand(stand.what)} + ${JSON.stringify(stand.after)}`;
    case 'url':
      return `${stand.id}.url('/v1')`;
    default:
      return `${stand.id}.${stand.$}`;
  }
}
