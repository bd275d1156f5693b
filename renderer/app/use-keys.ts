import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { chordOf, isTextTarget, type KeyBinding, KeyRegistry } from '#renderer/app/keys.ts';

export const KeyContext = createContext(new KeyRegistry());

/** Binds the page's keys while it is on screen (a hidden tab unbinds by itself), those of a dialog `alone`. The newest closures run. */
export function useKeys(bindings: readonly KeyBinding[], alone = false): void {
  const registry = useContext(KeyContext);
  const latest = useEffectEvent((index: number) => bindings[index]?.run());
  const shape = JSON.stringify(bindings);
  useEffect(() => {
    const still = JSON.parse(shape) as readonly Omit<KeyBinding, 'run'>[];
    return registry.add(
      still.map((binding, index) => ({ ...binding, run: () => latest(index) })),
      alone,
    );
  }, [registry, shape, alone]);
}

/** The labelled keys that work at this moment, for the status bar and F1. */
export function useKeysShown(): readonly KeyBinding[] {
  const registry = useContext(KeyContext);
  return useSyncExternalStore(registry.subscribe, registry.labelled);
}

/** Listens for the whole window, once. Components that used a key themselves have prevented its default. */
export function useKeyboard(): void {
  const registry = useContext(KeyContext);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || event.key === 'Process') return;
      if (registry.press(chordOf(event), isTextTarget(event.target))) event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry]);
}
