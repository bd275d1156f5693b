import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyFailure } from '#renderer/app/use-office.ts';
import { useWork, type WorkHandle } from '#renderer/app/use-work.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';

export type ImportChoices = Input<'exchange.preview'>;
export type PreviewOutcome = Output<'exchange.preview'>;
export type ImportPreview = Extract<PreviewOutcome, { outcome: 'preview' }>['preview'];

export interface PreviewRun {
  /** What was asked last, also by an earlier visit to this page. */
  readonly choices: ImportChoices | undefined;
  /** The last answer; it stands while the next is on its way. */
  readonly outcome: PreviewOutcome | undefined;
  readonly failure: AnyFailure | undefined;
  readonly handle: WorkHandle;
  readonly look: (choices: ImportChoices) => void;
  /** Lets go of the file. */
  readonly reset: () => void;
}

/** Asks what a file would become, as a work that goes on when the page is left and is there when it comes back. */
export function usePreview(kind: string): PreviewRun {
  const { t } = useTranslation('works');
  const handle = useWork(`import.preview.${kind}`);
  const { work } = handle;
  const [shown, setShown] = useState<PreviewOutcome>();
  const answered = work?.value as PreviewOutcome | undefined;
  if (answered !== undefined && answered !== shown) setShown(answered);
  const choices = work?.input as ImportChoices | undefined;
  return {
    choices,
    outcome: choices === undefined ? undefined : (answered ?? shown),
    failure: work?.state === 'failed' ? work.failure : undefined,
    handle,
    look: (next) => {
      handle.cancel();
      handle.start({
        title: t('importPreview', { name: next.fileName }),
        name: 'exchange.preview',
        input: next,
        conclude: (value) => ({
          text:
            value.outcome === 'preview'
              ? t('importRead', { count: value.preview.counts.records })
              : t('importUnreadable'),
          ...(value.outcome === 'unreadable' && { warns: true }),
          open: { page: 'exchange.import', params: { kind } },
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
