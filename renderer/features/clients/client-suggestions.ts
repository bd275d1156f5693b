import { callOffice } from '#renderer/app/use-office.ts';
import type { Suggestion } from '#renderer/components/suggest-box.tsx';
import { searchPeople } from '#renderer/components/use-pick-searches.ts';
import { searchForms } from '#shared/kernel/name-folding.ts';

const SHOWN = 10;

/** Who works here. A file may name somebody who does not: the field stays free text. */
export async function suggestPeople(text: string): Promise<readonly Suggestion[]> {
  const people = await searchPeople(text, []);
  return people.slice(0, SHOWN).map(({ name, note = '' }) => ({ text: name, note }));
}

/** Tags in use, by any part of the tag or its initials. */
export async function suggestTags(text: string): Promise<readonly Suggestion[]> {
  const reply = await callOffice('clients.tags', {});
  const typed = text.toLowerCase();
  const tags = reply.ok ? reply.value : [];
  const fits = (tag: string) => tag.includes(text) || searchForms([tag], []).some((form) => form.includes(typed));
  return tags
    .filter(fits)
    .slice(0, SHOWN)
    .map((tag) => ({ text: tag }));
}
