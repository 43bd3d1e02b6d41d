import { describe, expect, it } from 'vitest';
import { compileCourse } from '#lab/authoring';
import { block, lessonOf, scenarioFiles, step, told } from '../course-files.ts';

describe('a compiled lesson', () => {
  it('has its summary, its host and what its level brings along', () => {
    const lesson = lessonOf(`Opening.\n\n${step()}`);
    expect(lesson.summary).toEqual({
      id: 'small',
      title: 'A small lesson',
      subtitle: '',
      level: 'intro',
      minutes: 15,
      objectives: ['some.thing'],
      steps: [{ id: 'step', title: 'Step', goals: ['greeted'], questions: [] }],
    });
    expect(lesson).toMatchObject({
      version: 1,
      ticket: null,
      host: 'email.globomantics.com',
      panels: { terminal: 'open' },
      edit: null,
      guidance: 'grey',
    });
    expect(lesson.opening).toBe('<p>Opening.</p>');
  });

  it('starts with the scenario and what its own start says otherwise', () => {
    const { files, trees } = lessonOf(step(), { 'small/start/InboundMail.rat': 'ALL ACCEPT\n' });
    expect(files['InboundMail.rat']).toBe('ALL ACCEPT\n');
    expect(files['InboundMail.hat']).toBe(scenarioFiles['scenarios/carved-rock/InboundMail.hat']);
    expect(Object.keys(trees)).toEqual([files['appliance.yaml'], files['world.yaml']]);
  });

  it('carries the trees of every YAML text that an action writes', () => {
    const wrong = block('wrong', "- name: nobody home\n  do: [{ world: { world.yaml: 'hosts: []' } }]\n  fails: greeted\n  say: S");
    expect(Object.keys(lessonOf(step(wrong)).trees)).toContain('hosts: []');
  });

  it('leads the learner through the lines of the first solution', () => {
    const solution = block(
      'solution',
      '- name: a\n  do:\n    - connect: { from: mail.supplier.example }\n    - type: |\n        HELO x\n        DATA\n\n        .\n    - as: email.globomantics.com\n    - connect: { host: 192.0.2.25, port: 26 }\n- name: b\n  do: [connect]',
    );
    expect(lessonOf(step('', undefined, solution)).steps[0]?.script).toEqual([
      'as mail.supplier.example',
      'telnet email.carvedrock.com 25',
      'HELO x',
      'DATA',
      '',
      '.',
      'as email.globomantics.com',
      'telnet email.carvedrock.com 26',
    ]);
  });

  it('compiles every action to what is played', () => {
    const actions = `- name: all
  do:
    - { as: mail.supplier.example }
    - { connect: { to: OutboundMail } }
    - hangup
    - { wait: 1.5h }
    - { fault: { directory: down } }
    - { fault: { queue: free } }
    - { fault: { dns: failing } }
    - { fault: { reputation: down } }
    - { fault: { directory: slow } }
    - { fault: { directory: up } }
    - { send: 'angie@carvedrock.com orders@carvedrock.com' }
    - { send: angie@carvedrock.com, from: kinda@globomantics.com }
    - { move: BLOCKED_LIST, after: SUSPECTLIST }
    - { set: BLOCKED_LIST, senders: [192.0.2.1] }
    - { policy: BLOCKED_LIST, to: $TRUSTED }
    - { delete: SUSPECTLIST }
    - { add: a.example ACCEPT, in: InboundMail.rat }
    - { policy: a.example, to: reject, in: InboundMail.rat }
    - { replace: { file: InboundMail.rat, text: ALL REJECT } }
    - commit
`;
    const wrong = block('wrong', actions.replace(/$/, '  fails: greeted\n  say: S'));
    expect(lessonOf(step(wrong)).steps[0]?.wrong[0]?.actions).toEqual([
      { kind: 'as', host: 'mail.supplier.example' },
      { kind: 'connect', from: null, to: 'OutboundMail', port: 25 },
      { kind: 'hangup' },
      { kind: 'wait', milliseconds: 5_400_000 },
      { kind: 'fault', fault: 'directory', on: true },
      { kind: 'fault', fault: 'queue', on: false },
      { kind: 'fault', fault: 'dns', on: true },
      { kind: 'fault', fault: 'reputation', on: true },
      { kind: 'fault', fault: 'directory', on: false },
      { kind: 'fault', fault: 'directory-slow', on: true },
      { kind: 'fault', fault: 'directory', on: false },
      { kind: 'fault', fault: 'directory-slow', on: false },
      { kind: 'send', to: ['angie@carvedrock.com', 'orders@carvedrock.com'], from: null },
      { kind: 'send', to: ['angie@carvedrock.com'], from: 'kinda@globomantics.com' },
      { kind: 'edit', file: 'InboundMail.hat', edit: { kind: 'move', name: 'BLOCKED_LIST', side: 'after', other: 'SUSPECTLIST' } },
      { kind: 'edit', file: 'InboundMail.hat', edit: { kind: 'set', name: 'BLOCKED_LIST', entries: ['192.0.2.1'] } },
      { kind: 'edit', file: 'InboundMail.hat', edit: { kind: 'policy', name: 'BLOCKED_LIST', policy: '$TRUSTED' } },
      { kind: 'edit', file: 'InboundMail.hat', edit: { kind: 'delete', name: 'SUSPECTLIST' } },
      { kind: 'edit', file: 'InboundMail.rat', edit: { kind: 'add', name: '', entries: ['a.example ACCEPT'] } },
      { kind: 'edit', file: 'InboundMail.rat', edit: { kind: 'policy', name: 'a.example', policy: 'REJECT' } },
      { kind: 'replace', file: 'InboundMail.rat', text: 'ALL REJECT' },
      { kind: 'commit' },
    ]);
  });

  it('says what an action lacks or has too much of', () => {
    const faults =
      '- name: f\n  do:\n    - { move: BLOCKED_LIST }\n    - { delete: BLOCKED_LIST, senders: [a] }\n    - { move: ALL, delete: ALL }\n    - { add: a.example, in: InboundMail.rat }\n    - { delete: ALL, in: Inbound.hat }\n    - { fault: {} }\n    - { send: "<>" }\n  fails: greeted\n  say: S';
    expect(told(step(block('wrong', faults))).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      '`move` needs `before` or `after`, and one of them',
      '`senders` says nothing beside `delete`; it takes `in`',
      'an action does one thing, and this does move and delete: one of as, connect, type, send, wait, fault, move, set, add, remove, delete, policy, replace, world',
      '`add` to a RAT takes a whole line, such as `partner.example ACCEPT`',
      'there is no table `Inbound.hat` in the start; known here: InboundMail.hat, OutboundMail.hat, InboundMail.rat',
      'an action breaks or mends one thing',
      '`send` needs an address, and `from` one at most',
    ]);
  });

  it('orders options by the question alone, and numbers by themselves', () => {
    const quiz = block(
      'quiz',
      '- id: codes\n  type: choice\n  prompt: P\n  answer: 354\n  context: C\n  distractors: [{ text: 550, belief: a, say: S }, { text: 250, belief: b, say: S }]\n- id: words\n  type: choice\n  prompt: P\n  answer: [Here, There]\n  context: C\n  distractors: [{ text: Nowhere, belief: a, say: S }]',
    );
    const [codes, words] = lessonOf(step(quiz)).steps[0]?.questions ?? [];
    expect(codes).toMatchObject({
      kind: 'choice',
      several: false,
      options: [{ text: '250' }, { text: '354', right: true, belief: null }, { text: '550' }],
    });
    expect(words).toMatchObject({ kind: 'choice', several: true });
    expect(lessonOf(step(quiz)).steps[0]?.questions[1]).toEqual(words);
  });

  it('knows its panes and those that arrive with a step', () => {
    const panels = block('panels', 'policy: [rat]\nlog: open\nintro: The log has arrived.');
    expect(lessonOf(step(panels)).steps[0]?.panels).toEqual({ open: { policy: 'open', log: 'open' }, intro: 'The log has arrived.' });
  });
});

