import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EntryMark } from '#renderer/components/entry-mark.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { useSay } from '#renderer/components/register-words.ts';
import { entryTitle } from '#renderer/components/entry-facts.ts';
import { EntryPairs } from '#renderer/features/registers/entry-values.tsx';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { RegisterRow } from '#shared/registers/registers.contract.ts';

interface EntryPreviewProps {
  readonly kind: RegisterKind;
  readonly row: RegisterRow;
  readonly onOpen: () => void;
}

/** The entry in hand beside the list, whole: what is cut in the columns, and what has no column. */
export function EntryPreview({ kind, row, onOpen }: EntryPreviewProps) {
  const { t } = useTranslation('registers');
  const say = useSay();
  return (
    <aside className="side-preview" aria-label={t('preview')}>
      <h2>{entryTitle(kind, row, say)}</h2>
      <div className="entry-preview-head">
        {row.number !== null && <span className="quiet small num">{row.number}</span>}
        <EntryMark row={row} />
      </div>
      <EntryPairs fields={kind.fields} row={row} />
      <Button size="small" style={{ marginTop: 10 }} onClick={onOpen}>
        {t('open')}
        <Kbd chord="Enter" />
      </Button>
    </aside>
  );
}
