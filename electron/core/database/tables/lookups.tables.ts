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
  kind:
    | 'contract'
    | 'dispatch_note'
    | 'sign_back'
    | 'return_note'
    | 'invoice_request'
    | 'invoice'
    | 'receipt'
    | 'allocation'
    | 'statement'
    | 'product';
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

/** `client_likeness`: the hash of a key under which a client (by its place) is found by others that are like it. */
interface ClientLikenessTable {
  key: number;
  place: number;
}

/** `client_pair`: two clients that are like each other, the smaller id first; `reasons` is a JSON array, strongest first. */
interface ClientPairTable {
  id: Generated<number>;
  first_client: string;
  second_client: string;
  strength: number;
  reasons: string;
}

/** `client_holder`: who holds what an absorbed client had, at the end of any chain of merges. */
interface ClientHolderTable {
  client_id: string;
  holder_id: string;
}

/** `client_former_name`: a name a client had before, folded; kept by trigger. */
interface ClientFormerNameTable {
  folded_name: string;
  client_id: string;
}

export interface LookupTables {
  open_item: OpenItemTable;
  search_part: SearchPartTable;
  client_place: ClientPlaceTable;
  client_part: ClientPartTable;
  client_likeness: ClientLikenessTable;
  client_pair: ClientPairTable;
  /** Clients written since pairs were last looked for. */
  client_pair_due: { readonly client_id: string };
  client_holder: ClientHolderTable;
  client_former_name: ClientFormerNameTable;
}
