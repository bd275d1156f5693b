import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { LIKENESS_REASONS } from '#shared/clients/likeness.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { BankAccount, PhoneNumber, TaxNumber } from '#shared/kernel/identifiers.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { NonNegativeFen } from '#shared/kernel/money.ts';
import { page, Paging, Recent, submission, SubmissionTicket } from '#shared/review/review.schema.ts';

export const ClientKind = z.enum(['distributor', 'retailer', 'institution', 'direct']);
export type ClientKind = z.infer<typeof ClientKind>;
export const SizeGrade = z.enum(['A', 'B', 'C']);
export type SizeGrade = z.infer<typeof SizeGrade>;
export const CreditGrade = z.enum(['AAA', 'AA', 'A', 'B', 'C']);
export type CreditGrade = z.infer<typeof CreditGrade>;
/** What changes only with a reason and evidence. */
export const CLIENT_GRADES = ['sizeGrade', 'creditGrade'] as const;
export const ClientStatus = z.enum(['prospect', 'active', 'frozen', 'closed']);
export type ClientStatus = z.infer<typeof ClientStatus>;
export const InvoiceKind = z.enum(['special', 'ordinary']);
export type InvoiceKind = z.infer<typeof InvoiceKind>;

const text = (max: number) => z.string().trim().max(max).nullable().default(null);

/** 联系人. Birthdays are `YYYY-MM-DD`, read as solar or lunar. */
export const ClientContact = z.strictObject({
  name: z.string().trim().min(1).max(40),
  title: text(40),
  phone: PhoneNumber.nullable().default(null),
  /** 其他电话: an office line beside the mobile, or the other way round. */
  phone2: PhoneNumber.nullable().default(null),
  wechat: text(60),
  qq: text(20),
  email: z.email().max(72).nullable().default(null),
  birthday: BusinessDate.nullable().default(null),
  birthdayIs: z.enum(['solar', 'lunar']).nullable().default(null),
  /** 喜好: what a visitor should know. */
  preferences: text(200),
  remark: text(200),
});

/** 地址. `address` is what stands behind the district, or the whole of it where it was never split: `wholeAddress` joins them. */
export const ClientAddress = z.strictObject({
  use: z.enum(['ship_to', 'invoice', 'mail']),
  consignee: text(40),
  phone: PhoneNumber.nullable().default(null),
  province: text(40),
  city: text(40),
  district: text(40),
  address: z.string().trim().min(1).max(200),
  postcode: text(10),
});
export type ClientAddress = z.infer<typeof ClientAddress>;

export const ClientBankAccount = z.strictObject({
  bank: z.string().trim().min(1).max(100),
  account: BankAccount,
});

export const ClientLicence = z.strictObject({
  kind: z.string().trim().min(1).max(40),
  number: text(60),
  issuedOn: BusinessDate.nullable().default(null),
  expiresOn: BusinessDate.nullable().default(null),
  originalSeen: z.boolean().default(false),
  /** Who held the original in hand, and when. */
  seenBy: text(40),
  seenOn: BusinessDate.nullable().default(null),
  /** SHA-256 of the scan: a file attached to this or an earlier submission of the client. */
  scanHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});
export type ClientLicence = z.infer<typeof ClientLicence>;

/** 开票信息: what stands on the client's invoices. */
export const InvoiceProfile = z.strictObject({
  title: text(100),
  taxNumber: TaxNumber.nullable().default(null),
  address: text(100),
  phone: text(40),
  bank: text(100),
  account: BankAccount.nullable().default(null),
  kind: InvoiceKind.nullable().default(null),
  email: z.email().max(72).nullable().default(null),
});

/** 客户档案, in the order of the paper form. `null` = not known. */
export const ClientDraft = z.strictObject({
  code: z
    .string()
    .trim()
    .max(20)
    .regex(/^[0-9A-Za-z._/-]*$/, 'client.code_format')
    .default(''),
  name: z.string().trim().min(1).max(100),
  shortName: z.string().trim().max(40).default(''),
  taxNumber: TaxNumber.nullable().default(null),
  kind: ClientKind.default('direct'),
  sizeGrade: SizeGrade.default('C'),
  creditGrade: CreditGrade.default('B'),
  region: text(40),
  ownerName: text(40),
  /** 副责任人. */
  deputyName: text(40),
  creditLimitFen: NonNegativeFen.default(0),
  paymentDays: z.int().min(0).max(3650).default(0),
  status: ClientStatus.default('active'),
  source: text(60),
  /** 标签, each once, in the order given. */
  tags: z
    .array(z.string().trim().min(1).max(20))
    .max(20)
    .overwrite((tags) => [...new Set(tags)])
    .default([]),
  remark: text(500),
  /** 价格表 made for it; absent, not null, so that what was signed before there were any is still what it was. */
  priceListId: z.string().min(1).max(64).optional(),
  contacts: z.array(ClientContact).max(50).default([]),
  addresses: z.array(ClientAddress).max(50).default([]),
  bankAccounts: z.array(ClientBankAccount).max(20).default([]),
  licences: z.array(ClientLicence).max(50).default([]),
  invoiceProfile: InvoiceProfile.default({
    title: null,
    taxNumber: null,
    address: null,
    phone: null,
    bank: null,
    account: null,
    kind: null,
    email: null,
  }),
});
export type ClientDraft = z.infer<typeof ClientDraft>;

/** A client as effective. `code` is always given by then. */
export const ClientContent = ClientDraft;
export type ClientContent = ClientDraft;

