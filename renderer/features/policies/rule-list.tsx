import { Button } from 'antd';
import { CircleAlert, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/kbd.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { usePolicyWords } from '#renderer/components/policy-words.ts';
import { type RuleForm, ruleOfFault } from '#renderer/features/policies/policy-form-model.ts';

interface RuleListProps {
  readonly rules: readonly RuleForm[];
  readonly at: number;
  readonly faults: readonly FormFault[];
  readonly onAt: (index: number) => void;
  readonly onAdd: () => void;
}

/** The rules by what they are about; the one in hand is edited beside. Alt ↑ ↓ from anywhere. */
export function RuleList({ rules, at, faults, onAt, onAdd }: RuleListProps) {
  const { t } = useTranslation('policies');
  const words = usePolicyWords();
  const wrong = new Set(faults.map(({ path }) => ruleOfFault(path)));
  return (
    <aside className="rule-list">
      <div role="listbox" aria-label={t('rules')}>
        {rules.map((rule, index) => (
          <div
            key={rule.id}
            role="option"
            aria-selected={index === at}
            className="queue-item"
            onClick={() => onAt(index)}
          >
            <div>
              <span className="queue-title cut">{words.kind(rule.kind)}</span>
              {wrong.has(index) && <CircleAlert size={13} className="minus" aria-label={t('wrong')} />}
            </div>
            <div className="small quiet">
              <span>{words.action(rule)}</span>
              <span className="num">{t('steps', { count: rule.steps.length })}</span>
            </div>
          </div>
        ))}
      </div>
      <div className="rule-list-foot">
        <Button size="small" icon={<Plus size={12} aria-hidden />} onClick={onAdd}>
          {t('addRule')}
          <Kbd chord="Ctrl+N" />
        </Button>
      </div>
    </aside>
  );
}
