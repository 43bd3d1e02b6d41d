/** The door of the appliance: its configuration and world as data, its judges, its replies, its log. */
export type { Reply } from '#smtp';
export { sayNote, type Note, type NoteRule, type Parsed, type Severity } from './config/notes.ts';
export { provideYaml, readYaml, rememberYaml } from './config/yaml.ts';
export { parameterSupport } from './config/parameter-support.ts';
export {
  formatHostAccessTable,
  parseHostAccessTable,
  printHostAccessTable,
  type Behaviour,
  type HostAccessTable,
  type Parameter,
  type PolicyDefinition,
  type PolicyUse,
  type SenderEntry,
  type SenderGroup,
  type SenderMatch,
} from './config/host-access-table.ts';
export {
  parseRecipientAccessTable,
  type RecipientAccessTable,
  type RecipientEntry,
  type RecipientMatch,
} from './config/recipient-access-table.ts';
export { parseAppliance, type Appliance, type Interface, type LdapAccept, type Listener } from './config/appliance.ts';
export { parseWorld, type Host, type World } from './world/world.ts';
export { parseDirectory, type Directory, type DirectoryEntry } from './world/directory.ts';
export {
  APPLIANCE_FILE,
  DIRECTORY_FILE,
  hatOf,
  interfaceAt,
  isWorldFile,
  listenerNamed,
  listenerOn,
  ratOf,
  readConfiguration,
  readSurroundings,
  WORLD_FILE,
  type Configuration,
  type Surroundings,
  type Texts,
} from './configuration.ts';
export {
  type Ciphering,
  type Circumstances,
  type Connection,
  type Fed,
  type Happening,
  type Ids,
  type Transaction,
  type Wire,
} from './connection.ts';
export { openConnection } from './opening.ts';
export { endNegotiation, feedConnection } from './dialogue.ts';
export { deadlineOf, expireConnection, loseConnection, type Deadline } from './closing.ts';
export { arrivals, hasBareLineEnds, wireText, type ArrivedMessage } from './next-hop.ts';
export { type AddedHeader } from './added-header.ts';
export { actsOf } from './judge/command.ts';
export {
  deciderOf,
  type AcceptedMessage,
  type Decision,
  type Facts,
  type Fate,
  type FaultName,
  type Limit,
  type NameCheck,
  type Reputation,
  type RuleRef,
  type SenderFacts,
  type Stage,
  type Verdict,
} from './decision.ts';
export { judgeCall, judgeSender, type JudgedCall } from './judge/connection.ts';
export { explain, type TraceMark, type TraceRow } from './explain.ts';
export { sayReputation } from './mail-log.ts';
export { outcomes, replies, type ReplyEntry, type ReplyId } from './replies.ts';
export { unsentReplies } from './unsent-replies.ts';
export { sayTrace, type TraceRule } from './trace-words.ts';
export { applyEdits, type TextEdit } from './edits/text-edit.ts';
export type { Edited, Refusal } from './edits/edited.ts';
export type { Place } from './edits/place.ts';
export { deleteGroup, moveGroup, setPolicy } from './edits/sender-groups.ts';
export { addSenders, removeSenders, setSenders } from './edits/senders.ts';
export { addEntry, moveEntry, removeEntry, setAction } from './edits/recipients.ts';
