// The office in a process of its own that countersigns one submission when told to, so that it can be killed in the middle.
import { once } from 'node:events';
import { openOffice } from '#core/office.ts';
import { deskAt, PASSWORD, requestId } from '../../support/desk.ts';

const [directory = '', person = '', submissionId = '', contentHash = ''] = process.argv.slice(2);
const office = await openOffice({
  directory,
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
