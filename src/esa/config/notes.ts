/**
 * What a parser remarks about a text it could still read: a rule id with parameters and the span it stands on.
 * The sentences are a catalogue, so that another language needs no code.
 */
import type { Span } from '#smtp';
import { sentences } from './note-sentences.ts';

/** `error`: the real box would refuse the file or the line does nothing; `warning`: probably not meant; `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** Every remark there is, by what it is about. */
export type NoteRule = keyof typeof sentences;

/** One remark about a configuration text. `params` fill the blanks of the rule's sentence. */
export interface Note {
  readonly severity: Severity;
  readonly rule: NoteRule;
  readonly params: Readonly<Record<string, string>>;
  readonly span: Span;
}

/** A configuration parser always yields a value; what it could not use is told in `notes`. */
export interface Parsed<T> {
  readonly value: T;
  readonly notes: readonly Note[];
}

/** Rules that are no errors. */
const milder: Readonly<Partial<Record<NoteRule, Severity>>> = {
  'hat.after-all': 'warning',
  'hat.beside-all': 'warning',
  'hat.group-name': 'warning',
  'hat.duplicate-sender': 'warning',
  'hat.unclosed-comment': 'warning',
  'hat.bare-word': 'warning',
  'hat.host-bits': 'info',
  'hat.unknown-country': 'warning',
  'rat.after-all': 'warning',
  'rat.open-relay': 'warning',
  'rat.duplicate-entry': 'warning',
  'rat.bare-word': 'warning',
  'rat.response-code': 'warning',
  'block.unquoted': 'warning',
  'block.duplicate-key': 'warning',
  'block.unknown-key': 'info',
  'block.unknown-key-near': 'info',
  'block.not-a-number': 'warning',
  'block.not-a-choice': 'warning',
  'block.not-a-text': 'warning',
  'block.not-a-code': 'warning',
  'block.size': 'warning',
  'appliance.inert': 'info',
  'appliance.concurrency': 'info',
  'appliance.blackhole-table': 'warning',
  'appliance.private-rat': 'warning',
  'appliance.private-ldap': 'warning',
  'appliance.private-call-ahead': 'warning',
  'route.alone': 'warning',
  'exception.duplicate': 'warning',
  'ldap.unknown-token': 'warning',
  'ldap.token-kind': 'warning',
  'ldap.elsewhere': 'warning',
  'ldap.matching-rule': 'warning',
  'world.duplicate-dns': 'warning',
  'world.duplicate-name': 'warning',
  'world.duplicate-address': 'warning',
  'ldif.duplicate-dn': 'warning',
  'ldif.version': 'warning',
  'ldif.change': 'warning',
};

/** The note a rule makes at a span, with the severity that rule always has. */
export function noteOf(rule: NoteRule, span: Span, params: Readonly<Record<string, string>> = {}): Note {
  return { severity: milder[rule] ?? 'error', rule, params, span };
}

/** The note as a sentence for a person. */
export function sayNote(note: Note): string {
  return sentences[note.rule].replace(/\{\{(\w+)\}\}|\{(\w+)\}/g, (_, literal: string | undefined, key: string) =>
    literal === undefined ? (note.params[key] ?? '') : `{${literal}}`,
  );
}

/** In the order of the text, so that lists of notes read like the file. */
export function inTextOrder(notes: readonly Note[]): readonly Note[] {
  return [...notes].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
