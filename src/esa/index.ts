/** The door of the appliance: its configuration and world as data, its judges, its replies, its log, and what can be proved of its tables. */

// What every appliance is made of: text to typed configuration with notes, and what the texts are called.
export type { Reply } from '#smtp';
export { sayNote, type Note, type Parsed, type Severity } from './config/notes.ts';
export { placeIn } from './config/text-place.ts';
export { nearest } from './config/nearest.ts';
export { provideYaml, readYaml, rememberYaml } from './config/yaml.ts';
export { parseAddress } from './config/ip-address.ts';
export { countryCode } from './config/countries.ts';
export {
  APPLIANCE_FILE,
  DIRECTORY_FILE,
  hatOf,
  interfaceAt,
  isWorldFile,
  listenerNamed,
  ratOf,
  readConfiguration,
  readSurroundings,
  WORLD_FILE,
  type Configuration,
  type Texts,
} from './configuration.ts';
export { parseAppliance, type Appliance, type Interface, type Listener } from './config/appliance.ts';
export { parameterSupport } from './config/parameter-support.ts';
export {
  behaviours,
  isAll,
  labelOf,
  parseHostAccessTable,
  type Behaviour,
  type HostAccessTable,
  type Parameter,
  type SenderGroup,
} from './config/host-access-table.ts';
export {
  parseRecipientAccessTable,
  recipientActions,
  type RecipientAccessTable,
  type RecipientAction,
} from './config/recipient-access-table.ts';

// The world: hosts, names, reputation, directory, and what the appliance remembers of its answers.
export { parseWorld, type Host } from './world/world.ts';
export { rateHost, scoresOf, type Rating, type SenderDay } from './world/reputation-record.ts';
export { type Factor, type Factors } from './world/reputation.ts';
export { parseDirectory } from './world/directory.ts';
export type { DirectoryCache } from './world/directory-cache.ts';
export { noScores, type ScoreCache } from './world/score-cache.ts';

// A connection, from the first octet to the last: every function takes a state and gives the next.
export { type Ciphering, type Circumstances, type Connection, type Happening, type Ids } from './connection.ts';
export { noCounters, runningCounters, type Counters } from './counters.ts';
export { openConnection, withKept } from './opening.ts';
export { endNegotiation, feedConnection } from './dialogue.ts';
export { deadlineOf, expireConnection, loseConnection, type Deadline } from './closing.ts';
export { waitOf } from './latency.ts';
export { actsOf } from './judge/command.ts';

// What was decided, by which rule, why, and how it is told: replies, reasons, the mail log.
export {
  deciderOf,
  type AcceptedMessage,
  type AskedInQueue,
  type Decision,
  type FaultName,
  type NameCheck,
  type RuleRef,
  type SenderFacts,
} from './decision.ts';
export { judgeCall, judgeSender } from './judge/connection.ts';
export { resolveUse } from './judge/policy.ts';
export { explain } from './explain.ts';
export type { TraceRow } from './trace-row.ts';
export { sayTrace } from './trace-words.ts';
export { hatRules, ratRules } from './table-rules.ts';
export { ruleHitOf, type RuleHit } from './rule-hit.ts';
export { outcomes } from './outcomes.ts';
export { replies, type ReplyEntry, type ReplyId } from './replies.ts';
export { unsentReplies } from './unsent-replies.ts';
export type { LogText } from './log-text.ts';
export { sayReputation } from './mail-log.ts';

// After acceptance: the work queue, delivery, and what the next hop gets.
export { type AddedHeader } from './added-header.ts';
export { deliver, EXPIRED, isThrownAway } from './delivery/deliver.ts';
export { logBounced, logDelayed, logFinished, logGenerated, logQueued } from './delivery/delivery-log.ts';
export {
  changeMail,
  messageFor,
  queueMessage,
  type BouncedRecipient,
  type QueuedMail,
  type WaitingRecipient,
} from './delivery/queued-mail.ts';
export { attemptAfter, isExpired, MAXIMUM_QUEUE_TIME } from './delivery/retry.ts';
export { runWorkQueue } from './delivery/work-queue.ts';
export { arrivals, type ArrivedMessage } from './next-hop.ts';

