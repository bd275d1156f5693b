import { expect, test } from 'vitest';
import { ASKABLE, knownTo } from '../support/checker-outlook.ts';
import { inputsOf } from '../support/inputs-from-contract.ts';
import { canaryStories } from '../support/kinds/canary-stories.ts';
import { openSampleOffice } from '../support/kinds/sample-office.ts';

/** Without a file or a hash in hand there is nothing to ask; the paper itself is meant to be read. */
const NOT_ASKED = [
  'backup.inspect',
  'backup.lookAtPlace',
  'drafts.paper',
  'exchange.preview',
  'exchange.refusedRows',
  'registers.billDifferences',
  'registers.readBill',
  'review.evidence',
];

test('a checker is given something to ask for every query, list and paper of the contract', async () => {
  const office = await openSampleOffice();
  const known = await knownTo(office.checker, [{ kind: 'client', id: office.clientId }], []);
  const silent = ASKABLE.filter((name) => inputsOf(name, known).length === 0);
  expect(silent.sort()).toEqual(NOT_ASKED);
});

canaryStories(0);
