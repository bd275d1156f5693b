import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/kbd.tsx';
import { type LineCommand, MENU } from '#renderer/components/line-actions.ts';

type Point = { readonly left: number; readonly top: number };

interface LineMenuProps {
  readonly commands: Readonly<Record<string, LineCommand>>;
  /** Where the mouse asked for it, in CSS pixels of the window. */
  readonly at: Point;
  /** The cell in hand: a key opens it there. */
  readonly cell: RefObject<HTMLElement | null>;
  /** F4 does something in this column. */
  readonly picks: boolean;
  readonly onClose: () => void;
}

const WIDTH = 240;
/** The browser gives the clipboard to a key only: this entry says which. */
const BY_KEY_ONLY = 'Ctrl+V';

/** Everything a line grid can do at the cell in hand, each with its key. Right click, the menu key or Shift F10. */
export function LineMenu({ commands, at, cell, picks, onClose }: LineMenuProps) {
  const { t } = useTranslation('paste');
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = box.current;
    if (menu === null) return;
    const { left, top } = placeOf(at, cell.current);
    menu.style.left = `${Math.max(4, Math.min(left, window.innerWidth - menu.offsetWidth - 4))}px`;
    menu.style.top = `${Math.max(4, Math.min(top, window.innerHeight - menu.offsetHeight - 4))}px`;
    menu.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')?.focus();
  }, [at, cell]);
  const entries = MENU.filter(
    (chord) => chord === '-' || chord === BY_KEY_ONLY || (commands[chord] !== undefined && (chord !== 'F4' || picks)),
  ).filter((chord, index, all) => chord !== '-' || (index > 0 && all[index - 1] !== '-'));
  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (by !== undefined) walk(box.current, by);
    else return;
    event.preventDefault();
  }
  return (
    <div
      className="menu-shade"
      onMouseDown={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget) onClose();
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      <div
        ref={box}
        role="menu"
        aria-label={t('menu.label')}
        className="line-menu"
        style={{ width: WIDTH }}
        onKeyDown={onKeyDown}
      >
        {entries.map((chord, index) =>
          chord === '-' ? (
            <hr key={`${chord}${index}`} />
          ) : (
            <button
              key={chord}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={chord === BY_KEY_ONLY}
              onClick={() => {
                if (chord === BY_KEY_ONLY) return;
                onClose();
                commands[chord]?.run();
              }}
            >
              <span className="push">
                {t(`menu.${chord === BY_KEY_ONLY ? 'paste' : (commands[chord]?.name ?? '')}`)}
              </span>
              <Kbd chord={chord} />
            </button>
          ),
        )}
      </div>
    </div>
  );
}

/** By the mouse where it is over the cell in hand; by a key right under the cell. */
function placeOf(mouse: Point, cell: HTMLElement | null): Point {
  const box = cell?.getBoundingClientRect();
  if (box === undefined) return mouse;
  const over = mouse.left >= box.left && mouse.left <= box.right && mouse.top >= box.top && mouse.top <= box.bottom;
  return over ? mouse : { left: box.left, top: box.bottom };
}

function walk(box: HTMLElement | null, by: number): void {
  const items = [...(box?.querySelectorAll<HTMLElement>('[role=menuitem]:not([aria-disabled=true])') ?? [])];
  const at = items.findIndex((item) => item === document.activeElement);
  items.at((at + by) % Math.max(1, items.length))?.focus();
}
