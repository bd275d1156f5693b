import { Button } from 'antd';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { MoneyBox, SelectBox, TextBox, TickBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { usePolicyWords } from '#renderer/components/policy-words.ts';
import { useErrorAt } from '#renderer/features/policies/use-error-at.ts';
import { newStep, type RuleForm } from '#renderer/features/policies/policy-form-model.ts';
import { StepEditor } from '#renderer/features/policies/step-editor.tsx';
import type { ReviewedKind } from '#shared/review/policies.contract.ts';
import { CHECKING_ROLES } from '#shared/review/policy-presets.ts';
import { LimitDirection, PolicyAction } from '#shared/review/policy.schema.ts';

const MOST_STEPS = 5;

export interface RuleEditorProps {
  readonly rule: RuleForm;
  readonly index: number;
  readonly kinds: readonly ReviewedKind[];
  readonly faults: readonly FormFault[];
  readonly onChange: (rule: RuleForm) => void;
  readonly onRemove?: () => void;
}

/** One rule: of what, in which steps, with what beyond the kind's own checks, and how long it may wait. */
export function RuleEditor(props: RuleEditorProps) {
  const { t } = useTranslation('policies');
  const { rule, index, kinds, faults, onChange } = props;
  const kind = kinds.find(({ name }) => name === rule.kind);
  const full = rule.steps.length >= MOST_STEPS;
  const addStep = () => {
    if (!full) onChange({ ...rule, steps: [...rule.steps, newStep(rule.steps)] });
  };
  useKeys([{ chord: 'Ctrl+Enter', label: t('addStep'), disabled: full, run: addStep }]);
  return (
    <div className="rule-editor">
      <div className="form-grid">
        <RuleOf {...props} />
      </div>
      <h2 className="block-title">
        {t('column.steps')}
        <span className="quiet small">{t('stepsHint')}</span>
      </h2>
      {rule.steps.map((step, at) => (
        <StepEditor
          key={step.id}
          step={step}
          path={`rules.${index}.steps.${at}`}
          ordinal={at + 1}
          decidedBy={kind?.decidedBy ?? ['money', 'discount']}
          faults={faults}
          onChange={(next) => onChange({ ...rule, steps: rule.steps.with(at, next) })}
          {...(rule.steps.length > 1 && {
            onRemove: () => onChange({ ...rule, steps: rule.steps.toSpliced(at, 1) }),
          })}
        />
      ))}
      <div className="step-add">
        <Button size="small" icon={<Plus size={12} aria-hidden />} disabled={full} onClick={addStep}>
          {t('addStep')}
          <Kbd chord="Ctrl+Enter" />
        </Button>
      </div>
      <h2 className="block-title">{t('beyond')}</h2>
      <div className="form-grid">
        <RuleLimit {...props} />
        <RuleMore {...props} />
        <RuleRekeys {...props} kind={kind} />
        <RuleTopCredit {...props} kind={kind} />
      </div>
    </div>
  );
}

function RuleOf({ rule, index, kinds, faults, onChange, onRemove }: RuleEditorProps) {
  const { t } = useTranslation('policies');
  const words = usePolicyWords();
  const errorAt = useErrorAt(faults);
  const names = [...new Set(['*', ...kinds.map(({ name }) => name), rule.kind])];
  const allowed = kinds.find(({ name }) => name === rule.kind)?.actions;
  const actions = PolicyAction.options.filter(
    (action) => action === 'any' || action === rule.action || allowed === undefined || allowed.includes(action),
  );
  const at = (name: string) => `rules.${index}.${name}`;
  return (
    <>
      <Field label={t('fields.review_policy.rules.kind')} required span={2} error={errorAt(at('kind'))}>
        {(control) => (
          <SelectBox
            {...control}
            name={at('kind')}
            value={rule.kind}
            options={names.map((value) => ({ value, text: words.kind(value) }))}
            onChange={(next) => onChange({ ...rule, kind: next, rekeyAlso: [] })}
          />
        )}
      </Field>
      <Field label={t('fields.review_policy.rules.action')} error={errorAt(at('action'))}>
        {(control) => (
          <SelectBox
            {...control}
            name={at('action')}
            value={rule.action}
            options={actions.map((action) => ({ value: action, text: words.action({ action }) }))}
            onChange={(next) => onChange({ ...rule, action: PolicyAction.parse(next) })}
          />
        )}
      </Field>
      <div style={{ textAlign: 'right' }}>
        {onRemove !== undefined && (
          <Button size="small" danger type="text" icon={<X size={12} aria-hidden />} onClick={onRemove}>
            {t('removeRule')}
          </Button>
        )}
      </div>
    </>
  );
}

function RuleLimit({ rule, index, faults, onChange }: RuleEditorProps) {
  const { t } = useTranslation('policies');
  const errorAt = useErrorAt(faults);
  const at = (name: string) => `rules.${index}.${name}`;
  return (
    <>
      <Field
        label={t('fields.review_policy.rules.limit.hours')}
        required
        hint={t('hoursHint')}
        error={errorAt(at('limit.hours'))}
      >
        {(control) => (
          <TextBox
            {...control}
            name={at('limit.hours')}
            end
            value={rule.limitHours}
            onChange={(limitHours) => onChange({ ...rule, limitHours })}
          />
        )}
      </Field>
      <Field label={t('fields.review_policy.rules.limit.then')} span={2} error={errorAt(at('limit.then'))}>
        {(control) => (
          <SelectBox
            {...control}
            name={at('limit.then')}
            value={rule.limitThen}
            options={LimitDirection.options.map((value) => ({ value, text: t(`then.${value}`) }))}
            onChange={(next) => onChange({ ...rule, limitThen: LimitDirection.parse(next) })}
          />
        )}
      </Field>
      <Field label={t('fields.review_policy.rules.askFromFen')} hint={t('askHint')} error={errorAt(at('askFromFen'))}>
        {(control) => (
          <MoneyBox
            {...control}
            name={at('askFromFen')}
            value={rule.askFromFen}
            onChange={(askFromFen) => onChange({ ...rule, askFromFen })}
          />
        )}
      </Field>
    </>
  );
}

/** Whether long documents are drawn from; only asked where the kind has lines to draw. */
function RuleMore({ rule, index, kinds, faults, onChange }: RuleEditorProps) {
  const { t } = useTranslation('policies');
  const errorAt = useErrorAt(faults);
  const kind = kinds.find(({ name }) => name === rule.kind);
  if (kind?.drawable !== true && !rule.draws) return undefined;
  const at = (name: string) => `rules.${index}.draw.${name}`;
  return (
    <>
      <Field label={t('column.draw')} span={2} hint={t('drawHint')} error={errorAt(`rules.${index}.draw`)}>
        {() => <TickBox label={t('draws')} checked={rule.draws} onChange={(draws) => onChange({ ...rule, draws })} />}
      </Field>
      {(['drawAbove', 'drawLines'] as const).map((name) => {
        const path = name === 'drawAbove' ? 'aboveLines' : 'lines';
        return (
          <Field key={name} label={t(`fields.review_policy.rules.draw.${path}`)}>
            {(control) => (
              <TextBox
                {...control}
                name={at(path)}
                end
                disabled={!rule.draws}
                value={rule[name]}
                onChange={(text) => onChange({ ...rule, [name]: text })}
              />
            )}
          </Field>
        );
      })}
    </>
  );
}

/** Fields that this office wants keyed twice although the kind itself does not ask for it. */
function RuleRekeys({ rule, index, faults, onChange, kind }: RuleEditorProps & { kind: ReviewedKind | undefined }) {
  const { t } = useTranslation('policies');
  const words = usePolicyWords();
  const errorAt = useErrorAt(faults);
  const paths = [...new Set([...(kind?.rekeyable ?? []).map(({ path }) => path), ...rule.rekeyAlso])];
  if (paths.length === 0) return undefined;
  const tick = (path: string, on: boolean) =>
    onChange({
      ...rule,
      rekeyAlso: on ? [...rule.rekeyAlso, path] : rule.rekeyAlso.filter((other) => other !== path),
    });
  return (
    <Field label={t('column.rekey')} span={4} hint={t('rekeyHint')} error={errorAt(`rules.${index}.rekeyAlso`)}>
      {() => (
        <div className="policy-ticks">
          {paths.map((path) => (
            <TickBox
              key={path}
              label={words.rekey(rule.kind, path)}
              checked={rule.rekeyAlso.includes(path)}
              onChange={(on) => tick(path, on)}
            />
          ))}
        </div>
      )}
    </Field>
  );
}

/** Who signs last where a client is given the best credit grade; asked only of kinds that a grade decides. */
function RuleTopCredit({ rule, index, faults, onChange, kind }: RuleEditorProps & { kind: ReviewedKind | undefined }) {
  const { t } = useTranslation('policies');
  const errorAt = useErrorAt(faults);
  const { topCreditRoles } = rule;
  if (kind?.decidedBy.includes('credit') !== true && topCreditRoles.length === 0) return undefined;
  const path = `rules.${index}.topCreditRoles`;
  return (
    <Field label={t('topCredit')} span={4} hint={t('topCreditHint')} error={errorAt(path)}>
      {() => (
        <div className="policy-ticks">
          {CHECKING_ROLES.map((role, at) => (
            <TickBox
              key={role}
              {...(at === 0 && { name: path })}
              label={t(`users:values.person.roles.${role}`)}
              checked={topCreditRoles.includes(role)}
              onChange={(on) =>
                onChange({
                  ...rule,
                  topCreditRoles: on ? [...topCreditRoles, role] : topCreditRoles.filter((other) => other !== role),
                })
              }
            />
          ))}
        </div>
      )}
    </Field>
  );
}
