import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MenuPoint } from '#renderer/components/grid-props.ts';

interface PopoverProps {
  readonly label: string;
  readonly at: MenuPoint;
  readonly role?: 'dialog' | 'menu';
  readonly className?: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** Where the focus goes, the first there is: a box to type in before buttons. */
const FIRST = ['form input', 'input', '[role=menuitem]:not(:disabled)', 'button'];
const EDGE = 6;

/** A small panel at a place of the page, not over it: Esc or a press elsewhere closes it, and the focus goes back. */
export function Popover({ label, at, role = 'dialog', className, children, onClose, onKeyDown }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  useLayoutEffect(() => {
    const { width = 0, height = 0 } = box.current?.getBoundingClientRect() ?? {};
    const left = Math.max(EDGE, Math.min(at.left, window.innerWidth - width - EDGE));
    const top = Math.max(EDGE, Math.min(at.top, window.innerHeight - height - EDGE));
    setPlace((old) => (old.left === left && old.top === top ? old : { left, top }));
  }, [at, children]);
  useReturningFocus(box);
  useEffect(() => {
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) onClose();
    };
    document.addEventListener('pointerdown', away, true);
    return () => document.removeEventListener('pointerdown', away, true);
  }, [onClose]);
  return (
    <div
      ref={box}
      role={role}
      aria-label={label}
      tabIndex={-1}
      className={['popover', className].filter(Boolean).join(' ')}
      style={placed(place)}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </div>
  );
}

/** Places are measured on the screen and given in the window's own pixels, which larger type makes larger. */
function placed({ left, top }: MenuPoint): MenuPoint {
  const zoom = document.documentElement.currentCSSZoom;
  return { left: left / zoom, top: top / zoom };
}

function useReturningFocus(box: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const inside = FIRST.map((selector) => box.current?.querySelector<HTMLElement>(selector)).find(
      (one) => one instanceof HTMLElement,
    );
    (inside ?? box.current)?.focus();
    return () => {
      // Somebody who pressed elsewhere is there already.
      const lost = document.activeElement === document.body || document.activeElement === null;
      if (before instanceof HTMLElement && (lost || document.activeElement === before)) before.focus();
    };
  }, [box]);
}
