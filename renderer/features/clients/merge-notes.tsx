import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { Note } from '#renderer/components/notices.tsx';
import type { ClientMergeFacts } from '#shared/clients/clients.contract.ts';

interface MergeNotesProps {
  readonly mergedInto: ClientMergeFacts | null;
  readonly absorbed: readonly ClientMergeFacts[];
}

/** On a client's page: into whom it was merged, and who was merged into it. */
export function MergeNotes({ mergedInto, absorbed }: MergeNotesProps) {
  const { t } = useTranslation('clients');
  const { open } = useTabs();
  const link = (id: string, code: string, name: string) => (
    <button
      type="button"
      className="link"
      onClick={() => open('clients.page', { id }, name)}
    >{`${code} ${name}`}</button>
  );
  if (mergedInto === null && absorbed.length === 0) return null;
  return (
    <div style={{ padding: '0 14px 8px' }}>
      {mergedInto !== null && (
        <Note tone="warning" title={t('merge.into', { number: mergedInto.number, on: mergedInto.mergedOn })}>
          {link(mergedInto.survivorId, mergedInto.survivorCode, mergedInto.survivorName)} {mergedInto.reason}
        </Note>
      )}
      {absorbed.map((each) => (
        <Note key={each.id} tone="info" title={t('merge.from', { number: each.number, on: each.mergedOn })}>
          {link(each.absorbedId, each.absorbedCode, each.absorbedName)} {each.reason}
        </Note>
      ))}
    </div>
  );
}
