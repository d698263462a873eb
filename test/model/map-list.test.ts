import { mapList } from '../../lib/model/map-list';

describe('mapList', () => {
  test('answers what map answers, with the index of each', () => {
    const change = (item: string, index: number) => `${index}${item}`;
    expect(mapList(['a', 'b', 'c'], change)).toEqual(['a', 'b', 'c'].map(change));
  });

  test('answers a new empty list for an empty one', () => {
    const empty: string[] = [];
    expect(mapList(empty, String)).toEqual([]);
    expect(mapList(empty, String)).not.toBe(empty);
  });
});
