import { expect, test, vi } from 'vitest';
import { FramePace } from '#renderer/components/frame-pace.ts';

/** Frames that took so many milliseconds, one after the other: what the next one had room for each time. */
async function after(tooks: readonly number[]): Promise<readonly number[]> {
  let now = 0;
  let asked = 0;
  const pace = new FramePace(() => {
    asked += 1;
    return now;
  });
  const rooms: number[] = [];
  for (const took of tooks) {
    pace.measure();
    const begun = asked;
    now += took;
    // It looks at the clock once more when it judges.
    await vi.waitUntil(() => asked > begun, { interval: 1 });
    rooms.push(pace.room);
  }
  return rooms;
}

test('frames that are done quickly get more to do, up to a measure', async () => {
  expect(await after([2, 2, 2, 2, 2])).toEqual([2, 3, 4, 4, 4]);
});

test('a long frame halves the next, and there is always something done', async () => {
  expect(await after([2, 2, 2, 12, 12, 12])).toEqual([2, 3, 4, 2, 1, 1]);
});

test('in between it stays as it is', async () => {
  expect(await after([2, 6, 9, 4])).toEqual([2, 2, 2, 2]);
});

test('other rows begin with one piece, however quick the frames before were', async () => {
  const pace = new FramePace(() => 0);
  for (const room of [2, 3, 4]) {
    pace.measure();
    await vi.waitUntil(() => pace.room === room, { interval: 1 });
  }
  pace.begin();
  expect(pace.room).toBe(1);
});
