import { useEffect, useEffectEvent } from 'react';

/** Nobody has touched a key or the pointer for so long: the seat is covered. */
export const IDLE_MS = 5 * 60_000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const LOOKS_PER_SPAN = 20;

/** Calls `lock` after `idleMs` without a key or the pointer; also when the PC slept meanwhile, since it looks at the clock. */
export function useIdleLock(idleMs: number, active: boolean, lock: () => void): void {
  const onIdle = useEffectEvent(lock);
  useEffect(() => {
    if (!active) return undefined;
    let last = Date.now();
    const alive = () => {
      last = Date.now();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (Date.now() - last >= idleMs) onIdle();
    }, idleMs / LOOKS_PER_SPAN);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [idleMs, active]);
}
