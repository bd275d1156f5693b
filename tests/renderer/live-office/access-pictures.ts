import type { Page } from 'playwright-core';
import type { Output } from '#shared/ipc/contract.ts';
import { checksOf, typedValue } from '../../support/keying.ts';
import type { Picture } from './pictures.ts';
import { PASSWORD } from './seed.ts';

const settings = (page: Page) => page.locator('.rail [data-module="settings"]').click();
const people = (page: Page) =>
  page.locator('.settings-list button', { hasText: /人员与岗位|People and roles/ }).click();
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

/** The checker's own keying of what somebody submitted agrees. */
async function keyAlike(page: Page, seat: string, submissionId: string): Promise<Output<'review.show'>> {
  const view = await callAt<Output<'review.show'>>(page, seat, 'review.show', { submissionId });
  const entry = Object.fromEntries(
    checksOf(view, 'rekey').map((check) => [check.path, typedValue(view.content, check)]),
  );
  const confirmed = checksOf(view, 'confirm').map((check) => check.path);
  await callAt(page, 'checker', 'review.reenter', { submissionId, entry, confirmed });
  return view;
}

/** A client of which the signature is all that is left. */
async function keyedAlike(page: Page): Promise<Output<'review.show'>> {
  const ticket = await callAt<Output<'clients.submit'>>(page, 'maker', 'clients.submit', {
    action: 'create',
    content: { name: `签名窗口客户${Date.now() % 100_000}`, creditLimitFen: 20_000_000 },
  });
  return keyAlike(page, 'maker', ticket.id);
}

async function signedByChecker(page: Page, view: Output<'review.show'>): Promise<void> {
  const { id: submissionId, contentHash } = view;
  await callAt(page, 'checker', 'review.sign', { submissionId, contentHash, password: PASSWORD });
}
const windowOpen = async (page: Page) => signedByChecker(page, await keyedAlike(page));

async function renewed(page: Page): Promise<void> {
  const ticket = await callAt<Output<'people.renewRecoveryCode'>>(page, 'director', 'people.renewRecoveryCode', {
    action: 'create',
    content: { reason: '每年更换' },
  });
  await signedByChecker(page, await keyAlike(page, 'director', ticket.id));
}

async function openLast(page: Page): Promise<void> {
  await page.locator('.rail [data-module="review"]').click();
  await page
    .getByRole('option', { name: /签名窗口客户/ })
    .last()
    .click();
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
  { name: 'access-draw', seat: 'director', steps: [renewed, ...personForm(/^恢复码$/)] },
  { name: 'access-drawn', seat: 'director', steps: [...personForm(/^恢复码$/), press(/^取新恢复码$/)] },
  {
    name: 'access-drawn-en',
    seat: 'director',
    language: 'en-US',
    steps: [renewed, ...personForm(/^Recovery code$/), press(/^Draw the new code$/)],
  },
  { name: 'access-recover', steps: recover, after: signInAgain('1') },
  { name: 'access-recover-en', language: 'en-US', steps: recover, after: signInAgain('1') },
  { name: 'access-sign', seat: 'checker', steps: [windowOpen, keyedAlike, openLast, key('Control+Enter')] },
  {
    name: 'access-sign-en',
    seat: 'checker',
    language: 'en-US',
    steps: [windowOpen, keyedAlike, openLast, key('Control+Enter')],
  },
  {
    name: 'access-sign-password',
    seat: 'checker',
    steps: [key('Shift+F12'), unlock, keyedAlike, openLast, key('Control+Enter')],
  },
];
