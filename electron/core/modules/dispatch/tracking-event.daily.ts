import { TrackingEvent } from '#shared/dispatch/dispatch-entries.schema.ts';
import { defineDailyKind } from '#core/modules/daily/daily-kind.ts';

/** 物流跟踪, on a dispatch note. */
export const trackingEventDaily = defineDailyKind<TrackingEvent>({
  name: 'tracking_event',
  paperName: '物流跟踪',
  module: 'dispatch',
  content: TrackingEvent,
  subjects: ['dispatch_note'],
  write: 'dispatch.write',
  title: ({ happenedAt, place, status }) => [happenedAt, place, status].filter((part) => part !== null).join(' · '),
});
