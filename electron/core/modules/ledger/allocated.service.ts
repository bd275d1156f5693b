/** What allocations stand on, for the modules whose documents they are: a document is not taken away beneath them. */
export { type AllocatedOn, allocatedOn } from '#core/modules/ledger/allocated.repository.ts';
