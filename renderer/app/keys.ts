/** The one registry of keys: pages say what their keys do, the status bar shows them, nothing acts while composing. */
export interface KeyBinding {
  /** Canonical chord: modifiers in the order Ctrl, Alt, Shift, then the key: `Ctrl+Enter`, `F8`, `Alt+ArrowUp`, `/`. */
  readonly chord: string;
  /** Shown beside the chord in the status bar and in F1; an unlabelled key works but is not advertised. */
  readonly label?: string;
  /** Works only while no text is being typed (single letters, `/`, Space). */
  readonly outsideText?: boolean;
  readonly disabled?: boolean;
  /** Works even while a dialog stands before everything else. */
  readonly always?: boolean;
  readonly run: () => void;
}

/** Chords that belong to input methods, screen readers and chat programs on Chinese PCs: never ours. */
export const RESERVED_CHORDS: ReadonlySet<string> = new Set([
  'Ctrl+Space',
  'Shift',
  'Shift+Space',
  'Ctrl+.',
  'Ctrl+Shift+F',
  'Alt+A',
  'Ctrl+Alt+A',
  'Ctrl+Alt+Z',
]);

interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The canonical chord of a pressed key. Shift is named only with keys that have no shifted character of their own. */
export function chordOf(event: PressedKey): string {
  const single = event.key.length === 1;
  const key = event.key === ' ' ? 'Space' : single ? event.key.toUpperCase() : event.key;
  const named = key.length > 1 || event.ctrlKey || event.altKey;
  const parts = [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && named && 'Shift', key];
  return parts.filter((part) => part !== false).join('+');
}

const SHOWN: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** How a chord is printed on buttons and in the status bar; a lone Enter stays a word. */
export function showChord(chord: string): string {
  const parts = chord.split('+');
  if (parts.length === 1) return chord === 'Enter' ? 'Enter' : (SHOWN[chord] ?? chord);
  return parts.map((part) => SHOWN[part] ?? part).join(' ');
}

/** True when what is being typed into must keep its single keys. */
export function isTextTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

type Layer = { readonly bindings: readonly KeyBinding[]; readonly alone: boolean };

/** Layers of bindings: the window's own at the bottom, the page's above, a dialog's on top. The last one to know a chord gets it. */
export class KeyRegistry {
  private layers: readonly Layer[] = [];
  private readonly listeners = new Set<() => void>();
  private shown: readonly KeyBinding[] = [];

  /** Adds a layer and answers how to take it away. One that is `alone` (a dialog) stays on top, and under it nothing acts. A reserved chord is a bug of the page. */
  add(bindings: readonly KeyBinding[], alone = false): () => void {
    for (const { chord } of bindings) {
      if (RESERVED_CHORDS.has(chord)) throw new Error(`The key ${chord} belongs to input methods and cannot be bound`);
    }
    const layer = { bindings, alone };
    const over = this.layers.filter((one) => one.alone);
    this.set(alone ? [...this.layers, layer] : [...this.layers.filter((one) => !one.alone), layer, ...over]);
    return () => this.set(this.layers.filter((other) => other !== layer));
  }

  /** Runs what the chord is bound to; answers whether anything was. */
  press(chord: string, inText: boolean): boolean {
    for (const bindings of this.acting()) {
      const hit = bindings.find((b) => b.chord === chord && !(b.outsideText === true && inText));
      if (hit === undefined) continue;
      if (hit.disabled !== true) hit.run();
      return true;
    }
    return false;
  }

  /** Labelled bindings, newest layer first, each chord once. The same array until something changes. */
  labelled = (): readonly KeyBinding[] => this.shown;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The bindings of each layer that acts now, the newest first. */
  private acting(): readonly (readonly KeyBinding[])[] {
    const newest = this.layers.toReversed();
    const dialog = newest.findIndex(({ alone }) => alone);
    return newest.map(({ bindings }, at) =>
      dialog < 0 || at <= dialog ? bindings : bindings.filter(({ always }) => always === true),
    );
  }

  private set(layers: readonly Layer[]): void {
    this.layers = layers;
    const seen = new Map<string, KeyBinding>();
    for (const binding of this.acting().flat()) {
      if (binding.label !== undefined && !seen.has(binding.chord)) seen.set(binding.chord, binding);
    }
    this.shown = [...seen.values()];
    for (const listener of this.listeners) listener();
  }
}
