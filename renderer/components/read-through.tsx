import { useTranslation } from 'react-i18next';
import { Hatched } from '#renderer/components/diff-table.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';

interface ReadThroughProps {
  readonly kind: string;
  readonly content: unknown;
  readonly hidden: readonly string[];
}

/** The rest of a content, to be looked through once. What is held back is hatched. */
export function ReadThrough({ kind, content, hidden }: ReadThroughProps) {
  const { t } = useTranslation('review');
  const words = useRecordWords();
  return (
    <>
      <h3 className="section-title">{t(hidden.length > 0 ? 'rest' : 'whole')}</h3>
      <dl className="read-through">
        {words.shown(kind, content).map((value) => (
          <div key={value.path}>
            <dt className="cut" title={value.place}>
              {value.place}
            </dt>
            <dd>{value.text}</dd>
          </div>
        ))}
        {hidden.length > 0 && (
          <div>
            <dt>{t('held', { count: hidden.length })}</dt>
            <dd>
              <Hatched />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