describe('a template of twenty lines', () => {
  const template = `---
id: small
title: Mail for Angie
scenario: carved-rock
---
The partner writes to Angie.

## Let it in {#let-in}
Her letter should arrive.

\`\`\`yaml check
- id: arrives
  goal: Mail for Angie arrives
  probe: { from: email.globomantics.com, rcpt: angie@carvedrock.com }
  expect: { reply: 250 }
  say: It is refused.
\`\`\`
\`\`\`yaml hints
- Which table speaks of Angie?
\`\`\`
`;

  it('is a working lesson, and its author is told what is not proved', () => {
    expect(told('', template)).toEqual([
      '8:1 step `let-in` has checks and no solution, so nothing shows that they can be met: add a `yaml solution` block',
    ]);
  });

  it('takes every key of the front matter', () => {
    const more = template.replace(
      '---\nThe',
      'version: 3\nticket: "Angie: nothing."\nobjectives: [some.thing]\nprerequisites: [small]\nrecall: 2\nlevel: core\nminutes: 25\nhost: email.globomantics.com\npanels: { terminal: open, policy: [hat], why: after-prediction, session: closed }\nallow: { edit: [hat], hosts: all }\n---\nThe',
    );
    expect(told('', more)).toHaveLength(1);
  });
});

describe('a compiled course', () => {
  const course =
    'id: two\ntitle: Two\nlede: L\nversion: 1\nobjectives: { G: { some.thing: S } }\nlessons: [one, two]\ndefaults: { scenario: carved-rock, host: email.globomantics.com, guidance: ask }\n';
  const open = step(
    '',
    block('check', '- id: in\n  goal: G\n  say: S\n  probe: { from: mx7.offers.example }\n  expect: { at: connect, reply: 220 }'),
    block('solution', '- name: s\n  do: [{ delete: BLOCKED_LIST }, commit]'),
  );
  const two = compileCourse({
    ...scenarioFiles,
    'course.yaml': course,
    'one/lesson.md': `---\nid: one\ntitle: One\n---\n${open}`,
    'two/lesson.md': `---\nid: two\ntitle: Two\nstart: previous\n---\n${step()}`,
  });

  it('hands its defaults down', () => {
    expect(two.problems).toEqual([]);
    expect(two.course?.lessons[0]).toMatchObject({ host: 'email.globomantics.com', guidance: 'ask' });
  });

  it('begins a lesson where the one before it ends, if it says so', () => {
    expect(two.course?.lessons[1]?.files['InboundMail.hat']).not.toContain('BLOCKED_LIST');
  });

  it('tells lessons that are listed and missing, or there and not listed', () => {
    const { problems } = compileCourse({
      ...scenarioFiles,
      'course.yaml': course,
      'one/lesson.md': `---\nid: one\ntitle: One\n---\n${open}`,
      'three/lesson.md': '',
    });
    expect(problems.map(({ file, line, severity, message }) => `${file}:${line} ${severity} ${message}`)).toEqual([
      'course.yaml:6 error there is no two/lesson.md: write it, or take it off the list',
      'three/lesson.md:1 warning `three` is not listed in course.yaml, so nobody will find it',
    ]);
  });

  it('is none without its course.yaml', () => {
    expect(compileCourse({})).toMatchObject({ course: null, problems: [{ file: 'course.yaml', message: 'a course needs this file' }] });
  });
});
