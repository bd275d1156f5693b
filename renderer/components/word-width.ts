/** Pixels a head needs so that neither its words nor its arrow are cut. */
export function headWidth(text: string): number {
  const wide = text.match(/[\u2e80-\uffff]/g)?.length ?? 0;
  return Math.ceil(wide * 12.5 + (text.length - wide) * 7) + 34;
}
