// The real office in a process of its own, as in the desktop, with the real window over HTTP: prints its address, ends with its input.
import { businessDateOf } from '#shared/kernel/business-date.ts';
import { CHEN, ZHOU } from '../e2e/office-seed.ts';
import { startLiveOffice } from '../renderer/live-office/live-office.ts';
import { deskAt, PASSWORD } from '../support/desk.ts';

const [directory = ''] = process.argv.slice(2);
const live = await startLiveOffice({ directory, now: Date.now });
for (const [seat, { name }] of Object.entries({ maker: ZHOU, checker: CHEN })) {
  const { outcome } = await deskAt(live.office, seat, name).get('session.signIn', { name, password: PASSWORD });
  if (outcome !== 'signed_in') throw new Error(`${name} could not sign in: ${outcome}`);
}
console.log(JSON.stringify({ address: live.address, today: businessDateOf(Date.now(), 480) }));
process.stdin.resume();
process.stdin.on('end', () => void live.close().then(() => process.exit(0)));
