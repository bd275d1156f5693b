import type { Page } from 'playwright-core';
import type { Output } from '#shared/ipc/contract.ts';
import { checksOf, typedValue } from '../../support/keying.ts';
import type { Picture } from './pictures.ts';
import { PASSWORD } from './seed.ts';

const settings = (page: Page) => page.locator('.rail [data-module="settings"]').click();
const people = (page: Page) => page.locator('.page-header:visible .actions button').first().click();
const key = (chord: string) => (page: Page) => page.keyboard.press(chord);
const press =
  (name: RegExp, at = 0) =>
  (page: Page) =>
    page.getByRole('button', { name }).nth(at).click();
const type = (text: string) => (page: Page) => page.keyboard.type(text);

/** A call at any seat, beside the window that is looked at. */
async function callAt<T>(page: Page, seat: string, name: string, input: unknown): Promise<T> {
  const requestId = crypto.randomUUID();
  const reply = await page.evaluate(
    async ([at, body]) => (await fetch(`/call?seat=${at}`, { method: 'POST', body })).json() as Promise<unknown>,
    [seat, JSON.stringify({ requestId, name, input })] as const,
  );
  return (reply as { value: T }).value;
}

/** The checker's own keying of the first waiting client agrees, so that the signature is all that is left. */
async function keyedAlike(page: Page): Promise<void> {
  const ticket = await callAt<Output<'clients.submit'>>(page, 'maker', 'clients.submit', {
    action: 'create',
    content: { name: `签名窗口客户${Date.now() % 1000}`, creditLimitFen: 20_000_000 },
  });
  const view = await callAt<Output<'review.show'>>(page, 'maker', 'review.show', { submissionId: ticket.id });
  const entry = Object.fromEntries(
    checksOf(view, 'rekey').map((check) => [check.path, typedValue(view.content, check)]),
  );
  const confirmed = checksOf(view, 'confirm').map((check) => check.path);
  await callAt(page, 'checker', 'review.reenter', { submissionId: ticket.id, entry, confirmed });
}

async function openLast(page: Page): Promise<void> {
  await page.locator('.rail [data-module="review"]').click();
  await page.locator(':visible', { hasText: '签名窗口客户' }).last().click();
}

const unlock = async (page: Page) => {
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
};
/** Back as the person who sat there. */
const signInAgain = (digit: string) => async (page: Page) => {
  await page.getByRole('button', { name: /返回登录|Back to/ }).click();
  await page.keyboard.press(digit);
  await unlock(page);
};
const recover = [key('F12'), press(/用恢复码|recovery code/), type('ABCDE-FGHJK')];
const personForm = (name: RegExp) => [settings, people, press(name)];

/** Who is here and how they sign. */
export const ACCESS_PICTURES: readonly Picture[] = [
  { name: 'access-lock', steps: [key('Shift+F12')], after: unlock },
  {
    name: 'access-lock-en',
    language: 'en-US',
    steps: [key('Shift+F12'), type('wrong one'), key('Enter')],
    after: unlock,
  },
  { name: 'access-settings', steps: [settings] },
  { name: 'access-settings-en', language: 'en-US', steps: [settings] },
  { name: 'access-people', seat: 'director', steps: [settings, people] },
  { name: 'access-people-en', seat: 'director', language: 'en-US', steps: [settings, people] },
  { name: 'access-reset', seat: 'director', steps: personForm(/重置密码/) },
  { name: 'access-reset-en', seat: 'director', language: 'en-US', steps: personForm(/Reset password/) },
  { name: 'access-departure', seat: 'director', steps: [settings, people, press(/离职/, 0)] },
  { name: 'access-departure-work', seat: 'director', steps: [settings, people, press(/离职/, 1), key('F8')] },
  {
    name: 'access-departure-en',
    seat: 'director',
    language: 'en-US',
    steps: [settings, people, press(/Departure/, 1)],
  },
  { name: 'access-recovery', seat: 'director', steps: personForm(/^恢复码$/) },
  { name: 'access-recovery-en', seat: 'director', language: 'en-US', steps: personForm(/^Recovery code$/) },
  { name: 'access-recover', steps: recover, after: signInAgain('1') },
  { name: 'access-recover-en', language: 'en-US', steps: recover, after: signInAgain('1') },
  { name: 'access-sign', seat: 'checker', steps: [keyedAlike, openLast, key('Control+Enter')] },
  {
    name: 'access-sign-en',
    seat: 'checker',
    language: 'en-US',
    steps: [keyedAlike, openLast, key('Control+Enter')],
  },
  {
    name: 'access-sign-password',
    seat: 'checker',
    steps: [key('Shift+F12'), unlock, keyedAlike, openLast, key('Control+Enter')],
  },
];
