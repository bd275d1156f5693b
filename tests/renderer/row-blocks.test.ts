import { describe, expect, it } from 'vitest';
import { BLOCK_ROWS, nextBlocks, type RowBlock } from '#renderer/components/row-blocks.ts';

const rowsNamed = (name: string, count: number) => ({
  count,
  at: (index: number): string | undefined => (index < count ? `${name} ${index}` : undefined),
});

/** Steps until nothing is left to do: what was drawn anew, frame by frame, and what stands at the end. */
function settled(
  drawn: readonly RowBlock<string>[],
  source: ReturnType<typeof rowsNamed>,
  seen: { readonly firstSeen: number; readonly lastSeen: number },
) {
  const frames: number[][] = [];
  let blocks = drawn;
  for (let frame = 0; frame < 100; frame += 1) {
    const next = nextBlocks(blocks, source, seen);
    if (next === blocks) return { frames, blocks };
    frames.push(next.filter((block) => !blocks.includes(block)).map(({ at }) => at));
    blocks = next;
  }
  throw new Error('the list never came to rest');
}

describe('the rows of a list come block by block', () => {
  it('one block a frame, those in view before those beside it', () => {
    const { frames, blocks } = settled([], rowsNamed('client', 1000), { firstSeen: 100, lastSeen: 118 });
    expect(frames.every((anew) => anew.length <= 1)).toBe(true);
    expect(frames.flat().slice(0, 4)).toEqual([20, 21, 22, 23]);
    expect(blocks.map(({ at }) => at)).toEqual([19, 20, 21, 22, 23, 24]);
    expect(blocks.flatMap(({ rows }) => rows)).toEqual(
      Array.from({ length: 6 * BLOCK_ROWS }, (_, index) => `client ${95 + index}`),
    );
  });

  it('what scrolled away is let go, a little each frame, and what stays is not drawn again', () => {
    const source = rowsNamed('client', 1000);
    const before = settled([], source, { firstSeen: 100, lastSeen: 118 }).blocks;
    const { frames, blocks } = settled(before, source, { firstSeen: 110, lastSeen: 128 });
    expect(frames.flat()).toEqual([25, 26]);
    expect(blocks.find(({ at }) => at === 22)).toBe(before.find(({ at }) => at === 22));
    expect(blocks.map(({ at }) => at)).toEqual([21, 22, 23, 24, 25, 26]);
  });

  it('rows that came late or changed are drawn again, and only theirs', () => {
    const away = { count: 50, at: (index: number) => (index < 10 ? `client ${index}` : undefined) };
    const before = settled([], away, { firstSeen: 0, lastSeen: 18 }).blocks;
    const { frames } = settled(before, rowsNamed('client', 50), { firstSeen: 0, lastSeen: 18 });
    expect(frames.flat()).toEqual([2, 3, 4]);
  });

  it('the last block is as long as the list is, and an empty list draws nothing', () => {
    const { blocks } = settled([], rowsNamed('client', 12), { firstSeen: 0, lastSeen: 18 });
    expect(blocks.map(({ rows }) => rows.length)).toEqual([5, 5, 2]);
    expect(settled(blocks, rowsNamed('client', 0), { firstSeen: 0, lastSeen: 18 }).blocks).toEqual([]);
  });
});
