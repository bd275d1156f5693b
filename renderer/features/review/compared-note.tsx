import { useTranslation } from 'react-i18next';
import { Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

/** What was held against other countersigned records: deviations with the maker's reason, plainly; what agrees is only counted. */
export function ComparedNote({ view }: { readonly view: SubmissionView }) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const { compared, kind } = view;
  if (compared.length === 0) return undefined;
  const deviating = compared.filter(({ agrees }) => !agrees);
  const source = (name: string) =>
    name.startsWith('register_')
      ? words.kind(name)
      : t(`compared.source.${name}`, { defaultValue: t('compared.source.other') });
  const sources = [...new Set(compared.filter(({ agrees }) => agrees).map((one) => source(one.source)))];
  return (
    <>
      {deviating.length > 0 && (
        <Note tone="warning" title={t('compared.deviates', { count: deviating.length })}>
          {deviating.map((one) => (
            <div key={`${one.path} ${one.source}`}>
              {t(one.reason === undefined ? 'compared.differs' : 'compared.differsBecause', {
                place: words.place(kind, one.path),
                source: source(one.source),
                reason: one.reason,
              })}
            </div>
          ))}
        </Note>
      )}
      {sources.length > 0 && (
        <p className="quiet small compared">
          {t('compared.agrees', {
            count: compared.length - deviating.length,
            sources: sources.join(t('comma')),
          })}
        </p>
      )}
    </>
  );
}
