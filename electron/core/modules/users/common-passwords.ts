/** Folded forms that are refused: the commonest passwords here and everywhere, keyboard runs and repeated digits. */
const COMMON = new Set(
  `password passw0rd password1 password123 12345678 123456789 1234567890 87654321 11111111 00000000 88888888 66666666
   99999999 12341234 11223344 qwertyui qwerty123 qwertyuiop asdfghjk asdfghjkl zxcvbnm1 1qaz2wsx 1q2w3e4r 1q2w3e4r5t
   qazwsxedc abc12345 abcd1234 a1234567 a12345678 admin123 admin888 administrator woaini123 woaini1314 woaini520
   iloveyou 5201314a 52013140 13145200 letmein1 welcome1 sunshine football princess superman trustno1 dragon12
   monkey12 baseball qq123456 wang1234 zhang123 li123456 20082008 20202020 20262026 changeme kingdee1 yonyou12`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Common, one character repeated, or a straight run of digits. */
export function isCommonPassword(password: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  return COMMON.has(folded) || /^(.)\1+$/u.test(folded) || isRun(folded);
}

function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < text.length; index += 1) steps.add(text.charCodeAt(index) - text.charCodeAt(index - 1));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) === 1;
}
