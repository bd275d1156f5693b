import { Button } from 'antd';
import { ArrowDown, ArrowUp, Pencil, RefreshCcw, Star, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextBox } from '#renderer/components/boxes.tsx';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import type { ListModel } from '#renderer/components/list/list-model.ts';
import {
  type ListSettings,
  MOST_VIEWS,
  movedView,
  type SavedView,
  withoutView,
  withStart,
  withView,
} from '#renderer/components/list/list-state.ts';
import { Popover } from '#renderer/components/popover.tsx';

interface ViewsPanelProps<R> {
  readonly list: ListModel<R>;
  /** The list as it stands, under this name. */
  readonly asView: (name: string, id?: string) => SavedView;
  readonly at: MenuPoint;
  readonly onPick: (view: SavedView) => void;
  readonly onClose: () => void;
}

/** One's own views: save the list as it stands, rename, replace, delete, reorder, open with one. */
export function ViewsPanel<R>({ list, asView, at, onPick, onClose }: ViewsPanelProps<R>) {
  const { t } = useTranslation('lists');
  const { settings, keep } = list;
  const [name, setName] = useState('');
  const full = settings.views.length >= MOST_VIEWS;
  function save(): void {
    const trimmed = name.trim();
    if (trimmed === '' || full) return;
    const view = asView(trimmed);
    keep(withView(settings, view), true);
    list.ask({ ...view.asked, saved: view.id });
    onClose();
  }
  return (
    <Popover label={t('ownViews')} at={at} className="views-panel" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextBox
          aria-label={t('viewName')}
          placeholder={t('viewName')}
          maxLength={20}
          value={name}
          onChange={setName}
        />
        <Button size="small" type="primary" htmlType="submit" disabled={name.trim() === '' || full}>
          {t('saveView')}
        </Button>
      </form>
      <p className="quiet small">{t(full ? 'viewsFull' : 'viewHolds', { most: MOST_VIEWS })}</p>
      <ul>
        {settings.views.map((view, index) => (
          <ViewLine
            key={view.id}
            view={view}
            settings={settings}
            isFirst={index === 0}
            isLast={index === settings.views.length - 1}
            onSettings={(next) => keep(next, true)}
            onReplace={() => keep(withView(settings, asView(view.name, view.id)), true)}
            onPick={() => {
              onPick(view);
              onClose();
            }}
          />
        ))}
      </ul>
    </Popover>
  );
}

interface ViewLineProps {
  readonly view: SavedView;
  readonly settings: ListSettings;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onSettings: (settings: ListSettings) => void;
  readonly onReplace: () => void;
  readonly onPick: () => void;
}

function ViewLine({ view, settings, isFirst, isLast, onSettings, onReplace, onPick }: ViewLineProps) {
  const { t } = useTranslation('lists');
  const [renaming, setRenaming] = useState<string>();
  const { id, name } = view;
  const isStart = settings.start === id;
  if (renaming !== undefined) {
    const done = (): void => {
      const next = renaming.trim();
      if (next !== '' && next !== name) onSettings(withView(settings, { ...view, name: next }));
      setRenaming(undefined);
    };
    return (
      <li>
        <form onSubmit={(event) => (event.preventDefault(), done())}>
          <TextBox
            aria-label={t('viewName')}
            maxLength={20}
            autoFocus
            value={renaming}
            onChange={setRenaming}
            onLeave={done}
          />
        </form>
      </li>
    );
  }
  return (
    <li>
      <button type="button" className="link cut push-left" onClick={onPick}>
        {name}
      </button>
      <Small
        label={t(isStart ? 'notStart' : 'makeStart', { name })}
        on={isStart}
        onClick={() => onSettings(withStart(settings, id))}
      >
        <Star size={13} fill={isStart ? 'currentColor' : 'none'} aria-hidden />
      </Small>
      <Small label={t('replaceView', { name })} onClick={onReplace}>
        <RefreshCcw size={13} aria-hidden />
      </Small>
      <Small label={t('renameView', { name })} onClick={() => setRenaming(name)}>
        <Pencil size={13} aria-hidden />
      </Small>
      <Small label={t('viewUp', { name })} disabled={isFirst} onClick={() => onSettings(movedView(settings, id, -1))}>
        <ArrowUp size={13} aria-hidden />
      </Small>
      <Small label={t('viewDown', { name })} disabled={isLast} onClick={() => onSettings(movedView(settings, id, 1))}>
        <ArrowDown size={13} aria-hidden />
      </Small>
      <Small label={t('deleteView', { name })} onClick={() => onSettings(withoutView(settings, id))}>
        <Trash2 size={13} aria-hidden />
      </Small>
    </li>
  );
}

interface SmallProps {
  readonly label: string;
  readonly on?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Small({ label, on, disabled, onClick, children }: SmallProps) {
  return (
    <button
      type="button"
      className="small-button"
      aria-label={label}
      title={label}
      aria-pressed={on}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
