import { parse } from 'yaml';
import { exampleMadeBy, madeBy } from '../../lib/emit/made-by';
import { printYaml } from '../../lib/emit/yaml';

it('is one line that names the app', () => {
  expect(madeBy({ name: 'shop' })).toBe(
    '# Made by Lading from the app "shop"; edit the app, not this file.\n',
  );
  expect(exampleMadeBy({ name: 'shop', environment: 'prod' })).toBe(
    '# Made by Lading from the app "shop" for "prod".\n',
  );
});

it.each(['a\nkey: x', 'a\r\nkey: x', 'a\u2028key: x', 'a\u0085key: x', 'a\0', 'a\ud800', '# "a"', 'Größe 1'])(
  'stays a comment, whatever the app is called: %j',
  (name) => {
    const line = madeBy({ name });
    expect(line.split(/[\n\r\u2028\u2029\u0085]/)).toHaveLength(2);
    expect(Buffer.from(line).toString()).toBe(line);
    expect(parse(line + printYaml({ kind: 'Pod' }))).toEqual({ kind: 'Pod' });
  },
);
