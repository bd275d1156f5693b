/** Why a store was not opened. The sentence for each reason is in the locales (`store.json`). */
export type StoreRefusal =
  | 'no_store'
  | 'store_exists'
  | 'locked'
  | 'network_share'
  | 'sync_folder'
  | 'damaged'
  | 'newer_version'
  | 'unsafe_settings'
  | 'sqlite_too_old';

export class StoreRefused extends Error {
  readonly reason: StoreRefusal;
  readonly details: Readonly<Record<string, string | number>>;
  constructor(reason: StoreRefusal, details: Readonly<Record<string, string | number>> = {}) {
    super(`the store was not opened: ${reason} ${JSON.stringify(details)}`);
    this.name = 'StoreRefused';
    this.reason = reason;
    this.details = details;
  }
}
