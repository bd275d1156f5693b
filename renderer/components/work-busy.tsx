import { useTranslation } from 'react-i18next';
import { useTicking } from '#renderer/app/use-work.ts';
import { timeLeftMs, type Work } from '#renderer/app/works.ts';
import { BusyBar, GreyRows } from '#renderer/components/notices.tsx';

const GREY_UNTIL_MS = 2000;

interface WorkBusyProps {
  readonly work: Work;
  readonly onCancel?: () => void;
  readonly onBackground?: () => void;
  /** Over a list that stays: no grey rows first. */
  readonly brief?: boolean;
}

/** Work while it runs: nothing for 300 ms, grey rows up to two seconds, then step, count, time left and the ways out. */
export function WorkBusy({ work, onCancel, onBackground, brief }: WorkBusyProps) {
  const { t } = useTranslation('works');
  const words = useWorkWords();
  const now = useTicking(work.state === 'running');
  if (work.state !== 'running') return undefined;
  if (now - work.startedAt < GREY_UNTIL_MS) return brief === true ? undefined : <GreyRows />;
  return (
    <div className={`busy-pane${brief === true ? ' brief' : ''}`}>
      <BusyBar
        step={words.step(work)}
        done={work.done}
        total={work.total}
        left={words.left(work, now)}
        {...(onCancel !== undefined && { onCancel })}
        {...(onBackground !== undefined && { onBackground })}
      />
      {brief !== true && <p className="quiet small">{t('nothing')}</p>}
    </div>
  );
}

/** How far a work is, in words. */
export function useWorkWords() {
  const { t } = useTranslation('works');
  return {
    step: ({ step }: Pick<Work, 'step'>): string =>
      step === undefined ? t('step.running') : t(`step.${step}`, { defaultValue: t('step.running') }),
    left: (work: Work, now: number): string => {
      const ms = timeLeftMs(work, now);
      if (ms === undefined) return t('elapsed', { count: Math.floor((now - work.startedAt) / 1000) });
      const seconds = Math.ceil(ms / 1000);
      return seconds < 90 ? t('leftSeconds', { count: seconds }) : t('leftMinutes', { count: Math.ceil(seconds / 60) });
    },
  };
}
