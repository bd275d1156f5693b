import { foldIdentifier } from './identifiers.ts';

/** 快递公司 whose waybill numbers have a known shape. */
export type Carrier = 'sf' | 'yto' | 'sto' | 'zto' | 'yunda' | 'jd' | 'jt' | 'deppon' | 'ems';

const SHAPES: readonly (readonly [Carrier, RegExp])[] = [
  ['sf', /^SF\d{13}$/],
  ['yto', /^YT\d{13}$/],
  ['sto', /^77\d{13}$/],
  ['zto', /^7\d{13}$/],
  ['yunda', /^(?:\d{13}|\d{15})$/],
  ['jd', /^JD(?:[XK]\d{12}|V[A-Z]\d{11})$/],
  ['jt', /^JT\d{13}$/],
  ['deppon', /^DPK\d{12}$/],
  ['ems', /^[A-Z]{2}\d{9}CN$/],
];

/** Carriers whose numbers look like this one, likeliest first; a suggestion only, never a reason to refuse. Empty when none fits. */
export function suggestCarrier(waybill: string): readonly Carrier[] {
  const number = foldIdentifier(waybill);
  return SHAPES.filter(([, shape]) => shape.test(number)).map(([carrier]) => carrier);
}
