import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftEntry } from '#renderer/app/draft-book.ts';
import { useDraftBook } from '#renderer/app/use-draft.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { callOffice, useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { plain, words } from '#renderer/components/list-columns.tsx';
import { useLocalList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import type { DraftRow } from '#shared/review/drafts.contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

/** 草稿: everything one has half typed, newest first; only one's own. */
export function DraftListPage() {
  const { t } = useTranslation('forms');
  const { open } = useTabs();
  const drafts = useOfficeQuery('drafts.list', {}, { reads: ['review'] });
  const [here, setHere] = useState<DraftRow>();
  const list = useLocalList<DraftRow>({
    name: 'drafts',
    rows: drafts.data,
    error: drafts.error,
    reload: () => void drafts.refetch(),
  });
  const { giveUp, givenUp, bringBack } = useGivingUp();
  const show = (row: DraftRow) => open(row.page, row.params, row.title === '' ? undefined : row.title);
  useKeys([
    { chord: 'Delete', label: t('drafts.giveUp'), disabled: here === undefined, run: () => here && giveUp(here) },
    { chord: 'Ctrl+Z', label: t('drafts.bringBack'), disabled: givenUp === undefined, run: bringBack },
  ]);
  return (
    <ListPage
      title={t('drafts.title')}
      facts={t('drafts.facts')}
      columns={[
        words<DraftRow>('title', t('drafts.what'), 300, ({ title, page }) => title || t(`window:pages.${page}`), {
          grow: true,
        }),
        words<DraftRow>('page', t('drafts.form'), 140, ({ page }) => t(`window:pages.${page}`)),
        plain<DraftRow>('base', t('drafts.base'), 110, ({ baseVersion }) =>
          baseVersion === undefined ? t('drafts.new') : t('version', { count: baseVersion }),
        ),
        plain<DraftRow>('changedAt', t('drafts.changedAt'), 140, ({ changedAt }) => formatInstant(changedAt)),
      ]}
      list={list}
      ticks={null}
      rowKey={({ name }) => name}
      onOpen={show}
      onRow={setHere}
      note={
        givenUp !== undefined && (
          <span role="status">
            {t('drafts.gone', { title: givenUp.title || t(`window:pages.${givenUp.page}`) })}{' '}
            <button type="button" className="link" onClick={bringBack}>
              {t('drafts.bringBack')}
            </button>
          </span>
        )
      }
      actions={
        here !== undefined && (
          <>
            <Button onClick={() => giveUp(here)}>
              {t('drafts.giveUp')}
              <Kbd chord="Delete" />
            </Button>
            <Button type="primary" onClick={() => show(here)}>
              {t('drafts.goOn')}
              <Kbd chord="Enter" />
            </Button>
          </>
        )
      }
      empty={{ title: t('drafts.none'), text: t('drafts.noneText') }}
    />
  );
}

/** Gives a draft up and holds what it was, so that it can be brought back as long as this page is open. */
function useGivingUp() {
  const book = useDraftBook();
  const { close } = useTabs();
  const [givenUp, setGivenUp] = useState<DraftEntry>();
  async function giveUp({ name }: DraftRow): Promise<void> {
    const whole = book.latest(name) ?? (await keptEntry(name));
    if (whole === undefined) return;
    close(name);
    setGivenUp(whole);
    await book.drop(name);
  }
  function bringBack(): void {
    if (givenUp !== undefined) book.write({ ...givenUp, at: Date.now() });
    setGivenUp(undefined);
  }
  return { giveUp: (row: DraftRow) => void giveUp(row), givenUp, bringBack };
}

async function keptEntry(name: string): Promise<DraftEntry | undefined> {
  const reply = await callOffice('drafts.get', { name });
  if (!reply.ok || reply.value.draft === undefined) return undefined;
  const { changedAt, ...draft } = reply.value.draft;
  return { ...draft, at: changedAt };
}
