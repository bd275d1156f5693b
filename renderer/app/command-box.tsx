import { CornerDownLeft, Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FloatLayer } from '#renderer/app/float-layer.tsx';
import { FURTHER } from '#renderer/app/further-pages.ts';
import { RAIL, RAIL_FOOT } from '#renderer/app/pages.tsx';
import { useMay } from '#renderer/app/session.tsx';
import { SETTINGS_SECTIONS } from '#renderer/app/settings-sections.ts';
import { useOpenSettings } from '#renderer/app/use-open-settings.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';

interface Command {
  readonly key: string;
  readonly text: string;
  readonly note: string;
  readonly run: () => void;
}

/**
 * Pages whose name fits, then clients found by any part of the name, tax id or pinyin initials. Clients arrive later, so
 * they stand below: Enter must never open something that slipped under the cursor while it was pressed.
 */
function useCommands(text: string): readonly Command[] {
  const { t } = useTranslation('window');
  const may = useMay();
  const { open } = useTabs();
  const openSettings = useOpenSettings();
  const wanted = useDeferredValue(text.trim());
  const clients = useOfficeQuery('clients.pick', { text: wanted }, { enabled: wanted !== '' && may('clients.read') });
  const all: readonly { readonly page: string; readonly permission?: string }[] = [...RAIL, RAIL_FOOT, ...FURTHER];
  const pages = all
    .filter(({ permission }) => permission === undefined || may(permission))
    .map((entry) => ({
      key: entry.page,
      text: t(`pages.${entry.page}`),
      note: t('commandPage'),
      run: () => open(entry.page),
    }));
  const sections = SETTINGS_SECTIONS.filter(
    ({ permission, shows }) => !('page' in shows) && (permission === undefined || may(permission)),
  ).map(({ id }) => ({
    key: `settings.${id}`,
    text: t(`settings.sections.${id}`),
    note: t('commandSetting'),
    run: () => openSettings(id),
  }));
  const create = {
    key: 'new-client',
    text: t('newClient'),
    note: t('commandAction'),
    run: () => open('clients.form', { draft: crypto.randomUUID() }),
  };
  const actions = may('clients.write') ? [create] : [];
  const fits = (command: Command) => command.text.toLowerCase().includes(wanted.toLowerCase());
  const found = wanted === '' ? [] : (clients.data ?? []);
  return [
    ...[...pages, ...sections, ...actions].filter(fits),
    ...found.slice(0, 8).map((client) => ({
      key: client.id,
      text: client.name,
      note: client.code,
      run: () => open('clients.page', { id: client.id }, client.shortName || client.name),
    })),
  ];
}

/** Ctrl K: find a client, a page or a command. */
export function CommandBox({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('window');
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = useCommands(text);
  function go(command: Command | undefined): void {
    if (command === undefined) return;
    onClose();
    command.run();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, commands.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(commands[at]);
    else return;
    event.preventDefault();
  }
  return (
    <FloatLayer label={t('commandHint')} onClose={onClose}>
      <div className="search">
        <Search size={15} aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={commands[at] === undefined ? undefined : `${listId}-${at}`}
          aria-label={t('commandHint')}
          placeholder={t('commandHint')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="list" id={listId} role="listbox" aria-label={t('pickList')}>
        {commands.map((command, index) => (
          <div
            key={command.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => go(command)}
            onMouseMove={() => setAt(index)}
          >
            <span className="cut push">{command.text}</span>
            <span className="small faint">{command.note}</span>
            {index === at && <CornerDownLeft size={13} aria-hidden />}
          </div>
        ))}
        {commands.length === 0 && <p className="queue-end">{t('pickNone')}</p>}
      </div>
    </FloatLayer>
  );
}
