import { contentHash } from '../../lib/model/hash';

test('the order of files does not matter', () => {
  expect(contentHash({ a: '1', b: '2' })).toBe(contentHash({ b: '2', a: '1' }));
});

test('eight hexadecimal digits that stay the same from release to release', () => {
  expect(contentHash({ 'app.conf': 'level = info\n' })).toBe('09a4f16c');
});

test.each([
  [{ a: '1' }, { a: '2' }],
  [{ a: '1' }, { b: '1' }],
  [{ a: '', b: '' }, { a: 'b' }],
  [{ ab: '' }, { a: 'b' }],
  [{}, { a: '' }],
])('%j and %j differ', (one, other) => {
  expect(contentHash(one)).not.toBe(contentHash(other));
});

test('bytes that are no text differ in every byte', () => {
  const hashes = [[0xff], [0xfe], [0xff, 0]].map((bytes) => contentHash({ a: Buffer.from(bytes) }));
  expect(new Set(hashes).size).toBe(3);
});
