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
  room = 1,
) {
  const frames: number[][] = [];
  let blocks = drawn;
  for (let frame = 0; frame < 100; frame += 1) {
    const next = nextBlocks(blocks, source, seen, room);
    if (next === blocks) return { frames, blocks };
    frames.push(next.filter((block) => !blocks.includes(block)).map(({ at }) => at));
    blocks = next;
  }
  throw new Error('the list never came to rest');
}

describe('the rows of a list come block by block', () => {
  it('one block a frame, those in view before those beside it', () => {
    const { frames, blocks } = settled([], rowsNamed('client', 1000), { firstSeen: 60, lastSeen: 70 });
    expect(frames.every((anew) => anew.length <= 1)).toBe(true);
    expect(frames.flat()).toEqual([20, 21, 22, 23, 18, 19, 24, 25]);
    expect(blocks.map(({ at }) => at)).toEqual([18, 19, 20, 21, 22, 23, 24, 25]);
    expect(blocks.flatMap(({ rows }) => rows)).toEqual(
      Array.from({ length: 8 * BLOCK_ROWS }, (_, index) => `client ${54 + index}`),
    );
  });

  it('where a frame has room for more, more blocks come with each, in the same order', () => {
    const { frames } = settled([], rowsNamed('client', 1000), { firstSeen: 60, lastSeen: 70 }, 3);
    expect(frames).toEqual([
      [20, 21, 22],
      [18, 19, 23],
      [24, 25],
    ]);
  });

  it('what scrolled away is let go, a little each frame, and what stays is not drawn again', () => {
    const source = rowsNamed('client', 1000);
    const before = settled([], source, { firstSeen: 60, lastSeen: 70 }).blocks;
    const { frames, blocks } = settled(before, source, { firstSeen: 66, lastSeen: 76 });
    expect(frames.flat()).toEqual([26, 27]);
    expect(blocks.find(({ at }) => at === 22)).toBe(before.find(({ at }) => at === 22));
    expect(blocks.map(({ at }) => at)).toEqual([20, 21, 22, 23, 24, 25, 26, 27]);
  });

  it('rows that came late or changed are drawn again, and only theirs', () => {
    const away = { count: 50, at: (index: number) => (index < 9 ? `client ${index}` : undefined) };
    const before = settled([], away, { firstSeen: 0, lastSeen: 12 }).blocks;
    const { frames } = settled(before, rowsNamed('client', 50), { firstSeen: 0, lastSeen: 12 });
    expect(frames.flat()).toEqual([3, 4, 5]);
  });

  it('the last block is as long as the list is, and an empty list draws nothing', () => {
    const { blocks } = settled([], rowsNamed('client', 8), { firstSeen: 0, lastSeen: 18 });
    expect(blocks.map(({ rows }) => rows.length)).toEqual([3, 3, 2]);
    expect(settled(blocks, rowsNamed('client', 0), { firstSeen: 0, lastSeen: 18 }).blocks).toEqual([]);
  });
});
