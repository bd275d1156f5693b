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

function RegisterLine({ shown, isCurrent, onCurrent }: RegisterLineProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  const { open } = useTabs();
  const openList = useOpenList();
  const { kind, count, countIsCapped, due, late } = shown;
  const { name } = kind;
  const label = say(kind.label);
  const inState = (view: 'due' | 'late') =>
    openList('registers.list', { list: { name: `registers.${name}`, view } }, { register: name });
  return (
    <li data-register-row={name} data-waits={Number(due > 0) + Number(late > 0)} onFocus={() => onCurrent(name)}>
      <button
        type="button"
        className="register-open"
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => open('registers.list', { register: name }, label)}
      >
        <span className="register-name cut">{label}</span>
        <span className="register-about cut">{say(kind.about)}</span>
      </button>
      <span className="register-counts">
        {due > 0 && (
          <button
            type="button"
            className="register-count due-soon"
            tabIndex={-1}
            aria-label={t('home.dueOf', { what: label, count: due })}
            onClick={() => inState('due')}
          >
            {t('home.due', { count: due })}
          </button>
        )}
        {late > 0 && (
          <button
            type="button"
            className="register-count late"
            tabIndex={-1}
            aria-label={t('home.lateOf', { what: label, count: late })}
            onClick={() => inState('late')}
          >
            {t('home.late', { count: late })}
          </button>
        )}
        <span className="register-total num" title={t('home.entries', { count })}>
          {count === 0 ? '–' : `${count}${countIsCapped ? '+' : ''}`}
        </span>
      </span>
    </li>
  );
}
