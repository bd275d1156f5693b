import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import type { AnyFailure } from '#renderer/app/use-office.ts';
import { RekeyMark } from '#renderer/components/field.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { shortHash } from '#renderer/components/sign-panel.tsx';
import { AsReadTable } from '#renderer/features/exchange/as-read-table.tsx';
import { ImportNotes } from '#renderer/features/exchange/import-notes.tsx';
import { MappingTable } from '#renderer/features/exchange/mapping-table.tsx';
import { RefusedTable } from '#renderer/features/exchange/refused-table.tsx';
import type { ImportChoices, ImportPreview } from '#renderer/features/exchange/use-preview.ts';

interface PreviewPaneProps {
  readonly title: string;
  readonly choices: ImportChoices;
  readonly preview: ImportPreview;
  readonly busy: boolean;
  readonly failure: AnyFailure | undefined;
  readonly onChoose: (choices: ImportChoices) => void;
  readonly onOther: () => void;
  readonly onSubmit: (records: number) => void;
}

/** What the file would become: columns and their targets, rows as read, what is refused and why, the control totals. */
export function PreviewPane(props: PreviewPaneProps) {
  const { title, preview, choices, busy, onChoose, onOther } = props;
  const { t } = useTranslation('exchange');
  const { daily, importedBefore, takenBefore } = preview;
  const { records } = preview.counts;
  const maySubmit = records > 0 && !busy && importedBefore === undefined;
  const submit = () => props.onSubmit(records);
  useKeys([
    { chord: 'F8', label: t(daily ? 'keep' : 'submit'), disabled: !maySubmit, run: submit },
    { chord: 'Escape', label: t('otherFile'), run: onOther },
  ]);
  return (
    <>
      <PageHeader
        title={title}
        facts={
          <span className="num">
            {preview.fileName} · {t('sheetRows', { sheet: preview.sheet, count: preview.counts.inFile })} ·{' '}
            {t('fingerprint')} <span className="code">{shortHash(preview.fileHash)}</span>
          </span>
        }
      >
        <Button onClick={onOther}>
          {t('otherFile')}
          <Kbd chord="Escape" />
        </Button>
        <Button type="primary" disabled={!maySubmit} loading={busy} onClick={submit}>
          {t(daily ? 'keepEntries' : 'submitRecords', { count: records })}
          <Kbd chord="F8" />
        </Button>
      </PageHeader>
      <div className="import-notes">
        <FailureNote failure={props.failure} />
        {importedBefore !== undefined && (
          <Note tone="warning" title={t('before.title', { serial: importedBefore.serial })}>
            {t('before.text', {
              state: t(`review:state.${importedBefore.state}`, { defaultValue: importedBefore.state }),
            })}
          </Note>
        )}
        {takenBefore !== undefined && (
          <Note
            tone="warning"
            title={t('before.taken', { name: takenBefore.personName, date: takenBefore.officeDate })}
          >
            {t('before.takenText')}
          </Note>
        )}
      </div>
      <div className="import-grid" aria-busy={busy}>
        <div className="import-column">
          <MappingTable preview={preview} choices={choices} onChoose={onChoose} />
          <ImportNotes preview={preview} />
        </div>
        <div className="import-column">
          <AsReadTable preview={preview} choices={choices} onChoose={onChoose} />
          <RefusedTable preview={preview} choices={choices} />
          <ControlTotals preview={preview} />
        </div>
      </div>
    </>
  );
}

function ControlTotals({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('exchange');
  const { counts, control } = preview;
  const said = t(preview.daily ? 'control.daily' : 'control.text');
  return (
    <section className="panel control-totals" aria-label={t('control.title')}>
      <b>
        {t('control.title')}
        <RekeyMark />
      </b>
      <span>
        <span className="quiet small">{t('control.dataRows')}</span>
        <b className="num">{control.dataRows}</b>
      </span>
      <span>
        <span className="quiet small">{t('control.accepted')}</span>
        <b className="num">
          {counts.accepted} / {counts.inFile}
        </b>
      </span>
      {control.amountFen !== null && (
        <span>
          <span className="quiet small">{t('control.amount')}</span>
          <b>
            <MoneyText fen={control.amountFen} />
          </b>
        </span>
      )}
      <span className="push quiet small cut" title={said}>
        {said}
      </span>
    </section>
  );
}
