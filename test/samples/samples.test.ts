import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree, render } from './render';

const updates = process.env.UPDATE_SAMPLES === '1';
const examples = join(__dirname, '../../examples');

const appsIn = (room: string) => readdirSync(room).filter((name) => existsSync(join(room, name, 'app.ts')));

describe.each([
  ['sample', __dirname],
  ['example', examples],
])('each %s', (_, room) => {
  let scratch: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'lading-samples-'));
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  it.each(appsIn(room))('synthesizes to what its expected folder holds: %s', (name) => {
    const folder = join(room, name);
    const expected = join(folder, 'expected');
    const actual = join(scratch, name);
    render(folder, actual);
    // What could not be rendered takes nothing away.
    if (updates) {
      rmSync(expected, { recursive: true, force: true });
      cpSync(actual, expected, { recursive: true });
    }
    expect(readTree(actual)).toEqual(readTree(expected));
  });
});
