import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import { Popover } from '#renderer/components/popover.tsx';

/** Something that can be done with the row in hand. Its chord acts on the list as well. */
export interface RowAction {
  readonly key: string;
  readonly label: string;
  readonly chord?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

interface RowMenuProps {
  readonly label: string;
  readonly at: MenuPoint;
  readonly actions: readonly RowAction[];
  readonly onClose: () => void;
}

/** What can be done with a row, each with its key. Arrows and first letters move; Enter does it. */
export function RowMenu({ label, at, actions, onClose }: RowMenuProps) {
  const { t } = useTranslation('lists');
  const list = useRef<HTMLDivElement>(null);
  function move(event: KeyboardEvent): void {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])];
    const now = items.indexOf(document.activeElement as HTMLElement);
    const to: Readonly<Record<string, number>> = {
      ArrowDown: (now + 1) % items.length,
      ArrowUp: (now - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const next = to[event.key];
    if (next === undefined && event.key !== 'Tab') return;
    event.preventDefault();
    if (next !== undefined) items[next]?.focus();
  }
  return (
    <Popover
      label={t('menuOf', { row: label })}
      at={at}
      role="menu"
      className="row-menu"
      onClose={onClose}
      onKeyDown={move}
    >
      <div ref={list}>
        {actions.map((action) => (
          <button
            key={action.key}
            type="button"
            role="menuitem"
            disabled={action.disabled === true}
            onClick={() => {
              onClose();
              // After the focus went back to the list.
              queueMicrotask(action.run);
            }}
          >
            <span>{action.label}</span>
            {action.chord !== undefined && <Kbd chord={action.chord} />}
          </button>
        ))}
      </div>
    </Popover>
  );
}
