import { refuseField } from '#core/kernel/office-error.ts';
import world from './common-passwords.json' with { type: 'json' };

/** What people choose in Chinese offices besides: love in digits, surnames, program names. */
const OFFICE = `admin888 woaini123 woaini1314 woaini520 5201314a 52013140 13145200 qq123456 wang1234 zhang123 li123456
  20082008 20202020 20262026 kingdee1 yonyou12 a1234567 a12345678`;

/** Folded forms that are refused: the 3,000 commonest passwords of at least 8 characters, and our own. */
const COMMON: ReadonlySet<string> = new Set([...world.passwords, ...OFFICE.split(/\s+/)]);

/** Common, one character repeated, or a straight run of digits. */
function isCommonPassword(password: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  return COMMON.has(folded) || /^(.)\1+$/u.test(folded) || isRun(folded);
}

function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < text.length; index += 1) steps.add(text.charCodeAt(index) - text.charCodeAt(index - 1));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) === 1;
}

export function refuseCommon(password: string, path: string): void {
  if (isCommonPassword(password)) refuseField(path, 'session.common_password');
}
