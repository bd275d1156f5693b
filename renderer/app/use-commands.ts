import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { type Command, type CommandGroup, fitting, grouped, type Wish } from '#renderer/app/command-model.ts';
import { FURTHER } from '#renderer/app/further-pages.ts';
import { RAIL, RAIL_FOOT } from '#renderer/app/pages.tsx';
import { pagesOf } from '#renderer/app/record-pages.ts';
import { useMay, useSession } from '#renderer/app/session.tsx';
import { SETTINGS_SECTIONS } from '#renderer/app/settings-sections.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useOpenQueue } from '#renderer/app/use-reminders.ts';
import { tabId } from '#renderer/app/tabs.ts';
import { useOpenSettings } from '#renderer/app/use-open-settings.ts';
import { useRecentRecords, useTabs } from '#renderer/app/use-tabs.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { useSay } from '#renderer/components/register-words.ts';
import { useRegisters } from '#renderer/components/use-registers.ts';
import { initialSpellings } from '#shared/kernel/name-folding.ts';
import type { Found } from '#shared/reports/search.contract.ts';

/** Modules whose changes make what was found stale. */
const READS = [
  'clients',
  'products',
  'contracts',
  'dispatch',
  'invoicing',
  'receipts',
  'statements',
  'review',
  'users',
] as const;

const MAKE = [
  { page: 'dispatch.form', word: 'newDispatch', permission: 'dispatch.write' },
  { page: 'contracts.form', word: 'newContract', permission: 'contracts.write' },
  { page: 'clients.form', word: 'newClient', permission: 'clients.write' },
  { page: 'products.form', word: 'newProduct', permission: 'products.write' },
  { page: 'invoicing.form', word: 'newRequest', permission: 'invoicing.write' },
  { page: 'receipts.form', word: 'newReceipt', permission: 'receipts.write' },
  { page: 'receipts.allocationForm', word: 'newAllocation', permission: 'receipts.allocate' },
  { page: 'statements.form', word: 'newStatement', permission: 'statements.write' },
] as const;

/** Pages beside the rail's that are lists of their own. */
const LISTS = [
  { page: 'dispatch.chase', permission: 'dispatch.read' },
  { page: 'invoicing.invoices', permission: 'invoicing.read' },
  { page: 'receipts.openInvoices', permission: 'receipts.read' },
  { page: 'receipts.allocations', permission: 'receipts.read' },
  { page: 'statements.list', permission: 'statements.read' },
  { page: 'clients.quality', permission: 'clients.read' },
  { page: 'products.priceLists', permission: 'products.read' },
] as const;

function usePages(): readonly Command[] {
  const { t } = useTranslation('window');
  const { t: ofFinding } = useTranslation('find');
  const may = useMay();
  const { open } = useTabs();
  const all: readonly { readonly page: string; readonly permission?: string }[] = [
    ...RAIL,
    RAIL_FOOT,
    ...LISTS,
    ...FURTHER,
  ];
  return all
    .filter(({ permission }) => permission === undefined || may(permission))
    .map(({ page }) => ({
      key: page,
      group: 'pages',
      icon: page.split('.')[0] ?? page,
      text: t(`pages.${page}`),
      note: '',
      also: ofFinding(`initials.${page}`, { defaultValue: '' }),
      run: (behind) => open(page, {}, undefined, behind),
    }));
}

/** Every register by its own name: its list, and a new entry in it. */
function useRegisterCommands(): { readonly lists: readonly Command[]; readonly entries: readonly Command[] } {
  const { t } = useTranslation('find');
  const say = useSay();
  const may = useMay();
  const { open } = useTabs();
  const registers = useRegisters(may('registers.read')).data ?? [];
  return {
    lists: registers.map(({ kind: { name, label } }) => ({
      key: `registers.${name}`,
      group: 'pages',
      icon: 'registers',
      text: say(label),
      note: t('register'),
      also: initialSpellings(label.zh).join(' '),
      run: (behind) => open('registers.list', { register: name }, say(label), behind),
    })),
    entries: registers
      .filter(({ mayWrite }) => mayWrite)
      .map(({ kind: { name, label } }) => ({
        key: `registers.new.${name}`,
        group: 'actions',
        icon: 'new',
        text: t('actions.newEntry', { what: say(label) }),
        note: '',
        also: initialSpellings(label.zh)
          .map((form) => `xj${form} ${form}`)
          .join(' '),
        run: (behind) => open('registers.form', { register: name, draft: crypto.randomUUID() }, undefined, behind),
      })),
  };
}

