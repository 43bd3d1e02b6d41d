/** A scenario made ready to be served on one of its listeners: what the flags change, as changes of its texts. */
import { parseDocument, type Document } from 'yaml';
import { APPLIANCE_FILE, parseAppliance, parseHostAccessTable, parseRecipientAccessTable, sayNote, type Listener, type Note } from '#esa';
import type { Files } from '#lab';
import { complain, type Complaint } from './complaint.ts';

/** What to change: texts that replace the listener's tables (null leaves them), LDAP accept off, whether it has a certificate. */
export interface ListenerChanges {
  readonly hat: string | null;
  readonly rat: string | null;
  readonly directory: boolean;
  readonly certificate: boolean;
}

/** The changed texts, and the address and port on which the appliance takes the listener's calls. */
export interface ServedListener {
  readonly files: Files;
  readonly address: string;
  readonly port: number;
  /** What is wrong with the listener's tables, `FILE:LINE: sentence`; the appliance works without those lines. */
  readonly errors: readonly string[];
}

/** Changes a scenario's texts for one listener. Needs a YAML reader (`provideYaml`). */
export function serveListener(files: Files, name: string, changes: ListenerChanges): ServedListener | Complaint {
  const document = parseDocument(files[APPLIANCE_FILE] ?? '');
  const [broken] = document.errors;
  if (broken !== undefined) return complain(`cannot read ${APPLIANCE_FILE}: ${broken.message.split('\n')[0]}`);
  const { listeners, interfaces } = parseAppliance(files[APPLIANCE_FILE] ?? '').value;
  const listener = listeners.find((candidate) => candidate.name === name);
  if (listener === undefined)
    return complain(`no listener \`${name}\`; ${APPLIANCE_FILE} has ${listOf(listeners.map((each) => each.name))}`);
  const address = interfaces.find((candidate) => candidate.name === listener.interface)?.address;
  if (address === undefined) return complain(`the listener \`${name}\` is on the interface \`${listener.interface}\`, which there is not`);
  if (changes.rat !== null && listener.type !== 'public') return complain(`the listener \`${name}\` is ${listener.type} and has no RAT`);
  const hat = changes.hat === null ? {} : { [listener.hat]: changes.hat };
  const rat = changes.rat === null ? {} : { [ratFile(listener)]: changes.rat };
  const changed = { ...files, ...hat, ...rat, [APPLIANCE_FILE]: changeAppliance(document, listener, changes) };
  return { files: changed, address, port: listener.port, errors: errorsOf(changed, listener) };
}

const listOf = (names: readonly string[]): string =>
  names.length === 0 ? 'none that can be used' : names.map((name) => `\`${name}\``).join(', ');

const ratFile = ({ rat, name }: Listener): string => rat ?? `${name}.rat`;

/** `appliance.yaml` with the listener changed; comments stay. */
function changeAppliance(document: Document, listener: Listener, { rat, directory, certificate }: ListenerChanges): string {
  const list = document.toJS() as { readonly listeners: readonly { readonly name?: unknown }[] };
  const at = ['listeners', list.listeners.findIndex(({ name }) => name === listener.name)];
  if (!directory) document.deleteIn([...at, 'ldap_accept']);
  if (rat !== null) document.setIn([...at, 'rat'], ratFile(listener));
  document.setIn([...at, 'certificate'], certificate);
  return document.toString({ lineWidth: 0 });
}

/** What the appliance itself would refuse in the tables that are served. */
function errorsOf(files: Files, listener: Listener): readonly string[] {
  const { hat } = listener;
  const ofHat = sayErrors(hat, files[hat] ?? '', parseHostAccessTable(files[hat] ?? '').notes);
  if (listener.type !== 'public') return ofHat;
  const rat = ratFile(listener);
  return [...ofHat, ...sayErrors(rat, files[rat] ?? '', parseRecipientAccessTable(files[rat] ?? '').notes)];
}

function sayErrors(file: string, text: string, notes: readonly Note[]): readonly string[] {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return notes.filter(({ severity }) => severity === 'error').map((note) => `${file}:${lineOf(note.span.start)}: ${sayNote(note)}`);
}
