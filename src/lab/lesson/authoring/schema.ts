/**
 * The lesson format as schemas: strict, so that a slip in a key is an error. Types, messages and the JSON Schemas in public/schema all come
 * from here. What the words mean for the lab is decided where they are compiled.
 */
import * as z from 'zod';
import { statesOf } from '../faults.ts';
import { meanings, type Meaning } from './meanings.ts';

const means = <T extends z.ZodType>(schema: T, meaning: Meaning): T => schema.describe(meanings[meaning]);

/** Small words with hyphens: they name things for ever, in saved work and in links. */
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const objectiveId = z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
const sentence = z.string().min(1);
const wordOrNumber = z.union([z.string(), z.number()]).transform(String);
const wordOrNot = z.union([wordOrNumber, z.strictObject({ not: means(wordOrNumber, 'not') })]);
const replyPattern = z.union([z.int().min(200).max(599).transform(String), z.string().regex(/^[2-5](?:\d\d|xx)$/)]);
const replyOrNot = z.union([replyPattern, z.strictObject({ not: means(replyPattern, 'not') })]);
const whole = z.int().min(0);

const table = z.enum(['hat', 'rat', 'listeners', 'directory']);
const paneState = z.enum(['open', 'closed', 'after-prediction', 'after-locate']);
const panes = {
  terminal: paneState.exactOptional(),
  policy: z.union([paneState, z.array(table)]).exactOptional(),
  why: paneState.exactOptional(),
  log: paneState.exactOptional(),
  letter: paneState.exactOptional(),
  session: paneState.exactOptional(),
};

const inheritable = {
  level: means(z.enum(['intro', 'core', 'advanced']), 'level').exactOptional(),
  minutes: means(z.int().min(1), 'minutes').exactOptional(),
  host: means(sentence, 'host').exactOptional(),
  panels: means(z.strictObject(panes), 'panels').exactOptional(),
  allow: means(
    z.strictObject({ edit: z.array(table).exactOptional(), hosts: z.union([z.literal('all'), z.array(sentence)]).exactOptional() }),
    'allow',
  ).exactOptional(),
  guidance: means(z.enum(['grey', 'chips', 'ask']), 'guidance').exactOptional(),
  recall: means(whole, 'recall').exactOptional(),
};

/** The front matter of a lesson. */
export const frontMatterSchema = z.strictObject({
  id: means(id, 'id'),
  title: means(sentence, 'title'),
  scenario: means(id, 'scenario'),
  version: means(z.int().min(1), 'version').exactOptional(),
  ticket: means(sentence, 'ticket').exactOptional(),
  subtitle: means(sentence, 'subtitle').exactOptional(),
  objectives: means(z.array(objectiveId), 'objectives').exactOptional(),
  prerequisites: means(z.array(id), 'prerequisites').exactOptional(),
  start: means(z.literal('previous'), 'start').exactOptional(),
  ...inheritable,
});

/** `course.yaml`. */
export const courseSchema = z.strictObject({
  id: means(id, 'id'),
  title: means(sentence, 'title'),
  lede: means(sentence, 'lede'),
  version: means(z.int().min(1), 'version'),
  objectives: means(z.record(z.string(), z.record(objectiveId, sentence)), 'objectiveGroups'),
  lessons: means(z.array(id).min(1), 'lessons'),
  defaults: means(z.strictObject({ scenario: id.exactOptional(), ...inheritable }), 'defaults').exactOptional(),
  locales: means(z.array(sentence), 'locales').exactOptional(),
});

/** What can be broken, and the words for its states. */
const faultsSchema = z.strictObject({
  directory: z.enum(statesOf('directory')).exactOptional(),
  dns: z.enum(statesOf('dns')).exactOptional(),
  reputation: z.enum(statesOf('reputation')).exactOptional(),
  queue: z.enum(statesOf('queue')).exactOptional(),
  'next-hop': z.enum(statesOf('next-hop')).exactOptional(),
});

const probe = z.strictObject({
  from: means(sentence, 'from'),
  to: means(sentence, 'to').exactOptional(),
  port: z.int().min(1).max(65535).exactOptional(),
  mail: z.string().exactOptional(),
  rcpt: sentence.exactOptional(),
  headers: z.record(z.string(), z.string()).exactOptional(),
  faults: faultsSchema.exactOptional(),
});

