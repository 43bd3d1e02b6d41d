/**
 * What is kept of a lesson: how far one came, and the inputs that lead the lab back to where it stood. Versioned; what cannot be read is
 * told apart by why, and is never thrown away.
 */
import * as z from 'zod/mini';
import type { Answer, Input } from '#lab';
import type { LessonProgress } from '../lesson/lesson-machine.ts';

const RECORD_VERSION = 1;
/** Raised when the same inputs would no longer give the same steps. */
export const ENGINE_VERSION = 1;

/** Where a lab stood: its start (of a lesson or the sandbox, in one version), the inputs since, edits not committed, the host acted from. */
export interface KeptLab {
  readonly engine: number;
  readonly lessonVersion: number;
  readonly inputs: readonly Input[];
  readonly draft: Readonly<Record<string, string>>;
  readonly host: string | null;
}

export interface LessonRecord {
  readonly record: typeof RECORD_VERSION;
  readonly lesson: string;
  /** Wall clock, milliseconds since 1970. */
  readonly saved: number;
  readonly progress: LessonProgress;
  /** Ids of the objectives met, so that the course page needs no lesson to count them. */
  readonly objectives: readonly string[];
  readonly lab: KeptLab;
}

/** What storage held for a lesson. */
export type Kept =
  | { readonly kind: 'record'; readonly record: LessonRecord }
  | { readonly kind: 'unreadable'; readonly why: 'newer' | 'damaged'; readonly raw: unknown };

const whole = z.int().check(z.nonnegative());
const texts = z.record(z.string(), z.string());
const at = z.number();
const connection = z.string();
/** Which faults there are is the appliance's to know; one it does not know does nothing. */
const fault = z.custom<Extract<Input, { kind: 'fault' }>['fault']>((value) => typeof value === 'string');

const inputs = {
  connect: z.object({ kind: z.literal('connect'), at, connection, from: z.string(), to: z.string(), port: whole }),
  octets: z.object({ kind: z.literal('octets'), at, connection, octets: z.string() }),
  hangup: z.object({ kind: z.literal('hangup'), at, connection }),
  tls: z.object({ kind: z.literal('tls'), at, connection, ciphering: z.nullable(z.object({ protocol: z.string(), cipher: z.string() })) }),
  commit: z.object({ kind: z.literal('commit'), at, files: texts }),
  world: z.object({ kind: z.literal('world'), at, files: texts }),
  fault: z.object({ kind: z.literal('fault'), at, fault, on: z.boolean() }),
  time: z.object({ kind: z.literal('time'), at }),
  send: z.object({
    kind: z.literal('send'),
    at,
    host: z.string(),
    from: z.string(),
    to: z.array(z.string()),
    letter: z.exactOptional(z.string()),
  }),
} satisfies { readonly [Kind in Input['kind']]: z.ZodMiniType<Extract<Input, { kind: Kind }>> };

const input = z.union(Object.values(inputs));

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), chosen: z.array(whole) }),
  z.object({ kind: z.literal('short'), text: z.string() }),
  z.object({ kind: z.literal('predict'), said: texts }),
]) satisfies z.ZodMiniType<Answer>;

const step = z.object({
  began: z.nullable(whole),
  met: z.array(z.string()),
  lost: z.array(z.string()),
  hints: whole,
  shown: z.array(z.string()),
  solved: z.boolean(),
  done: z.boolean(),
});

const progress = z.object({
  at: z.string(),
  steps: z.record(z.string(), step),
  answers: z.record(
    z.string(),
    z.object({ hash: z.string(), first: z.boolean(), right: z.boolean(), sure: z.nullable(z.boolean()), answer }),
  ),
  closing: z.boolean(),
}) satisfies z.ZodMiniType<LessonProgress>;

const lab = z.object({
  engine: whole,
  lessonVersion: whole,
  inputs: z.array(input),
  draft: texts,
  host: z.nullable(z.string()),
}) satisfies z.ZodMiniType<KeptLab>;

const record = z.object({
  record: z.literal(RECORD_VERSION),
  lesson: z.string(),
  saved: z.number(),
  progress,
  objectives: z.array(z.string()),
  lab,
}) satisfies z.ZodMiniType<LessonRecord>;

/** Reads what storage held. Nothing at all is null. */
export function readRecord(raw: unknown): Kept | null {
  if (raw === undefined || raw === null) return null;
  const read = record.safeParse(raw);
  if (read.success) return { kind: 'record', record: read.data };
  return { kind: 'unreadable', why: isNewer(raw) ? 'newer' : 'damaged', raw };
}

function isNewer(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && 'record' in raw && typeof raw.record === 'number' && raw.record > RECORD_VERSION;
}

/** Reads what storage held of a lab that is no lesson's; null for nothing, and for what cannot be read. */
export function readLab(raw: unknown): KeptLab | null {
  const read = lab.safeParse(raw);
  return read.success ? read.data : null;
}

/** Writes a record. */
export function recordOf(kept: Omit<LessonRecord, 'record'>): LessonRecord {
  return { record: RECORD_VERSION, ...kept };
}
