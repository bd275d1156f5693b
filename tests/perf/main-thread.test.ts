import { expect, test } from 'vitest';
import { frames, framesBy, percentile, type TraceEvent } from './main-thread.ts';

const at = (name: string, ts: number, dur = 0, tdur = dur): TraceEvent => ({
  name,
  ph: name === 'RunTask' ? 'X' : 'I',
  pid: 1,
  tid: 7,
  ts,
  dur,
  tdur,
});
const named = (pid: number, tid: number): TraceEvent => ({
  name: 'thread_name',
  ph: 'M',
  pid,
  tid,
  ts: 0,
  args: { name: 'CrRendererMain' },
});

test('a frame is charged with the longest task since the one before it and with its own, and in sum with all, in running time', () => {
  const events = [
    named(1, 7),
    named(2, 9),
    at('RunTask', 1_000, 3_000), // a key
    at('RunTask', 5_000, 9_000, 4_000), // draws; five of nine milliseconds went to other processes
    at('BeginMainThreadFrame', 6_000),
    at('RunTask', 6_500, 1_000), // inside the task before
    at('RunTask', 20_000, 2_000),
    at('RunTask', 24_000, 5_000),
    at('RunTask', 30_000, 10_000),
    at('BeginMainThreadFrame', 31_000),
    at('RunTask', 50_000, 8_000), // drew nothing yet
  ];
  expect(frames(events)).toEqual([
    { end: 14_000, held: 7, work: 7 },
    { end: 40_000, held: 15, work: 17 },
  ]);
});

test('a frame belongs to what was begun last before it was drawn', () => {
  const mark = (name: string, ts: number): TraceEvent => ({ ...at(name, ts), cat: 'blink.user_timing' });
  const events = [
    named(1, 7),
    at('RunTask', 1_000, 2_000),
    at('BeginMainThreadFrame', 1_500),
    mark('types', 4_000),
    at('RunTask', 5_000, 3_000),
    at('BeginMainThreadFrame', 6_000),
    mark('scrolls', 9_000),
    at('RunTask', 10_000, 4_000),
    at('BeginMainThreadFrame', 11_000),
    at('RunTask', 20_000, 5_000),
    at('BeginMainThreadFrame', 21_000),
  ];
  const held = [...framesBy(events)].map(([doing, drawn]) => [doing, drawn.map((frame) => frame.held)]);
  expect(held).toEqual([
    ['', [2]],
    ['types', [3]],
    ['scrolls', [4, 5]],
  ]);
});

test('a percentile is a value that was there', () => {
  const values = Array.from({ length: 200 }, (_, index) => index + 1);
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).toEqual([100, 190, 198, 200]);
  expect(percentile([], 0.99)).toBe(0);
});
