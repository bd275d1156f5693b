// The office in a process of its own that countersigns one submission when told to, so that it can be killed in the middle.
import { once } from 'node:events';
import { businessDateOf } from '#shared/kernel/business-date.ts';
import { openOffice } from '#core/office.ts';
import { deskAt, PASSWORD, requestId } from '../../support/desk.ts';

const MORNING = Date.UTC(2026, 10, 20, 1, 0, 0);
const [directory = '', person = '', submissionId = '', contentHash = ''] = process.argv.slice(2);
// The morning the story was told on: on another day the time limits of what waits would be over.
const office = await openOffice({
  directory,
  clock: { now: () => MORNING, dateAt: (instant) => businessDateOf(instant) },
  mode: 'open',
  passwordCost: { memoryCost: 64, timeCost: 1, parallelism: 1 },
});
const desk = deskAt(office, 'seat-crash', person);
await desk.get('session.signIn', { name: person, password: PASSWORD });
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const started = performance.now();
const reply = await desk.ask('review.sign', { submissionId, contentHash, password: PASSWORD }, `crash-${requestId()}`);
process.stdout.write(`${JSON.stringify({ reply, took: performance.now() - started })}\n`);
await office.close();
process.exit(0);
