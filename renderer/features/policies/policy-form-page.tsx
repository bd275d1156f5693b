import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import {
  newRule,
  type PolicyForm,
  policyForm,
  PRESETS,
  presetFor,
  type PresetName,
  readPolicyForm,
  ruleOfFault,
} from '#renderer/features/policies/policy-form-model.ts';
import { PresetPreview } from '#renderer/features/policies/preset-preview.tsx';
import { RuleEditor } from '#renderer/features/policies/rule-editor.tsx';
import { RuleList } from '#renderer/features/policies/rule-list.tsx';
import type { ReviewedKind } from '#shared/review/policies.contract.ts';
import { ReviewPolicy } from '#shared/review/policy.schema.ts';

/** Another policy for the whole office: like every record it is signed by somebody else. */
export function PolicyFormPage() {
  const { params } = useTab();
  const present = useOfficeQuery('policies.get', {});
  const submissionId = params['submission'] ?? '';
  const view = useOfficeQuery('review.show', { submissionId }, { enabled: submissionId !== '' });
  const error = present.error ?? view.error;
  if (error !== null) return <ErrorNote error={error} onRetry={() => void present.refetch()} />;
  if (present.data === undefined || (submissionId !== '' && view.data === undefined)) return <GreyRows />;
  const { recordId, version, policy, kinds } = present.data;
  const onRecord = version === 0 ? {} : { recordId, baseVersion: view.data?.baseVersion ?? version };
  const proposal: Proposal = {
    action: version === 0 ? 'create' : 'amend',
    ...onRecord,
    ...(submissionId !== '' && { submissionId }),
  };
  const start = view.data === undefined ? policy : ReviewPolicy.parse(view.data.content);
  return <PolicyEditor proposal={proposal} start={policyForm(start)} present={policy} kinds={kinds} />;
}

interface PolicyEditorProps {
  readonly proposal: Proposal;
  readonly start: PolicyForm;
  readonly present: ReviewPolicy;
  readonly kinds: readonly ReviewedKind[];
}

function PolicyEditor({ proposal, start, present, kinds }: PolicyEditorProps) {
  const { t } = useTranslation('policies');
  const [at, setAt] = useTabMemory<number>('rule', 0);
  const [preview, setPreview] = useState<PresetName>();
  const known = kinds.map(({ name }) => name);
  const form = useSubmitForm({
    procedure: 'policies.submit',
    proposal,
    start,
    read: (values) => readPolicyForm(values, known),
    fill: (content) => policyForm(ReviewPolicy.parse(content)),
  });
  const { values, set, faults } = form;
  const { rules } = values;
  const here = Math.min(at, rules.length - 1);
  const rule = rules[here];
  const step = (by: number) => setAt(Math.max(0, Math.min(rules.length - 1, here + by)));
  function add(): void {
    const free = kinds.find(({ name }) => !rules.some((one) => one.kind === name && one.action === 'any'));
    set({ rules: [...rules, newRule(free?.name ?? kinds[0]?.name ?? '*')] });
    setAt(rules.length);
  }
  function go(path: string): boolean {
    const index = ruleOfFault(path);
    if (index !== undefined) setAt(index);
    // The editor of that rule is there after the next paint; its boxes are named by their path.
    requestAnimationFrame(() => focusBox(path));
    return true;
  }
  const over = form.ticket !== undefined;
  useKeys([
    { chord: 'Alt+ArrowDown', label: t('keys.rules'), disabled: over, run: () => step(1) },
    { chord: 'Alt+ArrowUp', disabled: over, run: () => step(-1) },
    { chord: 'Ctrl+N', label: t('addRule'), disabled: over, run: add },
    ...PRESETS.map((name, index) => ({ chord: `Alt+${index + 1}`, disabled: over, run: () => setPreview(name) })),
  ]);
  const reading = readPolicyForm(values, known);
  return (
    <SubmitPage
      form={form}
      kind="review_policy"
      title={t('formTitle')}
      tabTitle={t('amend')}
      facts={t('formFacts')}
      onGo={go}
      actions={PRESETS.map((name, index) => (
        <Button key={name} aria-pressed={preview === name} onClick={() => setPreview(name)}>
          {t(`values.review_policy.preset.${name}`)}
          <Kbd chord={`Alt+${index + 1}`} />
        </Button>
      ))}
    >
      {preview !== undefined ? (
        <PresetPreview
          name={preview}
          preset={presetFor(preview, known)}
          from={reading.ok ? reading.draft : present}
          onTake={() => {
            set(policyForm(presetFor(preview, known)));
            setAt(0);
            setPreview(undefined);
          }}
          onBack={() => setPreview(undefined)}
        />
      ) : (
        <div className="policy-editor">
          <RuleList rules={rules} at={here} faults={faults} onAt={setAt} onAdd={add} />
          {rule !== undefined && (
            <RuleEditor
              key={rule.id}
              rule={rule}
              index={here}
              kinds={kinds}
              faults={faults}
              onChange={(next) => set({ rules: rules.with(here, next) })}
              {...(rules.length > 1 && {
                onRemove: () => {
                  set({ rules: rules.toSpliced(here, 1) });
                  setAt(Math.max(0, here - 1));
                },
              })}
            />
          )}
        </div>
      )}
    </SubmitPage>
  );
}

/** The box of a place, or the first box under it. */
function focusBox(path: string): void {
  const name = CSS.escape(path);
  document.querySelector<HTMLElement>(`.rule-editor [name="${name}"], .rule-editor [name^="${name}."]`)?.focus();
}
