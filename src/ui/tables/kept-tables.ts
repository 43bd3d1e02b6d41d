/** What the page of tables keeps in this browser, so that leaving it loses nothing. */
import * as z from 'zod/mini';

const table = z.object({
  name: z.string(),
  kind: z.enum(['hat', 'rat']),
  text: z.string(),
  listener: z.enum(['public', 'private']),
});

const kept = z.object({ table, other: z.nullable(z.object({ name: z.string(), text: z.string() })) });

export type OwnTable = Readonly<z.infer<typeof table>>;
export type OtherTable = Readonly<NonNullable<z.infer<typeof kept>['other']>>;
export type KeptTables = Readonly<z.infer<typeof kept>>;

/** Reads what storage held; null for nothing, and for what cannot be read. */
export function readKept(raw: unknown): KeptTables | null {
  const read = kept.safeParse(raw);
  return read.success ? read.data : null;
}
