import {
  ArrowLeftRight,
  Banknote,
  BookMarked,
  BookOpenText,
  Building2,
  ChartNoAxesGantt,
  CornerDownLeft,
  FilePenLine,
  FileText,
  FileUp,
  Keyboard,
  LayoutDashboard,
  Lock,
  type LucideIcon,
  NotebookPen,
  Package,
  Palette,
  Plus,
  ReceiptText,
  Search,
  Settings,
  Stamp,
  Truck,
  UserRound,
  Zap,
} from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, wishOf } from '#renderer/app/command-model.ts';
import { FloatLayer } from '#renderer/app/float-layer.tsx';
import { type CommandsFound, useCommands } from '#renderer/app/use-commands.ts';
import { Kbd } from '#renderer/components/kbd.tsx';

/** Icons by kind of record, by module of a page, by kind of action. */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  home: LayoutDashboard,
  review: Stamp,
  submission: Stamp,
  clients: Building2,
  client: Building2,
  products: Package,
  product: Package,
  contracts: FilePenLine,
  contract: FilePenLine,
  dispatch: Truck,
  dispatch_note: Truck,
  sign_back: Truck,
  return_note: Truck,
  daily: NotebookPen,
  registers: BookMarked,
  invoicing: ReceiptText,
  invoice_request: ReceiptText,
  invoice: ReceiptText,
  receipts: Banknote,
  statements: BookOpenText,
  statement: BookOpenText,
  receipt: Banknote,
  allocation: Banknote,
  reports: ChartNoAxesGantt,
  ledger: BookOpenText,
  exchange: ArrowLeftRight,
  settings: Settings,
  people: UserRound,
  person: UserRound,
  new: Plus,
  lock: Lock,
  keys: Keyboard,
  look: Palette,
  import: FileUp,
  action: Zap,
};

interface CommandBoxProps {
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

/** Ctrl K: find a record, a page or an action. Enter opens it, Ctrl Enter opens it behind, `>` asks for actions only. */
export function CommandBox({ onClose, onKeys }: CommandBoxProps) {
  const { t } = useTranslation('find');
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const wish = wishOf(typed);
  const found = useCommands(wish, onKeys);
  const { commands, searching } = found;
  /** Enter came before the office answered: what comes first is opened when it is there. */
  const hurried = useRef<'open' | 'behind'>(undefined);
  function go(command: Command | undefined, behind: boolean): void {
    hurried.current = command === undefined && searching ? (behind ? 'behind' : 'open') : undefined;
    if (command === undefined) return;
    if (!behind) onClose();
    command.run(behind);
  }
  const arrived = useEffectEvent(() => {
    if (hurried.current !== undefined) go(commands[0], hurried.current === 'behind');
  });
  useEffect(() => {
    if (!searching) arrived();
  }, [searching]);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const last = commands.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? Math.max(0, last) : at - 1);
    else if (event.key === 'PageDown') setAt(Math.min(at + 8, Math.max(0, last)));
    else if (event.key === 'PageUp') setAt(Math.max(at - 8, 0));
    else if (event.key === 'Enter') go(commands[at], event.ctrlKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <FloatLayer label={t('hint')} onClose={onClose}>
      <div className="search">
        <Search size={15} aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={commands[at] === undefined ? undefined : `${listId}-${at}`}
          aria-label={t('hint')}
          placeholder={t('hint')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            hurried.current = undefined;
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <CommandList listId={listId} found={found} at={at} asked={typed.trim() !== ''} onAt={setAt} onGo={go} />
      <div className="command-foot">
        <span>
          <Kbd chord="Enter" /> {t('foot.open')}
        </span>
        <span>
          <Kbd chord="Ctrl+Enter" /> {t('foot.behind')}
        </span>
        <span>
          <Kbd chord=">" /> {t('foot.actions')}
        </span>
        <span>
          <Kbd chord="Escape" /> {t('foot.close')}
        </span>
      </div>
    </FloatLayer>
  );
}

interface CommandListProps {
  readonly listId: string;
  readonly found: CommandsFound;
  readonly at: number;
  readonly asked: boolean;
  readonly onAt: (at: number) => void;
  readonly onGo: (command: Command, behind: boolean) => void;
}

function CommandList({ listId, found, at, asked, onAt, onGo }: CommandListProps) {
  const { t } = useTranslation('find');
  const { groups, commands, searching } = found;
  const list = useRef<HTMLDivElement>(null);
  const atKey = commands[at]?.key;
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [atKey]);
  return (
    <div className="list" ref={list} id={listId} role="listbox" aria-label={t('results')} aria-busy={searching}>
      {groups.map(({ group, commands: own }) => (
        <div key={group} role="group" aria-label={t(`groups.${group}`)}>
          <h4 aria-hidden>{t(`groups.${group}`)}</h4>
          {own.map((command) => {
            const index = commands.indexOf(command);
            const Icon = ICONS[command.icon] ?? FileText;
            return (
              <div
                key={command.key}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                onClick={(event) => onGo(command, event.ctrlKey)}
                onMouseMove={() => onAt(index)}
              >
                <Icon size={14} strokeWidth={1.7} aria-hidden />
                <span className="cut">{command.text}</span>
                <span className="small faint cut push">{command.note}</span>
                {command.chord !== undefined && <Kbd chord={command.chord} />}
                {index === at && <CornerDownLeft size={13} aria-hidden />}
              </div>
            );
          })}
        </div>
      ))}
      {commands.length === 0 && (
        <p className="queue-end" role="status">
          {t(searching ? 'searching' : asked ? 'none' : 'start')}
        </p>
      )}
    </div>
  );
}
