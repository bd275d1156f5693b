import { FileText, HandCoins, type LucideIcon, Mail, Package, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOpenList } from '#renderer/app/use-open-list.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import type { RegisterShown } from '#renderer/components/use-registers.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';

const ICONS: Readonly<Record<RegisterKind['group'], LucideIcon>> = {
  goods: Package,
  mail: Mail,
  papers: FileText,
  clients: Users,
  money: HandCoins,
};

interface RegisterGroupProps {
  readonly group: RegisterKind['group'];
  readonly registers: readonly RegisterShown[];
  /** The register in hand, the board's one tab stop. */
  readonly current: string | undefined;
  readonly onCurrent: (name: string) => void;
}

/** The registers of one group: name and what it is for, how many entries, how many due and late. */
export function RegisterGroup({ group, registers, current, onCurrent }: RegisterGroupProps) {
  const { t } = useTranslation('registers');
  const Icon = ICONS[group];
  return (
    <section className="panel register-group" aria-label={t(`group.${group}`)}>
      <header>
        <Icon size={14} aria-hidden />
        {t(`group.${group}`)} <span className="faint num">{registers.length}</span>
      </header>
      <ul>
        {registers.map((shown) => (
          <RegisterLine
            key={shown.kind.name}
            shown={shown}
            isCurrent={shown.kind.name === current}
            onCurrent={onCurrent}
          />
        ))}
      </ul>
    </section>
  );
}

interface RegisterLineProps {
  readonly shown: RegisterShown;
  readonly isCurrent: boolean;
  readonly onCurrent: (name: string) => void;
}

/** CSS pixels the numbers at the end of a line need: a Chinese character is wider than a letter. */
export function roomFor(texts: readonly string[]): number {
  const widthOf = (text: string) => text.length * 7 + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0) * 6 + 12;
  return texts.reduce((sum, text) => sum + widthOf(text), 10);
}

function RegisterLine({ shown, isCurrent, onCurrent }: RegisterLineProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { open } = useTabs();
  const openList = useOpenList();
  const { kind, count, countIsCapped, due, late } = shown;
  const { name } = kind;
  const label = say(kind.label);
  const waiting = [
    { view: 'due', count: due, look: 'due-soon' },
    { view: 'late', count: late, look: 'late' },
  ].filter((one) => one.count > 0);
  const total = count === 0 ? '–' : `${count}${countIsCapped ? '+' : ''}`;
  const room = roomFor([...waiting.map((one) => t(`home.${one.view}`, { count: one.count })), total]);
  return (
    <li data-register-row={name} onFocus={() => onCurrent(name)}>
      <button
        type="button"
        className="register-open"
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => open('registers.list', { register: name }, label)}
      >
        <span className="register-name cut" style={{ marginRight: room }}>
          {label}
        </span>
        <span className="register-about cut">{say(kind.about)}</span>
      </button>
      <span className="register-counts">
        {waiting.map((one) => (
          <button
            key={one.view}
            type="button"
            className={`register-count ${one.look}`}
            tabIndex={-1}
            aria-label={t(`home.${one.view}Of`, { what: label, count: one.count })}
            onClick={() =>
              openList('registers.list', { list: { name: `registers.${name}`, view: one.view } }, { register: name })
            }
          >
            {t(`home.${one.view}`, { count: one.count })}
          </button>
        ))}
        <span className="register-total num" title={t('home.entries', { count })}>
          {total}
        </span>
      </span>
    </li>
  );
}
