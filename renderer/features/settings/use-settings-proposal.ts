import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import type { Proposal } from '#renderer/components/use-submit-form.ts';
import type { SettingsHead } from '#shared/settings/settings.contract.ts';

interface Begun {
  readonly proposal: Proposal;
  /** The content of the submission that is corrected or keyed again, instead of what stands. */
  readonly content: unknown;
}

/** What a form of the settings proposes: the first version, the next one, or the correction of a returned proposal. */
export function useSettingsProposal(head: SettingsHead | undefined): {
  readonly begun: Begun | undefined;
  readonly error: unknown;
} {
  const { params } = useTab();
  const submissionId = params['submission'];
  const view = useOfficeQuery(
    'review.show',
    { submissionId: submissionId ?? '' },
    { enabled: submissionId !== undefined },
  );
  const waits = head === undefined || (submissionId !== undefined && view.data === undefined);
  if (waits) return { begun: undefined, error: view.error };
  const { recordId, version } = head;
  const onRecord = version === 0 ? {} : { recordId, baseVersion: view.data?.baseVersion ?? version };
  return {
    begun: {
      proposal: {
        action: version === 0 ? 'create' : 'amend',
        ...onRecord,
        ...(submissionId !== undefined && { submissionId }),
      },
      content: view.data?.content,
    },
    error: null,
  };
}
