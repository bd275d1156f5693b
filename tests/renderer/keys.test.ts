import { describe, expect, test } from 'vitest';
import { chordOf, KeyRegistry, showChord } from '#renderer/app/keys.ts';

const pressed = (key: string, more: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('the keys of the window', () => {
  test('a chord names its modifiers in one order, and Shift only where the character does not', () => {
    expect(chordOf(pressed('Enter', { ctrlKey: true }))).toBe('Ctrl+Enter');
    expect(chordOf(pressed('n', { ctrlKey: true }))).toBe('Ctrl+N');
    expect(chordOf(pressed('Tab', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+Tab');
    expect(chordOf(pressed('?', { shiftKey: true }))).toBe('?');
    expect(chordOf(pressed(' '))).toBe('Space');
    expect(showChord('Ctrl+Enter')).toBe('Ctrl ↵');
    expect(showChord('Alt+ArrowDown')).toBe('Alt ↓');
  });

  test('the newest layer gets a key first, and gives it back when it goes', () => {
    const keys = new KeyRegistry();
    const heard: string[] = [];
    keys.add([{ chord: 'F8', label: 'page', run: () => heard.push('page') }]);
    const close = keys.add([{ chord: 'F8', label: 'dialog', run: () => heard.push('dialog') }]);
    expect(keys.press('F8', false)).toBe(true);
    expect(keys.labelled().map((binding) => binding.label)).toEqual(['dialog']);
    close();
    keys.press('F8', false);
    expect(heard).toEqual(['dialog', 'page']);
    expect(keys.press('F7', false)).toBe(false);
  });

  test('a single letter never acts while text is being typed, and a greyed key is swallowed without acting', () => {
    const keys = new KeyRegistry();
    const heard: string[] = [];
    keys.add([
      { chord: '/', outsideText: true, run: () => heard.push('/') },
      { chord: 'F2', disabled: true, run: () => heard.push('F2') },
    ]);
    expect(keys.press('/', true)).toBe(false);
    expect(keys.press('/', false)).toBe(true);
    expect(keys.press('F2', false)).toBe(true);
    expect(heard).toEqual(['/']);
  });

  test('chords that belong to input methods and chat programs cannot be bound', () => {
    const keys = new KeyRegistry();
    for (const chord of ['Ctrl+Space', 'Shift+Space', 'Ctrl+.', 'Ctrl+Shift+F', 'Alt+A', 'Ctrl+Alt+A', 'Ctrl+Alt+Z']) {
      expect(() => keys.add([{ chord, run: () => undefined }])).toThrow(chord);
    }
  });

  test('while a dialog asks, only its keys act and the lock; a page that binds anew meanwhile stays behind it', () => {
    const keys = new KeyRegistry();
    const told: string[] = [];
    const bind = (chord: string, by: string) => ({ chord, label: by, run: () => told.push(`${by} ${chord}`) });
    keys.add([{ ...bind('Shift+F12', 'window'), always: true }, bind('F12', 'window')]);
    keys.add([bind('F8', 'page')]);
    const close = keys.add([bind('Ctrl+Enter', 'dialog')], true);
    keys.add([bind('F8', 'page again'), bind('Ctrl+Enter', 'page again')]);
    for (const chord of ['F8', 'F12', 'Ctrl+Enter', 'Shift+F12']) keys.press(chord, false);
    expect(told).toEqual(['dialog Ctrl+Enter', 'window Shift+F12']);
    expect(keys.labelled().map(({ chord }) => chord)).toEqual(['Ctrl+Enter', 'Shift+F12']);
    close();
    keys.press('F8', false);
    expect(told.at(-1)).toBe('page again F8');
  });
});
