import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { Note } from '#renderer/components/notices.tsx';
import type { ImportPreview } from '#renderer/features/exchange/use-preview.ts';

/** What must be fixed before anything can come in. */
const BLOCKING = new Set([
  'header_not_found',
  'card_not_list',
  'table_sideways',
  'looks_like_other',
  'required_column_missing',
]);
/** What the person must look at; the rest is for information. */
const WARNING = new Set([
  'column_mapped_twice',
  'column_does_not_fit',
  'column_lonely',
  'same_header_twice',
  'second_table_not_read',
  'rows_with_one_cell',
  'unit_factor_applied',
  'hidden_sheet_used',
  'formulas_without_value',
]);

/** What the person must know before trusting the preview, each with its place. */
export function ImportNotes({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('exchange');
  const { language } = useAppearance();
  const labels = new Map(preview.targets.map(({ key, label }) => [key, language === 'zh-CN' ? label.zh : label.en]));
  const named = (value: string | number | undefined) => labels.get(String(value)) ?? value;
  return (
    <div className="import-notes" role="region" tabIndex={0} aria-label={t('noted')}>
      {preview.notes.map(({ reason, details }, index) => (
        <Note key={index} tone={BLOCKING.has(reason) ? 'error' : WARNING.has(reason) ? 'warning' : 'info'}>
          {t(`notes.${reason}`, {
            ...details,
            field: named(details['field']),
            words: named(details['words']),
            number: named(details['number']),
            what: details[language === 'zh-CN' ? 'zh' : 'en'],
            defaultValue: reason,
          })}
        </Note>
      ))}
    </div>
  );
}
