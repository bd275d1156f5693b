import type { Failure, InternalFailure, RuleDetails } from '#shared/kernel/failure.ts';
import actionsEn from '#shared/locales/en-US/rules-actions.json' with { type: 'json' };
import actionsZh from '#shared/locales/zh-CN/rules-actions.json' with { type: 'json' };
import accessEn from '#shared/locales/en-US/rules-access.json' with { type: 'json' };
import accessZh from '#shared/locales/zh-CN/rules-access.json' with { type: 'json' };
import backupEn from '#shared/locales/en-US/rules-backup.json' with { type: 'json' };
import backupZh from '#shared/locales/zh-CN/rules-backup.json' with { type: 'json' };
import contractsEn from '#shared/locales/en-US/rules-contracts.json' with { type: 'json' };
import coreEn from '#shared/locales/en-US/rules-core.json' with { type: 'json' };
import dailyEn from '#shared/locales/en-US/rules-daily.json' with { type: 'json' };
import disclosuresEn from '#shared/locales/en-US/rules-disclosures.json' with { type: 'json' };
import disclosuresZh from '#shared/locales/zh-CN/rules-disclosures.json' with { type: 'json' };
import dispatchEn from '#shared/locales/en-US/rules-dispatch.json' with { type: 'json' };
import exchangeEn from '#shared/locales/en-US/rules-exchange.json' with { type: 'json' };
import exchangeZh from '#shared/locales/zh-CN/rules-exchange.json' with { type: 'json' };
import invoicingEn from '#shared/locales/en-US/rules-invoicing.json' with { type: 'json' };
import ledgerEn from '#shared/locales/en-US/rules-ledger.json' with { type: 'json' };
import productsEn from '#shared/locales/en-US/rules-products.json' with { type: 'json' };
import contractsZh from '#shared/locales/zh-CN/rules-contracts.json' with { type: 'json' };
import coreZh from '#shared/locales/zh-CN/rules-core.json' with { type: 'json' };
import dailyZh from '#shared/locales/zh-CN/rules-daily.json' with { type: 'json' };
import dispatchZh from '#shared/locales/zh-CN/rules-dispatch.json' with { type: 'json' };
import invoicingZh from '#shared/locales/zh-CN/rules-invoicing.json' with { type: 'json' };
import ledgerZh from '#shared/locales/zh-CN/rules-ledger.json' with { type: 'json' };
import productsZh from '#shared/locales/zh-CN/rules-products.json' with { type: 'json' };
import statementsEn from '#shared/locales/en-US/rules-statements.json' with { type: 'json' };
import receiptsEn from '#shared/locales/en-US/rules-receipts.json' with { type: 'json' };
import statementsZh from '#shared/locales/zh-CN/rules-statements.json' with { type: 'json' };
import receiptsZh from '#shared/locales/zh-CN/rules-receipts.json' with { type: 'json' };
import registersEn from '#shared/locales/en-US/rules-registers.json' with { type: 'json' };
import reportsEn from '#shared/locales/en-US/rules-reports.json' with { type: 'json' };
import reviewEn from '#shared/locales/en-US/rules-review.json' with { type: 'json' };
import reviewZh from '#shared/locales/zh-CN/rules-review.json' with { type: 'json' };
import clientsEn from '#shared/locales/en-US/rules-clients.json' with { type: 'json' };
import clientsZh from '#shared/locales/zh-CN/rules-clients.json' with { type: 'json' };
import settingsEn from '#shared/locales/en-US/rules-settings.json' with { type: 'json' };
import settingsZh from '#shared/locales/zh-CN/rules-settings.json' with { type: 'json' };
import registersZh from '#shared/locales/zh-CN/rules-registers.json' with { type: 'json' };
import reportsZh from '#shared/locales/zh-CN/rules-reports.json' with { type: 'json' };

export type Language = 'zh-CN' | 'en-US';

/** Every rule's sentence, what · where · what next; a test proves that none is missing in either language. */
export const ruleSentences: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    ...coreZh,
    ...accessZh,
    ...actionsZh,
    ...backupZh,
    ...exchangeZh,
    ...productsZh,
    ...contractsZh,
    ...receiptsZh,
    ...statementsZh,
    ...registersZh,
    ...reportsZh,
    ...reviewZh,
    ...dailyZh,
    ...disclosuresZh,
    ...dispatchZh,
    ...invoicingZh,
    ...ledgerZh,
    ...clientsZh,
    ...settingsZh,
  },
  'en-US': {
    ...coreEn,
    ...accessEn,
    ...actionsEn,
    ...backupEn,
    ...exchangeEn,
    ...productsEn,
    ...contractsEn,
    ...receiptsEn,
    ...statementsEn,
    ...registersEn,
    ...reportsEn,
    ...reviewEn,
    ...dailyEn,
    ...disclosuresEn,
    ...dispatchEn,
    ...invoicingEn,
    ...ledgerEn,
    ...clientsEn,
    ...settingsEn,
  },
};

/** The sentence of a rule with its details filled in; the bare key when a rule has none, so that nothing is ever blank. */
export function ruleSentence(language: Language, rule: string, details: RuleDetails = {}): string {
  const sentence = ruleSentences[language][rule] ?? rule;
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => detailWords(language, details[name] ?? whole));
}

/** A detail that names further rules (`client.alike_phone,client.alike_sound`) is said in their words. */
function detailWords(language: Language, value: string | number): string {
  const said = String(value)
    .split(',')
    .map((rule) => (rule.includes('.') ? ruleSentences[language][rule] : undefined));
  return said.every((words) => words !== undefined) ? said.join(language === 'zh-CN' ? '、' : ', ') : String(value);
}

/** A failure in words, one sentence per fault, the field's path in front of it. */
export function failureSentences(language: Language, failure: Failure | InternalFailure): string[] {
  switch (failure.code) {
    case 'rule_broken':
      return [ruleSentence(language, failure.rule, failure.details)];
    case 'invalid_input':
      return failure.fields.map((fault) => {
        const sentence = ruleSentence(language, fault.reason, fault.details);
        return fault.path === '' ? sentence : `${fault.path}: ${sentence}`;
      });
    case 'internal':
      return [ruleSentence(language, 'internal', { reference: failure.reference })];
    case 'forbidden':
      return [ruleSentence(language, 'forbidden', { permission: failure.permission })];
    case 'unauthenticated':
    case 'not_found':
    case 'conflict':
      return [ruleSentence(language, failure.code)];
  }
}
