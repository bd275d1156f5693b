/** One value of the flat table a message is written as: a tag, then the tag's own parts. */
export type Entry = [tag: string, ...parts: unknown[]];

/** How functions and promises are carried, where the channel can carry them. */
export interface CodecHooks {
  readonly write?: (value: object) => Entry | undefined;
  readonly read?: (entry: Entry) => unknown;
}

export interface Codec {
  /** Structured clone to text. Throws, like the real one, on functions, symbols, promises and nodes of a page. */
  encode(value: unknown, hooks?: CodecHooks): string;
  decode(text: string, hooks?: CodecHooks): unknown;
}

/**
 * Structured clone over JSON text: cycles, Date, RegExp, Map, Set, bytes, BigInt, -0, NaN and errors survive.
 * Self-contained: the same function runs in Node and, through `Function.toString()`, in the page.
 */
export function createCodec(): Codec {
  const { parse, stringify } = JSON;
  const typeName = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
  const errors: Record<string, ErrorConstructor> = {
    TypeError,
    RangeError,
    SyntaxError,
    ReferenceError,
    EvalError,
    URIError,
  };
  const views: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
    Uint8Array,
    Int8Array,
    Uint8ClampedArray,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };

  function toBase64(bytes: Uint8Array): string {
    let binary = '';
    for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(binary);
  }

  function fromBase64(text: string): ArrayBuffer {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes.buffer;
  }

  function writeObject(value: object, put: (inner: unknown) => number): Entry {
    const name = typeName(value);
    if (Array.isArray(value)) return ['array', value.map(put)];
    if (value instanceof Error || name === 'Error' || name === 'DOMException') {
      const error = value as Error;
      return [
        'error',
        error.name,
        error.message,
        String(error.stack),
        error.cause === undefined ? -1 : put(error.cause),
      ];
    }
    if (ArrayBuffer.isView(value))
      return ['view', name, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
    switch (name) {
      case 'Date':
        return ['date', (value as Date).getTime()];
      case 'RegExp':
        return ['regexp', (value as RegExp).source, (value as RegExp).flags];
      case 'Map':
        return ['map', [...(value as Map<unknown, unknown>)].map(([key, inner]) => [put(key), put(inner)])];
      case 'Set':
        return ['set', [...(value as Set<unknown>)].map(put)];
      case 'ArrayBuffer':
        return ['buffer', toBase64(new Uint8Array(value as ArrayBuffer))];
      case 'Object':
        return ['object', Object.entries(value).map(([key, inner]) => [key, put(inner)])];
      default:
        throw new Error(`An object could not be cloned: ${name}`);
    }
  }

  function encode(root: unknown, hooks: CodecHooks = {}): string {
    const table: (Entry | undefined)[] = [];
    const seen = new Map<object, number>();
    const put = (value: unknown): number => {
      if (value === null || typeof value === 'string' || typeof value === 'boolean')
        return table.push(['plain', value]) - 1;
      if (value === undefined) return table.push(['undefined']) - 1;
      if (typeof value === 'number')
        return (
          table.push(
            Number.isFinite(value) && !Object.is(value, -0)
              ? ['plain', value]
              : ['number', Object.is(value, -0) ? '-0' : String(value)],
          ) - 1
        );
      if (typeof value === 'bigint') return table.push(['bigint', String(value)]) - 1;
      if (typeof value === 'symbol') throw new Error('An object could not be cloned: Symbol');
      const known = seen.get(value);
      if (known !== undefined) return known;
      const at = table.push(undefined) - 1;
      seen.set(value, at);
      const special = hooks.write?.(value);
      if (!special && typeof value === 'function')
        throw new Error(`An object could not be cloned: function ${value.name}`);
      table[at] = special ?? writeObject(value, put);
      return at;
    };
    put(root);
    return stringify(table);
  }

  function decode(text: string, hooks: CodecHooks = {}): unknown {
    const table = parse(text) as Entry[];
    const done = new Map<number, unknown>();
    const get = (at: number): unknown => {
      if (done.has(at)) return done.get(at);
      const [tag, ...parts] = table[at] as Entry;
      const keep = <T>(value: T): T => {
        done.set(at, value);
        return value;
      };
      const [first, second] = parts;
      switch (tag) {
        case 'plain':
          return first;
        case 'undefined':
          return undefined;
        case 'number':
          return Number(first);
        case 'bigint':
          return BigInt(first as string);
        case 'date':
          return keep(new Date((first as number | null) ?? NaN));
        case 'regexp':
          return keep(new RegExp(first as string, second as string));
        case 'buffer':
          return keep(fromBase64(first as string));
        case 'view': {
          const View = views[first as string];
          if (!View) throw new Error(`desktop host: unknown kind of bytes ${String(first)}`);
          return keep(new View(fromBase64(second as string)));
        }
        case 'array': {
          const array = keep<unknown[]>([]);
          for (const inner of first as number[]) array.push(get(inner));
          return array;
        }
        case 'object': {
          const object = keep({});
          for (const [key, inner] of first as [string, number][])
            Object.defineProperty(object, key, {
              value: get(inner),
              writable: true,
              enumerable: true,
              configurable: true,
            });
          return object;
        }
        case 'map': {
          const map = keep(new Map<unknown, unknown>());
          for (const [key, inner] of first as [number, number][]) map.set(get(key), get(inner));
          return map;
        }
        case 'set': {
          const set = keep(new Set<unknown>());
          for (const inner of first as number[]) set.add(get(inner));
          return set;
        }
        case 'error': {
          const error = keep(new (errors[first as string] ?? Error)(second as string));
          Object.defineProperty(error, 'stack', { value: parts[2], writable: true, configurable: true });
          if ((parts[3] as number) >= 0)
            Object.defineProperty(error, 'cause', { value: get(parts[3] as number), configurable: true });
          return error;
        }
        default: {
          if (!hooks.read) throw new Error(`desktop host: unknown entry ${tag}`);
          return keep(hooks.read([tag, ...parts]));
        }
      }
    };
    return get(0);
  }

  return { encode, decode };
}
