import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficeOptions } from '#core/office.ts';
import { businessDateOf } from '#shared/kernel/business-date.ts';
import { deskAt, signIn, withOffice } from '../desk.ts';
import { dispatchGoods, requestInvoice, signBack } from './dispatch-part.ts';
import { importClients, importContracts, importOpenings, importProducts } from './import-parts.ts';
import { receiveMoney } from './money-part.ts';
import { MORNING, openStage } from './office-day.ts';
import { DEMO_PASSWORD, MAKER } from './people.ts';
import { keepRegisters } from './registers/keep-registers.ts';
import { type Stage, tellerFor } from './stage.ts';

/** Steps of the making as the window names them (`backup:progress.sample.<step>`). */
const PARTS = ['clients', 'products', 'contracts', 'openings', 'dispatch', 'signBack', 'request', 'registers'] as const;
export type SamplePart = (typeof PARTS)[number];

export interface SampleOrder {
  /** Where the sample office is to be; made beside it and renamed at the end. */
  readonly directory: string;
  /** Folder of the sample workbooks. */
  readonly samples: string;
  readonly options: Pick<OfficeOptions, 'startReader' | 'log'>;
  readonly onPart: (part: SamplePart, done: number, total: number) => void;
}

/**
 * 示例账套: the demo's office day, through the one door and countersigned by two people, in a store marked as a sample for
 * good; a client keyed just now waits for its checker.
 */
export async function makeSampleStore({ directory, samples, options, onPart }: SampleOrder): Promise<void> {
  const beside = `${directory}.part`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  const clock = { now: () => MORNING, dateAt: (instant: number) => businessDateOf(instant) };
  await withOffice({ ...options, ...COMMON, directory: beside, clock }, 'zh-CN', async (office) => {
    const file = (name: string): string => join(beside, name);
    const folder = { path: beside, file, shown: file, finish: () => {} };
    const day = { language: 'zh-CN', folder, samples } as const;
    await playParts(
      await openStage(
        office,
        day,
        tellerFor('zh-CN', () => {}),
      ),
      onPart,
    );
  });
  rmSync(join(beside, '客户档案-不收的行.xlsx'), { force: true });
  await withOffice({ ...options, ...COMMON, directory: beside }, 'zh-CN', async (office) => {
    const desk = deskAt(office, 'sample', 'zh-CN');
    await signIn(desk, MAKER.name, DEMO_PASSWORD);
    await desk.get('clients.submit', { action: 'create', content: WAITING });
  });
  writeFileSync(join(beside, 'SAMPLE'), '');
  if (existsSync(directory)) throw new Error('a sample office is there already');
  renameSync(beside, directory);
}

/** The password stands on the sign-in page: it need not be slow to guess. */
const COMMON = { sample: true, passwordCost: { memoryCost: 1024, timeCost: 1, parallelism: 1 } } as const;

/** Keyed by the maker, for whoever tries the sample to countersign. */
const WAITING = {
  name: '苏州澜湾涂装工程有限公司',
  shortName: '澜湾涂装',
  creditLimitFen: 200_000_00,
  paymentDays: 45,
};

async function playParts(stage: Stage, onPart: SampleOrder['onPart']): Promise<void> {
  const today = businessDateOf(MORNING);
  const tell = (part: SamplePart): void => onPart(part, PARTS.indexOf(part), PARTS.length);
  tell('clients');
  await importClients(stage);
  tell('products');
  await importProducts(stage);
  tell('contracts');
  await importContracts(stage);
  tell('openings');
  await importOpenings(stage);
  tell('dispatch');
  const sent = await dispatchGoods(stage, today);
  tell('signBack');
  await signBack(stage, sent, today);
  tell('request');
  const request = await requestInvoice(stage, sent, today);
  await receiveMoney(stage, sent, request, today);
  tell('registers');
  await keepRegisters(stage, sent);
}
