import { z } from 'zod';
import { BusinessDate, isBusinessDate } from '#shared/kernel/business-date.ts';

const Text = (most: number) => z.string().trim().min(1).max(most);

/** `2026-11-20` or `2026-11-20 14:30`: a carrier's page or a driver on the phone gives no more. */
export const Moment = z.string().trim().refine(isMoment, { message: 'daily.not_a_moment' });

function isMoment(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})(?: ([01]\d|2[0-3]):[0-5]\d)?$/.exec(text);
  return match !== null && isBusinessDate(match[1] ?? '');
}

/** 物流跟踪: where the goods of a dispatch note are. */
export const TrackingEvent = z.strictObject({
  happenedAt: Moment,
  place: Text(60).nullable().default(null),
  status: Text(200),
});
export type TrackingEvent = z.infer<typeof TrackingEvent>;

export const ChasedBy = z.enum(['phone', 'wechat', 'visit']);
export type ChasedBy = z.infer<typeof ChasedBy>;

/** 催回单: who was asked for the signed copy, how, what they said and by when they promised it. */
export const SignBackChase = z.strictObject({
  spokenTo: Text(40),
  by: ChasedBy,
  answer: Text(200),
  promisedOn: BusinessDate.nullable().default(null),
});
export type SignBackChase = z.infer<typeof SignBackChase>;
