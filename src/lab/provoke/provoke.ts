/** A provocation turned into a lab, and into the input that brings the reply. */
import type { ReplyId } from '#esa';
import { connectInput, LINE_TIME, lineInput } from '../client.ts';
import type { Files, Input } from '../input.ts';
import { start, type Snapshot } from '../snapshot.ts';
import { OWN, PORT } from './provocation.ts';
import { provocations } from './provocations.ts';

/** A lab to begin with: its files, the inputs made in it so far, and the host to act from. */
export interface ProvokedLab {
  readonly files: Files;
  readonly inputs: readonly Input[];
  readonly host: string;
}

/** The lab in which one more input provokes the reply; `scenario` are the files of Carved Rock. */
export function provokedLab(id: ReplyId, scenario: Files): ProvokedLab {
  const { changes, before, host } = provocations[id];
  const files = changes.reduce(
    (texts, { file, find, put }) => ({ ...texts, [file]: (texts[file] ?? '').replace(find, () => put) }),
    scenario,
  );
  const { clock } = start(files);
  return { files, host, inputs: before.map((act, index): Input => ({ ...act, at: clock + (index + 1) * LINE_TIME })) };
}

/** The input that provokes the reply, made now on a connection; by a call, that connection is opened. */
export function provokingInput(id: ReplyId, now: Snapshot, connection = OWN): Input {
  const { last } = provocations[id];
  switch (last.kind) {
    case 'line':
      return lineInput(now, connection, last.line);
    case 'connect':
      return connectInput(now, connection, last.from, last.to, PORT);
    case 'wait':
      return { kind: 'time', at: now.clock + last.minutes * 60_000 };
  }
}