export const ClientRow = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  taxNumberMasked: z.string(),
  kind: ClientKind,
  sizeGrade: SizeGrade,
  creditGrade: CreditGrade,
  region: z.string().nullable(),
  ownerName: z.string().nullable(),
  deputyName: z.string().nullable(),
  /** In the order given, with 、 between. */
  tags: z.string().nullable(),
  creditLimitFen: z.int(),
  paymentDays: z.int(),
  status: ClientStatus,
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  /** Statement balance from the ledger, fen. */
  balanceFen: z.int(),
  inReview: z.boolean(),
});
export type ClientRow = z.infer<typeof ClientRow>;

export const clientList = defineList(
  {
    code: { type: 'text', sortable: true, filterable: true },
    name: { type: 'text', sortable: true, filterable: true },
    shortName: { type: 'text', sortable: true, filterable: true },
    taxNumberMasked: { type: 'text' },
    kind: { type: 'choice', values: ClientKind.options, sortable: true, filterable: true },
    sizeGrade: { type: 'choice', values: SizeGrade.options, sortable: true, filterable: true },
    creditGrade: { type: 'choice', values: CreditGrade.options, sortable: true, filterable: true },
    region: { type: 'text', sortable: true, filterable: true },
    ownerName: { type: 'text', sortable: true, filterable: true },
    deputyName: { type: 'text', sortable: true, filterable: true },
    tags: { type: 'text', filterable: true },
    creditLimitFen: { type: 'fen', sortable: true, filterable: true },
    paymentDays: { type: 'integer', sortable: true, filterable: true },
    status: { type: 'choice', values: ClientStatus.options, sortable: true, filterable: true },
    contactName: { type: 'text' },
    contactPhone: { type: 'text' },
    balanceFen: { type: 'fen' },
  },
  { column: 'code', descending: false },
);

/** A licence (证照) that ends within so many days is to be renewed now. */
export const LICENCE_WARNING_DAYS = 60;

/** What may be missing or doubtful in a client's file (资料质量). */
export const ClientGap = z.enum([
  'noTaxNumber',
  'oddTaxNumber',
  'noOwner',
  'ownerLeft',
  'noPhone',
  'noShipTo',
  'licenceExpired',
  'licenceExpiring',
  'noInvoiceProfile',
  'likelyDuplicate',
]);
export type ClientGap = z.infer<typeof ClientGap>;

export const ClientListInput = z.strictObject({
  ...Paging,
  /** Only files of which this holds; closed clients are left in peace. */
  gap: ClientGap.optional(),
  /** Any part of the name, pinyin initials, code or tax id. */
  text: z.string().trim().max(80).optional(),
  status: ClientStatus.optional(),
  kind: ClientKind.optional(),
  ownerName: z.string().max(40).optional(),
  where: clientList.where,
  sort: clientList.sort,
});
export type ClientListInput = z.output<typeof ClientListInput>;

const LikeTexts = z.array(z.string().max(200)).max(60).default([]);

/** A client that is likely the same company as another, and why. */
export const LikelyDuplicate = z.strictObject({
  clientId: z.string(),
  code: z.string(),
  name: z.string(),
  status: ClientStatus,
  reasons: z.array(z.enum(LIKENESS_REASONS)),
  /** What the reasons weigh together; only for ordering. */
  strength: z.int(),
});
export type LikelyDuplicate = z.infer<typeof LikelyDuplicate>;

/** One merge, with both clients as they are called. */
export const ClientMergeFacts = z.strictObject({
  id: z.string(),
  number: z.string(),
  mergedOn: BusinessDate,
  reason: z.string(),
  survivorId: z.string(),
  survivorCode: z.string(),
  survivorName: z.string(),
  absorbedId: z.string(),
  absorbedCode: z.string(),
  absorbedName: z.string(),
});
export type ClientMergeFacts = z.infer<typeof ClientMergeFacts>;

export const clientsContract = {
  'clients.list': query({
    permission: 'clients.read',
    input: ClientListInput,
    output: page(ClientRow).extend({
      total: listTotal(['creditLimitFen', 'balanceFen']).optional(),
    }),
  }),
  /** Personal data and bank accounts are masked, unless a form needs them: then the caller may write, and it is logged. */
  'clients.get': query({
    permission: 'clients.read',
    input: z.strictObject({ id: z.string(), purpose: z.enum(['amend', 'dispatch']).optional() }),
    output: z.strictObject({
      id: z.string(),
      version: z.int(),
      submissionId: z.string(),
      content: ClientContent,
      balanceFen: z.int(),
      /** The merge by which this client ended; null while it stands. */
      mergedInto: ClientMergeFacts.nullable(),
      /** The merges by which others ended in it, oldest first. */
      absorbed: z.array(ClientMergeFacts),
      openSubmissionId: z.string().optional(),
    }),
  }),
  /** For pickers: at most 20 by any part of a name, initials, code or tax id, what begins with it first. */
  'clients.pick': query({
    permission: 'clients.read',
    input: z.strictObject({ text: z.string().max(80), recent: Recent }),
    output: z.array(
      z.strictObject({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        shortName: z.string(),
        status: ClientStatus,
        region: z.string().nullable(),
        ownerName: z.string().nullable(),
      }),
    ),
  }),
  /** While a client is keyed: who may be the same company, by what is typed so far. `id` is the client being amended. */
  'clients.likely': query({
    permission: 'clients.read',
    input: z.strictObject({
      id: z.string().optional(),
      name: z.string().trim().max(100),
      taxNumbers: LikeTexts,
      accounts: LikeTexts,
      phones: LikeTexts,
      emails: LikeTexts,
      addresses: LikeTexts,
    }),
    output: z.array(LikelyDuplicate),
  }),
  /** Tags in use, by their letters, at most 200. */
  'clients.tags': query({
    permission: 'clients.read',
    input: z.strictObject({}),
    output: z.array(z.string()),
  }),
  'clients.submit': command({ permission: 'clients.write', input: submission(ClientDraft), output: SubmissionTicket }),
} as const;
