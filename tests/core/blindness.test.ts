import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import { outlook } from '../support/checker-outlook.ts';
import { orderWithNote } from '../support/compound-office.ts';

import { valueAt } from '../support/keying.ts';
import { asDraft, e6, PRIMER } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, type TradeOffice } from '../support/trade-office.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample-office/客户档案.xlsx');

function leaves(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [];
}

/** Values that could not be guessed and do not stand in the office's text by chance. */
function isTelling(value: string | number): boolean {
  return typeof value === 'number' ? Math.abs(value) >= 10_000 : /^[\dA-Z-]{8,}$/.test(value);
}

const NUMBERS = /-?\d{4,}/g;

/**
 * Watches an eligible checker's whole outlook while a submission waits: no hidden value is in it, and no number that was
 * not there before, so nothing can be worked out by subtraction either.
 */
async function staysBlind(
  office: TradeOffice,
  ids: string[],
  submit: () => Promise<SubmissionTicket>,
): Promise<SubmissionTicket> {
  const before = await outlook(office, office.checker, ids);
  const seenBefore = [...before.values()].join(' ');
  const known = new Set(seenBefore.match(NUMBERS));
  const ticket = await submit();
  const mine = await office.maker.get('review.show', { submissionId: ticket.id });
  const { hidden } = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(hidden.length, ticket.kind).toBeGreaterThan(0);
  const secrets = [...new Set(hidden.flatMap((path) => leaves(valueAt(mine.content, path))).filter(isTelling))].map(
    String,
  );
  expect(secrets.length, `${ticket.kind} has values worth hiding`).toBeGreaterThan(0);
  const after = await outlook(office, office.checker, [...ids, ticket.id, mine.recordId]);
  for (const [asked, reply] of after) {
    for (const secret of secrets) {
      if (!seenBefore.includes(secret))
        expect(reply.includes(secret), `${asked} tells ${secret} of a pending ${ticket.kind}`).toBe(false);
    }
    if (asked.startsWith('review.') || !before.has(asked)) continue;
    const fresh = (reply.match(NUMBERS) ?? []).filter(
      (number) => !known.has(number) && Math.abs(Number(number)) < 1e12,
    );
    expect(fresh, `${asked} shows new numbers while a ${ticket.kind} waits`).toEqual([]);
  }
  return ticket;
}

