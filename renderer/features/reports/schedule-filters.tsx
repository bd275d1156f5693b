import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { DateBox, SelectBox } from '#renderer/components/boxes.tsx';
import { isBusinessDate } from '#shared/kernel/business-date.ts';
import { LineState, type PerformanceFilter } from '#shared/reports/reports.contract.ts';

/** Filters as typed; a date that is none yet filters nothing. */
export interface ScheduleFilterTexts {
  readonly text?: string;
  readonly signedFrom?: string;
  readonly signedTo?: string;
  readonly salespersonId?: string;
  readonly state?: string;
}

export function scheduleFilter(texts: ScheduleFilterTexts): PerformanceFilter {
  const date = (text: string | undefined) => (text !== undefined && isBusinessDate(text) ? text : undefined);
  const signedFrom = date(texts.signedFrom);
  const signedTo = date(texts.signedTo);
  const state = LineState.options.find((one) => one === texts.state);
  return {
    ...(texts.text !== undefined && texts.text.trim() !== '' && { text: texts.text.trim() }),
    ...(signedFrom !== undefined && { signedFrom }),
    ...(signedTo !== undefined && { signedTo }),
    ...(texts.salespersonId !== undefined && texts.salespersonId !== '' && { salespersonId: texts.salespersonId }),
    ...(state !== undefined && { state }),
  };
}

interface ScheduleFiltersProps {
  readonly texts: ScheduleFilterTexts;
  readonly onChange: (texts: ScheduleFilterTexts) => void;
}

/** Signed between, and by whom. */
export function ScheduleFilters({ texts, onChange }: ScheduleFiltersProps) {
  const { t } = useTranslation('reports');
  const today = useToday();
  const people = useOfficeQuery('people.list', {});
  return (
    <>
      <label className="inline-field dates">
        {t('signedFrom')}
        <DateBox
          name="signed-from"
          value={texts.signedFrom ?? ''}
          today={today}
          placeholder=""
          onChange={(signedFrom) => onChange({ ...texts, signedFrom })}
        />
      </label>
      <label className="inline-field dates">
        {t('signedTo')}
        <DateBox
          name="signed-to"
          value={texts.signedTo ?? ''}
          today={today}
          placeholder=""
          onChange={(signedTo) => onChange({ ...texts, signedTo })}
        />
      </label>
      <label className="inline-field person">
        <span className="offscreen">{t('salesperson')}</span>
        <SelectBox
          name="salesperson"
          value={texts.salespersonId ?? ''}
          none={t('everybody')}
          options={(people.data ?? []).map(({ id, name }) => ({ value: id, text: name }))}
          onChange={(salespersonId) => onChange({ ...texts, salespersonId })}
        />
      </label>
    </>
  );
}