const expectation = z.strictObject({
  at: means(z.enum(['connect', 'helo', 'mail', 'rcpt', 'data', 'message']), 'at').exactOptional(),
  verdict: wordOrNot.exactOptional(),
  reply: replyOrNot.exactOptional(),
  decidedBy: wordOrNot.exactOptional(),
  policy: wordOrNot.exactOptional(),
  listener: wordOrNot.exactOptional(),
  recipients: whole.exactOptional(),
});

const among = <T extends z.ZodType>(value: T) =>
  z.union([
    z.strictObject({ in: means(z.array(value).min(1), 'in') }),
    z.strictObject({ 'not-in': means(z.array(value).min(1), 'not-in') }),
  ]);

/** Everyone of a set; what is not named is free. Whether a word of it can be read is seen to where checks are compiled. */
const forall = z.strictObject({
  to: means(sentence, 'listener').exactOptional(),
  address: means(among(sentence), 'address').exactOptional(),
  name: means(z.union([z.enum(['confirmed', 'claims', 'none']), among(sentence)]), 'hostName').exactOptional(),
  class: means(z.enum(['nx.domain', 'serv.fail', 'not.double.verified']), 'class').exactOptional(),
  score: means(z.union([z.enum(['none', 'any']), z.strictObject({ from: z.number(), to: z.number() })]), 'score').exactOptional(),
  owner: means(among(whole), 'owner').exactOptional(),
  country: means(among(sentence), 'country').exactOptional(),
  dnslist: means(z.union([sentence, among(sentence)]), 'dnslist').exactOptional(),
  domain: means(among(sentence), 'domain').exactOptional(),
  user: means(among(sentence), 'user').exactOptional(),
});

const messagePattern = z.strictObject({
  envelope: z.strictObject({ from: z.string().exactOptional(), to: z.string().exactOptional() }).exactOptional(),
  headers: z.record(z.string(), z.string()).exactOptional(),
  xheaders: z.record(z.string(), z.string()).exactOptional(),
  body: z.string().exactOptional(),
  recipients: whole.exactOptional(),
});

const entries = z.array(sentence).min(1);
const statePattern = z.strictObject({
  hat: z
    .strictObject({
      file: sentence.exactOptional(),
      group: means(sentence, 'group'),
      has: entries.exactOptional(),
      lacks: entries.exactOptional(),
      policy: sentence.exactOptional(),
    })
    .exactOptional(),
  rat: z.strictObject({ file: sentence.exactOptional(), has: entries.exactOptional(), lacks: entries.exactOptional() }).exactOptional(),
});

/** A ` ```yaml check ` block. That exactly one kind is given is seen to where checks are compiled. */
export const checksSchema = z.array(
  z.strictObject({
    id: means(id, 'id'),
    goal: means(sentence, 'goal'),
    guard: means(z.boolean(), 'guard').exactOptional(),
    probe: means(probe, 'probe').exactOptional(),
    expect: means(expectation, 'expect').exactOptional(),
    forall: means(forall, 'forall').exactOptional(),
    session: means(z.array(z.strictObject({ say: sentence, reply: replyOrNot.exactOptional() })).min(1), 'session').exactOptional(),
    ordered: means(z.boolean(), 'ordered').exactOptional(),
    message: means(messagePattern, 'message').exactOptional(),
    state: means(statePattern, 'state').exactOptional(),
    say: means(sentence, 'say'),
    objective: means(objectiveId, 'objective').exactOptional(),
  }),
);

const action = z.union([
  z.enum(['commit', 'hangup', 'connect']),
  z.strictObject({
    as: sentence.exactOptional(),
    connect: z
      .strictObject({
        from: sentence.exactOptional(),
        to: sentence.exactOptional(),
        host: sentence.exactOptional(),
        port: z.int().min(1).max(65535).exactOptional(),
      })
      .exactOptional(),
    type: z.string().exactOptional(),
    wait: z
      .string()
      .regex(/^\d+(?:\.\d+)?(?:s|m|h|d)$/)
      .exactOptional(),
    fault: faultsSchema.exactOptional(),
    send: sentence.exactOptional(),
    from: sentence.exactOptional(),
    move: sentence.exactOptional(),
    before: sentence.exactOptional(),
    after: sentence.exactOptional(),
    set: sentence.exactOptional(),
    add: sentence.exactOptional(),
    remove: sentence.exactOptional(),
    senders: entries.exactOptional(),
    delete: sentence.exactOptional(),
    policy: sentence.exactOptional(),
    to: sentence.exactOptional(),
    in: sentence.exactOptional(),
    replace: z.strictObject({ file: sentence, text: z.string() }).exactOptional(),
    world: z.record(z.string(), z.string()).exactOptional(),
  }),
]);

