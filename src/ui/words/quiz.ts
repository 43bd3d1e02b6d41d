/** Questions: what is asked around them and said after them. The questions themselves, and why an answer is right, are the lesson's. */
import { counted } from './count.ts';

export const quizWords = {
  label: 'Questions',
  question: (n: number, count: number): string => `Question ${n} of ${count}`,
  again: 'Once more',
  chooseOne: 'Choose one',
  chooseSeveral: 'Choose all that hold',
  write: 'Write it',
  predict: 'Predict',

  answer: 'Answer',
  chooseFirst: 'Choose or write something first',
  sure: 'Sure',
  guessing: 'Guessing',
  howSure: 'Are you sure?',
  shortLabel: 'Your answer',

  right: 'Right.',
  notThisTime: 'Not this time.',
  partly: (right: number, count: number): string => `${right} of ${count} parts are right.`,
  guessedRight: 'It was a guess, so read why all the same.',
  sureWrong: 'You were sure, so it comes first when you ask again.',
  theAnswerIs: (answer: string): string => `The answer: ${answer}`,
  yours: 'yours',
  theAnswer: 'answer',
  alsoRight: 'answer, missed',
  next: 'Next question',
  last: 'Done',

  summary: (right: number, count: number): string => {
    if (right < count) return `${right} of ${count} questions right.`;
    return count === 1 ? 'The question is answered.' : `All ${counted(count, 'question', 'questions')} right.`;
  },
  retry: (count: number): string => `Ask ${count === 1 ? 'the wrong one' : `the ${counted(count, 'wrong one', 'wrong ones')}`} again`,

  given: { address: 'Address', name: 'Name (PTR)', score: 'Score', rcpt: 'Recipient', none: 'none' },
  noName: 'none',
  parts: { verdict: 'Verdict', decidedBy: 'What decides', class: 'Reply class' },
  classes: { 2: '2xx', 3: '3xx', 4: '4xx', 5: '5xx', none: 'no reply' } as Readonly<Record<string, string>>,

  verdicts: {
    accept: 'Accept',
    relay: 'Relay',
    reject: 'Reject',
    defer: 'Defer, 4xx',
    tcprefuse: 'TCP Refuse',
    throttle: 'Accept, throttled',
    unanswered: 'No answer',
  } as Readonly<Record<string, string>>,
} as const;
