import type { VerifyCheck } from '#shared/audit/audit.contract.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { Language } from '#shared/locales/sentences.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { Bilingual } from './command.ts';
import { tableLines } from './output.ts';

const CHECKS: Readonly<Record<VerifyCheck['name'], Bilingual>> = {
  integrity: { 'zh-CN': '数据库完整性', 'en-US': 'integrity of the store' },
  audit_chain: { 'zh-CN': '日志链', 'en-US': 'audit chain' },
  signatures: { 'zh-CN': '签字', 'en-US': 'signatures' },
  contents: { 'zh-CN': '内容与所签一致', 'en-US': 'contents as signed' },
  ledger: { 'zh-CN': '账目借贷平衡', 'en-US': 'ledger balance' },
  registers: { 'zh-CN': '登记簿结存', 'en-US': 'balances of registers' },
  numbering: { 'zh-CN': '编号连续', 'en-US': 'numbers without gaps' },
  files: { 'zh-CN': '原始文件', 'en-US': 'original files' },
  recovery: { 'zh-CN': '恢复码使用', 'en-US': 'uses of the recovery code' },
};

/** What is good and still named. */
const NOTICES: Readonly<Record<string, Bilingual>> = {
  recovered: { 'zh-CN': '用恢复码重设了口令', 'en-US': 'password set anew with the recovery code' },
};

/** What `office.verify` found, a line a check and a line a fault; the last line says it all. */
export function verifyLines({ good, checks, headHash }: Output<'office.verify'>, language: Language): string[] {
  const zh = language === 'zh-CN';
  const faults = checks.reduce((sum, check) => sum + check.faults.length, 0);
  const rows = checks.map(({ name, looked, faults: found }) => [
    `${found.length === 0 ? '✓' : '✗'} ${CHECKS[name][language]}`,
    zh ? `查 ${looked} 项` : `${looked} looked at`,
    found.length === 0 ? (zh ? '无误' : 'good') : zh ? `${found.length} 处有问题` : `${found.length} faults`,
  ]);
  const named = checks.flatMap((check) =>
    check.faults.map(({ where, what }) => `  ${CHECKS[check.name][language]}: ${where}: ${what}`),
  );
  const notices = checks.flatMap((check) =>
    (check.notices ?? []).map(
      ({ where, what, at }) => `  ! ${formatInstant(at)} ${where}: ${NOTICES[what]?.[language] ?? what}`,
    ),
  );
  const verdict = good
    ? zh
      ? `核查结束：全部无误。日志链头 ${headHash.slice(0, 16)}`
      : `Verified: all good. Head of the audit chain ${headHash.slice(0, 16)}`
    : zh
      ? `核查结束：${faults} 处有问题，请停止使用并联系维护人员。`
      : `Verified: ${faults} faults. Stop working on this store and tell maintenance.`;
  return [...tableLines(rows), ...named, ...notices, verdict];
}
