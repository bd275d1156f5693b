import { type ReactNode, useEffect, useRef } from 'react';
import type { KeyBinding } from '#renderer/app/keys.ts';
import { useKeys } from '#renderer/app/use-keys.ts';

interface FloatLayerProps {
  readonly label: string;
  readonly children: ReactNode;
  /** As wide as the window allows, for tables. */
  readonly wide?: boolean;
  /** Its own, besides Esc; those of the page behind it rest. */
  readonly keys?: readonly KeyBinding[];
  readonly onClose: () => void;
}

/** A sheet over the page that Esc or a click beside it closes; focus goes back to where it was. */
export function FloatLayer({ label, children, wide, keys = [], onClose }: FloatLayerProps) {
  const box = useRef<HTMLDivElement>(null);
  useKeys([{ chord: 'Escape', run: onClose }, ...keys], true);
  useEffect(() => {
    const before = document.activeElement;
    const inside = box.current?.querySelector<HTMLElement>('input, select, button');
    (inside ?? box.current)?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      className="float-layer"
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div
        ref={box}
        className={`command-box${wide === true ? ' wide' : ''}`}
        role="dialog"
        aria-modal="true"
        aria-label={label}
        tabIndex={-1}
      >
        {children}
      </div>
    </div>
  );
}
