import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { memoryOutput } from '../../lib/emit/memory-output';
import { openOutput } from '../../lib/emit/output';
import { commit, newRoot } from './folder';

it('holds what an output on the disk would hold, byte for byte', () => {
  const memory = memoryOutput();
  const file = memory.file('b/a', 'test');
  file.write('é');
  file.write('\n');
  expect(memory.files.size).toBe(0);
  file.close();
  expect(memory.commit({ app: 'shop' }).written).toEqual(['b/a', 'lading.json']);

  const root = newRoot();
  commit(root, { 'b/a': 'é\n' }, { app: 'shop' });
  for (const [path, text] of memory.files) expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  rmSync(dirname(root), { recursive: true });
});

it('holds bytes that are no text as they are, in however many pieces they come', () => {
  const bytes = Buffer.from([0xff, 0x00, 0xfe]);
  const root = newRoot();
  const outputs = [memoryOutput(), openOutput(root)] as const;
  for (const output of outputs) {
    const file = output.file('logo.png', 'test');
    for (const piece of [bytes.subarray(0, 1), bytes.subarray(1), 'é']) file.write(piece);
    file.close();
    const large = output.file('large', 'test');
    large.write('x'.repeat(70_000));
    large.write(Buffer.alloc(70_000, 0xff));
    large.close();
    output.commit({});
  }
  const [memory] = outputs;
  expect(memory.files.get('logo.png')).toEqual(Buffer.concat([bytes, Buffer.from('é')]));
  for (const [path, data] of memory.files)
    expect(readFileSync(join(root, path)).equals(Buffer.from(data))).toBe(true);
  rmSync(dirname(root), { recursive: true });
});

it('refuses the paths that an output on the disk refuses', () => {
  const memory = memoryOutput();
  memory.file('a', 'test').close();
  expect(() => memory.file('A', 'test')).toThrow(expect.objectContaining({ code: 'output/duplicate-path' }));
  expect(() => memory.file('../a', 'test')).toThrow(expect.objectContaining({ code: 'output/unsafe-path' }));
});

it('holds nothing after an abort', () => {
  const memory = memoryOutput();
  memory.file('a', 'test').close();
  memory.abort();
  expect([...memory.files]).toEqual([]);
});