/** Sections of the settings; those that lead to a page of their own are among the pages. */
function useSections(): readonly Command[] {
  const { t } = useTranslation('window');
  const may = useMay();
  const openSettings = useOpenSettings();
  return SETTINGS_SECTIONS.filter(
    ({ permission, shows }) => !('page' in shows) && (permission === undefined || may(permission)),
  ).map(({ id }) => ({
    key: `settings.${id}`,
    group: 'settings',
    icon: 'settings',
    text: t(`settings.sections.${id}`),
    note: '',
    also: t(`find:initials.sections.${id}`, { defaultValue: '' }),
    run: () => openSettings(id),
  }));
}

/** Everything that does something, with the key that does it too. */
function useActions(onKeys: () => void): readonly Command[] {
  const { t } = useTranslation('find');
  const may = useMay();
  const { open } = useTabs();
  const { lock, leave } = useSession();
  const { scheme, language, density, change } = useAppearance();
  const action = (key: string, run: (behind: boolean) => void, more: Partial<Command> = {}): Command => ({
    key,
    group: 'actions',
    icon: 'action',
    text: t(`actions.${key}`),
    note: '',
    also: t(`also.${key}`, { defaultValue: '' }),
    run,
    ...more,
  });
  return [
    ...MAKE.filter(({ permission }) => may(permission)).map(({ page, word }) =>
      action(word, (behind) => open(page, { draft: crypto.randomUUID() }, undefined, behind), { icon: 'new' }),
    ),
    ...(may('exchange.import')
      ? [action('import', (behind) => open('exchange.home', {}, undefined, behind), { icon: 'import' })]
      : []),
    action('lock', () => void lock(), { icon: 'lock', chord: 'Shift+F12' }),
    action('switchUser', () => void leave(), { icon: 'person', chord: 'F12' }),
    action('keys', onKeys, { icon: 'keys', chord: 'F1' }),
    ...(['light', 'dark', 'contrast'] as const)
      .filter((one) => one !== scheme)
      .map((one) => action(one, () => change({ scheme: one }), { icon: 'look' })),
    language === 'zh-CN'
      ? action('english', () => change({ language: 'en-US' }), { icon: 'look' })
      : action('chinese', () => change({ language: 'zh-CN' }), { icon: 'look' }),
    ...(['compact', 'standard', 'roomy'] as const)
      .filter((one) => one !== density)
      .map((one) => action(one, () => change({ density: one }), { icon: 'look' })),
  ];
}

/** Opens what was found; of a submission its record once it is effective, before that the submission in the review centre. */
function useFound(): (group: CommandGroup, found: Found) => Command {
  const { t } = useTranslation('find');
  const words = useRecordWords();
  const { open } = useTabs();
  const openQueue = useOpenQueue();
  return (group, found) => {
    const isSubmission = found.kind === 'submission';
    const pages = pagesOf(isSubmission ? found.note : found.kind);
    return {
      key: `${found.kind}/${found.id}`,
      group,
      icon: found.kind,
      text: isSubmission ? t('serial', { serial: found.text }) : found.text,
      note: isSubmission ? words.kind(found.note) : found.note,
      run: (behind) => {
        if (found.kind === 'person') open('people.list', {}, undefined, behind);
        else if (found.recordId !== null && pages !== undefined)
          open(pages.page, { ...pages.params, id: found.recordId }, isSubmission ? undefined : found.text, behind);
        else openQueue('open', found.id);
      },
    };
  };
}

function useRecent(): readonly Command[] {
  const { t } = useTranslation('window');
  const { open } = useTabs();
  const recent = useRecentRecords();
  return recent.map(({ page, params, title }) => ({
    key: tabId(page, params),
    group: 'recent',
    icon: page.split('.')[0] ?? page,
    text: title,
    note: t(`pages.${page}`),
    run: (behind) => open(page, params, title, behind),
  }));
}

export interface CommandsFound {
  readonly groups: ReturnType<typeof grouped>;
  /** In the order they stand. */
  readonly commands: readonly Command[];
  /** The office has not answered for this text yet: what it finds will stand below what is here. */
  readonly searching: boolean;
}

/** Recent records while nothing is typed; then pages and actions that fit, and below them what the office finds. */
export function useCommands(wish: Wish, onKeys: () => void): CommandsFound {
  const pages = usePages();
  const sections = useSections();
  const actions = useActions(onKeys);
  const registers = useRegisterCommands();
  const recent = useRecent();
  const commandOf = useFound();
  const asks = wish.text !== '' && !wish.onlyActions;
  const answer = useOfficeQuery('search.find', { text: wish.text }, { reads: READS, enabled: asks });
  const local =
    wish.text === '' && !wish.onlyActions
      ? recent
      : fitting([...pages, ...registers.lists, ...sections, ...actions, ...registers.entries], wish);
  const found = asks ? (answer.data ?? []).flatMap(({ name, rows }) => rows.map((row) => commandOf(name, row))) : [];
  const commands = [...local, ...found];
  const groups = grouped(commands);
  return {
    groups,
    commands: groups.flatMap((group) => group.commands),
    searching: asks && answer.isFetching && answer.data === undefined,
  };
}
