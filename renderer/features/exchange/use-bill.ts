import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import type { AnyFailure } from '#renderer/app/use-office.ts';
import { useWork, type WorkHandle } from '#renderer/app/use-work.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';

export type BillFile = Input<'registers.readBill'>;
type BillOutcome = Output<'registers.readBill'>;

export interface BillRun {
  readonly file: BillFile | undefined;
  /** The last answer; it stands while the next is on its way. */
  readonly outcome: BillOutcome | undefined;
  readonly failure: AnyFailure | undefined;
  readonly handle: WorkHandle;
  readonly look: (file: BillFile) => void;
  readonly reset: () => void;
}

/** Holds a bill against the register, as a work that goes on when the page is left. */
export function useBill(register: string): BillRun {
  const { t } = useTranslation('works');
  const handle = useWork(`bill.read.${register}`);
  const { work } = handle;
  const [shown, setShown] = useState<BillOutcome>();
  const answered = work?.value as BillOutcome | undefined;
  if (answered !== undefined && answered !== shown) setShown(answered);
  const file = work?.input as BillFile | undefined;
  return {
    file,
    outcome: file === undefined ? undefined : (answered ?? shown),
    failure: work?.state === 'failed' ? work.failure : undefined,
    handle,
    look: (next) => {
      handle.cancel();
      handle.start({
        title: t('billRead', { name: next.fileName }),
        name: 'registers.readBill',
        input: next,
        conclude: (value) => ({
          text:
            value.outcome === 'bill' ? t('billReadDone', { count: value.bill.lines.length }) : t('importUnreadable'),
          ...(value.outcome === 'unreadable' && { warns: true }),
          open: { page: 'registers.bill', params: { register } },
        }),
      });
    },
    reset: () => {
      handle.cancel();
      handle.consume();
      setShown(undefined);
    },
  };
}

/** What is held against the bill, as a workbook for the carrier. */
export function useDifferences(file: BillFile) {
  const { t } = useTranslation('works');
  const { language } = useAppearance();
  const { work, busy, start } = useWork(`bill.differences.${file.register}`);
  return {
    busy,
    failure: work?.state === 'failed' ? work.failure : undefined,
    run: () =>
      start({
        title: t('billDifferences', { name: file.fileName }),
        name: 'registers.billDifferences',
        input: { ...file, language },
        asks: true,
        conclude: async ({ fileName, contentBase64, rows }) => {
          const kept = await window.desktop?.saveFile({ suggestedName: fileName, contentBase64 });
          return kept === undefined ? undefined : { text: t('exported', { count: rows }), path: kept.path };
        },
      }),
  };
}
