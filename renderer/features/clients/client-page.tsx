import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CLIENT_SECTIONS, type ClientSection } from '#renderer/app/client-sections.ts';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { ClientMark } from '#renderer/features/clients/client-columns.tsx';
import { ClientFacts } from '#renderer/features/clients/client-facts.tsx';
import { ClientFigures } from '#renderer/features/clients/client-figures.tsx';
import { StandingButtons } from '#renderer/features/clients/standing-buttons.tsx';
import { MergeNotes } from '#renderer/features/clients/merge-notes.tsx';

/** A client's page: who he is, how he stands, and everything the office has about him, section by section. */
export function ClientPage() {
  const { t } = useTranslation('clients');
  const tab = useTab();
  const may = useMay();
  const { open } = useTabs();
  const id = tab.params['id'] ?? '';
  const client = useOfficeQuery('clients.get', { id }, { reads: ['review', 'ledger'] });
  const data = client.data;
  const name = data === undefined ? undefined : data.content.shortName || data.content.name;
  const { setTitle } = tab;
  useEffect(() => {
    if (name !== undefined) setTitle(name);
  }, [name, setTitle]);
  const mayAmend =
    may('clients.write') && data !== undefined && data.openSubmissionId === undefined && data.mergedInto === null;
  const amend = () => open('clients.form', { record: id }, name);
  const print = () => open('printing.preview', { document: 'client', id, number: data?.content.code ?? '' });
  const mayPrint = may('printing.print');
  useKeys([
    { chord: 'F2', label: t('amend'), disabled: !mayAmend, run: amend },
    { chord: 'Ctrl+P', label: t('forms:print'), disabled: !mayPrint, run: print },
  ]);
  const { section, sections, show } = useSections();
  if (client.isError) return <ErrorNote error={client.error} onRetry={() => void client.refetch()} />;
  if (data === undefined) return <GreyRows />;
  const { content, version, openSubmissionId } = data;
  return (
    <>
      <PageHeader
        title={content.name}
        status={<ClientMark row={{ status: content.status, inReview: false }} />}
        facts={
          <span className="num">
            {content.code} · {t('version', { count: version })}
          </span>
        }
      >
        {openSubmissionId !== undefined && <StatusMark status="submitted" text={t('amendmentWaiting')} />}
        <StandingButtons
          id={id}
          name={content.shortName || content.name}
          status={content.status}
          inReview={openSubmissionId !== undefined}
        />
        {mayPrint && (
          <Button icon={<Printer size={13} aria-hidden />} onClick={print}>
            {t('forms:print')}
            <Kbd chord="Ctrl+P" />
          </Button>
        )}
        <Button type="primary" disabled={!mayAmend} onClick={amend}>
          {t('amend')}
          <Kbd chord="F2" />
        </Button>
      </PageHeader>
      <ClientFacts clientId={id} content={content} />
      <MergeNotes mergedInto={data.mergedInto} absorbed={data.absorbed} />
      <ClientFigures clientId={id} onShow={show} />
      {content.status === 'frozen' && (
        <div style={{ padding: '0 14px 8px' }}>
          <Note tone="warning" title={t('frozen.title')}>
            {t('frozen.text')}
          </Note>
        </div>
      )}
      <SectionTabs sections={sections} current={section} onShow={show} />
      {section !== undefined && (
        <div className="client-section" role="tabpanel" aria-label={t(`window:client.${section.id}`)} key={section.id}>
          <ErrorBoundary>
            <Suspense fallback={<GreyRows />}>
              <section.component clientId={id} clientName={content.name} />
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
    </>
  );
}

/** The sections this person may see, which one is shown, and Ctrl 1 to 9 to go to another. */
function useSections() {
  const { t } = useTranslation('clients');
  const may = useMay();
  const [kept, keep] = useTabMemory('section', 'overview');
  const sections = CLIENT_SECTIONS.filter(({ permission }) => may(permission));
  const section = sections.find(({ id }) => id === kept) ?? sections[0];
  useKeys(
    // The tenth is Ctrl 0, as on the keyboard.
    sections.slice(0, 10).map(({ id }, at) => ({
      chord: `Ctrl+${(at + 1) % 10}`,
      ...(at === 0 && { label: t('sections', { count: Math.min(9, sections.length) }) }),
      run: () => keep(id),
    })),
  );
  return { section, sections, show: keep };
}

interface SectionTabsProps {
  readonly sections: readonly ClientSection[];
  readonly current: ClientSection | undefined;
  readonly onShow: (id: string) => void;
}

function SectionTabs({ sections, current, onShow }: SectionTabsProps) {
  const { t } = useTranslation('clients');
  const bar = useRef<HTMLDivElement>(null);
  // The keys of the sections take the focus along where it stood on one of them.
  useEffect(() => {
    if (bar.current?.contains(document.activeElement) === true)
      bar.current.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }, [current]);
  return (
    <div ref={bar} className="sub-tabs" role="tablist" aria-label={t('parts')}>
      {sections.map(({ id }, at) => (
        <button
          key={id}
          type="button"
          role="tab"
          data-section={id}
          aria-selected={id === current?.id}
          title={at < 9 ? `Ctrl ${at + 1}` : undefined}
          onClick={() => onShow(id)}
        >
          {t(`window:client.${id}`)}
        </button>
      ))}
    </div>
  );
}
