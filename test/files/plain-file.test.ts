import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlainFile } from '../../lib/files/plain-file';

jest.mock('node:fs', () => ({ __esModule: true, ...jest.requireActual('node:fs') }));

const file = join(fs.mkdtempSync(join(tmpdir(), 'plain-file-')), 'file');

test.each([0, 1, 65_535, 65_536, 20_000_000])('a file of %i bytes is read whole', (size) => {
  const bytes = Buffer.alloc(size, 'abc');
  fs.writeFileSync(file, bytes);
  expect(readPlainFile(file).bytes.equals(bytes)).toBe(true);
});

test('a file that says that it has no size is read whole', () => {
  if (process.platform === 'linux')
    expect(readPlainFile('/proc/self/status').bytes.length).toBeGreaterThan(500);
});

test('a file in an archive is read, whose descriptor Yarn lets readFileSync know nothing of', () => {
  fs.writeFileSync(file, 'text');
  const known = fs.readFileSync;
  jest.spyOn(fs, 'readFileSync').mockImplementation((path, options) => {
    if (typeof path === 'number')
      throw Object.assign(new Error('EBADF: bad file descriptor'), { code: 'EBADF' });
    return known(path, options);
  });
  expect(String(readPlainFile(file).bytes)).toBe('text');
});