test(
  'whatever waits, an eligible checker learns no blind value from any list, page, pick, export or print',
  { timeout: 240_000 },
  async () => {
    const office = await openTradeOffice();
    const { maker, clientId, primer } = office;
    const ids = [clientId, primer];
    const watch = async (submit: () => Promise<unknown>): Promise<void> => {
      const ticket = await staysBlind(office, ids, submit as () => Promise<SubmissionTicket>);
      const outcome = await office.countersign(ticket.id);
      if (outcome.outcome !== 'effective') throw new Error(JSON.stringify(outcome));
      ids.push(outcome.recordId);
    };

    const account = { bank: '工行苏州分行', account: '6217001234567890123' };
    await watch(() =>
      maker.get('clients.submit', {
        action: 'create',
        content: {
          name: '申亿机电设备',
          taxNumber: '91440300192317458F',
          creditLimitFen: 271_828_18,
          bankAccounts: [account],
        },
      }),
    );
    const file = await maker.get('clients.get', { id: clientId });
    await watch(() =>
      maker.get('clients.submit', {
        action: 'amend',
        recordId: clientId,
        baseVersion: file.version,
        content: { ...file.content, creditLimitFen: 99_314_159_26 },
      }),
    );
    await watch(() =>
      maker.get('products.submit', {
        action: 'create',
        content: { ...PRIMER, code: 'WE-777', specification: '777', listPriceE6: e6(577.215664) },
      }),
    );

    const line = { productId: primer, quantityE6: e6(1618), priceE6: e6(14.142135) };
    await watch(() => maker.get('contracts.submit', { action: 'create', content: office.draft([line]) }));
    const { contractId, take } = await primerContract(office, 2236, 173.205);
    ids.push(contractId);
    const held = await maker.get('contracts.get', { id: contractId });
    const dearer = asDraft(held.content);
    const amended = { ...dearer, lines: dearer.lines.map((each) => ({ ...each, quantityE6: e6(2645) })) };
    await watch(() =>
      maker.get('contracts.submit', {
        action: 'amend',
        recordId: contractId,
        baseVersion: held.version,
        content: amended,
      }),
    );
    await watch(() => maker.get('dispatch.submit', { action: 'create', content: office.noteDraft([take(331)]) }));
    const noteId = ids.at(-1) ?? '';
    const together = orderWithNote(office, [{ orderLine: 0, quantityE6: e6(457) }], {
      order: {
        externalNumber: 'PO-99118822',
        lines: [{ productId: primer, quantityE6: e6(1414), priceE6: e6(33.3167) }],
      },
      note: { consigneePhone: '13905123344' },
    });
    await watch(() => maker.get('dispatch.submitOrderWithNote', { action: 'create', content: together }));
    const whole = orderWithNote(office, [{ orderLine: 0, quantityE6: e6(1732) }], {
      order: { externalNumber: null, lines: [{ productId: primer, quantityE6: e6(1732), priceE6: e6(11.8989) }] },
    });
    await watch(() => maker.get('dispatch.submitOrderWithNote', { action: 'create', content: whole }));
    const [newest] = (await maker.get('dispatch.list', {})).rows;
    ids.push(newest?.id ?? '');
    const copies = [{ dispatchNoteId: newest?.id ?? '', receivedBy: 'HZ-77889911' }];
    await watch(() =>
      maker.get('dispatch.submitSignBackBatch', { action: 'create', content: { receivedOn: '2026-11-20', copies } }),
    );
    await watch(() =>
      maker.get('dispatch.submitSignBack', {
        action: 'create',
        content: {
          dispatchNoteId: noteId,
          receivedBy: '沈国梁',
          receivedOn: '2026-11-20',
          receivedAs: 'authorised',
          lines: [{ dispatchLineKey: 'L1', signedE6: e6(322), settlement: 'close_short', reason: '破损' }],
        },
      }),
    );
    await watch(() =>
      maker.get('invoicing.submitRequest', {
        action: 'create',
        content: office.requestDraft([
          { contractId, contractLineKey: 'L1', dispatchNoteId: noteId, dispatchLineKey: 'L1', quantityE6: e6(244) },
        ]),
      }),
    );
    const requestId = ids.at(-1) ?? '';
    const asked = await maker.get('invoicing.getRequest', { id: requestId });
    const { netFen, taxFen, grossFen } = asked.content;
    await watch(() =>
      maker.get('invoicing.submitInvoice', {
        action: 'create',
        content: { requestId, invoiceNumber: '26322000000012345678', issuedOn: '2026-11-20', netFen, taxFen, grossFen },
      }),
    );
    await watch(() =>
      maker.get('dispatch.submitReturn', {
        action: 'create',
        content: {
          clientId,
          returnedOn: '2026-11-20',
          purpose: 'credit',
          lines: [{ dispatchNoteId: noteId, dispatchLineKey: 'L1', quantityE6: e6(17), condition: 'damaged' }],
        },
      }),
    );
    await watch(() =>
      maker.get('contracts.submitCloseShort', {
        action: 'create',
        content: {
          contractId,
          closedOn: '2026-11-20',
          reason: '客户减量',
          lines: [{ lineKey: 'L1', quantityE6: e6(1007) }],
        },
      }),
    );
    const older = await office.contract([{ productId: primer, quantityE6: e6(500), priceE6: e6(20) }]);
    ids.push(older.recordId);
    const opening = {
      contractId: older.recordId,
      asOf: '2026-11-19',
      receivedFen: 4_142_13,
      lines: [
        {
          lineKey: 'L1',
          dispatchedE6: e6(223),
          signedE6: e6(212),
          invoicedE6: e6(201),
          invoicedFen: 4_019_94,
        },
      ],
    };
    await watch(() => maker.get('contracts.submitOpening', { action: 'create', content: opening }));
    const workbook = {
      kind: 'clients',
      fileName: '客户档案.xlsx',
      contentBase64: readFileSync(SAMPLE).toString('base64'),
    };
    await staysBlind(office, ids, () => maker.get('exchange.submit', { ...workbook, acceptedRecords: 60 }));
    expect(ids.length).toBeGreaterThan(14);
  },
);
