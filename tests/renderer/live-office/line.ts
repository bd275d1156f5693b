// Test equipment: the far end of the window's line to the office. A thread of its own, so that the window's pays for a message, as it does in the desktop, and not for HTTP.

/** What the window asks, with the number its answer bears. */
export interface Asked {
  readonly at: number;
  readonly path: string;
  readonly body?: string;
}
export interface Answered {
  readonly at: number;
  readonly reply: unknown;
  /** The line itself broke. */
  readonly broken?: string;
}

async function answer({ path, body }: Asked): Promise<unknown> {
  const response = await fetch(path, { method: 'POST', ...(body !== undefined && { body }) });
  return body === undefined ? undefined : response.json();
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  answer(data).then(
    (reply) => postMessage({ at: data.at, reply } satisfies Answered),
    (cause: unknown) => postMessage({ at: data.at, reply: undefined, broken: String(cause) } satisfies Answered),
  );
});
