import { remember } from '../../lib/model/remember';

it('asks once for a short string, and each time for a long one', () => {
  const asked: string[] = [];
  const answer = remember((text) => {
    asked.push(text);
    return text.toUpperCase();
  });
  const long = 'x'.repeat(101);
  expect(['a', long, 'a', long].map(answer)).toEqual(['A', long.toUpperCase(), 'A', long.toUpperCase()]);
  expect(asked).toEqual(['a', long, long]);
});

it('forgets when it is full', () => {
  let asked = 0;
  const answer = remember((text) => {
    asked += 1;
    return text;
  });
  for (let at = 0; at < 5_001; at += 1) answer(String(at));
  answer('5000');
  expect(asked).toBe(5_001);
  answer('0');
  expect(asked).toBe(5_002);
});
