import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTab, useTabMemory } from '#renderer/app/use-tabs.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { ReadThrough } from '#renderer/components/read-through.tsx';
import { RecordHistory } from '#renderer/components/record-history.tsx';

interface RecordViewProps {
  readonly kind: string;
  readonly recordId: string;
  readonly title: string;
  readonly status: ReactNode;
  readonly facts: ReactNode;
  readonly content: unknown;
  readonly actions?: ReactNode;
  /** Its lines as a grid, for a record that is mainly lines: shown first. */
  readonly lines?: ReactNode;
  /** What that part is called where it is no lines. */
  readonly linesTitle?: string;
  /** Above the parts: the figures that matter. */
  readonly children?: ReactNode;
}

const PARTS = ['lines', 'content', 'history'] as const;

/** A record read from end to end, and the signatures that made it so. */
export function RecordView(props: RecordViewProps) {
  const { t } = useTranslation('forms');
  const { setTitle } = useTab();
  const [part, setPart] = useTabMemory<(typeof PARTS)[number]>('part', props.lines === undefined ? 'content' : 'lines');
  const { title } = props;
  const parts = PARTS.filter((value) => value !== 'lines' || props.lines !== undefined);
  useEffect(() => setTitle(title), [title, setTitle]);
  return (
    <>
      <PageHeader title={title} status={props.status} facts={props.facts}>
        {props.actions}
      </PageHeader>
      {props.children}
      <div className="sub-tabs" role="tablist" aria-label={t('parts')}>
        {parts.map((value) => (
          <button key={value} type="button" role="tab" aria-selected={part === value} onClick={() => setPart(value)}>
            {value === 'lines' && props.linesTitle !== undefined ? props.linesTitle : t(`part.${value}`)}
          </button>
        ))}
      </div>
      {part === 'lines' ? (
        props.lines
      ) : (
        <div className="scroll" style={{ padding: '4px 14px 12px' }}>
          {part === 'content' ? (
            <ReadThrough kind={props.kind} recordId={props.recordId} content={props.content} hidden={[]} />
          ) : (
            <RecordHistory kind={props.kind} recordId={props.recordId} />
          )}
        </div>
      )}
    </>
  );
}
