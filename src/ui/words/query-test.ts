/** What the test of a directory query says to a person in words of its own. The result is the appliance's. */
export const queryTestWords = {
  title: 'Test a query',
  query: 'Query',
  address: 'Address',
  sender: 'Sender {f}',
  group: 'Group {g}',
  run: 'Test',
  none: 'No query to test: appliance.yaml defines none.',
  asWritten: 'Tested as the tables stand here, committed or not. Nothing is sent, and no answer is kept.',
  filter: 'Asked',
  base: 'Below',
  entries: (count: number): string => (count === 0 ? 'finds nobody' : count === 1 ? 'finds 1 entry' : `finds ${String(count)} entries`),
  more: (count: number): string => `and ${String(count)} more`,
  noFilter: 'The query leads to no filter for this address, so nobody is asked.',
  result: 'Result',
} as const;
