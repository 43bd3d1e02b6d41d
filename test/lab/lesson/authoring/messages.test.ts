/** Every message an author meets: that it is told, where it stands, and that it says what to do. */
import { describe, expect, it } from 'vitest';
import { proveLesson } from '#lab/authoring';
import { block, lessonOf, step, told } from '../course-files.ts';

describe('an author', () => {
  it('learns that a colon and a blank begin a new key, with the line of the lesson', () => {
    const check = block('check', "- id: greeted\n  goal: Greet\n  session: [{ say: '^HELO' }]\n  say: Nobody: has greeted");
    expect(told(step('', check))).toContain('17:8 a colon and a blank begin a new key; put the sentence in quotes');
  });

  it('learns that a blank and a # begin a comment', () => {
    const hints = block('hints', '- The reply is 550 #5.1.0 Address rejected.');
    expect(told(step(hints))).toEqual(['26:3 a blank and a `#` begin a comment; put the sentence in quotes']);
  });

  it('learns that in braces a comma ends the value', () => {
    const quiz = block(
      'quiz',
      '- id: q\n  type: choice\n  prompt: Why\n  answer: A\n  context: C\n  distractors: [{ text: B, though false, belief: b, say: S }]',
    );
    expect(told(step(quiz))).toEqual(['31:28 in braces a comma ends the value; put the sentence in quotes']);
  });

  it('learns which known key is nearest to an unknown one', () => {
    const check = block('check', "- id: greeted\n  gaol: Greet\n  session: [{ say: '^HELO' }]\n  say: Nobody.");
    expect(told(step('', check))).toEqual([
      '14:3 `goal` is missing: the line in the list of goals',
      '15:3 unknown key `gaol`: did you mean `goal`',
    ]);
  });

  it('learns which word is nearest to an unknown one', () => {
    const solution = block('solution', '- name: greet\n  do: [connect, comit]');
    expect(told(step('', undefined, solution))).toEqual(['22:17 `comit` is not one of commit, hangup, connect: did you mean `commit`']);
  });

  it.each([
    ['fault: { dns: down }', '`down` is not one of up, failing'],
    ['fault: { directory: slwo }', '`slwo` is not one of up, slow, down: did you mean `slow`'],
    ['fault: { reputatoin: down }', 'unknown key `reputatoin`: did you mean `reputation`'],
    ['fault: { dns: failing, directory: slow }', 'an action breaks or mends one thing'],
  ])('learns what is wrong with %s', (fault, message) => {
    const solution = block('solution', `- name: greet\n  do:\n    - ${fault}`);
    expect(told(step('', undefined, solution)).map((line) => line.replace(/^\S+ /, ''))).toContain(message);
  });

  it('learns which faults a probe knows', () => {
    const check = block('check', '- id: a\n  goal: G\n  say: S\n  probe: { from: email.globomantics.com, faults: { reputation: slow } }');
    expect(told(step('', check)).map((line) => line.replace(/^\S+ /, ''))).toContain('`slow` is not one of up, down');
  });

  it.each([
    ['{ score: { from: -3.0, to: -10.0 } }', '{ verdict: reject }', '`-3 to -10` is nobody that can be asked about: give a range'],
    [
      '{ address: { in: [mail.example.com] } }',
      '{ verdict: reject }',
      '`mail.example.com` is nobody that can be asked about: write an address',
    ],
    ['{ domain: { in: ["x@y"] } }', '{ verdict: reject }', '`x@y` is nobody that can be asked about: write a domain'],
    [
      '{ score: none, user: { in: [ann] } }',
      '{ verdict: reject }',
      '`score` is said of senders and `user` of recipients: make two checks of it',
    ],
    ['{ address: { in: [10.0.0.0/8] }, score: none }', '{ verdict: reject }', 'nobody belongs to this set, so it would always hold'],
    ['{ to: Elsewhere }', '{ verdict: reject }', 'the listener `Elsewhere` is nowhere in the start'],
    ['{ score: none }', '{ at: rcpt, verdict: reject }', 'a set of senders is asked about at `connect`: leave out `at`'],
    ['{ domain: { in: [carvedrock.com] } }', '{ policy: $BLOCKED }', 'of a set of recipients expect `verdict`, `decidedBy`, not `policy`'],
    ['{ score: none }', '{ at: connect }', '`expect` says nothing: add a `verdict`'],
    ['{ adress: { in: [192.0.2.1] } }', '{ verdict: reject }', 'unknown key `adress`: did you mean `address`'],
    ['{ user: { in: [ann] }, in-directory: false }', '{ verdict: reject }', 'not built yet: `in-directory`'],
  ])('learns what is wrong with forall %s and expect %s', (forall, expected, message) => {
    const check = block('check', `- id: a\n  goal: G\n  say: S\n  forall: ${forall}\n  expect: ${expected}`);
    expect(told(step('', check)).map((line) => line.replace(/^\S+ /, ''))).toContainEqual(expect.stringContaining(message));
  });

  it.each([
    ['trace', '- id: a\n  goal: G\n  say: S\n  trace: { at: rcpt }'],
    ['never', '- id: a\n  goal: G\n  say: S\n  never: { reply: 5xx }'],
  ])('learns that %s is not built yet', (kind, text) => {
    expect(told(step('', block('check', text)))).toContain(`17:3 not built yet: \`${kind}\``);
  });

  it.each(['order', 'sort', 'locate', 'provoke', 'explain'])('learns that questions of the kind %s are not built yet', (kind) => {
    expect(told(step(block('quiz', `- id: q\n  type: ${kind}\n  context: C`)))).toContain(`27:9 not built yet: \`${kind}\``);
  });

  it('learns that blocks for later are not built yet', () => {
    const later = '```yaml predict\nbefore: connect\n```\n\n```figure\nenvelope\n```\n\n```smtp script\nHELO x\n```\n';
    expect(told(step(later))).toEqual([
      '25:1 not built yet: `predict`',
      '29:1 not built yet: `figure`',
      '33:1 not built yet: `smtp script`',
    ]);
  });

  it('learns that a group is nowhere in the start', () => {
    const solution = block(
      'solution',
      '- name: move\n  do: [connect, { type: HELO x }, { move: BLOKED_LIST, after: UNKNOWNLIST }, commit]',
    );
    expect(told(step('', undefined, solution))).toEqual(['22:35 group BLOKED_LIST is nowhere in the start: did you mean `BLOCKED_LIST`']);
  });

  it('learns that a host is nowhere in the start', () => {
    const check = block(
      'check',
      '- id: a\n  goal: G\n  say: S\n  probe: { from: email.globomantic.com }\n  expect: { at: connect, reply: 220 }',
    );
    expect(told(step('', check))).toEqual([
      '17:18 the host `email.globomantic.com` is nowhere in the start: name one of world.yaml, or an address',
    ]);
  });

  it('learns that a check holds before the learner has begun', () => {
    const check = block(
      'check',
      '- id: in\n  goal: G\n  say: S\n  probe: { from: email.globomantics.com }\n  expect: { at: connect, reply: 220 }',
    );
    const [problem] = proveLesson(lessonOf(step('', check))).problems;
    expect(problem?.message).toBe('check `in` holds before the learner has begun: make it a guard or change the start');
  });

  it('learns which solution fails which check, with the session', () => {
    const solution = block('solution', '- name: too early\n  do: [connect, { type: "RCPT TO:<angie@carvedrock.com>" }]');
    const [problem] = proveLesson(lessonOf(step('', undefined, solution))).problems;
    expect(problem?.message).toMatchInlineSnapshot(`
      "solution \`too early\` fails check \`greeted\`
               198.51.100.25 connects to 192.0.2.25 port 25
            S: 220 email.carvedrock.com ESMTP
            C: RCPT TO:<angie@carvedrock.com>
            S: 503 #5.5.1 HELO/EHLO first"
    `);
  });

  it('learns that the id of a step has changed', () => {
    const ids = { 'ids.json': '{ "small": ["stop"] }' };
    expect(told(step(), undefined, ids)).toEqual([
      '10:1 the id of step `stop` has changed: saved work on it is lost; write {#stop} again, or take it out of ids.json',
    ]);
  });

  it('learns which parts a lesson cannot do without', () => {
    expect(told('', '')).toEqual([
      '1:1 a lesson begins with its front matter, `id`, `title` and `scenario` between two lines of `---`',
      '1:1 a lesson needs a step: begin it with `## Title {#id}`',
    ]);
    expect(told(step(), '---\nid: small\ntitle: T\n---\n')).toEqual([
      '2:1 `scenario` is missing: the folder below `scenarios/` whose files the lab starts with',
    ]);
  });

  it('learns that a step has no id, or that two have the same', () => {
    expect(told('## Title\nProse.\n')).toContain(
      '10:1 a step needs an id of small letters, digits and hyphens that never changes: write `## Title {#short-name}`',
    );
    expect(told(step() + step())).toContain('26:1 step step stands twice in this lesson: give one another name');
  });

  it('learns that raw HTML, images and strange links are not for lessons', () => {
    expect(told(`Some <b>bold</b> word, ![a picture](x.png) and a [link](javascript:alert).\n\n${step()}`)).toEqual([
      '10:6 raw HTML is not allowed in a lesson: use Markdown, and put what looks like a tag in back-ticks',
      '10:13 raw HTML is not allowed in a lesson: use Markdown, and put what looks like a tag in back-ticks',
      '10:24 images are not built yet: say it in words',
      '10:50 `javascript:alert` is no link a lesson may have: use http(s), `#/…` or `term:…`',
    ]);
  });

  it('learns that a check without a solution cannot be proved', () => {
    expect(told(step('', undefined, ''))).toEqual([
      '10:1 step `step` has checks and no solution, so nothing shows that they can be met: add a `yaml solution` block',
    ]);
  });

  it('learns that a wrong attempt names no check of its step', () => {
    const wrong = block('wrong', '- name: nothing\n  do: [connect]\n  fails: greted\n  say: S');
    expect(told(step(wrong))).toEqual(['28:10 this step has no check `greted`: did you mean `greeted`']);
  });

  it('learns that there is too much to read before something to do', () => {
    const words = Array.from({ length: 81 }, () => 'word').join(' ');
    expect(told(`${words}\n\n${step()}`)).toEqual(['10:1 81 words before there is something to do: cut to 80, or make two steps']);
  });
});
