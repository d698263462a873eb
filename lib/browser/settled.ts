/** Passes over all columns, after which hardly anything moves. */
const sweeps = 10;

/**
 * Where the middle of each stands across the edges: as near to its neighbours as those beside it in its column let it,
 * which makes edges straight. What has no neighbours stays where it is.
 * @param roomOf What one takes, with the gap to the next.
 */
export function settled(
  columns: readonly (readonly string[])[],
  roomOf: (id: string) => number,
  near: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const centers = new Map<string, number>();
  for (const column of columns) {
    let at = -column.reduce((sum, id) => sum + roomOf(id), 0) / 2;
    for (const id of column) {
      centers.set(id, at + roomOf(id) / 2);
      at += roomOf(id);
    }
  }
  for (let sweep = 0; sweep < sweeps; sweep += 1)
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const wanted = column.map((id) => {
        const others = (near.get(id) ?? []).flatMap((other) => centers.get(other) ?? []);
        return others.length === 0 ? (centers.get(id) ?? 0) : sumOf(others) / others.length;
      });
      for (const [index, center] of apart(wanted, column.map(roomOf)).entries())
        centers.set(column[index] ?? '', center);
    }
  return centers;
}

/** The places that are nearest to the wanted ones, in the same order, with room for each: neighbours that push share what they lose. */
function apart(wanted: readonly number[], rooms: readonly number[]): readonly number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, room] of rooms.entries()) {
    offset += index === 0 ? 0 : ((rooms[index - 1] ?? 0) + room) / 2;
    offsets.push(offset);
  }
  const blocks: { sum: number; count: number }[] = [];
  for (const [index, place] of wanted.entries()) {
    let block = { sum: place - (offsets[index] ?? 0), count: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.count > block.sum / block.count;
      last = blocks.at(-1)
    ) {
      block = { sum: last.sum + block.sum, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  const bases = blocks.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
  return offsets.map((each, index) => each + (bases[index] ?? 0));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
