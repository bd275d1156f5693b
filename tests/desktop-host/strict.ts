/** Members that tools look up on any object without meaning to use them. */
const HARMLESS = new Set<string | symbol>(['then', 'toJSON', 'nodeType', 'asymmetricMatch', 'domain', '_maxListeners']);

/** Wraps a stand-in so that anything Electron has and the stand-in lacks fails by name instead of being undefined. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (key in object || typeof key === 'symbol' || HARMLESS.has(key)) return Reflect.get(object, key, receiver);
      throw new Error(`desktop host: electron's ${name}.${key} has no stand-in`);
    },
  });
}