/** A ` ```yaml solution ` block. */
export const solutionsSchema = z.array(z.strictObject({ name: means(sentence, 'name'), do: means(z.array(action), 'do') }));

/** A ` ```yaml wrong ` block. */
export const wrongSchema = z.array(
  z.strictObject({
    name: means(sentence, 'name'),
    do: means(z.array(action), 'do'),
    fails: means(id, 'fails'),
    say: means(sentence, 'say'),
  }),
);

/** A ` ```yaml hints ` block. */
export const hintsSchema = z.array(sentence).min(1);

/** A ` ```yaml panels ` block. */
export const panelsSchema = z.strictObject({ ...panes, intro: means(sentence, 'intro') });

const questionBase = {
  id: means(id, 'id'),
  context: means(sentence, 'context'),
  objective: means(objectiveId, 'objective').exactOptional(),
};
const distractor = z.strictObject({
  text: means(wordOrNumber, 'text'),
  belief: means(id, 'belief'),
  say: means(sentence, 'say'),
});

/** A ` ```yaml quiz ` block. */
export const quizSchema = z.array(
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('choice'),
      prompt: means(sentence, 'prompt'),
      answer: means(z.union([wordOrNumber, z.array(wordOrNumber).min(1)]), 'answer'),
      distractors: means(z.array(distractor).min(1), 'distractors'),
      ...questionBase,
    }),
    z.strictObject({
      type: z.literal('short'),
      prompt: means(sentence, 'prompt'),
      answer: means(wordOrNumber, 'answer'),
      alternatives: means(z.array(wordOrNumber), 'alternatives').exactOptional(),
      ...questionBase,
    }),
    z.strictObject({
      type: z.literal('predict'),
      prompt: means(sentence, 'prompt').exactOptional(),
      given: means(
        z.strictObject({
          ip: means(sentence, 'ip'),
          name: sentence.exactOptional(),
          score: z.union([z.number().min(-10).max(10), z.literal('none')]).exactOptional(),
          rcpt: sentence.exactOptional(),
        }),
        'given',
      ),
      ask: means(z.array(z.enum(['verdict', 'decidedBy', 'class'])).min(1), 'ask'),
      ...questionBase,
    }),
  ]),
);

/** Front matter as read, the course's defaults filled in. */
export type FrontMatter = z.output<typeof frontMatterSchema>;
/** `course.yaml` as read. */
export type CourseFile = z.output<typeof courseSchema>;
/** One check as read. */
export type CheckSource = z.output<typeof checksSchema>[number];
/** One action as read. */
export type ActionSource = z.output<typeof action>;
/** One question as read. */
export type QuestionSource = z.output<typeof quizSchema>[number];
/** A `panels` block as read. */
export type PanelsSource = z.output<typeof panelsSchema>;

/** The published JSON Schemas by file name: `lesson.json` is the front matter, with each kind of block below `$defs`. */
export function jsonSchemas(): Readonly<Record<'lesson.json' | 'course.json', unknown>> {
  const blocks = {
    check: checksSchema,
    hints: hintsSchema,
    panels: panelsSchema,
    quiz: quizSchema,
    solution: solutionsSchema,
    wrong: wrongSchema,
  };
  const $defs = Object.fromEntries(Object.entries(blocks).map(([kind, schema]) => [kind, withoutDialect(schema)]));
  return { 'lesson.json': { ...asJson(frontMatterSchema), $defs }, 'course.json': asJson(courseSchema) };
}

const asJson = (schema: z.ZodType): Record<string, unknown> => z.toJSONSchema(schema, { io: 'input' });

function withoutDialect(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = asJson(schema);
  return rest;
}
