/** The form of the Trace tool: what is typed, what came of the last trace, and what is wrong with a field. */
import type { FieldComplaint, Host, TestMessageFields, TraceLine } from '#esa';
import { testMessageFrom, traceDraft, tracedListeners, type DraftTrace, type Files, type Snapshot } from '#lab';

/** The fields as they are written into. */
type Typed = { -readonly [Field in keyof TestMessageFields]: TestMessageFields[Field] };

export class TraceForm {
  readonly #now: () => Snapshot;
  readonly #draft: () => Files;
  fields: Typed = $state({
    address: '',
    name: '',
    listener: '',
    helo: '',
    user: '',
    owner: '',
    score: '',
    sender: '',
    recipients: '',
    body: '',
  });
  #made: DraftTrace | null = $state.raw(null);

  readonly listeners: readonly string[] = $derived.by(() => tracedListeners(this.#now(), this.#draft()));

  /** `host`: who writes at first; null leaves the fields empty. `given`: fields that are known, which are traced at once. */
  constructor(now: () => Snapshot, draft: () => Files, host: Pick<Host, 'address'> | null, given: Partial<TestMessageFields> = {}) {
    this.#now = now;
    this.#draft = draft;
    if (host === null) this.fields.listener = this.listeners[0] ?? '';
    else this.takeFrom(given.address === undefined ? host : { address: given.address });
    if (Object.keys(given).length === 0) return;
    this.fields = { ...this.fields, ...given };
    this.run();
  }

  /** What came of the last trace; null before the first. */
  get made(): DraftTrace | null {
    return this.#made;
  }

  get complaints(): readonly FieldComplaint[] {
    return this.#made?.kind === 'complaints' ? this.#made.complaints : [];
  }

  /** Fills the form with the message of a host. */
  takeFrom(host: Pick<Host, 'address'>): void {
    this.fields = { ...testMessageFrom(this.#now(), this.#draft(), host) };
    this.#made = null;
  }

  complaintOn(field: keyof TestMessageFields): FieldComplaint | null {
    return this.complaints.find((complaint) => complaint.field === field) ?? null;
  }

  run(): void {
    this.#made = traceDraft(this.#now(), this.#draft(), { ...this.fields });
  }
}

/** Where the rule of a line stands in the texts as they are edited: the file and the line's number; null for a rule that is no line. */
export function placeOfLine(
  { ref }: Pick<TraceLine, 'ref'>,
  textOf: (file: string) => string,
): { readonly file: string; readonly line: number } | null {
  if (ref?.kind !== 'line') return null;
  return { file: ref.file, line: textOf(ref.file).slice(0, ref.span.start).split('\n').length };
}