// Tools of the appliance: Trace, and a directory query tried by hand.
export { readTestMessage, type FieldComplaint, type TestMessageFields } from './trace-tool/test-message.ts';
export { textOfLine, type TraceLine } from './trace-tool/trace-line.ts';
export { traceMessage, type Traced } from './trace-tool/trace-message.ts';
export { testableQueries, testQuery, type QueryTest } from './query-test.ts';

// Tables alone, without an appliance around them: who is judged how.
export { senderOfRecord, type SenderRecord } from './sender-record.ts';
export {
  groupByTable,
  judgeByTable,
  judgeRecipientByTable,
  readRecipientAddress,
  traceByTable,
  traceRecipientByTable,
  type TableListener,
} from './table-judge.ts';

// What can be proved of a table without running it: what is wrong with it.
export type { Finding, FindingRule } from './analysis/finding.ts';
export { sayFinding } from './analysis/finding-words.ts';
export { hostAccessFindings } from './analysis/host-access-findings.ts';
export { recipientAccessFindings } from './analysis/recipient-access-findings.ts';

// The same of two tables: whose outcome changes, and by which lines.
export { linesOf, listenerKind, plainListener, sameTerms, type ListenerKind, type TableLine, type Verdict } from './analysis/outcome.ts';
export { inOrderOfLines } from './analysis/change-order.ts';
export { hostAccessDifference, type Change } from './analysis/difference.ts';
export { recipientLinesOf } from './analysis/recipient-lines.ts';
export { recipientAccessDifference, type RecipientChange } from './analysis/recipient-difference.ts';

// The same of a set of senders or recipients: what becomes of them.
export { readSenderSet, type Among, type SenderSetWords, type SetFault } from './analysis/sender-set.ts';
export { decidersOfMet, decidersOfSet, type MetSender } from './analysis/question.ts';
export { decidersOfRecipients, readRecipientSet, type DecidedRecipients, type RecipientSetWords } from './analysis/recipient-question.ts';
export { networksOf } from './analysis/networks.ts';

// The same as a picture: what is left for each group, and the map of senders.
export { mapGround, senderMap, type MapAsked, type MapColumn, type MapGround, type SenderMap } from './analysis/sender-map.ts';
export { spotOf, type MapSpot } from './analysis/map-spot.ts';
export type { MapChoice } from './analysis/map-choices.ts';
export { aroundIn, type Around } from './analysis/map-around.ts';
export type { DimensionKey, Values } from './analysis/atoms.ts';
export { sharesOf, type Share } from './analysis/shares.ts';
export { senderSpace } from './analysis/space.ts';

// Changes to texts, each a list of edits.
export { matchLines } from './edits/match-lines.ts';
export { applyEdits, type TextEdit } from './edits/text-edit.ts';
export type { Edited, Refusal } from './edits/edited.ts';
export type { Place } from './edits/place.ts';
export { addGroup, deleteGroup, moveGroup, renameGroup, setPolicy } from './edits/sender-groups.ts';
export { addSenders, removeSenders, setSenders } from './edits/senders.ts';
export { addSenderDays, dayOf, type Campaign } from './edits/sender-days.ts';
export { placeSender } from './edits/world-sender.ts';
export { addEntry, moveEntry, removeEntry, setAction } from './edits/recipients.ts';
export { sayFix } from './edits/fix.ts';

// Help while a text is written: completion, meaning, outline, repairs.
export { helpAt, type KeyHelp } from './appliance-help.ts';
export { completeAppliance, type Suggestion } from './appliance-completion.ts';
export { completeHostAccess } from './table-assist/hat-completion.ts';
export { completeRecipientAccess } from './table-assist/rat-completion.ts';
export type { TableSuggestion } from './table-assist/suggestion.ts';
export { readDeciding, type Deciding } from './table-assist/deciding.ts';
export { helpInHostAccess } from './table-assist/hat-help.ts';
export { helpInRecipientAccess } from './table-assist/rat-help.ts';
export { noDefaults, type GroupFacts, type HelpPart, type ListenerDefaults } from './table-assist/help-part.ts';
export { nameAt, renameAt } from './table-assist/table-names.ts';
export { foldsOf, outlineOf, type OutlinePart } from './table-assist/outline.ts';
export { layoutEdits } from './table-assist/layout.ts';
export { movePartAt, type MovedPart } from './table-assist/move-part.ts';
export { fixesOf } from './table-assist/table-fixes.ts';

// How true the model is, construct by construct.
export { supportLadder, type Rung, type SupportGroup } from './support-ladder.ts';
