/** What MIME makes of a letter, read by postal-mime, which is loaded when a letter is first shown. */

/** One part. `size` are octets once decoded, a line end counting as one. */
export interface Part {
  readonly type: string;
  readonly name: string | null;
  readonly size: number;
}

export interface Mime {
  /** A header value with its encoded words (RFC 2047) as a person reads them. */
  readonly decode: (value: string) => string;
  /** Text first, then what is attached; null where the letter is no MIME that can be read. */
  readonly parts: readonly Part[] | null;
}

/** Reads a letter, given as octets. Fails only if the library cannot be loaded. */
export async function readMime(text: string): Promise<Mime> {
  const { default: PostalMime, decodeWords } = await import('postal-mime');
  const octets = Uint8Array.from(text, (octet) => octet.charCodeAt(0));
  const parts = await PostalMime.parse(octets, { forceRfc822Attachments: true }).then(partsOf, () => null);
  return { decode: decodeWords, parts };
}

interface Email {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly attachments: readonly { readonly filename: string | null; readonly mimeType: string; readonly content: unknown }[];
}

function partsOf({ text, html, attachments }: Email): readonly Part[] {
  const texts = [
    { type: 'text/plain', content: text },
    { type: 'text/html', content: html },
  ];
  return [
    ...texts.flatMap(({ type, content }) => (content === undefined ? [] : [{ type, name: null, size: sizeOf(content) }])),
    ...attachments.map(({ filename, mimeType, content }) => ({ type: mimeType, name: filename, size: sizeOf(content) })),
  ];
}

function sizeOf(content: unknown): number {
  if (typeof content === 'string') return new TextEncoder().encode(content).length;
  return content instanceof ArrayBuffer || content instanceof Uint8Array ? content.byteLength : 0;
}
