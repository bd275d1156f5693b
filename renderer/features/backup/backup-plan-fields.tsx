import { Button } from 'antd';
import { FolderOpen, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callOffice, useOfficeQuery } from '#renderer/app/use-office.ts';
import { SelectBox, TickBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import { Note } from '#renderer/components/notices.tsx';
import { useRuleSentence } from '#renderer/components/use-failure-words.ts';
import type { BackupPlan } from '#shared/backup/backup-plan.ts';

interface BackupPlanFieldsProps {
  readonly plan: BackupPlan;
  readonly onKeep: (plan: BackupPlan) => Promise<boolean>;
}

const PLACES = [0, 1] as const;
/** Every half hour of the day. */
const TIMES = Array.from({ length: 48 }, (_, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
});

/** Where to, and when by itself: of this PC, kept at once. */
export function BackupPlanFields({ plan, onKeep }: BackupPlanFieldsProps) {
  const { t } = useTranslation('backup');
  const sentence = useRuleSentence();
  const [wrong, setWrong] = useState<string>();
  async function keep(next: BackupPlan): Promise<void> {
    setWrong((await onKeep(next)) ? undefined : t('plan.notKept'));
  }
  async function choose(index: number): Promise<void> {
    const place = await window.desktop?.pickFolder();
    if (place === undefined) return;
    if (plan.places.some((other, at) => other === place && at !== index)) return setWrong(t('plan.twice'));
    const looked = await callOffice('backup.lookAtPlace', { place });
    const rule = looked.ok ? looked.value.rule : undefined;
    if (rule !== undefined) return setWrong(sentence(rule, { place, code: '' }));
    const places = index < plan.places.length ? plan.places.with(index, place) : [...plan.places, place];
    await keep({ ...plan, places });
  }
  return (
    <section className="panel" aria-label={t('plan.title')}>
      <h3>{t('plan.title')}</h3>
      <p className="quiet small">{t('plan.text')}</p>
      {PLACES.slice(0, plan.places.length + 1).map((index) => (
        <Field key={index} label={t(`plan.place${index + 1}`)}>
          {() => (
            <PlaceLine
              place={plan.places[index]}
              onChoose={() => void choose(index)}
              onDrop={() => void keep({ ...plan, places: plan.places.toSpliced(index, 1) })}
            />
          )}
        </Field>
      ))}
      <Field label={t('plan.time')} hint={t('plan.timeHint')}>
        {(control) => (
          <span className="row">
            <SelectBox
              {...control}
              value={plan.time ?? ''}
              none={t('plan.never')}
              options={TIMES.map((time) => ({ value: time, text: time }))}
              onChange={(time) => void keep({ ...plan, time: time === '' ? null : time })}
            />
            <TickBox
              label={t('plan.atClosing')}
              checked={plan.atClosing}
              onChange={(atClosing) => void keep({ ...plan, atClosing })}
            />
          </span>
        )}
      </Field>
      {wrong !== undefined && <Note tone="error" title={wrong} />}
    </section>
  );
}

interface PlaceLineProps {
  readonly place: string | undefined;
  readonly onChoose: () => void;
  readonly onDrop: () => void;
}

/** One place with what speaks against it. */
function PlaceLine({ place, onChoose, onDrop }: PlaceLineProps) {
  const { t } = useTranslation('backup');
  const sentence = useRuleSentence();
  const looked = useOfficeQuery('backup.lookAtPlace', { place: place ?? '-' }, { enabled: place !== undefined });
  if (place === undefined) {
    return (
      <Button icon={<FolderOpen size={14} aria-hidden />} onClick={onChoose}>
        {t('plan.choose')}
      </Button>
    );
  }
  const { warnings = [], rule } = looked.data ?? {};
  return (
    <>
      <span className="row">
        <span className="place-path" title={place}>
          {place}
        </span>
        <Button onClick={onChoose}>{t('plan.change')}</Button>
        <Button aria-label={t('plan.drop', { place })} icon={<X size={13} aria-hidden />} onClick={onDrop} />
      </span>
      {rule !== undefined && <div className="wrong-text small">{sentence(rule, { place, code: '' })}</div>}
      {warnings.map((warning) => (
        <div key={warning} className="due-soon small">
          {t(`plan.warning.${warning}`)}
        </div>
      ))}
    </>
  );
}
