import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCodec } from '../../desktop-host/codec.ts';
import { strict } from '../../desktop-host/strict.ts';

const codec = createCodec();
const through = (value: unknown): unknown => codec.decode(codec.encode(value));

test('whatever can be cloned arrives as it was sent', () => {
  const value = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: false,
  });
  fc.assert(
    fc.property(value, (sent) => {
      expect(through(sent)).toEqual(structuredClone(sent));
    }),
    { numRuns: 500 },
  );
});

test('minus zero, not-a-number, cycles, errors with causes and a key named __proto__ survive', () => {
  expect(Object.is(through(-0), -0)).toBe(true);
  expect(through(Number.NaN)).toBeNaN();
  const loop: Record<string, unknown> = { name: '环' };
  loop['self'] = loop;
  const back = through(loop) as Record<string, unknown>;
  expect(back['self']).toBe(back);
  const error = through(new RangeError('too far', { cause: new Error('wind') })) as RangeError;
  expect([error instanceof RangeError, error.message, (error.cause as Error).message]).toEqual([
    true,
    'too far',
    'wind',
  ]);
  const odd = through(JSON.parse('{"__proto__":{"admin":true}}')) as { admin?: boolean };
  expect([Object.hasOwn(odd, '__proto__'), odd.admin]).toEqual([true, undefined]);
});

test('what Electron refuses to clone is refused here too', () => {
  for (const value of [() => 1, Symbol('s'), Promise.resolve(), new WeakMap(), { deep: [() => 1] }])
    expect(() => codec.encode(value)).toThrow('An object could not be cloned');
});

test('a member of Electron without a stand-in fails by its name', () => {
  const app = strict('app', { quit: () => 'quitting' });
  expect(app.quit()).toBe('quitting');
  expect(() => Reflect.get(app, 'setBadgeCount')).toThrow("desktop host: electron's app.setBadgeCount has no stand-in");
});
