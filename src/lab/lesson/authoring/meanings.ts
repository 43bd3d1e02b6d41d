/** What every key of the lesson format is for: the descriptions in the published JSON Schemas and the remedy when a key is missing. */
export const meanings = {
  // course.yaml
  lede: 'one or two sentences under the title of the course',
  lessons: 'the ids of the lessons, in their order',
  objectiveGroups: 'group, then objective id, then what the learner can do afterwards',
  defaults: 'front matter that every lesson inherits',
  locales: 'languages the lessons are translated into',
  // front matter
  id: 'a name of small letters, digits and hyphens that never changes',
  title: 'what stands above it and in the table of contents',
  scenario: 'the folder below `scenarios/` whose files the lab starts with',
  version: 'a whole number, raised whenever the start or a check changes',
  ticket: 'one sentence in somebody’s voice that opens the lesson',
  subtitle: 'a few words for the table of contents',
  objectives: 'ids of objectives of `course.yaml`',
  prerequisites: 'ids of lessons to do first; they advise and never lock',
  recall: 'how many questions on earlier objectives are asked first',
  level: 'how far the learner is',
  minutes: 'how long the lesson takes',
  host: 'the host whose shell the learner starts in',
  panels: 'which panes are open',
  allow: 'what the learner may change and where they may act from',
  guidance: 'whether the next line stands in grey, as chips, or only on request',
  start: '`previous` to begin where the lesson before ends',
  intro: 'the one sentence that introduces the panes',
  // checks
  goal: 'the line in the list of goals',
  guard: '`true` for what holds at the start and must go on holding',
  say: 'one sentence: what is still wrong, or what is wrong with the answer',
  objective: 'the objective it counts for; without it, the lesson’s first',
  probe: 'who connects to which listener, and the envelope they try',
  expect: 'how far the probe must get and what must come of it',
  forall: 'everyone of a set of senders or recipients, of whom the expectation must hold',
  in: 'what belongs to the set',
  'not-in': 'what does not belong to it, where everything else does',
  listener: 'the name of the listener that is asked; without it, the only public one',
  address: 'addresses and networks, as in a sender group',
  hostName: '`confirmed`, `claims`, `none`, or confirmed names as in a sender group',
  class: 'a class of host verification',
  score: 'a range `{ from: -10.0, to: -3.0 }` with both ends, `none` or `any`',
  owner: 'numbers of network owners',
  country: 'countries by ISO code',
  dnslist: 'a DNS list that holds the address',
  domain: 'domains of recipients, as in a RAT',
  user: 'what stands before the @ of recipients',
  session: 'patterns over what the learner typed and what was replied',
  ordered: '`false` where the patterns may be met in any order',
  message: 'patterns over the last accepted message',
  state: 'what a committed table has or lacks',
  from: 'a host name or an address',
  to: 'the name of a listener, or an address',
  at: 'the moment the probe must reach',
  not: 'what it must not be',
  group: 'a sender group of the table',
  // actions
  name: 'a short name by which reports speak of it',
  do: 'the actions, in their order',
  fails: 'the id of the check this attempt fails',
  // questions
  type: '`choice`, `short` or `predict`',
  prompt: 'the question',
  answer: 'the right answer; a list where several are right',
  alternatives: 'other spellings of the right answer',
  distractors: 'the wrong answers',
  text: 'the answer as it is shown',
  belief: 'the wrong idea behind it, as a short name',
  context: 'the explanation shown after any answer',
  given: 'who connects: `ip`, and if it matters `name`, `score`, `rcpt`',
  ask: 'what is to be predicted: `verdict`, `decidedBy`, `class`',
  ip: 'the address of the sender',
} as const;

/** A key that is explained. */
export type Meaning = keyof typeof meanings;

/** What a key is for, if it is one of the format. */
export function meaningOf(key: string): string | null {
  return key in meanings ? meanings[key as Meaning] : null;
}
