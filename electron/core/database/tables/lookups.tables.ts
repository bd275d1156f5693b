import type { Generated } from 'kysely';

/** `open_item`: what is still to be done by a day, kept by triggers; `delivery` has a row for each contract line, the others one a record. */
interface OpenItemTable {
  kind: 'delivery' | 'sign_back' | 'invoice';
  /** Contract, dispatch note or invoice request. */
  record_id: string;
  /** Empty but for deliveries. */
  line_key: string;
  /** Due date of the line, day the signed copy is expected, day of the request. */
  due_on: string;
}

/** `search_part`: an end of a document's number, or what follows a place in a product's name, folded to capitals without signs. */
interface SearchPartTable {
  kind: 'contract' | 'dispatch_note' | 'sign_back' | 'return_note' | 'invoice_request' | 'invoice' | 'product';
  part: string;
  record_id: string;
}

/** `client_place`: the row of a client in `client_part`. */
interface ClientPlaceTable {
  place: Generated<number>;
  client_id: string;
}

/** `client_part`: FTS5 over three characters at a time of tax id, code and pinyin initials. */
interface ClientPartTable {
  rowid: Generated<number>;
  words: string;
}

export interface LookupTables {
  open_item: OpenItemTable;
  search_part: SearchPartTable;
  client_place: ClientPlaceTable;
  client_part: ClientPartTable;
}
