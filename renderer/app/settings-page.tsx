import { ExternalLink } from 'lucide-react';
import { type KeyboardEvent, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { SETTINGS_GROUPS, SETTINGS_SECTIONS, type SettingsSection } from '#renderer/app/settings-sections.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { GreyRows } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';

/** 设置: what each one sees and keys with, what this PC prints with, and what the office relies on. */
export function SettingsPage() {
  const { t } = useTranslation('window');
  const may = useMay();
  const { params } = useTab();
  // A record of the settings has the name of its section: the review centre opens it by that.
  const [kept, keep] = useTabMemory('section', params['id'] ?? 'look');
  const offered = SETTINGS_SECTIONS.filter(({ permission }) => permission === undefined || may(permission));
  const section = offered.find(({ id, shows }) => id === kept && !('page' in shows)) ?? offered[0];
  return (
    <>
      <PageHeader title={t('pages.settings')} facts={section && t(`settings.facts.${section.group}`)} />
      <div className="settings-split">
        <SectionList offered={offered} current={section?.id} onShow={keep} />
        {section !== undefined && (
          <div className="scroll settings-section" key={section.id}>
            <h2>{t(`settings.sections.${section.id}`)}</h2>
            <Suspense fallback={<GreyRows />}>
              <Shown section={section} />
            </Suspense>
          </div>
        )}
      </div>
    </>
  );
}

function Shown({ section }: { readonly section: SettingsSection }) {
  if ('page' in section.shows) return undefined;
  const Part = section.shows;
  return <Part />;
}

/** ↑ ↓ from section to section, as in every list. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const all = [...event.currentTarget.querySelectorAll('button')];
  const next = all[all.indexOf(document.activeElement as HTMLButtonElement) + by];
  if (by === 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

interface SectionListProps {
  readonly offered: readonly SettingsSection[];
  readonly current: string | undefined;
  readonly onShow: (section: string) => void;
}

function SectionList({ offered, current, onShow }: SectionListProps) {
  const { t } = useTranslation('window');
  const { open } = useTabs();
  return (
    <nav className="settings-list" aria-label={t('settings.label')} onKeyDown={moveAlong}>
      {SETTINGS_GROUPS.map((group) => {
        const sections = offered.filter((one) => one.group === group);
        if (sections.length === 0) return undefined;
        return (
          <section key={group} aria-label={t(`settings.groups.${group}`)}>
            <h2>{t(`settings.groups.${group}`)}</h2>
            {sections.map(({ id, shows }) => (
              <button
                key={id}
                data-section={id}
                type="button"
                aria-current={id === current ? 'page' : undefined}
                data-begin={id === current ? '' : undefined}
                onClick={() => ('page' in shows ? open(shows.page) : onShow(id))}
              >
                {t(`settings.sections.${id}`)}
                {'page' in shows && <ExternalLink size={12} aria-hidden />}
              </button>
            ))}
          </section>
        );
      })}
    </nav>
  );
}
